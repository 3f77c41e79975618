"""XML that tries to read, to fetch or to grow: every command that takes XML stays unmoved."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Teikit

COMMANDS = [
    ("validate", "bad.xml", "--ignore", "grammar"),
    ("export", "text", "bad.xml", "-o", "-"),
    ("export", "html", "bad.xml", "-o", "-"),
    ("export", "json", "bad.xml", "-o", "-"),
    ("source", "bad.xml"),
]
TEXT = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p n="{}">{}</p></body></text></TEI>'


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server on loopback, and the paths that were asked of it."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}", asked
        finally:
            listening.shutdown()
            thread.join()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_the_xml_names_is_not_read(
    teikit: Teikit, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "secret.txt").write_text("swordfish")
    (tmp_path / "bad.xml").write_text(
        f'<!DOCTYPE TEI [<!ENTITY it SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        + TEXT.format("", "&it;")
    )
    done = teikit(*command)
    assert b"swordfish" not in done.out
    assert "swordfish" not in done.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_fetched(
    teikit: Teikit, tmp_path: Path, server: tuple[str, list[str]], command: tuple[str, ...]
) -> None:
    address, asked = server
    (tmp_path / "bad.xml").write_text(
        f'<?xml-model href="{address}/schema.rng"?><!DOCTYPE TEI SYSTEM "{address}/tei.dtd" '
        f'[<!ENTITY % more SYSTEM "{address}/more.ent"> %more; <!ENTITY it SYSTEM "{address}/it.xml">]>'
        + TEXT.format("", "&it;")
    )
    teikit(*command)
    assert asked == []


@pytest.mark.parametrize("where", ["attribute", "text"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_entities_do_not_grow_without_bound(
    teikit: Teikit, tmp_path: Path, command: tuple[str, ...], where: str
) -> None:
    entities = '<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    filled = TEXT.format("&e9;", "") if where == "attribute" else TEXT.format("", "&e9;")
    (tmp_path / "bad.xml").write_text(f"<!DOCTYPE TEI [{entities}]>{filled}")
    done = teikit(*command)
    assert done.code in (0, 1, 2)
    assert len(done.out) < 100_000
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_ten_thousand_nested_elements_are_no_traceback(
    teikit: Teikit, tmp_path: Path, command: tuple[str, ...]
) -> None:
    deep = "<seg>" * 10_000 + "deep" + "</seg>" * 10_000
    (tmp_path / "bad.xml").write_text(TEXT.format("", deep))
    done = teikit(*command)
    assert done.code in (0, 1, 2)
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"no xml",
        b"<a>",
        b"\xff\xfe\x00",
        b"<a b='&x;'/>",
        b"<a:b/>",
        b'<?xml version="1.0" encoding="F-8"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
    ],
)
@pytest.mark.parametrize("command", COMMANDS[:2] + COMMANDS[-1:], ids=" ".join)
def test_what_is_not_xml_is_one_clear_line(
    teikit: Teikit, tmp_path: Path, command: tuple[str, ...], data: bytes
) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    done = teikit(*command)
    assert done.code in (1, 2)
    assert "bad.xml" in done.err + done.text
    assert "Traceback" not in done.err
