"""Random documents that a RELAX NG schema allows, made by walking through the schema itself.

As much of RELAX NG as the profile is written in; a datatype that has no example here is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

from lxml import etree

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
WORDS = ("", "He", " came to ", "Kédia & co. ", "\n", "Ë 99", "“<”")
DATES = {
    "date": ("1920-02-29", "1921-07-01", "0987-12-31"),
    "gYearMonth": ("1920-07", "0001-01"),
    "gYear": ("1920", "0476", "-0044"),
    "gMonthDay": ("--07-14", "--02-29"),
    "gMonth": ("--07",),
    "gDay": ("---31",),
}
EXAMPLES: dict[tuple[str, str], tuple[str, ...]] = {
    **{(kind, "[^Z:]+"): values for kind, values in DATES.items()},
    ("ID", "teikit"): ("teikit",),
    ("NCName", ""): ("plain", "reader"),
    ("anyURI", r"#[\i-[:]][\c-[:]]*"): ("#teikit", "#p99", "#é-1.a_b"),
    ("anyURI", r"\S+"): ("https://example.org/a?b=c#d", "a.xml", "#x"),
    ("token", r"[^\p{C}\p{Z}]+"): ("99", "xii", "*", "†", "superscript", "é"),
    ("token", "[0-9a-f]{64}"): ("0a" * 32,),
    ("token", r"[A-Za-z0-9][A-Za-z0-9_.:\-]*"): ("utf-8", "windows-1252", "ISO_8859-1:1987"),
    ("token", r"[0-9]+(\.[0-9]+){0,2}([a-z]+[0-9]*)?"): ("1", "0.1.0", "1.0rc1", "2.1.0b"),
    ("token", r"-?[0-9]{1,2}(\.[0-9]+)? -?[0-9]{1,3}(\.[0-9]+)?"): ("41.69411 44.83368", "-33 -70.5"),
    ("token", "[1-9][0-9]*"): ("611717",),
    ("token", "1"): ("12", "a b"),
    ("string", "1"): ("lb", "page 99.txt"),
    ("string", "\\S\u00ad?"): ("-", "\u00ad", "‐", "¬", "-\u00ad"),
    ("token", r"U\+[0-9A-F]{4,6}"): ("U+0003", "U+FFFE"),
    ("token", r"[0-9]+(\.[0-9]+)?(px|pt|mm|cm|in|%)"): ("12px", "3.5cm"),
    ("decimal", ""): ("0", "12.5"),
    ("date", ""): ("2020-02-29",),
    ("dateTime", ""): ("2020-02-29T12:00:00Z",),
    ("language", ""): ("en", "de-AT", "zh-Hant"),
    ("positiveInteger", ""): ("1", "40"),
    ("nonNegativeInteger", ""): ("0", "3"),
}


class Generator:
    """Walks through one schema as often as asked."""

    def __init__(self, schema: Path) -> None:
        self.root = etree.parse(schema).getroot()
        self.ns = self.root.get("ns", "")
        self.defined = {each.get("name"): each for each in self.root.iter(f"{RELAX_NG}define")}

    def document(self, random: Random) -> bytes:
        """One document; the same state of `random` gives the same one."""
        walk = _Walk(self, random)
        walk.all(_inside(self.root.find(f"{RELAX_NG}start")))
        return etree.tostring(walk.top[0], encoding="UTF-8")


class _Walk:
    def __init__(self, schema: Generator, random: Random) -> None:
        self.schema, self.random, self.identifiers = schema, random, 0
        self.top = etree.Element("top")
        self.here = self.top
        self.value: list[str] | None = None

    def all(self, patterns: Iterable[etree._Element]) -> None:
        for pattern in patterns:
            self.one(pattern)

    def one(self, pattern: etree._Element) -> None:
        match pattern.tag.removeprefix(RELAX_NG):
            case "element":
                outer = self.here
                self.here = etree.SubElement(outer, f"{{{self.schema.ns}}}{pattern.get('name')}")
                self.all(_inside(pattern))
                self.here = outer
            case "attribute":
                self.value = []
                self.all(_inside(pattern))
                self.here.set(pattern.get("name").replace("xml:", XML), " ".join(self.value))
                self.value = None
            case "text":
                self.write(self.random.choice(WORDS))
            case "value":
                self.write(pattern.text)
            case "data":
                self.write(self.example(pattern))
            case _:
                self.all(self.chosen(pattern))

    def chosen(self, pattern: etree._Element) -> list[etree._Element]:
        """What to follow of a pattern that only combines others; the deeper, the less."""
        parts, random = _inside(pattern), self.random
        depth = sum(1 for _ in self.here.iterancestors())
        most = 3 if depth < 6 else 1 if depth < 9 else 0
        match pattern.tag.removeprefix(RELAX_NG):
            case "ref":
                return _inside(self.schema.defined[pattern.get("name")])
            case "group" | "list":
                return parts
            case "interleave":
                return random.sample(parts, len(parts))
            case "choice":
                return [random.choice(parts)]
            case "optional":
                return parts * random.randint(0, 1)
            case "zeroOrMore":
                return parts * random.randint(0, most)
            case "oneOrMore":
                return parts * random.randint(1, max(most, 1))
            case name:
                raise ValueError(f"the profile has a pattern that nothing is generated from: {name}")

    def example(self, data: etree._Element) -> str:
        facet = "".join(param.text for param in data)
        if (data.get("type"), facet) == ("ID", ""):
            self.identifiers += 1
            return f"i{self.identifiers}"
        return self.random.choice(EXAMPLES[data.get("type"), facet])

    def write(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)
        elif len(self.here):
            self.here[-1].tail = (self.here[-1].tail or "") + text
        else:
            self.here.text = (self.here.text or "") + text


def _inside(pattern: etree._Element) -> list[etree._Element]:
    return list(pattern.iterchildren(f"{RELAX_NG}*"))
