"""teikit schema add, list and remove, against a server on this very machine."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.small_schema import BAD, COMPACT, GOOD, GRAMMAR, SCHEMATRON, TEI, model, pattern, sheet

from teikit import schematron
from teikit.schemas import fetch, store, transport
from teikit.schemas.address import key
from teikit.workspace import Workspace

saxon = pytest.mark.skipif(not schematron.available(), reason="saxonche is not installed")
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server: what it answers by path, and the paths that it was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | str | Answer] = {}
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = False
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site.pages.get(self.path.partition("?")[0])
                if callable(page):
                    page(self)
                elif page is None:
                    self.send_error(404)
                else:
                    data = page.encode() if isinstance(page, str) else page
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)

            def log_message(self, *_arguments: object) -> None:
                pass

        return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.thread.start()
    yield site
    site.server.shutdown()
    site.thread.join()
    site.server.server_close()


def to(address: str) -> Answer:
    """A redirection."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def cache() -> list[Path]:
    return sorted(path for path in Path(os.environ["TEIKIT_CACHE"], "schemas").glob("*"))


def test_a_schema_is_fetched_once_and_then_used_without_the_network(
    teikit: Teikit, tmp_path: Path, site: Site
) -> None:
    site.pages["/small.rng"] = GRAMMAR
    address = f"{site.root}/small.rng"
    (tmp_path / "named.xml").write_text(TEI.format(model(address), "<p/>"), "utf-8")
    assert teikit("validate", "named.xml").code == 1
    assert site.asked == []
    done = teikit("schema", "add", address)
    assert (done.code, done.err) == (0, "")
    assert done.text.startswith(f"{address}  {len(GRAMMAR)} bytes, fetched 2")
    assert teikit("validate", "named.xml").code == 0
    (tmp_path / "bad.xml").write_text(BAD, "utf-8")
    assert teikit("validate", "bad.xml", "--schema", address).code == 1
    assert site.asked == ["/small.rng"]
    assert cache()[0].read_text("utf-8") == GRAMMAR


def test_list_and_remove(teikit: Teikit, site: Site) -> None:
    site.pages |= {"/a.rng": GRAMMAR, "/b.rng": GRAMMAR, "/c.rnc": COMPACT}
    addresses = [f"{site.root}/{name}" for name in ("a.rng", "b.rng", "c.rnc")]
    assert teikit("schema", "add", *addresses).code == 0
    listed = teikit("schema", "list").text.splitlines()
    assert listed[0].startswith("profile  ")
    assert [line.partition("  ")[0] for line in listed[-3:]] == addresses
    assert len(cache()) == 2, "one file for two addresses of the same content"
    assert teikit("schema", "remove", addresses[0], addresses[2]).code == 0
    assert len(cache()) == 1
    assert addresses[0] not in teikit("schema", "list").text
    assert addresses[1] in teikit("schema", "list").text
    again = teikit("schema", "remove", addresses[0])
    assert again.code == 2
    assert again.err == f"teikit: {addresses[0]}: was not fetched; `teikit schema list` shows what was\n"


def test_the_names_of_the_list_are_those_that_validate_takes(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_text(GOOD, "utf-8")
    for line in teikit("schema", "list").text.splitlines():
        name = line.partition("  ")[0]
        if name in ("profile", "tei_minimal", "tei_bare"):
            assert teikit("validate", "good.xml", "--schema", name, "--no-schematron").code == 1


@pytest.mark.parametrize("form", ["xml", "compact"])
def test_what_a_schema_includes_is_fetched_with_it(
    teikit: Teikit, tmp_path: Path, site: Site, form: str
) -> None:
    relax = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    if form == "xml":
        site.pages["/a/top.rng"] = (
            f"<grammar {relax}><!-- <include href='no.rng'/> -->"
            f"<include\n href = '../b/small.rng?v=1&amp;w=2'>"
            f'<define name="p" xml:base="../c/"><choice><externalRef href="p.rng"/>'
            f'<externalRef href="{site.root}/c/q.rng"/></choice></define></include></grammar>'
        )
        site.pages["/b/small.rng"] = GRAMMAR
        site.pages["/c/p.rng"] = (
            f'<element {relax} ns="http://www.tei-c.org/ns/1.0" name="p"><text/></element>'
        )
    else:
        site.pages["/a/top.rng"] = (
            f'# include "no.rnc"\ninclude "../b/small.rnc?v=1&w=2" {{ p = external \'../c/p.rnc\' | '
            f'external "{site.root}/c/q.rng" }}\n'
        )
        site.pages["/a/top.rnc"] = site.pages["/a/top.rng"]
        site.pages["/b/small.rnc"] = COMPACT
        site.pages["/c/p.rnc"] = 'default namespace = "http://www.tei-c.org/ns/1.0"\nelement p { text }\n'
    site.pages["/c/q.rng"] = f'<element {relax} ns="http://www.tei-c.org/ns/1.0" name="q"><text/></element>'
    address = f"{site.root}/a/top.{'rng' if form == 'xml' else 'rnc'}"
    done = teikit("schema", "add", address)
    assert (done.code, done.err) == (0, "")
    assert "in 4 files" in done.text
    assert "/b/small.rng?v=1&w=2" in site.asked or "/b/small.rnc?v=1&w=2" in site.asked
    site.pages.clear()
    (tmp_path / "both.xml").write_text(TEI.format(model(address), "<p/><q/>"), "utf-8")
    assert teikit("validate", "both.xml").code == 0
    (tmp_path / "other.xml").write_text(TEI.format(model(address), "<r/>"), "utf-8")
    assert teikit("validate", "other.xml").code == 1
    assert teikit("schema", "remove", address).code == 0
    assert cache() == []


@saxon
def test_rules_are_fetched_with_what_they_include(teikit: Teikit, tmp_path: Path, site: Site) -> None:
    include = '<sch:include href="parts/two.xml#two"/>'
    site.pages["/house.sch"] = sheet(include)
    site.pages["/parts/two.xml"] = f'<x xmlns:sch="{SCHEMATRON}">{pattern("two")}</x>'.replace(
        'id="two"', 'id="two" xml:id="two"'
    )
    (tmp_path / "named.xml").write_text(TEI.format(model("small.rng"), "<p/>"), "utf-8")
    (tmp_path / "small.rng").write_text(GRAMMAR, "utf-8")
    added = teikit("schema", "add", f"{site.root}/house.sch")
    assert (added.code, added.err) == (0, "")
    done = teikit("validate", "named.xml", "--schema", f"{site.root}/house.sch")
    assert done.code == 1
    assert "it says no two" in done.text


def test_redirections_are_followed_on_this_machine(teikit: Teikit, site: Site) -> None:
    site.pages |= {"/old.rng": to("/new.rng"), "/new.rng": GRAMMAR}
    assert teikit("schema", "add", f"{site.root}/old.rng").code == 0
    assert f"{site.root}/old.rng" in teikit("schema", "list").text


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b" " * 8)
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(GRAMMAR.encode())


RELAX = 'xmlns="http://relaxng.org/ns/structure/1.0"'


@pytest.mark.parametrize(
    ("page", "said"),
    [
        pytest.param(None, "cannot be fetched: 404 not found", id="not there"),
        pytest.param(to("http://schemas.example.org/a.rng"), "which is not https", id="to http"),
        pytest.param(to("file:///etc/hostname"), "cannot be fetched", id="to a file"),
        pytest.param(to("/page.rng"), "cannot be fetched", id="to itself"),
        pytest.param(b" " * 5000, "is larger than 0.00390625 MiB", id="large"),
        pytest.param(slow, "did not arrive within 0.6 seconds", id="slow"),
        pytest.param(short, "broke off", id="short"),
        pytest.param(
            "<!DOCTYPE html><html><body>sign in</body></html>", "is a web page, not a schema", id="page"
        ),
        pytest.param("<grammar", "page.rng:1:", id="not well-formed"),
        pytest.param('<?xml version="1.0" encoding="F-8"?><a/>', "unknown encoding", id="encoding"),
        pytest.param(
            f"<grammar {RELAX}/>", "page.rng:1:1: is not a correct RELAX NG schema", id="not correct"
        ),
        pytest.param(f'<a {RELAX}><include href="page.rng"/></a>', "includes itself", id="circle"),
        pytest.param(f'<a {RELAX}><include href="http://["/></a>', "cannot be followed", id="no address"),
        pytest.param(f'<a {RELAX} xml:base="http://["/>', "cannot be followed", id="no base"),
        pytest.param(
            f'<a {RELAX}><include href="file:///etc/hosts"/></a>', "which is not https", id="a file"
        ),
        pytest.param(
            f'<a {RELAX}><include href="gone.rng"/></a>', "gone.rng: cannot be fetched: 404", id="part"
        ),
    ],
)
def test_what_cannot_be_kept_is_one_line_and_leaves_nothing(
    teikit: Teikit, site: Site, monkeypatch: pytest.MonkeyPatch, page: bytes | str | Answer | None, said: str
) -> None:
    monkeypatch.setattr(transport, "LARGEST", 4096)
    monkeypatch.setattr(transport, "TIMEOUT", 0.2)
    if page is not None:
        site.pages["/page.rng"] = page
    done = teikit("schema", "add", f"{site.root}/page.rng")
    assert (done.code, done.text) == (2, "")
    assert done.err.startswith(f"teikit: {site.root}/")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert cache() == []
    assert site.root not in teikit("schema", "list").text


def test_a_schema_without_end_is_refused(teikit: Teikit, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MOST", 5)
    for number in range(9):
        site.pages[f"/{number}.rng"] = f'<grammar {RELAX}><include href="{number + 1}.rng"/></grammar>'
    done = teikit("schema", "add", f"{site.root}/0.rng")
    assert done.code == 2
    assert "has more than 5 parts" in done.err
    assert len(site.asked) == 5


@pytest.mark.parametrize(
    "address", ["small.rng", "file:///etc/hosts", "ftp://example.org/a.rng", "https://", "http://["]
)
def test_what_is_no_address_is_refused(teikit: Teikit, address: str) -> None:
    done = teikit("schema", "add", address)
    assert done.code == 2
    assert "give one that starts with https://" in done.err


def test_one_that_fails_does_not_stop_the_others(teikit: Teikit, site: Site) -> None:
    site.pages["/small.rng"] = GRAMMAR
    done = teikit("schema", "add", f"{site.root}/gone.rng", f"{site.root}/small.rng")
    assert done.code == 2
    assert "small.rng" in done.text
    assert "gone.rng" in done.err


def test_a_schema_that_was_fetched_keeps_until_a_new_one_is_there(teikit: Teikit, site: Site) -> None:
    site.pages["/small.rng"] = GRAMMAR
    teikit("schema", "add", f"{site.root}/small.rng")
    (kept,) = cache()
    site.pages["/small.rng"] = "<grammar"
    assert teikit("schema", "add", f"{site.root}/small.rng").code == 2
    assert cache() == [kept]
    site.pages["/small.rng"] = GRAMMAR + "<!-- new -->\n"
    assert teikit("schema", "add", f"{site.root}/small.rng").code == 0
    assert len(cache()) == 1
    assert cache() != [kept]


@pytest.mark.parametrize("damage", ["schema cut", "schema gone", "index cut", "index other", "index foreign"])
def test_a_damaged_cache_counts_as_none(teikit: Teikit, tmp_path: Path, site: Site, damage: str) -> None:
    site.pages["/small.rng"] = GRAMMAR
    address = f"{site.root}/small.rng"
    teikit("schema", "add", address)
    (kept,) = cache()
    (index,) = Path(os.environ["TEIKIT_CACHE"], "index").glob("*")
    match damage.split():
        case ["schema", "cut"]:
            kept.write_text(GRAMMAR[:50])
        case ["schema", "gone"]:
            kept.unlink()
        case ["index", "cut"]:
            index.write_text(index.read_text()[:30])
        case ["index", "other"]:
            index.write_text('["a list"]')
        case _:
            index.write_text(index.read_text().replace(kept.name, "../../../etc/hosts"))
    (tmp_path / "named.xml").write_text(TEI.format(model(address), "<p/>"), "utf-8")
    done = teikit("validate", "named.xml")
    assert (done.code, done.err) == (1, "")
    assert "only on the network" in done.text
    assert address not in teikit("schema", "list").text
    assert teikit("schema", "add", address).code == 0
    assert teikit("validate", "named.xml").code == 0


def test_two_runs_may_add_at_once(teikit: Teikit, site: Site) -> None:
    site.pages |= {f"/{number}.rng": f"{GRAMMAR}<!-- {number % 3} -->" for number in range(12)}
    teikit("schema", "list")
    with ThreadPoolExecutor(6) as pool:
        added = list(pool.map(fetch.add, [f"{site.root}/{number}.rng" for number in range(12)]))
    assert list(store.every(Workspace())) == sorted(added, key=lambda each: each.address)
    assert len(cache()) == 3


def test_http_and_https_name_the_same_schema() -> None:
    assert key("http://Example.org/a.rng#x") == key("https://example.org/a.rng")
    assert key("http://localhost:1/a.rng") != key("https://localhost:1/a.rng")
