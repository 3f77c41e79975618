"""Neither a sheet nor a document makes anything else be read: no file, no network, no environment."""

from __future__ import annotations

import http.server
import os
import threading

import pytest

from teikit import schematron

SPACE = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
SHOW = f"""<schema {SPACE}><pattern><rule context="/*"><report test="true()"><value-of select="%s"/>
    </report></rule></pattern></schema>"""

EVERY = '<pattern><rule context="d"><assert test="true()">text</assert></rule></pattern>'
VALUE = (
    '<pattern><rule context="/*"><report test="true()">[<value-of select="{}"/>]</report></rule></pattern>'
)

READERS = [
    "doc('{}')", "document('{}')", "doc-available('{}')", "unparsed-text('{}')", "unparsed-text-lines('{}')",
    "unparsed-text-available('{}')", "json-doc('{}')", "collection('{}')", "uri-collection('{}')",
    "transform(map{{'stylesheet-location': '{}', 'source-node': .}})?output",
    "parse-xml('&lt;!DOCTYPE d [&lt;!ENTITY x SYSTEM &quot;{}&quot;>]>&lt;d>&amp;x;&lt;/d>')",
]  # fmt: skip


@pytest.fixture(scope="module")
def server():
    """A server that notes who asks."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<secret>[]</secret>")

        def log_message(self, *_args):
            """Nothing on the screen."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/x", asked
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("expression", READERS)
@pytest.mark.parametrize("trusted", [False, True])
def test_no_expression_reaches_the_network(server, expression, trusted):
    url, asked = server
    text = (SHOW % expression.format(url)).encode()
    sheet = schematron.load("rules.sch", text, trusted=trusted)
    found = list(sheet.failures(b"<d/>"))
    assert "secret" not in found[0].text
    assert asked == []


@pytest.mark.parametrize("expression", READERS)
def test_no_expression_of_an_untrusted_sheet_reads_a_file(tmp_path, expression):
    secret = tmp_path / "secret.xml"
    secret.write_text("<d>hush</d>")
    text = (SHOW % expression.format(secret.as_uri())).encode()
    sheet = schematron.load("rules.sch", text)
    (failure,) = sheet.failures(b"<d/>")
    assert "hush" not in failure.text


def test_a_trusted_sheet_may_read_a_local_file(tmp_path):
    (tmp_path / "names.xml").write_text("<names><n>Anna</n></names>")
    rule = '<rule context="p"><assert test=". = doc(\'names.xml\')//n"><value-of select="."/></assert></rule>'
    text = f"<schema {SPACE}><pattern>{rule}</pattern></schema>".encode()
    trusted, untrusted = (
        schematron.load(tmp_path / "rules.sch", text, trusted=trust) for trust in (True, False)
    )
    document = b"<d><p>Anna</p><p>Bert</p></d>"
    untrusted.compile()
    for _ in range(2):
        assert [failure.text for failure in trusted.failures(document)] == ["Bert"]
        for failure in untrusted.failures(document):
            assert failure.text.startswith("\". = doc('names.xml')//n\" cannot be evaluated: ")
            assert "line" not in failure.text


def test_the_environment_is_not_seen(ask):
    assert os.environ["PATH"]
    assert ask(VALUE.format("environment-variable('PATH')"), "<d/>")[0].text == "[]"


def test_external_entities_of_a_document_are_not_read(ask, tmp_path, server):
    url, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("hush")
    document = f"""<!DOCTYPE d SYSTEM "{url}" [<!ENTITY a SYSTEM "{secret.as_uri()}">
        <!ENTITY b SYSTEM "{url}"> <!ENTITY % c SYSTEM "{url}"> %c;]><d>&a;&b;</d>"""
    assert ask(VALUE.format("."), document)[0].text == "[]"
    assert asked == []


def test_entities_that_multiply_are_refused(ask):
    entities = "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    document = f'<!DOCTYPE d [<!ENTITY a "{"x" * 10}">{entities}]><d>&j;</d>'
    (failure,) = ask(EVERY, document)
    assert "amplification" in failure.text
