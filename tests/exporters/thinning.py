"""Makes headers thin and odd, one or several things at a time, as a seed says: what others' files may be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree

from teikit.package import Missing

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAMES = (
    "a letter.xml", "Brief an Ännchen.xml", "письмо.xml", "100%25.xml", "a&b<c>.xml", "q?x=1#y.xml",
    "it's.xml", 'say "so".xml', "-o.xml", "noending", ".xml", "a..b.xml", "tab\there.xml", "line\nfeed.xml",
    "書.xml", "a|b.xml", "e\u0301.xml", "x" * 200 + ".xml", "{name}.xml", "a;b,c.xml", "a:b.xml", "[1].xml",
    "%zz.xml", "bad\udcff.xml", "control\x01.xml",
)  # fmt: skip
DATES = (
    "", " ", "0000", "-0044-03-15", "1850-13-45", "18500", "1850-02-30", "not a date", "1850/1851",
    "2020-01-01T12:00:00+01:00", "2020-01-01T25:00:00", "--05-01", "---12", " 1850 ", "१८५०",
    "9999999-01-01", "12:00:00", "1850-5-1", "1850?", "185X", "../1850", "+1850", "1850-05-01Z", "P1Y",
    "0001", "850", "-1",
)  # fmt: skip
LANGUAGES = (
    "", "und", "x-klingon", "deutsch", "de_DE", "mul", "zh-Hant-TW-x-foo", "DE", "i-navajo", "ger", "äö",
    "en fr", "e", "en-", "-en", "en--US", "a" * 40, "en-abcdefghijk", "*", "q&", "12", "de-1996",
    "sl-rozaj-biske-1994",
)  # fmt: skip
IDS = ("a.b", "a:b", "ü.1", "1abc", "", " a", "a b", "a\tb", "名", "-x", "a#b", "a/b", "x" * 300)
ADDRESSES = (
    "", " ", "10.", "doi:10.1234/a b", "doi:10.1234/ä<b>", "https://doi.org/10.1234/%zz", "http://[::1",
    "http://exa mple.org/a b", "javascript:alert(1)", "urn:", "urn:x-y:ä ö", "ISBN 978-3-16-148410-0",
    "mailto:", '"><x y="', "%", "http://ä.example/ü?q=é#ß", "//x", "#", "#gone", "a#b#c",
    "file:///etc/passwd", "\\\\x\\y", "http://x/{name}", "http://x/^`|", "https://", "ark:/1/2",
    "prefix:abc", "http://x:99999999/", "\u202ehttp://x/", "http://example.org/" + "a" * 3000,
)  # fmt: skip
POINTS = (
    "", "91 181", "abc", "1,2,3", "NaN NaN", "inf inf", "52.5", "1e400 3", "52,5 13,4", "-0 -0", "1 2 3 4",
    "٥٢ ١٣",
)  # fmt: skip
SIGNS = (
    "\t", "\n", "\r", "\x85", "\u2028", "\ufeff", "\u200f", "\ue000", "\U0001f600", "\ufffd", "&<>\"'",
    "\u0300", "\xa0", "\u3000", "{}", "\\", "]]>", "--", "\x7f", "\u202e",
)  # fmt: skip
PERSONS = ("Ada Stone", "Stone, Ada", ", ", "A, B, C", "?", "STONE", "Stone,", "1850")
TELLING = tuple(
    "persName name placeName title author editor person publisher orgName term idno date change bibl licence "
    "repository language resp surname geo graphic correspAction place org event w pb".split()
)
"""Elements that say what exports are made of."""
SAYING = tuple("type ref target url when ident who facs n level width".split())
DATING = ("when", "from", "to", "notBefore", "notAfter", "when-iso", "when-custom", "period")
POINTING = ("target", "ref", "key", "corresp", "url", "facs", "source", "who", "scheme", "resp")
HUGE = 60_000
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)

Element = etree._Element


def thinned(data: bytes, choice: random.Random) -> tuple[str, bytes]:
    """A file with one to six things done to it, mostly to its header; and what they were."""
    root = etree.fromstring(data, PARSER)
    done = []
    for _ in range(choice.choice((1, 1, 2, 3, 6))):
        change = choice.choice(CHANGES)
        headers = list(root.iter(f"{TEI}teiHeader"))
        within = headers[0] if headers and choice.random() < 0.75 else root
        change(within, choice)
        done.append(change.__name__.strip("_"))
    return " + ".join(done), etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)


def _some(top: Element, choice: random.Random, *names: str) -> Element | None:
    """An element below another, of some names or of any."""
    found = [
        each
        for each in top.iterdescendants(etree.Element)
        if not names or etree.QName(each).localname in names
    ]
    return choice.choice(found) if found else None


def _drop(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None and (above := one.getparent()) is not None:
        above.remove(one)


def _drop_all_of_a_name(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None:
        for each in list(top.iter(one.tag)):
            if (above := each.getparent()) is not None and each is not top:
                above.remove(each)


def _empty(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None:
        for each in list(one):
            one.remove(each)
        one.text = choice.choice((None, " ", "\n\t ", "\xa0", "\u200b"))


def _no_words(top: Element, choice: random.Random) -> None:
    """The elements stay, and say nothing: persons without names, titles without words."""
    for each in top.iter(TEI + choice.choice(TELLING)):
        for part in each.iter():
            part.text = part.tail = None if part is not each else part.tail


def _strip_attributes(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None:
        for each in one.iter(etree.Element):
            each.attrib.clear()


def _double(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None:
        for _ in range(choice.choice((1, 1, 3, 40))):
            one.addnext(deepcopy(one))


def _date(top: Element, choice: random.Random) -> None:
    one = _some(top, choice, "date", "origDate", "change", "birth", "death", "event")
    one = _some(top, choice) if one is None else one
    if one is not None:
        for name in choice.sample(DATING, choice.choice((1, 2, 3))):
            one.set(name, choice.choice(DATES))
        if choice.random() < 0.5:
            one.text = choice.choice(DATES)


def _language(top: Element, choice: random.Random) -> None:
    one = _some(top, choice, "language") if choice.random() < 0.5 else _some(top, choice)
    if one is not None:
        one.set(choice.choice(("ident", "mainLang", f"{XML}lang")), choice.choice(LANGUAGES))
        top.getroottree().getroot().set(f"{XML}lang", choice.choice(LANGUAGES))


def _identifier(top: Element, choice: random.Random) -> None:
    for _ in range(choice.choice((1, 4))):
        if (one := _some(top, choice)) is not None:
            one.set(f"{XML}id", choice.choice(IDS))


def _address(top: Element, choice: random.Random) -> None:
    one = _some(
        top, choice, "idno", "ref", "ptr", "graphic", "licence", "persName", "pb", "placeName", "author"
    )
    if one is not None:
        for name in choice.sample(POINTING, 3):
            one.set(name, choice.choice(ADDRESSES))
        if choice.random() < 0.6:
            one.text = choice.choice(ADDRESSES)
        one.set("type", choice.choice(("DOI", "url", "VIAF", "ISBN", "shelfmark", "", "a b", "ü", "main")))


def _added(top: Element, choice: random.Random) -> None:
    """What says something oddly stands where something is said."""
    one = _some(top, choice)
    if one is None:
        return
    kind = choice.choice(TELLING)
    new = etree.Element(TEI + kind)
    new.text = choice.choice(
        (*ADDRESSES[:9], *POINTS, *DATES[:6], "Ada Stone", "Stone, Ada", ", ", "A, B, C", "?")
    )
    for name in choice.sample(
        ("type", "ref", "target", "url", "when", "ident", "who", "facs", "n", "level", "width"), 4
    ):
        new.set(name, choice.choice((*ADDRESSES, *DATES, *IDS)))
    if kind in ("place", "person", "org", "event"):
        etree.SubElement(new, TEI + "idno", type="VIAF").text = choice.choice(ADDRESSES)
        etree.SubElement(etree.SubElement(new, TEI + "location"), TEI + "geo").text = choice.choice(POINTS)
    one.addprevious(new) if choice.random() < 0.5 else one.append(new)


def _signs(top: Element, choice: random.Random) -> None:
    for _ in range(choice.choice((1, 5, 20))):
        if (one := _some(top, choice)) is None:
            return
        sign = choice.choice(SIGNS)
        one.text = f"{sign}{one.text or ''}{sign}" if choice.random() < 0.8 else sign
        for name in list(one.attrib)[:3]:
            one.set(name, f"{sign}{one.get(name)}{sign}" if choice.random() < 0.7 else sign)
        one.set("n", sign)


def _huge(top: Element, choice: random.Random) -> None:
    if (one := _some(top, choice)) is not None:
        one.text = "Much was said of it. " * (HUGE // 20) if choice.random() < 0.5 else "x" * HUGE


def _nested(top: Element, choice: random.Random) -> None:
    """An element within itself, list in list in list."""
    if (one := _some(top, choice)) is None:
        return
    at = one
    for _ in range(choice.choice((2, 30, 120))):
        at = etree.SubElement(at, one.tag)
    at.text = "deep"


def _foreign(top: Element, choice: random.Random) -> None:
    """Comments, instructions and elements of others within what says something."""
    if (
        one := _some(top, choice, "title", "author", "date", "idno", "term", "persName", "p", "publisher")
    ) is not None:
        new = choice.choice(
            (etree.Comment("said"), etree.PI("said", "so"), etree.Element("{urn:x}y"), etree.Element("y"))
        )
        new.tail, one.text = one.text, None
        one.insert(0, new)


def _no_text(top: Element, choice: random.Random) -> None:
    root = top.getroottree().getroot()
    for each in list(
        root.iterchildren(f"{TEI}{choice.choice(('text', 'standOff', 'facsimile', 'teiHeader'))}")
    ):
        root.remove(each)


def _wrapped(top: Element, choice: random.Random) -> None:
    """Children of an element move into a new one: a list, a name, a paragraph."""
    if (one := _some(top, choice)) is not None:
        new = etree.Element(
            TEI + choice.choice(("p", "list", "persName", "listBibl", "hi", "choice", "app", "note"))
        )
        new.text, one.text = one.text, None
        new.extend(list(one))
        one.append(new)


Change = Callable[[Element, random.Random], None]
CHANGES: tuple[Change, ...] = (
    _drop, _drop, _drop_all_of_a_name, _empty, _no_words, _no_words, _strip_attributes, _double, _date,
    _date, _language, _identifier, _address, _address, _added, _added, _added, _signs, _huge, _nested,
    _foreign, _no_text, _wrapped,
)  # fmt: skip


def filled(data: bytes, missing: Iterable[Missing]) -> bytes:
    """A file in which is said what a format missed, at the path and in the words that it was told."""
    root = etree.fromstring(data, PARSER)
    for each in missing:
        new = etree.fromstring(each.example.replace(">", ' xmlns="http://www.tei-c.org/ns/1.0">', 1), PARSER)
        *above, last = each.path.partition("[")[0].split("/")
        at, inside = root, {part.tag for part in new.iter(etree.Element)}
        for step in above if last.startswith("@") else (*above, last):
            if TEI + step == root.tag:
                continue
            if TEI + step in inside and not last.startswith("@"):
                break
            found = at.find(TEI + step)
            at = etree.SubElement(at, TEI + step) if found is None else found
        if last.startswith("@"):
            at.attrib.update(new.attrib)
        else:
            at.insert(0, new)
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
