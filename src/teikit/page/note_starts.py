"""Lines that may begin a note: with a number, a sign or a letter in front, or the word for it in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.page.markers import raised_markers
from teikit.page.marks import RAISED, RAISED_LABEL, SECTION, SIGNS, Form, Mark, normal
from teikit.page.months import months
from teikit.page.rows import Rows
from teikit.text import Span

START = re.compile(
    r"(?P<label>(?:"
    r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\)?"
    rf"|(?P<raised>[{''.join(RAISED)}])(?!\w)"
    rf"|\[(?:(?P<bracket>\d{{1,4}})|(?P<letter>[A-Za-z])|(?P<starred>[{SIGNS}]{{1,6}}))\]"
    rf"|\((?:(?P<round>\d{{1,4}})|(?P<lower>[a-z])|(?P<bow>[{SIGNS}]{{1,6}}))\)"
    r"|\^\{?(?P<caret>\d{1,4})\}?"
    r"|(?P<digits>[1-9]\d{0,3})(?:(?:[.):/\]]|\.[)—–-])(?=\s|$)|(?=\s|$)"
    r"|[.):]?(?=[“”„«»\"‘])|(?=[(]|[^\W\d_]{2})|[.)](?=[^\W\d_]))"
    rf"|(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,5}})\)?(?![{SIGNS}])"
    r")[ \t\u00a0\u2002-\u200a]*)"
)
LETTER_START = re.compile(r"(([a-z])\2{0,9})(?:[.)][ \t]*|[ \t]+)(?=\S)")
FOOTNOTE = re.compile(
    r"(?P<label>\[(?:foot|end)?note\s*(?P<key>\d{1,4}|[A-Za-z]|[*†‡§¶‖]{1,6})\s*[:.]\s*)", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+")
WEIGHTS = {
    "super": (Form.SUPERSCRIPT, 2.0),
    "raised": (Form.SUPERSCRIPT, 2.0),
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
        if row.start in raised and (mark := _raised(rows, at, raised[row.start])):
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
                yield Mark(normal(word["key"]), span, Form.WORD, 4.0, at, stop=stop)
                continue
        if found := START.match(text, row.start, row.end):
            if found.end() < row.end:
                yield from _start(text, found, at)
            elif at + 1 < len(rows.rows):
                yield from _alone(found, at)


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
    if form is Form.PLAIN and _is_day(text, found.end()):
        weight -= 0.9
    if after not in SIGNS and not SECTION.match(text, found.start("label")):
        label = normal(found[kind])
        look = "¹" if kind == "super" else found["label"].strip().replace(found[kind], _first(label))
        yield Mark(label, Span(*found.span("label")), form, weight, row, look)


def _is_day(text: str, at: int) -> bool:
    """Whether the name of a month stands at a place, so that a number before it is a day."""
    word = WORD.match(text, at)
    return word is not None and word[0].lower() in months()


def _first(label: str) -> str:
    """The first label of its kind, which stands for all of them in a look."""
    return "1" if label.isdigit() else "a" if label.isalpha() else "*"


def _alone(found: re.Match[str], row: int) -> Iterator[Mark]:
    """A number that has a line of its own, with the note below."""
    for kind, weight in (("digits", 0.4), ("super", 1.5), ("bracket", 1.0)):
        if found[kind]:
            yield Mark(normal(found[kind]), Span(*found.span("label")), Form.ALONE, weight, row)


def _closing(text: str, start: int, longest: int = 20_000) -> int:
    """Where the bracket that opens at a place is closed, the closing one included; 0 for nowhere."""
    depth = 0
    for found in re.compile(r"[\[\]]").finditer(text, start, start + longest):
        depth += 1 if found.group() == "[" else -1
        if not depth:
            return found.end()
    return 0


def _raised(rows: Rows, at: int, span: Span) -> Mark | None:
    """The beginning of a note whose number is a superscript."""
    row = rows.rows[at]
    found = RAISED_LABEL.fullmatch(span.of(rows.text))
    after = rows.text[span.end : row.end]
    if found is None or not after.strip():
        return None
    stop = span.end + len(after) - len(after.lstrip(" \t.)"))
    return Mark(normal(found[0]), Span(span.start, stop), Form.SUPERSCRIPT, 2.5, at, "¹")
