"""Places in the running text that may be markers of notes.

Numbers may be superscripts, in brackets or plain; signs and letters are markers too. Which of them are,
and to which notes they send, is decided in alignment.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

from teikit.page.continuity import is_ended
from teikit.page.marks import RAISED, RAISED_LABEL, SECTION, SIGNS, STOPS, Form, Mark, abreast, normal
from teikit.page.rows import Rows
from teikit.text import Span

L = r"[^\W\d_]"
FIRST = re.compile(rf"[\d(\[^⁰¹²³⁴⁵⁶⁷⁸⁹{''.join(RAISED)}{SIGNS}]")
MARKER = re.compile(
    rf"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}})"
    rf"|(?P<raised>(?<=[\w{re.escape(STOPS)}])[{''.join(RAISED)}](?![\w{''.join(RAISED)}]))"
    rf"|\[(?:(?P<bracket>\d{{1,4}})|(?P<letter>[A-Za-z])|(?P<starred>[{SIGNS}]{{1,6}}))\]"
    r"|\[(?P<several>[1-9]\d{0,3}(?:, ?[1-9]\d{0,3}){1,5})\]"
    rf"|(?:(?<=[^\s(])|(?<=[^\s(] ))"
    rf"\((?:(?P<round>[1-9]\d{{0,3}})|(?P<lower>[a-z])|(?P<bow>[{SIGNS}]{{1,6}}))\)"
    rf"|\^\{{?(?P<caret>\d{{1,4}})\}}?"
    rf"|(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,5}})(?![{SIGNS}])"
    r"|(?P<digits>(?<!\d)\d+)"
)
UNIT = re.compile(r"(?:(?<![\w'’])(?:[kcdmµ]?m|ft|in|yd|mi|ha|sec|s|x|y|z|r|R|c|n)|\d)$")
MEASURED = re.compile(r"\d\s?(?:[kcdmµ]?m|ft|in|yd|mi|ha|sec|s)$")
"""What a superscript 2 or 3 behind it may be a power of, and what it surely is one of."""
POSSIBLE, SURE = 0.2, -2.0
"""What such a superscript weighs."""
CLOSING = r"[)\]”’“\"'»]"
PLAIN = re.compile(
    rf"(?:{L}{{2}}(?:[.,;:!?…]|{CLOSING})?|\d{CLOSING}|[.,;:!?…]{CLOSING}|{CLOSING}[.,;:!?…])$"
)
NO_END = re.compile(r"\d|[.,:/-]\d|[-–]|[^\W\d_][\W\d_]|%|°")
YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d[.;]$")
BEGINNING = re.compile(r" +[^\W\d_a-zà-ÿ]|[ \t]*(?:[\r\n\f]|$)")
"""A year whose sentence is over, and the beginning of the next one."""
SEVERAL = re.compile(r"\d+")
BEHIND_STOP = re.compile(r"[^\W\d][.!?…”»][\"”’)]? $|[”»\"’)] $")


FULL = 0.85
"""A line of so much of the usual measure is full."""
FAINT, NUMBER, ABREAST, TOGETHER = 0.1, -0.2, 0.5, 1.2
"""What digits weigh that may be the end of a number, of one that is no year, one of two side by side, or one
of several in brackets.
"""
BEGINS = -2.0
"""What it costs a marker that it stands where a note may begin."""


def markers(rows: Rows) -> Iterator[Mark]:
    """Every place in the rows that may be a marker, in order; digits may be one in more than one way."""
    known = raised_markers(rows)
    inside = {place for span in rows.raised for place in range(span.start, span.end)}
    others = (mark for mark in _printed(rows) if mark.span.start not in inside)
    return merge(known, others, key=lambda mark: mark.span.start)


def _printed(rows: Rows) -> Iterator[Mark]:
    """The places whose characters say that they may be markers."""
    text, at, last, full = rows.text, 0, len(rows.rows) - 1, _full(rows)
    for found in _found(text):
        start = found.start()
        while at < last and rows.starts[at + 1] <= start:
            at += 1
        if last < 0 or not rows.rows[at].start <= start < rows.rows[at].end:
            continue
        kind = found.lastgroup if found.lastgroup != "one" else "sign"
        if kind == "digits":
            yield from _digits(text, found, at, rows.rows[at].start)
        elif kind == "several":
            for each in SEVERAL.finditer(text, start, found.end()):
                yield Mark(normal(each[0]), Span(*each.span()), Form.BRACKETS, TOGETHER, at)
        elif kind is not None:
            begins = start == rows.rows[at].start and _is_start(rows, at, full)
            for mark in _clear(text, found, kind, at, rows.rows[at].start):
                yield replace(mark, weight=mark.weight + BEGINS) if begins else mark


def _full(rows: Rows) -> float:
    """How long a line is at least behind which the next one only goes on because there was no more room."""
    lengths = sorted(map(len, rows.rows))
    return lengths[len(lengths) * 3 // 4] * FULL if lengths else 0.0


def _is_start(rows: Rows, at: int, full: float) -> bool:
    """Whether something begins with a row: it is the first of a paragraph, or what stands above is over."""
    if rows.rows[at].blank:
        return True
    before = rows.words(at - 1)
    return is_ended(before) and len(before) < full


def _found(text: str) -> Iterator[re.Match[str]]:
    """What looks like a marker; its first character is looked for first, which is ten times as fast."""
    first = FIRST.search(text)
    while first:
        found = MARKER.match(text, first.start())
        if found:
            yield found
        first = FIRST.search(text, found.end() if found else first.end())


def raised_markers(rows: Rows) -> Iterator[Mark]:
    """The superscripts behind words, which the reader of the file told by size and rise."""
    for span in rows.raised:
        at = rows.at(span.start)
        row = rows.rows[at] if at >= 0 else None
        if row is None or not row.start <= span.start < row.end:
            continue
        if span.start == row.start and not (rows.sized and not row.fine and not row.blank):
            continue  # a note begins so, unless the line goes on with the text
        before = rows.text[max(rows.rows[at].start, span.start - 12) : span.start]
        for found in RAISED_LABEL.finditer(span.of(rows.text)):
            weight = _power(found[0], before) or (1.2 if found[0].isalpha() else 3.0)
            place = Span(span.start + found.start(), span.start + found.end())
            yield Mark(normal(found[0]), place, Form.SUPERSCRIPT, weight, at)
            yield from _abreast(normal(found[0]), place, Form.SUPERSCRIPT, at)


def _power(label: str, before: str) -> float:
    """What a superscript weighs that may be a power of what stands before it; 0 for none."""
    if label not in {"2", "3"} or not UNIT.search(before):
        return 0.0
    return SURE if MEASURED.search(before) else POSSIBLE


def _clear(text: str, found: re.Match[str], kind: str, row: int, begin: int) -> Iterator[Mark]:
    start, end = found.span()
    if kind == "sign" and SECTION.match(text, start):
        return
    label, first = normal(found[kind]), start == begin
    before = text[max(begin, start - 12) : start]
    match kind:
        case "super":
            end += text[end : end + 1] == ")" and text.rfind("(", begin, start) <= text.rfind(
                ")", begin, start
            )
            weight = _power(label, before) or (1.0 if first else 3.0)
            yield Mark(label, Span(start, end), Form.SUPERSCRIPT, weight, row)
            yield from _abreast(label, Span(*found.span()), Form.SUPERSCRIPT, row)
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


def _abreast(label: str, span: Span, form: Form, row: int) -> Iterator[Mark]:
    """The markers that a number may be which stand side by side."""
    at = span.start
    for each in abreast(label) if len(label) == len(span) else ():
        yield Mark(each, Span(at, at + len(each)), form, ABREAST, row)
        at += len(each)


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
        yield from _abreast(run, Span(start, end), Form.FAINT, row)
        return
    if len(run) < 4 and YEAR.search(text, max(begin, start - 6), start) and BEGINNING.match(text, end):
        yield Mark(run, Span(start, end), Form.PLAIN, 1.0, row)
        return
    if before[-1:] == " " and len(run) < 4:
        yield Mark(run, Span(start, end), Form.APART, 0.2 if BEHIND_STOP.search(before) else -0.3, row)
        return
    if len(run) < 4 and re.search(r"(?:^|[\s\d])[a-z]$", before):
        yield Mark(run, Span(start, end), Form.FAINT, FAINT, row)
        return
    if len(run) < 5 and (before[-1:] in ("-", "–", "/") or 1000 <= int(run) <= 2100):
        return
    weight = NUMBER if len(run) < 5 and before[-1:] == " " else FAINT
    stop = before[-1:] != "" and before[-1] in STOPS
    for length in range(min(3, len(run) - (not stop)), 0, -1):
        if text[end - length] != "0":
            yield Mark(text[end - length : end], Span(end - length, end), Form.FAINT, weight, row)
