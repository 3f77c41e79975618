"""The words of a line in Markdown: what would be a sign is escaped, emphasis that would not hold is HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

from teikit.flow.content import Call, Flow, Inline, Note, Point, Span, Words, paragraphs
from teikit.flow.looks import look
from teikit.flow.shapes import DIVISIONS
from teikit.flow.signs import PICTURES, UNITS, begins, link, picture, place_key, sign
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID

SPECIAL = re.compile(r"""[\\`*_\[\]<>^~$"'|{}@&]|--+|\.\.\.+|(?<=!)(?=\[)""")
BEGINNING = re.compile(
    r"(#{1,6}|[-+:=])(?=\s|$)|(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+))([.)])(?=\s|$)|([-=]{2,})$|([%:])"
)
MARKS = {"italic": "*", "bold": "**", "code": "`"}
TAGS = {
    "italic": "em", "bold": "strong", "superscript": "sup", "subscript": "sub", "underline": "u",
    "strikethrough": "s", "spaced": "em",
}  # fmt: skip
UNFIT = re.compile(r"[^\w.-]+")
PLAIN_KEY = re.compile(r"[A-Za-z][\w.:-]*")


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning or the end of emphasis."""

    look: str
    opens: bool
    pair: int


class Markdown:
    """Spells words; notes are named by their order, places by the ids that links of the text lead to."""

    def __init__(self, tei: Tei, flow: Flow) -> None:
        self.names: dict[Note, str] = {note: str(number) for number, note in enumerate(flow.notes, 1)}
        self._keys = {
            key: each.element
            for each in paragraphs(flow.blocks)
            if each.level and (key := _key(each.element))
        }
        self._places: set[str] = set()
        self._wanted = {each.get("target", "")[1:] for each in tei.elements("ref", "ptr")}

    def key(self, heading: etree._Element) -> str:
        """The attribute that makes a heading the target of links, where any lead to it."""
        key = _key(heading)
        return f" {{#{key}}}" if key in self._wanted and PLAIN_KEY.fullmatch(key) else ""

    def paragraph(self, inside: tuple[Inline, ...]) -> str:
        """A paragraph: what would begin another kind of block there is escaped."""
        return BEGINNING.sub(_harmless, self.line(inside), count=1) if inside else ""

    def heading(self, inside: tuple[Inline, ...]) -> str:
        """The words of a heading."""
        return re.sub(r"(#+)$", r"\\\1", self.line(inside))

    def line(self, inside: tuple[Inline, ...]) -> str:
        """Words in one line."""
        parts: list[str | _Mark] = []
        self._spell(inside, parts)
        return "".join(_resolved(parts))

    def set_off(self, words: str, mark: str) -> str:
        """A whole line in emphasis; one that has emphasis or breaks of its own is set off by tags."""
        if "*" in words.replace("\\*", "") or words[-1] == "\\":
            tag = "em" if mark == "*" else "strong"
            return f"<{tag}>{words}</{tag}>"
        return f"{mark}{words}{mark}"

    def escaped(self, words: str) -> str:
        """Words in which nothing is a sign."""
        return SPECIAL.sub(lambda found: "".join(f"\\{each}" for each in found[0]), words)

    def _spell(self, inside: tuple[Inline, ...], parts: list[str | _Mark]) -> None:
        for part in inside:
            match part:
                case Words(text):
                    parts.append(self.escaped(text))
                case Call(note):
                    parts.append(f"[^{self.names[note]}]")
                case Point(kind="lb"):
                    parts.append(" ")
                case Point(kind=kind, element=element) if kind in PICTURES:
                    parts.append(self._picture(element))
                case Point(kind=kind) if kind in UNITS:
                    parts.append(self._milestone(part))
                case Point():
                    shown = sign(part)
                    parts.append(f"<{shown}>" if part.kind == "ptr" and shown else self.escaped(shown))
                case Span():
                    self._span(part, parts)

    def _span(self, span: Span, parts: list[str | _Mark]) -> None:
        if span.kind == "ref" and (target := self._target(span.element)):
            parts.append("[")
            self._spell(span.inside, parts)
            parts.append(f"]({target})")
            return
        shown = look(span.element, span.kind)
        if not shown or not _has_words(span.inside):
            self._spell(span.inside, parts)
            return
        pair = len(parts)
        parts.append(_Mark(shown, True, pair))
        self._spell(span.inside, parts)
        parts.append(_Mark(shown, False, pair))

    def _target(self, element: etree._Element) -> str:
        target = link(element)
        if target.startswith("#") and target[1:] not in self._keys:
            return ""
        return f"<{target}>" if re.search(r"[()\s]", target) else target

    def _milestone(self, point: Point) -> str:
        """An element of HTML without words where something begins, as books in HTML have it for pages."""
        unit, number = begins(point)
        key = place_key(point, len(self._places) + 1, self._places)
        self._places.add(key)
        role = ' role="doc-pagebreak"' if unit == "page" else ""
        said = escape(f"{unit} {number}".strip()).replace("|", "&#124;")
        return f'<span id="{UNFIT.sub("-", key)}"{role} class="{point.kind}" title="{said}"></span>'

    def _picture(self, element: etree._Element) -> str:
        address, described = picture(element)
        return f"![{self.escaped(described)}](<{address}>)" if address else ""


def _key(heading: etree._Element) -> str:
    above = heading.getparent()
    own = heading.get(XML_ID, "")
    if not own and above is not None and str(above.tag).rpartition("}")[2] in DIVISIONS:
        own = above.get(XML_ID, "")
    return own


def _has_words(inside: tuple[Inline, ...]) -> bool:
    return any(
        (isinstance(part, Words) and part.text.strip())
        or (isinstance(part, Span) and _has_words(part.inside))
        for part in inside
    )


def _resolved(parts: list[str | _Mark]) -> list[str]:
    """Emphasis by asterisks where they are sure to be read as such, else by tags of HTML."""
    chosen: dict[int, bool] = {}
    open_marks: list[int] = []
    for at, part in enumerate(parts):
        if not isinstance(part, _Mark):
            continue
        if part.opens:
            close = next(
                n for n in range(at, len(parts)) if isinstance(parts[n], _Mark) and _is_end(parts[n], part)
            )
            chosen[part.pair] = part.look in MARKS and not open_marks and _holds(parts, at, close)
            open_marks.append(part.pair)
        else:
            open_marks.remove(part.pair)
    return [part if isinstance(part, str) else _spelled(part, chosen[part.pair]) for part in parts]


def _is_end(part: str | _Mark, begun: _Mark) -> bool:
    return isinstance(part, _Mark) and part.pair == begun.pair and not part.opens


def _spelled(mark: _Mark, by_sign: bool) -> str:
    if by_sign:
        return MARKS[mark.look]
    if mark.look == "smallcaps":
        return '<span class="smallcaps">' if mark.opens else "</span>"
    tag = TAGS.get(mark.look, "code")
    return f"<{tag}>" if mark.opens else f"</{tag}>"


def _holds(parts: list[str | _Mark], opens: int, closes: int) -> bool:
    """Whether a mark may stand there: blanks or nothing outside of it, and no other mark beside it.

    CommonMark 6.2; code holds nothing but words.
    """
    inner = parts[opens + 1 : closes]
    if not inner or any(isinstance(each, _Mark) for each in inner):
        return False
    before, after = parts[opens - 1] if opens else " ", parts[closes + 1] if closes + 1 < len(parts) else " "
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    text = "".join(each for each in inner if isinstance(each, str))
    mark = parts[opens]
    if isinstance(mark, _Mark) and mark.look == "code":
        return False
    first, last = text[:1], text[-1:]
    return not (first.isspace() or last.isspace()) and (
        (before[-1:] in " " or first.isalnum()) and (after[:1] in " " or last.isalnum())
    )


def _harmless(found: re.Match[str]) -> str:
    if found.start():
        return found[0]
    return f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[0]}"
