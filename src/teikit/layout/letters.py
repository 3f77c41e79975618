"""Letters: what they open with (date, greeting) and close with (farewell, name).

Evidence: short blocks with the words that letters begin and end with in the languages we know, dates, and
names in capitals; nothing is claimed where no greeting and no farewell stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from teikit.language import Cue, words_in
from teikit.languages import all_languages
from teikit.page.blocks import Blocks, blocks, claimed_lines
from teikit.page.headings import is_number
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists")

LONGEST = 70
ABOVE = 4
"""How many lines above a greeting may be its date, its place and whom it goes to."""
BELOW = 5
"""How many lines of a farewell and names a letter closes with."""
LED_UP_TO = 2
"""So many lines of a last sentence may lead up to the farewell."""
CURT = 2
"""A farewell of so many words needs no comma."""
BRIEF = 5
"""Nor does one of so many that ends with a word of farewell: Mit herzlichem Gruß."""
POSTSCRIPT = re.compile(
    r"(?:P\.?\s?S|N\.?\s?[BS])\b\.?\s*[:—–-]*\s*\S|post-?script|nachschrift", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:1[0-9]{3}|20\d\d)\b|\b\d{1,2}(?:st|nd|rd|th|\.)?\b")
NAME = re.compile(
    r"(?:[A-ZÀ-Þ](?:\.|[\w’'-]+\.?)\s*,?\s*){1,5}\.?|[A-ZÀ-Þ .,’'-]{1,40}|\S{1,3}\.?(?: \S{1,3}\.)?"
)


def claim(document: Document) -> Iterator[Annotation]:
    """Each opening as `opener` with `dateline` and `salute`, each end as `closer` with `salute` and `signed`;
    what is added below as `postscript`.

    Short blocks in capitals above an opening are its heading.
    """
    if document.claimed("opener", "closer"):
        return
    found = blocks(document)
    taken = set(claimed_lines(document, found, "list", "head", "table", "p", "lg"))
    lines = [line for block in found.blocks for line in block.lines if line not in taken]
    firsts = {block.lines[0] for block in found.blocks}
    done = -1
    greeted = False
    for at, line in enumerate(lines):
        if at <= done:
            continue
        words = found.words(line)
        if line in firsts and _is_greeting(words):
            yield from _opening(found, lines, at, done)
            done, greeted = at, True
        elif line in firsts and (farewell := _farewell(found, lines, at, greeted=greeted)) is not None:
            last = _last_of_closing(found, lines, farewell)
            if last > farewell:
                yield from _closing(found, lines[at : last + 1])
                done = last
                if last + 1 < len(lines) and POSTSCRIPT.match(found.words(lines[last + 1])):
                    yield from _postscript(found, lines[last + 1])


def _is_greeting(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+", line.lower())
    return (
        2 <= len(line) <= LONGEST
        and len(words) <= 10
        and next((word for word in words if word not in _before_greetings()), "") in _greetings()
        and re.search(r"[,:!](?:\s?[-–—]+)?$|[.,:]?[-–—]+$", line) is not None
        and line[:1].isupper()
    )


def _farewell(found: Blocks, lines: Sequence[int], at: int, *, greeted: bool) -> int | None:
    """Which line from one on is the farewell, as `I remain,` may stand above `Yours faithfully,`."""
    for here in range(at, min(len(lines), at + LED_UP_TO + 1) if greeted else at + 1):
        words = found.words(lines[here])
        if _is_farewell(
            words, curt=greeted and here == at and _is_name(found, lines, here + 1), led=here > at
        ):
            return here if greeted or _is_name(found, lines, here + 1) else None
        if not (words[:1].isupper() and words[-1] == "," and len(words) <= LONGEST):
            return None
    return None


def _is_farewell(line: str, *, curt: bool = False, led: bool = False) -> bool:
    """Whether a line says farewell; a `curt` one needs no comma (`Dein`), one `led` up to no capital."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    brief = curt and (len(words) <= CURT or (len(words) <= BRIEF and words[-1] in _farewells()))
    return (
        len(line) <= LONGEST
        and 0 < len(words) <= 9
        and not set(words).isdisjoint(_farewells())
        and (line[-1] == "," or (brief and line[-1].isalpha()))
        and (led or line[:1].isupper())
    )


def _is_name(found: Blocks, lines: Sequence[int], at: int) -> bool:
    if at >= len(lines):
        return False
    words = found.words(lines[at])
    return len(words) <= 45 and NAME.fullmatch(words) is not None


def _is_date(line: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", line.lower()))
    return len(line) <= LONGEST and YEAR.search(line) is not None and not words.isdisjoint(_months())


def _opening(found: Blocks, lines: Sequence[int], at: int, done: int) -> Iterator[Annotation]:
    above = lines[max(done + 1, at - ABOVE) : at]
    dates = [line for line in above if _is_date(found.words(line))]
    first = dates[0] if dates else lines[at]
    yield Annotation(Span(found.tight(first).start, found.tight(lines[at]).end), "opener")
    for line in dates:
        yield Annotation(found.tight(line), "dateline")
    yield Annotation(found.tight(lines[at]), "salute")
    for line in reversed([line for line in above if line < first]):
        words = found.words(line)
        if not (is_number(words) or (words.isupper() and len(words) <= LONGEST)):
            break
        yield Annotation(found.tight(line), "head")


def _postscript(found: Blocks, line: int) -> Iterator[Annotation]:
    block = next(each for each in found.blocks if line in each.lines)
    span = found.span(line, block.lines[-1])
    yield Annotation(span, "postscript")
    yield Annotation(span, "p")


def _last_of_closing(found: Blocks, lines: Sequence[int], at: int) -> int:
    last = at
    for here in range(at + 1, min(len(lines), at + BELOW)):
        words = found.words(lines[here])
        if is_number(words) or not (_is_name(found, lines, here) or _is_farewell(words)):
            break  # the number of the next letter is no name
        last = here
    return last


def _closing(found: Blocks, lines: Sequence[int]) -> Iterator[Annotation]:
    yield Annotation(Span(found.tight(lines[0]).start, found.tight(lines[-1]).end), "closer")
    for line in lines:
        words = found.words(line)
        farewell = words[-1] == "," or (line != lines[-1] and _is_farewell(words, curt=True))
        yield Annotation(found.tight(line), "salute" if farewell else "signed")


@cache
def _greetings() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.greetings)


@cache
def _before_greetings() -> frozenset[str]:
    """My dear, sehr geehrte."""
    return words_in(all_languages().values(), lambda each: f"{each.cues.get(Cue.MY, '')} {each.very}")


@cache
def _farewells() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.farewells)


@cache
def _months() -> frozenset[str]:
    return frozenset(
        word
        for language in all_languages().values()
        for line in (*language.months, *language.months_short)
        for word in line.split()
    )
