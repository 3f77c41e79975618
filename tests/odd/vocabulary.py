"""A small vocabulary of letters, in ODD, and what tests make of ODDs that take from it."""

from __future__ import annotations

from pathlib import Path

from teikit import odd, relaxng

TEI = "http://www.tei-c.org/ns/1.0"
HEADER = """<teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
<editionStmt><edition>Version 1.2.0</edition></editionStmt>
<publicationStmt><p>Ours.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"""
SOURCE = (Path(__file__).parent / "letters.xml").read_text("utf-8")


def customization(inside: str, start: str = "letter", **attributes: str) -> str:
    """An ODD with that in its schemaSpec."""
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"""<TEI xmlns="{TEI}" xmlns:rng="http://relaxng.org/ns/structure/1.0"
 xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xi="http://www.w3.org/2001/XInclude">{HEADER}
<text><body><schemaSpec ident="our" start="{start}"{said}>
{inside}
</schemaSpec></body></text></TEI>"""


WHOLE = '<moduleRef key="mail"/><moduleRef key="marks"/>'


def schema(folder: Path, inside: str, start: str = "letter", **attributes: str) -> relaxng.Schema:
    """The grammar of an ODD that takes from the small vocabulary."""
    (folder / "letters.xml").write_text(SOURCE, "utf-8")
    path = folder / "our.odd"
    path.write_text(customization(inside, start, **attributes), "utf-8")
    made = odd.write(odd.load(path, folder / "letters.xml"), ".rng")
    return relaxng.load("our.rng", made)


def accepts(grammar: relaxng.Schema, text: str) -> bool:
    """Whether a letter, written without its namespace, is valid."""
    return not list(grammar.violations(document(text)))


def document(text: str) -> bytes:
    """A document of the small vocabulary."""
    name, rest = text[1:].split(">", 1) if " " not in text.split(">", 1)[0] else text[1:].split(" ", 1)
    mark = ">" if " " not in text.split(">", 1)[0] else " "
    return f'<{name} xmlns="{TEI}"{mark}{rest}'.encode()
