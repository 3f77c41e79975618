"""The parts of a page: what the text is, contents, notes, registers, and all else that its TEI says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from lxml import etree

from teikit.flow.about import About, language_tag
from teikit.flow.content import Note, Seen
from teikit.reading_page.data import labelled
from teikit.reading_page.markup import identifier, label, link, name, words
from teikit.reading_page.words import Text, image, summary
from teikit.rendering.hypertext import fit
from teikit.tei.document import Tei
from teikit.tei.facts.works import listed
from teikit.tei.names import XML_ID, XML_LANG, tag

REGISTERS = (("person", "Persons"), ("place", "Places"), ("org", "Organisations"))
ELSEWHERE = frozenset({"teiHeader", "standOff", "facsimile", "xenoData"})
"""What is not running text; the end of the page has it."""
UNSHOWN = frozenset({"fw", "pc", "label"})
"""What a reading page leaves out; it says so of running heads."""
STRUCK = frozenset(
    {"sic", "orig", "abbr", "am", "corr", "reg", "expan", "rdg", "lem", "rdgGrp", "ref", "del", "surplus"}
)
"""What is told where it stands."""
OPENED = ' open=""'
LEAST_HEADS = 3
"""A text with fewer headings needs no list of them."""
LONGEST = 200
"""Characters of a line in the head of the page."""
NAMED = ("persName", "placeName", "orgName", "name")


def language(tei: Tei) -> str:
    """The main language."""
    text = next(tei.elements("text"), None)
    said = (None if text is None else text.get(XML_LANG)) or tei.root.get(XML_LANG) or ""
    return language_tag(said) or "en"


def front(tei: Tei, known: About) -> str:
    """Who wrote it, who publishes it, on what terms, and what it was made from."""
    dates = dict.fromkeys(_all(tei, "publicationStmt/date"))
    edited = f"edited by {'; '.join(known.editors)}" if known.editors else ""
    lines = [
        ("byline", "; ".join(known.authors)),
        ("byline", edited),
        ("source", ", ".join(filter(None, (known.publisher, *dates)))),
    ]
    html = "".join(f'<p class="{kind}">{escape(said)}</p>\n' for kind, said in lines if said)
    html += _licence(tei)
    if source := _source(tei):
        html += f'<p class="source">Source: {escape(_short(source))}</p>\n'
    return html + _key(tei)


def _all(tei: Tei, path: str) -> Iterator[str]:
    steps = "/".join(step if step == "*" else tag(step) for step in path.split("/"))
    head = next(tei.elements("fileDesc"), None)
    return filter(None, map(words, () if head is None else head.iterfind(f"./{steps}")))


def _source(tei: Tei) -> str:
    """What it was made from, in a line: numbers and details stand below, among the labelled data."""
    found = tei.root.find(f".//{tag('sourceDesc')}/*")
    if found is None:
        return ""
    told = found.find(f".//{tag('msIdentifier')}")
    parts = list((found if told is None else told).iterchildren(etree.Element))
    said = [words(part) for part in parts if name(part) != "idno" or told is not None]
    return ", ".join(filter(None, said)) or words(found)


def _short(said: str) -> str:
    return said[:LONGEST] + "…" if len(said) > LONGEST else said


def _licence(tei: Tei) -> str:
    found = tei.root.find(f".//{tag('publicationStmt')}//{tag('licence')}")
    said = words(found) if found is not None else next(iter(_all(tei, "publicationStmt/availability")), "")
    there = link(found.get("target", "")) if found is not None else ""
    if not said and not there:
        return ""
    shown = escape(_short(said)) or escape(there)
    linked = f'<a href="{escape(there)}">{shown}</a>' if there else shown
    return f'<p class="source">{linked}</p>\n'


def _key(tei: Tei) -> str:
    key = "".join(
        f'<span class="{element}">{said}</span>'
        for element, said in (("persName", "person"), ("placeName", "place"))
        if _in_text(tei, element)
    )
    if _in_text(tei, "date"):
        key += "<span><time>date</time></span>"
    return f'<p class="key">{key}</p>\n' if key else ""


def _in_text(tei: Tei, kind: str) -> bool:
    return any(next(text.iter(tag(kind)), None) is not None for text in tei.elements("text"))


def contents(text: Text) -> str:
    """The headings of the text, each a link to its place."""
    if len(text.heads) < LEAST_HEADS:
        return ""
    items = "".join(
        f'<li class="level-{level}"><a href="#{key}">{said}</a></li>\n' for level, key, said in text.heads
    )
    return f'<nav class="contents" aria-label="Contents">\n<h2>Contents</h2>\n<ul>\n{items}</ul>\n</nav>\n'


def notes(text: Text, called: tuple[Note, ...]) -> str:
    """The notes, each with a way back to its place in the text."""
    items = []
    for note in called:
        key, label = fit(note.key), escape(note.label)
        arrow = f'<a class="back" href="#{key}-ref" aria-label="back to the text">↩</a>'
        number = f'<a class="n" href="#{key}-ref" role="doc-backlink">{label}</a>'
        items.append(f'<li id="{key}">{number} {text.note(note)}{arrow}</li>\n')
    if not items:
        return ""
    inside = f"<ol>\n{''.join(items)}</ol>\n"
    return f'<section class="notes" role="doc-endnotes" aria-label="Notes">\n{inside}</section>\n'


def facsimiles(text: Text) -> str:
    """The pictures of the pages, each with the way back to where the page begins."""
    items = []
    for each in text.facsimiles:
        said = f"page {each.number}" if each.number else "the page"
        shown = image(each.picture, "", f"picture of {said}")
        back = f'<figcaption><a href="#{each.back}">{escape(said)}</a></figcaption>'
        items.append(f'<figure id="{each.key}">{shown}{back}</figure>\n')
    if not items:
        return ""
    return f'<section class="facsimiles" aria-label="Pages">\n<h2>Pages</h2>\n{"".join(items)}</section>\n'


def register(text: Text) -> str:
    """Who and what is named: each with the places in the text that name it, and what is known."""
    return "".join(_list(text, kind, heading) for kind, heading in REGISTERS)


def _list(text: Text, kind: str, heading: str) -> str:
    items = "".join(_item(text, entry) for entry in text.tei.elements(kind))
    if not items:
        return ""
    return (
        f'<section class="register" aria-label="{heading}">\n<h2>{heading}</h2>\n'
        f"<ul>\n{items}</ul>\n</section>\n"
    )


def _item(text: Text, entry: etree._Element) -> str:
    key = fit(entry.get(XML_ID, ""))
    named = next((each for each in entry.iterchildren(etree.Element) if name(each) in NAMED), None)
    said = words(named) if named is not None else summary(entry) or key
    ways = " ".join(
        f'<a href="#{place}" aria-label="mention {number}">{number}</a>'
        for number, place in enumerate(text.mentions.get(key, ()), 1)
    )
    others = [each for each in entry.iterchildren(etree.Element) if each is not named]
    more = labelled(entry, () if named is None else (named,)) if others else ""
    where = f' <span class="where">{ways}</span>' if ways else ""
    return f"<li{identifier(entry)}><b>{escape(said)}</b>{where}{more}</li>\n"


def about(text: Text, unread: Mapping[str, Seen], *, opened: bool) -> str:
    """All that the TEI says besides its text and its register, as labelled data."""
    entries = {*text.tei.elements(*(kind for kind, _ in REGISTERS)), *_works(text.tei)}
    html = ""
    for element in text.tei.elements(*ELSEWHERE, *(unread.keys() - ELSEWHERE - UNSHOWN - STRUCK)):
        inside = labelled(element, entries)
        if inside.strip():
            said = "About this text" if name(element) == "teiHeader" else label(element).capitalize()
            html += (
                f'<details class="data"{OPENED if opened else ""}>\n'
                f"<summary>{escape(said)}</summary>\n{inside}</details>\n"
            )
    counts = ", ".join(f"{unread[kind].count} {kind}" for kind in sorted(UNSHOWN & unread.keys()))
    if counts:
        html += f'<p class="source">Not shown here: {escape(counts)} (running heads and the like).</p>\n'
    return f'<section aria-label="About this text">\n{html}</section>\n' if html else ""


def _works(tei: Tei) -> Iterator[etree._Element]:
    """The works cited that the page lists; those of a bibliography in the text stand in it."""
    return (each for each in listed(tei) if next(each.iterancestors(tag("standOff")), None) is not None)


def surfaces(tei: Tei) -> dict[str, str]:
    """The pictures of the pages, by pointers to the surfaces and zones that have them."""
    found: dict[str, str] = {}
    for surface in tei.elements("surface", "graphic"):
        graphic = surface if name(surface) == "graphic" else next(surface.iter(tag("graphic")), None)
        address = "" if graphic is None else graphic.get("url", "")
        for each in surface.iter(tag("surface"), tag("zone"), tag("graphic")):
            if address and each.get(XML_ID):
                found.setdefault(f"#{each.get(XML_ID)}", address)
    return found
