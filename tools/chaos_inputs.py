"""Files that no command likes: the inputs of tools/chaos.py."""

from __future__ import annotations

import random
from collections.abc import Iterator

XI, RNG = "http://www.w3.org/2001/XInclude", "http://relaxng.org/ns/structure/1.0"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
TEXT = TEI.format("<text><body>{}</body></text>")
GOOD = TEXT.format(
    '<p xml:id="a">One <ref target=" #a">two</ref> <ref target="#gone">three</ref>.</p>'
).encode()
PAGE = "The Caucasus 12\nWhen Zhordania met them at Tiflis on 26 May 1918, few knew.¹\n1 A letter.\n".encode()
PREFIX = TEI.format('<prefixDef ident="x" matchPattern="{}" replacementPattern="$9"/><ref target="x:{}"/>')
BOMB = b"".join(b"<!ENTITY b%d '&b%d;&b%d;'>" % (n + 1, n, n) for n in range(40))

SHEET = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><ns prefix="f" uri="urn:f"/>
  <xsl:function name="f:f" xmlns:f="urn:f"><xsl:param name="n"/><xsl:sequence select="{}"/></xsl:function>
  <pattern><rule context="*[local-name() = 'p']"><assert test="f:f(1)">x</assert></rule></pattern></schema>"""
SHEETS = {
    "on.sch": SHEET.format("if ($n lt 0) then 0 else f:f($n + 1)").encode(),
    "down.sch": SHEET.format("1 + f:f($n + 1)").encode(),
    "much.sch": SHEET.format("string-join((1 to 200000000) ! string(.))").encode(),
}
"""Rules that go on for ever, that call themselves without end, and that want more memory than there is."""


def bad_inputs(seed: int = 8) -> Iterator[tuple[str, bytes]]:
    """Files that no command likes: their names and what is in them."""
    yield from {
        "empty.xml": b"",
        "blank.xml": b" \n\t ",
        "nul.xml": b"\0",
        "bom.xml": b"\xef\xbb\xbf",
        "lt.xml": b"<",
        "pi.xml": b"<?xml?>",
        "text.xml": b"only words",
        "unclosed.xml": b"<TEI><p>",
        "two.xml": b"<a/><b/>",
        "attr.xml": b"<a b='1' b='2'/>",
        "amp.xml": b"<a>&nope;</a>",
        "charref.xml": b"<a>&#0;</a>",
        "ns.xml": b"<x:a/>",
        "comment.xml": b"<!-- --",
        "cdata.xml": b"<a><![CDATA[x</a>",
        "dtd.xml": b"<!DOCTYPE a [",
        "html.xml": b"<!doctype html><p>x",
        "pdf.xml": b"%PDF-1.7\n%\xe2\xe3",
        "zip.xml": b"PK\x03\x04" + b"\0" * 40,
        "png.xml": b"\x89PNG\r\n\x1a\n",
        "gz.xml": b"\x1f\x8b\x08\0",
        "rtf.xml": b"{\\rtf1 x}",
        "ctrl.xml": TEXT.format("<p>\x01\x0b\x1b[31m</p>").encode(),
        "bidi.xml": TEXT.format("<p>\u202e\u2066</p>").encode(),
        "latin.xml": TEXT.format("<p>café</p>").encode("latin-1"),
        "utf16.xml": GOOD.decode().encode("utf-16"),
        "utf16le.xml": GOOD.decode().encode("utf-16-le"),
        "utf32.xml": GOOD.decode().encode("utf-32"),
        "ebcdic.xml": GOOD.decode().encode("cp500"),
        "sjis.txt": "日本語".encode("shift_jis"),
        "declared.xml": b"<?xml version='1.0' encoding='nope'?><a/>",
        "lies.xml": b"<?xml version='1.0' encoding='UTF-16'?><a/>",
        "v2.xml": b"<?xml version='2.0'?><a/>",
        "lone.xml": b"<a>\xed\xa0\x80</a>",
        "high.xml": b"<a>\xff\xfe\xfd</a>",
        "deep.xml": b"<a>" * 5000 + b"</a>" * 5000,
        "deeper.xml": TEI.format("<p>" * 300 + "x" + "</p>" * 300).encode(),
        "bomb.xml": b"<!DOCTYPE a [<!ENTITY b0 'x'>" + BOMB + b"]><a>&b39;</a>",
        "xxe.xml": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "dtdfile.xml": b"<!DOCTYPE a SYSTEM 'nowhere.dtd'><a/>",
        "self.xml": b"<!DOCTYPE a [<!ENTITY x SYSTEM 'self.xml'>]><a>&x;</a>",
        "folder.xml": b"<!DOCTYPE a SYSTEM '.' [<!ENTITY x SYSTEM './'>]><a>&x;</a>",
        "zero.xml": b"<!DOCTYPE a SYSTEM '/dev/zero' [<!ENTITY x SYSTEM '/dev/zero'>]><a>&x;</a>",
        "circle.xml": b"<!DOCTYPE a SYSTEM 'circle.xml'><a>&x;</a>",
        "include.xml": TEI.format(f'<include xmlns="{XI}" href="include.xml"/>').encode(),
        "base.xml": TEI.format('<p xml:base="::::" corresp="a#b"/>').encode(),
        "percent.xml": TEXT.format('<ref target="%zz#%"/>').encode(),
        "ipv6.xml": TEXT.format('<ref target="http://[/x"/>').encode(),
        "regex.xml": PREFIX.format("(((", "1").encode(),
        "slow.xml": PREFIX.format("(a+)+$", "a" * 40 + "!").encode(),
        "xpointer.xml": TEXT.format(
            '<ref target="#xpath((((//)))"/><ref target="#match(a,\'(\',1)"/>'
        ).encode(),
        "model.xml": b"<?xml-model href='gone.rng'?>" + GOOD,
        "model2.xml": b"<?xml-model nonsense?>" + GOOD,
        "model3.xml": f"<?xml-model href='a.xml' schematypens='{RNG}'?>".encode() + GOOD,
        "allow.xml": b"<?teikit allow?><?teikit?><?teikit deny x?>" + GOOD,
        "ids.xml": TEXT.format('<p xml:id=""/><p xml:id=" "/><p xml:id="a b"/>').encode(),
        "dates.xml": TEXT.format(
            '<date when="-99999999999"/><date from="x" to=""/><date when="2020-13-45T99:99"/>'
        ).encode(),
        "numbers.xml": TEXT.format(
            '<pb n="99999999999999999999"/><pb n="²"/><pb n="٣"/><l n="-1"/>'
        ).encode(),
        "parts.xml": TEXT.format('<l part="I"/><l part="M" next="#x" xml:id="x" prev="#x"/>').encode(),
        "zones.xml": TEI.format('<zone ulx="a" uly="1e999" lrx="-1" lry="nan" points="1,2 3"/>').encode(),
        "notes.xml": TEXT.format(
            '<note place="foot" n="1" xml:id="n" target="#n"/><ref target="#n">1</ref>'
        ).encode(),
        "long.xml": TEXT.format("<p>" + "x" * 300_000 + "</p>").encode(),
        "wide.xml": TEXT.format("<p/>" * 5_000).encode(),
        "attrs.xml": TEXT.format("<p " + " ".join(f'a{n}="1"' for n in range(3000)) + "/>").encode(),
        "cr.xml": GOOD.replace(b"><", b">\r<"),
        "ls.xml": TEXT.format("<p>\u2028\u0085</p>").encode(),
        "odd.xml": TEI.format(
            '<schemaSpec ident="x" start="("><moduleRef key="nope"/></schemaSpec>'
        ).encode(),
        "foreign.xml": b"<x xmlns='urn:y'><z/></x>",
        "svg.xml": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "one.txt": b"x",
        "ff.txt": b"\f\f\f",
        "hyphens.txt": b"-\n" * 50,
        "digits.txt": b"1\n2\n3\n" * 40,
        "markers.txt": "¹²³⁴⁵\n*†‡\n".encode() * 30,
        "long.txt": b"word " * 2_000,
        "wide.txt": b"w" * 20_000,
        "names.txt": b"A. B. C. D. " * 200,
        "mixed.txt": "Ω\u0301\u200b\ufeff😀\u202e".encode(),
        "crlf.txt": b"a\r\nb\rc\n",
        "tabs.txt": b"\t\t1\t\n" * 30,
        "notes.txt": b"Text.1\n1 Note.2\n2 Note.1\n" * 10,
        "nulls.txt": b"a\0b",
        "dates.txt": b"0 May 0000 and 99 June 99999, 31/31/31 to 1.1.1. ",
        "x1a.txt": b"a\x1ab\x03c\x0fd",
        "bad.rng": b"<grammar/>",
        "loop.rng": f'<element name="a" xmlns="{RNG}"><ref name="x"/></element>'.encode(),
        "bad.rnc": b"start = element",
        "bad.sch": b"<schema/>",
        "teikit.json": b"[1,2",
        "archive.docx": b"PK\x03\x04",
        "page.md": b"# [x](y \n\n![",
        "page.html": b"<p><b><i></p>" * 20,
        "book.epub": b"PK\x05\x06" + b"\0" * 18,
        "alto.xml": b"<alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'><Layout/></alto>",
        "pagexml.xml": b"<PcGts xmlns='http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15'/>",
    }.items()
    chance = random.Random(seed)
    for number in range(60):
        data = bytearray(GOOD if number % 2 else PAGE)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 9)]
                case 2:
                    data[at:at] = chance.choice([b"<", b"&", b"\0", b'"', b"]]>", b"<!--", b"\xff", b"/>"])
                case _:
                    data[at:at] = data[at : at + 20]
        yield f"mutant-{number}.{'xml' if number % 2 else 'txt'}", bytes(data)
