"""Neither a sheet nor a document makes anything else be read: no file, no network, no environment."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading

import pytest

from teikit import schematron
from teikit.schematron.library import beside

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
def test_no_expression_reaches_the_network(server, expression):
    url, asked = server
    text = SHOW % expression.format(url)
    code = (
        "import sys\n"
        "from teikit import schematron\n"
        "for text in sys.argv[1:]:\n"
        "    print([each.text for each in schematron.load('a.sch', text.encode()).failures(b'<d/>')])\n"
    )
    first = SHOW % "parse-xml('&lt;d/>')"  # a parser that was used before must be as safe as a new one
    done = subprocess.run(
        [sys.executable, "-c", code, first, first, text],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "secret" not in done.stdout
    assert asked == []


@pytest.mark.parametrize("expression", READERS)
def test_no_expression_reads_a_file_that_is_not_given_to_it(tmp_path, expression):
    secret = tmp_path / "secret.xml"
    secret.write_text("<d>hush</d>")
    first = schematron.load("rules.sch", (SHOW % "parse-xml('&lt;d/>')").encode())
    assert len([*first.failures(b"<d/>"), *first.failures(b"<d/>")]) == 2
    text = (SHOW % expression.format(secret.as_uri())).encode()
    sheet = schematron.load("rules.sch", text)
    assert not any("hush" in failure.text for failure in sheet.failures(b"<d/>"))


@pytest.mark.parametrize(
    "expression",
    [
        "doc('names.xml')//n",
        "document('names.xml')//n",
        "document(@in)//n",
        "doc(concat('nam', 'es.xml'))//n",
    ],
)
def test_a_sheet_reads_what_lies_beside_it_and_the_document(tmp_path, expression):
    (tmp_path / "names.xml").write_text("<names><n>Anna</n></names>")
    rule = f'<rule context="p"><assert test=". = {expression}"><value-of select="."/></assert></rule>'
    text = f'<schema {SPACE} queryBinding="xslt3"><pattern>{rule}</pattern></schema>'.encode()
    sheet = schematron.load(tmp_path / "rules.sch", text)
    document = b"<d><p in='names.xml'>Anna</p><p in='names.xml'>Bert</p></d>"
    for _ in range(2):
        found = list(sheet.failures(document, str(tmp_path / "a.xml")))
        assert [failure.text for failure in found] == ["Bert"]


def test_a_context_may_need_a_document_and_a_variable_may(tmp_path):
    (tmp_path / "names.xml").write_text("<names><n>Anna</n></names>")
    body = """<let name="known" value="doc('names.xml')//n"/><pattern>
        <rule context="p[. = document('names.xml')//n]"><report test=". = $known">known</report></rule>
        </pattern>"""
    sheet = schematron.load(tmp_path / "rules.sch", f"<schema {SPACE}>{body}</schema>".encode())
    found = list(sheet.failures(b"<d><p>Anna</p><p>Bert</p></d>"))
    assert [failure.text for failure in found] == ["known"]


def test_what_is_refused_is_no_failure_and_is_known(tmp_path):
    test = "doc-available('none.xml') or doc('../none.xml')"
    rule = f'<rule context="d"><assert test="{test}">x</assert></rule>'
    text = f"<schema {SPACE}><pattern>{rule}</pattern></schema>".encode()
    (tmp_path / "a").mkdir()
    sheet = schematron.load(tmp_path / "a" / "rules.sch", text)
    library = schematron.Library(beside(sheet.path))
    assert list(sheet.failures(b"<d/>", library=library)) == []
    assert sorted(library.refused.values())[-1] == "it lies outside the folder of the document"
    assert len(library.refused) == 2


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
