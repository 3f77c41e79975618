"""Shapes of note numbers: in the running text as a marker, at the beginning of a line before the note.

Each shape has a weight: how much it says by itself that a note is meant. Which markers and notes belong
together is decided in alignment.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from heapq import merge

from teikit.page.rows import Rows
from teikit.text import Span

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗", "0123456789*")
RAISED = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
SIGNS = "*∗†‡§¶‖"
SIGN_NAMES = {
    "*": "star",
    "†": "dagger",
    "‡": "double-dagger",
    "§": "section",
    "¶": "pilcrow",
    "‖": "parallel",
}
SIGN_ORDER = tuple(sign * times for times in (1, 2, 3) for sign in "*†‡§‖¶")


class Form(Enum):
    """How a number or sign looks."""

    SUPERSCRIPT = "¹²"
    BRACKETS = "[12]"
    PARENTHESES = "(12)"
    SIGN = "*"
    PLAIN = "12"
    FAINT = "12 glued to other digits, or apart from its word"
    WORD = "[Footnote 12:"
    ALONE = "12 alone on its line"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that looks like a note number: its label as it is counted, where it is, how it looks.

    `weight` says how likely it is one by its look alone, `row` is the index of its row; `look` is the label
    as it is printed, with 1 for any number. The span of the beginning of a note has the blanks behind it;
    `stop` is where the note ends, if the source says so.
    """

    label: str
    span: Span
    form: Form
    weight: float
    row: int
    look: str = ""
    stop: int = 0

    @property
    def number(self) -> int:
        """The value of a number, or of a letter (a is 1, aa follows z); 0 of a sign."""
        if self.label.isdigit():
            return int(self.label)
        first = self.label[:1]
        doubled = "a" <= first <= "z" and self.label == first * len(self.label)
        return ord(first) - 96 + 26 * (len(self.label) - 1) if doubled else 0

    @property
    def series(self) -> str:
        """What it is counted with: numbers, letters or signs."""
        return "numbers" if self.label.isdigit() else "letters" if self.number else "signs"


STOPS = ".,;:!?)]”’\"'»…“"
L = r"[^\W\d_]"
MARKER = re.compile(
    rf"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})"
    rf"|(?P<raised>(?<=[\w{re.escape(STOPS)}])[{''.join(RAISED)}](?![\w{''.join(RAISED)}]))"
    rf"|\[(?:(?P<bracket>\d{{1,4}})|(?P<letter>[A-Za-z])|(?P<starred>[{SIGNS}]{{1,3}}))\]"
    rf"|(?<=[^\s(])[ ]?\((?:(?P<round>[1-9]\d{{0,3}})|(?P<lower>[a-z])|(?P<bow>[{SIGNS}]{{1,3}}))\)"
    rf"|\^\{{?(?P<caret>\d{{1,4}})\}}?"
    rf"|(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,2}})(?![{SIGNS}])"
    r"|(?P<digits>(?<!\d)\d+)"
)
UNIT = re.compile(r"(?:\b(?:[kcdmµ]?m|ft|in|yd|mi|ha|sec|s|x|y|z|r|R|c|n)|\d)$")
"""What a superscript 2 or 3 behind it is a power of."""
PLAIN = re.compile(rf"(?:{L}{{2}}|{L}{{2}}[.,;:!?)\]”’\"'»…]|\d[)\]”’\"»]|[.,;:!?…][)\]”’\"'»])$")
SECTION = re.compile(r"[§¶]{1,2}[ \t\u00a0]*\d")
"""A section or paragraph that is cited: `§ 26`."""
NO_END = re.compile(r"\d|[.,:/-]\d|[-–]|[^\W\d_][\W\d_]|%|°")
APART = re.compile(r"[^\W\d][.!?…”»][\"”’)]? $|[”»\"’)] $")


def markers(rows: Rows) -> Iterator[Mark]:
    """Every place in the rows that may be a marker, in order; digits may be one in more than one way."""
    known = raised_markers(rows)
    inside = {place for span in rows.raised for place in range(span.start, span.end)}
    others = (mark for mark in _printed(rows) if mark.span.start not in inside)
    return merge(known, others, key=lambda mark: mark.span.start)


def _printed(rows: Rows) -> Iterator[Mark]:
    """The places whose characters say that they may be markers."""
    text, at, last = rows.text, 0, len(rows.rows) - 1
    for found in MARKER.finditer(text):
        start = found.start()
        while at < last and rows.starts[at + 1] <= start:
            at += 1
        if last < 0 or not rows.rows[at].start <= start < rows.rows[at].end:
            continue
        kind = found.lastgroup if found.lastgroup != "one" else "sign"
        if kind == "digits":
            yield from _digits(text, found, at, rows.rows[at].start)
        elif kind is not None:
            yield from _clear(text, found, kind, at, rows.rows[at].start)


RAISED_LABEL = re.compile(rf"\d{{1,4}}|(?<![A-Za-z])([a-z])\1{{0,2}}(?![A-Za-z])|([{SIGNS}])\2{{0,2}}")
"""What superscripts are made of that are markers; several have commas between."""


def raised_markers(rows: Rows) -> Iterator[Mark]:
    """The superscripts behind words, which the reader of the file told by size and rise."""
    for span in rows.raised:
        at = rows.at(span.start)
        if at < 0 or not rows.rows[at].start < span.start < rows.rows[at].end:
            continue
        before = rows.text[max(rows.rows[at].start, span.start - 12) : span.start]
        for found in RAISED_LABEL.finditer(span.of(rows.text)):
            power = found[0] in {"2", "3"} and UNIT.search(before) is not None
            weight = 0.2 if power else 1.2 if found[0].isalpha() else 3.0
            place = Span(span.start + found.start(), span.start + found.end())
            yield Mark(_label(found[0]), place, Form.SUPERSCRIPT, weight, at)


def raised_start(rows: Rows, at: int, span: Span) -> Mark | None:
    """The beginning of a note whose number is a superscript."""
    row = rows.rows[at]
    found = RAISED_LABEL.fullmatch(span.of(rows.text))
    after = rows.text[span.end : row.end]
    if found is None or not after.strip():
        return None
    stop = span.end + len(after) - len(after.lstrip(" \t.)"))
    return Mark(_label(found[0]), Span(span.start, stop), Form.SUPERSCRIPT, 2.5, at, "¹")


def _clear(text: str, found: re.Match[str], kind: str, row: int, begin: int) -> Iterator[Mark]:
    start, end = found.span()
    if kind == "sign" and SECTION.match(text, start):
        return
    while text[start] == " ":
        start += 1
    label, first = _label(found[kind]), start == begin
    before = text[max(begin, start - 12) : start]
    match kind:
        case "super":
            power = label in {"2", "3"} and UNIT.search(before) is not None
            end += text[end : end + 1] == ")" and text.rfind("(", begin, start) <= text.rfind(
                ")", begin, start
            )
            yield Mark(
                label, Span(start, end), Form.SUPERSCRIPT, 0.2 if power else 1.0 if first else 3.0, row
            )
        case "raised":
            yield Mark(label, Span(start, end), Form.SUPERSCRIPT, 1.2, row)
        case "bracket" | "letter" | "starred":
            yield Mark(label, Span(start, end), Form.BRACKETS, 1.0 if first else 2.5, row)
        case "round" | "lower" | "bow":
            apart = before[-1:] == " "
            yield Mark(label, Span(start, end), Form.PARENTHESES, 0.7 if apart else 1.6, row)
        case "caret":
            yield Mark(label, Span(start, end), Form.SUPERSCRIPT, 2.5, row)
        case _ if not first and (before[-1].isalnum() or before[-1] in STOPS):
            end += text[end : end + 1] == ")" and "(" not in before
            yield Mark(label, Span(start, end), Form.SIGN, 2.5, row)
        case _ if not first and before[-1] == " " and before.strip() and not text[end : end + 1].isalnum():
            yield Mark(label, Span(start, end), Form.SIGN, 0.5, row)


def _digits(text: str, found: re.Match[str], row: int, begin: int) -> Iterator[Mark]:
    """Plain digits: glued to a word or its stop; or the last of `1863,160` and `186376`; or set apart."""
    start, end = found.span()
    run, before = found.group(), text[max(begin, start - 3) : start]
    if (before == "" and len(run) < 5) or run[0] == "0":
        return
    if NO_END.match(text, end):
        return
    if PLAIN.search(before) and not before[:-1].isdigit() and len(run) < 5:
        glued = before[-1] in STOPS
        yield Mark(run, Span(start, end), Form.PLAIN, 1.4 if glued else 0.9, row)
        return
    if before[-1:] == " " and len(run) < 4:
        yield Mark(run, Span(start, end), Form.FAINT, 0.2 if APART.search(before) else -0.3, row)
        return
    if len(run) < 4 and re.search(r"(?:^|[\s\d])[a-z]$", before):
        yield Mark(run, Span(start, end), Form.FAINT, 0.1, row)
        return
    if len(run) < 5 and (before[-1:] in ("-", "–", " ", "/") or 1000 <= int(run) <= 2100):
        return
    stop = before[-1:] != "" and before[-1] in STOPS
    for length in range(min(3, len(run) - (not stop)), 0, -1):
        if text[end - length] != "0":
            yield Mark(text[end - length : end], Span(end - length, end), Form.FAINT, 0.1, row)


START = re.compile(
    r"(?P<label>(?:"
    r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\)?"
    rf"|\[(?:(?P<bracket>\d{{1,4}})|(?P<letter>[A-Za-z])|(?P<starred>[{SIGNS}]{{1,3}}))\]"
    rf"|\((?:(?P<round>\d{{1,4}})|(?P<lower>[a-z])|(?P<bow>[{SIGNS}]{{1,3}}))\)"
    r"|\^\{?(?P<caret>\d{1,4})\}?"
    r"|(?P<digits>[1-9]\d{0,3})(?:(?:[.)]|\.[)—–-])(?=\s|$)|(?=\s|$)|(?=[“«\"‘(]|[^\W\d_]{2})|[.)](?=[^\W\d_]))"
    rf"|(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,2}})\)?(?![{SIGNS}])"
    r")[ \t\u00a0\u2002-\u200a]*)"
)
LETTER_START = re.compile(r"(([a-z])\2{0,2})(?:[.)][ \t]*|[ \t]+)(?=\S)")
FOOTNOTE = re.compile(
    r"(?P<label>\[(?:foot|end)?note\s*(?P<key>\d{1,4}|[A-Za-z]|[*†‡§¶‖]{1,3})\s*[:.]\s*)", re.IGNORECASE
)
NUMBER = re.compile(r"\d+")
WEIGHTS = {
    "super": (Form.SUPERSCRIPT, 2.0),
    "bracket": (Form.BRACKETS, 2.0),
    "letter": (Form.BRACKETS, 1.5),
    "starred": (Form.BRACKETS, 2.0),
    "round": (Form.PARENTHESES, 1.5),
    "lower": (Form.PARENTHESES, 0.7),
    "bow": (Form.PARENTHESES, 2.0),
    "caret": (Form.SUPERSCRIPT, 2.0),
    "digits": (Form.PLAIN, 1.0),
    "sign": (Form.SIGN, 2.0),
}


def starts(rows: Rows) -> Iterator[Mark]:
    """The rows that may begin a note: those with a number or a sign in front."""
    text = rows.text
    raised = {span.start: span for span in rows.raised}
    lettered = any(mark.series == "letters" for mark in raised_markers(rows))
    for at, row in enumerate(rows.rows):
        if row.start in raised and (mark := raised_start(rows, at, raised[row.start])):
            yield mark
            continue
        first = text[row.start]
        if lettered and row.fine and (letter := LETTER_START.match(text, row.start, row.end)):
            yield Mark(letter[1], Span(*letter.span()), Form.PLAIN, 0.8, at, "a")
            continue
        if first.isalpha() and first not in RAISED:
            continue
        if first == "[" and (word := FOOTNOTE.match(text, row.start)):
            stop = _closing(text, row.start)
            if stop:
                span = Span(*word.span("label"))
                yield Mark(_label(word["key"]), span, Form.WORD, 4.0, at, stop=stop)
                continue
        if found := START.match(text, row.start, row.end):
            if found.end() < row.end:
                yield from _start(text, found, at)
            elif found["digits"] and at + 1 < len(rows.rows):
                yield Mark(_label(found["digits"]), Span(*found.span("label")), Form.ALONE, 0.4, at)


def _start(text: str, found: re.Match[str], row: int) -> Iterator[Mark]:
    kind = next(name for name in WEIGHTS if found[name])
    form, weight = WEIGHTS[kind]
    after = text[found.end()]
    if after in SIGNS or (after.isdigit() and form is Form.PLAIN):
        weight -= 0.8
    if after.islower():
        weight -= 0.5
    if form is Form.PLAIN and 1500 <= int(found["digits"]) <= 2100:
        weight -= 2
    if after not in SIGNS and not SECTION.match(text, found.start("label")):
        look = NUMBER.sub("1", found["label"].strip())
        yield Mark(_label(found[kind]), Span(*found.span("label")), form, weight, row, look)


def _closing(text: str, start: int, longest: int = 20_000) -> int:
    """Where the bracket that opens at a place is closed, the closing one included; 0 for nowhere."""
    depth = 0
    for found in re.compile(r"[\[\]]").finditer(text, start, start + longest):
        depth += 1 if found.group() == "[" else -1
        if not depth:
            return found.end()
    return 0


def _label(printed: str) -> str:
    label = printed.translate(DIGITS)
    return str(int(label)) if label.isdigit() else RAISED.get(label, label.lower())


def identifier(label: str) -> str:
    """The label as the end of an xml:id: `114`, `-star`."""
    return label if label.isalnum() else "".join(f"-{SIGN_NAMES[sign]}" for sign in label)
