"""Spaces that were lost: behind a note marker, and where the type changes, as at italics.

Evidence: a marker or a full stop glued to a word, a capital within a word, digits glued to a word; known
words on both sides. Abbreviations, addresses of the web and codes stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from teikit.language import Language, words_in
from teikit.languages import all_languages, spoken_in
from teikit.lexicon.words import WORD, Words, words_of
from teikit.page.flow import Flow, flow
from teikit.text import Annotation, Document, Span

AFTER = ("notes", "hyphens", "ligatures")

CHUNK = re.compile(r"(?<!\S)\S{4,200}(?!\S)")
"""What may have lost a space within: shorter runs have no two words, longer ones are none."""
AROUND = ".,;:!?()[]“”‘’«»„\"'"
"""Signs around a word that are no sign of a lost space."""
ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:com|org|net|gov|edu|html?|pdf)\b|/\w+/|\\|_|=")
L = r"[^\W\d_]"
POINT = re.compile(
    rf"(?:(?<={L}{{2}})|(?<={L}\.)(?=[,;]))(?P<mark>[.:;,!?]|[”\"»)\]])(?={L}{{2}}|[“‘«(]{L}|[“«(])"
)
PARENTHESIS = re.compile(rf"(?<={L}{{3}})(?=\({L}{{3}})|(?<={L}{{2}})(?=[“«„]{L})|(?<=[.,;:])(?=[“‘«„(]\w)")
PART_OF_WORD = re.compile(rf"[(\[]{L}{{1,4}}[)\]]$")
DIGITS = re.compile(rf"(?<={L}{{4}})(?=\d+\b)")


def claim(document: Document) -> Iterator[Annotation]:
    """Each lost space as an empty `supplied`, read as a space."""
    text = document.text
    words = words_of(document)
    fixed = {damaged.span: damaged.reads or "" for damaged in document.claimed("corr")}
    places = {ref.span.end for ref in document.claimed("ref") if _glued(text, ref.span)}
    stream = flow(document)
    soft = {hyphen.span.start for hyphen in document.claimed("pc")}
    if _is_measured(document):
        places |= set(_before_markers(document))
    else:
        run_on = _run_on(spoken_in(document).own)
        places |= set(_within(stream, words, run_on, _Blocked(document), fixed, soft))
    for place in sorted(places):
        yield Annotation(Span(place, place), "supplied", {"reason": "space-lost"}, reads=" ")


def _glued(text: str, marker: Span) -> bool:
    after = text[marker.end : marker.end + 1]
    before = text[max(0, marker.start - 1) : marker.start]
    return (after.isalnum() or (after != "" and after in "“‘«„([")) and not before.isspace()


def _is_measured(document: Document) -> bool:
    """Whether the spaces come from the gaps between glyphs: then a word without one was printed so."""
    return any(line.size and line.confidence is None for line in document.lines)


def _before_markers(document: Document) -> Iterator[int]:
    """The places between a word or number and the raised figures of a note: 1992¹ is not 19921."""
    for marker in document.claimed("ref"):
        at = marker.span.start
        note = marker.attributes.get("type") == "noteAnchor" and document.text[at].isalnum()
        if note and at and document.text[at - 1].isalnum():
            yield at


class _Blocked:
    """The places where no space may be supplied: inside a marker, a label or a restored word, and before a
    marker, which is set close to its word.
    """

    def __init__(self, document: Document) -> None:
        self.spans = [claimed.span for claimed in document.claimed("ref", "corr", "label", "fw", "pc")]
        self.starts = [span.start for span in self.spans]

        self.markers = {ref.span.start for ref in document.claimed("ref")}

    def __contains__(self, place: int) -> bool:
        at = bisect_left(self.starts, place) - 1
        return place in self.markers or (at >= 0 and self.spans[at].end > place)


def _within(
    stream: Flow,
    words: Words,
    run_on: tuple[str, ...],
    blocked: _Blocked,
    fixed: Mapping[Span, str],
    soft: Set[int],
) -> Iterator[int]:
    text = stream.text
    halves = set(soft)
    restored = {span.start: (span, reads) for span, reads in fixed.items()}
    marked = [*sorted((*restored, *soft)), len(text) + 1]
    alike: dict[str, tuple[int, ...]] = {}
    for rows in stream.streams():
        broken = False
        for row in rows:
            line = stream.lines[row]
            first = line.start + len(stream.words(row)) - len(stream.words(row).lstrip())
            if broken:
                halves.add(first)
            at = bisect_left(marked, line.start)
            for chunk in CHUNK.finditer(text, line.start, line.end):
                piece, (start, end) = chunk.group(), chunk.span()
                while marked[at] < start:
                    at += 1
                if (broken and start == first) or marked[at] <= end:
                    found = tuple(_places(Piece(piece, start, restored), words, run_on, halves))
                else:  # what stands there depends on the letters alone, so it is decided once
                    if piece not in alike:
                        alike[piece] = tuple(_places(Piece(piece, start, {}), words, run_on, frozenset()))
                    found = alike[piece]
                for place in found:
                    if start + place not in blocked:
                        yield start + place
            broken = line.start + len(stream.words(row).rstrip(" \t")) - 1 in soft


@dataclass(frozen=True, slots=True)
class Piece:
    """A run without blanks, its place, and the words in it that were restored."""

    text: str
    start: int
    restored: Mapping[int, tuple[Span, str]]

    def before(self, place: int) -> str:
        """The word that ends at a place, or ""."""
        found = next((word for word in WORD.finditer(self.text, 0, place) if word.end() == place), None)
        return self._word(found)

    def after(self, place: int) -> str:
        """The word that begins at a place, or ""."""
        return self._word(WORD.match(self.text, place))

    def _word(self, found: re.Match[str] | None) -> str:
        if found is None:
            return ""
        known = self.restored.get(self.start + found.start())
        return known[1] if known else found.group()


def _places(piece: Piece, words: Words, run_on: tuple[str, ...], halves: Set[int]) -> Iterator[int]:
    """The places within a run without blanks where one was lost."""
    if not piece.text.strip(AROUND).isalpha():
        if ADDRESS.search(piece.text):
            return
        yield from _at_marks(piece, words)
        for found in DIGITS.finditer(piece.text):
            if not re.search(r"\d", piece.text[: found.start()]) and _is_word(
                piece.before(found.start()), words
            ):
                yield found.start()
    for found in WORD.finditer(piece.text):
        if piece.start + found.start() not in halves and piece.start + found.end() not in halves:
            yield from _glued_words(found, words, run_on)


def _is_word(word: str, words: Words) -> bool:
    """Whether a run of letters before digits is a word and no code: known, or long and small."""
    return words.knows(word) or (len(word) > 6 and word[1:].islower())


def _at_marks(piece: Piece, words: Words) -> Iterator[int]:
    for found in POINT.finditer(piece.text):
        if found["mark"] in ")]" and PART_OF_WORD.search(piece.text, 0, found.end()):
            continue
        left, right = piece.before(found.start()), piece.after(found.end())
        if _apart(found["mark"], left, right, piece.text[found.end()], words):
            yield found.end()
    for found in PARENTHESIS.finditer(piece.text):
        if piece.text[found.start() - 1] in ".,;:" or len(piece.before(found.start())) > 2:
            yield found.start()


def _apart(mark: str, left: str, right: str, following: str, words: Words) -> bool:
    """Whether a mark between two words ended the one, and a space stood before the other."""
    if not right:
        return mark in ",;:)”" and following in "“«("
    if mark in ".:?!":
        if mark == "." and not (right[0].isupper() and words.knows(left)):
            return False
        return words.knows(right) and (right[0].isupper() or mark == ":")
    return mark in ",;" or words.knows(right) or words.knows(left)


def _glued_words(found: re.Match[str], words: Words, run_on: tuple[str, ...]) -> Iterator[int]:
    """Two words in one: a capital after a small letter, or a little word glued to a known one."""
    whole = found.group()
    if len(whole) < 5 or whole.isupper():
        return
    capitals = _capitals_within(whole)
    little = list(_little_words(whole, run_on)) if whole[1:].islower() else []
    if not (capitals or little) or words.frequency(whole) > 1e-7:
        return
    for at in capitals:
        left, right = whole[:at], whole[at:]
        if left.lower() not in _name_parts() and words.knows(left) and words.knows(right):
            yield found.start() + at
            return
    for rest, at in little if not words.knows(whole) else ():
        if words.frequency(rest) > 1e-6:
            yield found.start() + at
            return


def _capitals_within(word: str) -> list[int]:
    """Where a capital stands between small letters."""
    if word[1:].islower():
        return []
    return [
        at
        for at in range(2, len(word) - 1)
        if word[at].isupper() and word[at - 1].islower() and word[at + 1].islower()
    ]


def _little_words(word: str, run_on: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """What is left of a word without a little one at its end or beginning, and where the two part."""
    lower = word.lower()
    if not (word.endswith(run_on) or lower.startswith(run_on)):
        return
    for each in run_on:
        if word.endswith(each) and len(word) - len(each) > 3:
            yield word[: -len(each)], len(word) - len(each)
        if len(each) > 2 and lower.startswith(each) and len(word) - len(each) > 3:
            yield word[len(each) :], len(each)


def _run_on(own: Iterable[Language]) -> tuple[str, ...]:
    """The words of these languages that are found glued to a title in italics; none where none is known."""
    return tuple(dict.fromkeys(word for each in own for word in each.run_on.split()))


@cache
def _name_parts() -> frozenset[str]:
    """What stands before a capital within a name that is one word: the Mc of McIntyre."""
    known = all_languages().values()
    return words_in(known, lambda each: f"{each.particles} {each.name_prefixes} {each.elisions}")
