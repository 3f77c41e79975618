"""A small vocabulary of letters, in ODD, and what tests make of ODDs that take from it."""

from __future__ import annotations

from pathlib import Path

from teikit import odd, relaxng

TEI = "http://www.tei-c.org/ns/1.0"
HEADER = """<teiHeader><fileDesc><titleStmt><title>Letters</title></titleStmt>
<editionStmt><edition>Version 1.2.0</edition></editionStmt>
<publicationStmt><p>Ours.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>"""
SOURCE = f"""<TEI xmlns="{TEI}" xmlns:sch="http://purl.oclc.org/dsdl/schematron">{HEADER}<text><body>
<moduleSpec ident="mail"/><moduleSpec ident="marks"/>
<classSpec ident="att.all" type="atts" module="mail"><attList>
  <attDef ident="n" usage="opt"><gloss>number</gloss><desc>counts it.</desc><datatype><dataRef key="data.count"/></datatype></attDef>
  <attDef ident="xml:id"><datatype><dataRef name="ID"/></datatype></attDef>
</attList></classSpec>
<classSpec ident="att.kind" type="atts" module="mail"><attList>
  <attDef ident="kind"><datatype maxOccurs="unbounded"><dataRef key="data.word"/></datatype></attDef>
  <attDef ident="sure"><datatype><dataRef key="data.word"/></datatype>
    <valList type="closed"><valItem ident="yes"/><valItem ident="no"/></valList></attDef>
</attList></classSpec>
<classSpec ident="model.part" type="model" module="mail"/>
<classSpec ident="model.mark" type="model" module="marks"><classes><memberOf key="model.part"/></classes></classSpec>
<macroSpec ident="macro.words" module="mail"><content>
  <alternate minOccurs="0" maxOccurs="unbounded"><textNode/><classRef key="model.mark"/></alternate></content></macroSpec>
<dataSpec ident="data.count" module="mail"><content><dataRef name="nonNegativeInteger"/></content></dataSpec>
<dataSpec ident="data.word" module="mail"><content><dataRef name="token" restriction="[a-z]+"/></content></dataSpec>
<elementSpec ident="letter" module="mail"><gloss>letter</gloss><desc xml:lang="en">one letter.</desc>
  <desc xml:lang="de">ein Brief.</desc><classes><memberOf key="att.all"/></classes>
  <content><sequence><elementRef key="date" minOccurs="0"/><elementRef key="greeting"/>
  <classRef key="model.part" minOccurs="0" maxOccurs="unbounded"/></sequence></content>
  <constraintSpec ident="dated" scheme="schematron"><constraint><sch:rule context="tei:letter">
    <sch:assert test="tei:date" role="warning">a letter has a date</sch:assert></sch:rule></constraint></constraintSpec>
</elementSpec>
<elementSpec ident="date" module="mail"><classes><memberOf key="att.all"/></classes><content><textNode/></content></elementSpec>
<elementSpec ident="greeting" module="mail"><classes><memberOf key="att.all"/></classes>
  <content><macroRef key="macro.words"/></content></elementSpec>
<elementSpec ident="para" module="mail"><classes><memberOf key="att.all"/><memberOf key="att.kind"/><memberOf key="model.part"/></classes>
  <content><macroRef key="macro.words"/></content></elementSpec>
<elementSpec ident="bold" module="marks"><classes><memberOf key="att.all"/><memberOf key="model.mark"/></classes>
  <content><macroRef key="macro.words"/></content></elementSpec>
<elementSpec ident="blot" module="marks"><classes><memberOf key="model.mark"/></classes><content><empty/></content></elementSpec>
</body></text></TEI>
"""


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
    return relaxng.load("our.rng", made, cached=False)


def accepts(grammar: relaxng.Schema, text: str) -> bool:
    """Whether a letter, written without its namespace, is valid."""
    return not list(grammar.violations(document(text)))


def document(text: str) -> bytes:
    """A document of the small vocabulary."""
    name, rest = text[1:].split(">", 1) if " " not in text.split(">", 1)[0] else text[1:].split(" ", 1)
    mark = ">" if " " not in text.split(">", 1)[0] else " "
    return f'<{name} xmlns="{TEI}"{mark}{rest}'.encode()
