"""DTABf: what takes more than another name to become what the format has, before an element is fitted in."""

from __future__ import annotations

from lxml import etree

from teikit.flow.looks import look
from teikit.flow.reading import chosen_of
from teikit.rendering.subset import KINDS, Tell, read
from teikit.tei.make import E
from teikit.tei.names import BREAKS, XML_ID, tag
from teikit.tei.rewriting import drop, unwrap

LOOKS = {
    "bold": "#b", "italic": "#i", "smallcaps": "#k", "spaced": "#g", "underline": "#u", "superscript": "#sup",
    "subscript": "#sub", "strikethrough": "#s",
}  # fmt: skip
"""The renditions that stand for looks."""
PLACES = {"bottom": "foot", "margin": "left", "margin-left": "left", "margin-right": "right"}
RUNNING = {"head": "header", "running": "header", "catchword": "catch", "signature": "sig", "page": "pageNum"}
PAIRS = tuple(map(frozenset, (("sic", "corr"), ("orig", "reg"), ("abbr", "expan"))))
AGENTS = frozenset({"publisher", "authority", "distributor"})


def prepare(element: etree._Element, tell: Tell) -> None:
    """Turn what takes more than another name."""
    kind = etree.QName(element).localname
    if element.get("break") == "no" and kind in BREAKS:
        _mend(element, kind, tell)
    elif kind in _PREPARED:
        _PREPARED[kind](element, tell)
    if element.get("rend") and look(element, kind) in LOOKS:
        _look(element, kind, tell)


def _look(element: etree._Element, kind: str, tell: Tell) -> None:
    tell(f"rend of {kind}: becomes rendition", element)
    element.set("rendition", LOOKS[look(element, kind)])
    del element.attrib["rend"]


def _mend(element: etree._Element, kind: str, tell: Tell) -> None:
    """Put a break within a word behind the word; where the word goes on in another element, leave it out."""
    before, above = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    elif above is not None:
        above.text = (above.text or "").rstrip()
    rest, blank, behind = (element.tail or "").lstrip().partition(" ")
    element.tail = f"{blank}{behind}" if blank else rest
    if not blank:
        tell(f"{kind}: within a word, left out", element)
        drop(element)
        return
    tell(f"{kind}: within a word, stands behind it", element)
    del element.attrib["break"]
    if before is not None:
        before.tail = (before.tail or "") + rest
    elif above is not None:
        above.text = (above.text or "") + rest


def _text(element: etree._Element, tell: Tell) -> None:
    """Count the pages, as the format does; texts of a group become divisions."""
    above = element.getparent()
    if above is not None and above.tag == tag("body"):
        tell("text: becomes div", element)
        element.tag = tag("div")
    elif next(element.iterancestors(tag("text")), None) is None:
        for number, page in enumerate(element.iter(tag("pb")), 1):
            if page.get("facs") != f"#f{number:04}":
                tell("facs of pb: becomes the count of pages", page)
                page.set("facs", f"#f{number:04}")


def _group(element: etree._Element, tell: Tell) -> None:
    above = element.getparent()
    tell("group: becomes body", element)
    element.tag = tag("body" if above is not None and above.tag == tag("text") else "div")


def _part(element: etree._Element, tell: Tell) -> None:
    """The parts of a text that has become a division."""
    above = element.getparent()
    if above is None or above.tag != tag("div"):
        return
    kind = etree.QName(element).localname
    if kind == "body":
        tell("body: what it holds stays, the markup does not", element)
        unwrap(element)
    else:
        tell(f"{kind}: becomes div", element)
        element.tag = tag("div")


def _note(element: etree._Element, tell: Tell) -> None:
    place = element.get("place", "")
    if place in PLACES:
        tell(f"place of note: {place} becomes {PLACES[place]}", element)
        element.set("place", PLACES[place])
    known = read("base_format.txt")["note"]
    if not any(known.takes(key, element.get(key, "")) for key in ("place", "type")):
        in_text = next(element.iterancestors(tag("text")), None) is not None
        key, value = ("place", "foot") if in_text else ("type", "remarkDocument")
        tell(f"note: has no place or type that fits, {key}={value} is set", element)
        element.set(key, value)


def _choice(element: etree._Element, tell: Tell) -> None:
    """A choice of what the format does not set side by side is the reading that is preferred."""
    offered = list(element.iterchildren(etree.Element))
    names = [etree.QName(each).localname for each in offered]
    if len(names) == 2 and frozenset(names) in PAIRS:
        return
    tell("choice: the reading that is preferred stays", element)
    chosen = chosen_of(offered)
    for each in offered:
        if each is not chosen:
            drop(each)
    unwrap(element)


def _resp(element: etree._Element, _: Tell) -> None:
    """What somebody did is said in a note."""
    if not any(each.tag == tag("note") for each in element):
        note = E.note(type="remarkResponsibility")
        note.text, element.text = element.text, None
        note.extend(list(element))
        element.append(note)


def _licence(element: etree._Element, tell: Tell) -> None:
    if not KINDS["<address>"].fullmatch(element.get("target", "")):
        tell("licence: without an address, becomes p", element)
        element.tag = tag("p")


def _publication(element: etree._Element, tell: Tell) -> None:
    """Prose beside a publisher says what is available; what nobody publishes is prose."""
    names = {etree.QName(each).localname for each in element.iterchildren(etree.Element)}
    if not names & AGENTS and names != {"p"}:
        tell("publicationStmt: names no publisher, its words become p", element)
        for each in element.iterchildren(etree.Element):
            each.tail = " "
        words = " ".join("".join(map(str, element.itertext())).split())
        element[:] = [E.p(words)]
    elif names != {"p"}:
        for each in element.findall(tag("p")):
            tell("p of publicationStmt: becomes availability", each)
            held = E.availability()
            held.tail, each.tail = each.tail, None
            element.replace(each, held)
            held.append(each)


def _label(element: etree._Element, tell: Tell) -> None:
    above = element.getparent()
    if above is not None and above.tag == tag("list"):
        tell("label: becomes item", element)
        element.tag = tag("item")
    elif above is not None and above.tag == tag("note"):
        tell("label of note: becomes n", element)
        above.set("n", above.get("n") or " ".join("".join(map(str, element.itertext())).split()))
        drop(element)


def _ref(element: etree._Element, tell: Tell) -> None:
    """A note stands where it is called, unless it is called several times."""
    if element.get("type") != "noteAnchor":
        return
    root, target = element.getroottree().getroot(), element.get("target", "")
    note = next((each for each in root.iter(tag("note")) if f"#{each.get(XML_ID)}" == target), None)
    if note is None or note in element.iterancestors():
        tell("ref of type noteAnchor: left out", element)
        drop(element)
    elif sum(each.get("target") == target for each in root.iter(tag("ref"), tag("ptr"))) == 1:
        tell("ref of type noteAnchor: the note stands here", element)
        drop(note)
        note.tail = None
        element.addprevious(note)
        drop(element)


def _mark(element: etree._Element, tell: Tell) -> None:
    """A sign that other signs make superfluous is not read."""
    if element.get("force") == "weak":
        tell("pc: weak, left out", element)
        drop(element)


def _running(element: etree._Element, tell: Tell) -> None:
    kind = RUNNING.get(element.get("type", ""), element.get("type", ""))
    if kind != element.get("type", ""):
        tell(f"type of fw: becomes {kind}", element)
        element.set("type", kind)


_PREPARED = {
    "text": _text,
    "group": _group,
    "front": _part,
    "body": _part,
    "back": _part,
    "note": _note,
    "choice": _choice,
    "resp": _resp,
    "licence": _licence,
    "publicationStmt": _publication,
    "label": _label,
    "ref": _ref,
    "pc": _mark,
    "fw": _running,
}
