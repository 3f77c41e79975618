"""Paragraphs and headings of the running text.

Evidence: blank lines, indentation, and lines that end although the next word would have had room: how much
room there is is told by lines that end in the middle of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.page.flow import Flow, flow
from teikit.page.look import Look, looks
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes")

OTHER = 0.04
"""Type is of another size where it differs by this share of the usual one."""

LARGER, APART, NEAR = 1.08, 1.4, 1.15
"""Headings are so much larger; gaps of so many leadings part paragraphs, or those that differ in weight."""

INDENT, DEEP = 0.6, 8.0
"""A first line is set in by this many ems; by more, it is centred."""

LETTER = 0.55
"""A letter takes so many ems, near enough."""

NUMBERED = re.compile(r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\.?\)? +[^\W\d_]")
"""A heading with a number: `III. Of Engines`, `2.1 Wheels`."""

WORD_END = re.compile(r"\S+")
FULL = re.compile(r"[.!?:…]['\"’”»)\]]*[⁰¹²³⁴-⁹*†‡\d]*$|[.!?]\s*[”»\"]$")
CHAPTER = re.compile(
    r"(?:(?:chapter|chapitre|kapitel|part|partie|teil|book|livre|buch|act|section|appendix|anhang|annexe)\b.{0,60}"
    r"|[IVXLC]{1,7}\.?|\d{1,3}\.?|(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s+\S.{0,80}"
    r"|(?:introduction|preface|foreword|conclusion|bibliography|notes|contents|summary|acknowledgements"
    r"|vorwort|vorrede|einleitung|inhalt|schluss|avant-propos|préface|sommaire)\.?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a text: how long a line with the next word would be too long; the usual indentation."""

    length: int
    indent: int
    blank_between: bool


def claim(document: Document) -> Iterator[Annotation]:
    """Each paragraph as `p` and each heading as `head`, from the first character to the last.

    A paragraph runs on across pages, and holds the notes and running heads between.
    """
    stream = flow(document)
    rows = [row for row, at in enumerate(stream.stream) if at == 0]
    if not rows:
        return
    measure, seen, edges = _measure(stream, rows), looks(document), _edges(document)
    begin = 0
    for at in range(1, len(rows) + 1):
        if (
            at == len(rows)
            or _parted(stream, rows[at - 1], rows[at], edges)
            or _begins(stream, rows[at - 1], rows[at], measure, seen)
        ):
            yield _block(stream, rows, begin, at, measure, seen)
            begin = at


def _edges(document: Document) -> list[int]:
    """Where the parts begin and end that a reader knows, such as a licence before and behind a book."""
    parts = document.claimed("front", "back", "div")
    return sorted({edge for part in parts for edge in (part.span.start, part.span.end)})


def _parted(stream: Flow, one: int, two: int, edges: Sequence[int]) -> bool:
    """Whether an edge of a part stands between two lines."""
    at = bisect_right(edges, stream.lines[one].start)
    return at < len(edges) and edges[at] <= stream.lines[two].start


def _begins(stream: Flow, one: int, two: int, measure: Measure, seen: Mapping[int, Look]) -> bool:
    """Whether a paragraph begins with the second of two lines: by their look, where it is known."""
    if one in seen and two in seen:
        return _looks_new(stream.words(one).rstrip(), stream.words(two).lstrip(), seen[one], seen[two])
    return _new(stream, one, two, measure)


def _looks_new(this: str, following: str, one: Look, two: Look) -> bool:
    """Whether a paragraph ends between two lines: type, gap, indent, a line with room for the next word."""
    if abs(one.size - two.size) > OTHER:
        return True
    word = len(following.split(None, 1)[0]) * LETTER
    if one.bold != two.bold and not following[:1].islower() and (one.room > word + 1 or two.gap(one) > NEAR):
        return True
    if this.endswith("-") and following[:1].islower():
        return False
    if two.gap(one) > APART:
        return not following[:1].islower() or bool(FULL.search(this))
    if one.size >= LARGER or (one.bold and two.bold):
        return False
    if INDENT < two.indent < DEEP and two.indent - one.indent > INDENT:
        return not following[:1].islower()
    return one.room > word + 1 and bool(FULL.search(this)) and not following[:1].islower()


def _block(
    stream: Flow, rows: Sequence[int], begin: int, end: int, measure: Measure, seen: Mapping[int, Look]
) -> Annotation:
    first, last = stream.lines[rows[begin]], stream.lines[rows[end - 1]]
    start = first.start + len(stream.words(rows[begin])) - len(stream.words(rows[begin]).lstrip())
    words = [stream.words(row) for row in rows[begin:end]]
    after = stream.words(rows[end]) if end < len(rows) else ""
    shown = [seen[row] for row in rows[begin:end] if row in seen]
    if len(shown) == end - begin:
        head = bool(after) and _looks_like_head(words, shown, seen.get(rows[end]) if after else None)
    else:
        head = bool(after) and _is_head(words, after, measure)
    return Annotation(Span(start, last.end), "head" if head else "p")


def _looks_like_head(words: Sequence[str], shown: Sequence[Look], after: Look | None) -> bool:
    """Whether a few lines in larger or bold type, or in capitals that stand apart, are a heading."""
    line = " ".join(part.strip() for part in words)
    if len(shown) > 4 or len(line) > 200 or not any(letter.isalpha() for letter in line):
        return False
    last = shown[-1]
    if min(look.size for look in shown) >= LARGER:
        return True
    if last.size < 1 - OTHER or line[-1] in ",;:-–—":
        return False
    if all(look.bold for look in shown):
        return after is None or not after.bold
    letters = [letter for letter in line if letter.isalpha()]
    alone = after is not None and after.gap(last) > APART and last.room > 1
    capitals = len(letters) > 3 and all(letter.isupper() for letter in letters)
    return alone and (capitals or (len(line) < 100 and NUMBERED.match(line) is not None))


def _measure(stream: Flow, rows: Sequence[int]) -> Measure:
    reach, indents, gaps = [], [], 0
    for one, two in pairwise(rows):
        this, following = stream.words(one).rstrip(), stream.words(two)
        word = following.lstrip()
        indents.append(len(this) - len(this.lstrip()))
        gaps += two == one + 2 and not stream.words(one + 1).strip()
        if word[:1].islower() and len(this) > 20:
            reach.append(len(this) + 1 + len(word.split(None, 1)[0]))
    reach.sort()
    indents.sort()
    length = max(reach[len(reach) // 25], reach[len(reach) // 2] * 22 // 25) if len(reach) >= 3 else 0
    return Measure(
        length, indents[len(indents) // 2] if indents else 0, gaps * 2 < len(rows) or len(rows) < 6
    )


def _new(stream: Flow, one: int, two: int, measure: Measure) -> bool:
    """Whether a paragraph ends between two lines of running text."""
    this, following = stream.words(one).rstrip(), stream.words(two)
    word = following.lstrip()
    if this.endswith("-") and word[:1].islower():
        return False
    if measure.blank_between and any(_blank(stream, row) for row in range(one + 1, two)):
        return not _across(stream, one, two) or bool(FULL.search(this)) or not word[:1].islower()
    indent = len(following) - len(word)
    if 1 < indent - max(measure.indent, len(this) - len(this.lstrip())) < 13:
        return True
    reach = len(this) + 1 + len(WORD_END.match(word).group())  # type: ignore[union-attr]
    if FULL.search(this):
        return reach < measure.length * (0.85 if word[:1].islower() else 1)
    return not word[:1].islower() and reach < measure.length * (0.93 if word[:1].isupper() else 0.8)


def _blank(stream: Flow, row: int) -> bool:
    return not stream.words(row).strip()


def _across(stream: Flow, one: int, two: int) -> bool:
    """Whether something other than blank lines stands between, or a page break."""
    return any(stream.lines[row].last_of_page or not _blank(stream, row) for row in range(one + 1, two)) or (
        stream.lines[one].last_of_page
    )


def _is_head(words: Sequence[str], after: str, measure: Measure) -> bool:
    """Whether a short block of its own is a heading: a chapter word, capitals, capitalised words."""
    if len(words) > 3:
        return False
    line = " ".join(part.strip() for part in words)
    if (
        len(line) > 120
        or not line
        or line[-1] in ",;:-–—?!"
        or len(words[-1]) > max(measure.length, 40) * 0.9
    ):
        return False
    if CHAPTER.fullmatch(line) and (line[-1] != "." or len(line) < 40):
        return len(after) > len(line)
    letters = [letter for letter in line if letter.isalpha()]
    if not letters or line[-1] == "." or len(after.strip()) < measure.length * 0.6:
        return False
    if all(letter.isupper() for letter in letters) and len(letters) > 3:
        return True
    big = [word for word in re.findall(r"[^\W\d_]+", line) if word.lower() not in _small_in_titles()]
    if not big or re.search(r"\d{3}|,", line):
        return False
    return len(line) < 70 and all(word[0].isupper() for word in big) and bool(re.match(r"\W*[^\W\d_]", line))


@cache
def _small_in_titles() -> frozenset[str]:
    """Words that have no capital in a title."""
    return words_in(all_languages().values(), lambda each: each.small_in_titles)
