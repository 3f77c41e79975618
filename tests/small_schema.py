"""A small schema in every form that a user may have it in, and files that keep and break it."""

from __future__ import annotations

TEI = '{}<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>\n'
GOOD, BAD = TEI.format("", "<p>one</p>"), TEI.format("", "<p>one</p>\n<q/>")
GRAMMAR = """<grammar ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">
  <start><element name="TEI"><oneOrMore><ref name="p"/></oneOrMore></element></start>
  <define name="p"><element name="p"><text/></element></define>
</grammar>
"""
COMPACT = """default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { p+ }
p = element p { text }
"""
PATTERN = """<sch:pattern xmlns:sch="http://purl.oclc.org/dsdl/schematron" id="{id}">
  <sch:rule context="tei:p">
    <sch:assert test="contains(., '{word}')" role="{role}">it says no {word}</sch:assert>
  </sch:rule>
</sch:pattern>"""


def pattern(word: str, role: str = "error") -> str:
    """A rule that asks every p for a word."""
    return PATTERN.format(id=word, word=word, role=role)


def sheet(*patterns: str, more: str = "") -> str:
    """A Schematron schema of patterns."""
    return (
        '<sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        f'<sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>{more}{"".join(patterns)}</sch:schema>'
    )


def with_rules(grammar: str, *patterns: str) -> str:
    """A grammar with Schematron rules inside."""
    inside = '<sch:ns xmlns:sch="http://purl.oclc.org/dsdl/schematron" prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
    return grammar.replace("</grammar>", f"{inside}{''.join(patterns)}</grammar>")


def model(href: str, schematypens: str = "http://relaxng.org/ns/structure/1.0", more: str = "") -> str:
    """The instruction with which a file names its schema."""
    return f'<?xml-model href="{href}" type="application/xml" schematypens="{schematypens}" {more}?>\n'


SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
