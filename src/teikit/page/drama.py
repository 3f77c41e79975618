"""How speeches of a play begin, and what of their words are stage directions.

Evidence: `HAMLET.`, `Hamlet:`, `_Ham._`, `HAMLET, aside.--`, or a name alone on its line; brackets, and the
words that stage directions begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from teikit.language import Cue, words_in
from teikit.languages import all_languages

ONE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{0,28}[A-ZÀ-Þ]"
CAPITALS = rf"{ONE}(?:(?:,|\s(?:[a-zà-ÿ]{{1,3}}|&))\s{ONE}){{0,3}}"
TITLED = r"(?:(?:TITLE|[A-ZÀ-Þ])\.\s)?[A-ZÀ-Þ][a-zà-ÿ'’]+(?:\s[A-ZÀ-Þ][a-zà-ÿ'’]+){0,2}"
"""A stop ends a name, but behind an initial or what people are called by: Mrs. Page."""
ASIDE = r"[(\[](?!\d)[^()\[\]]{1,100}[)\]](?!\s[a-zà-ÿ])"
SAID = r"\s[a-zà-ÿ][^.:—\[(-]{0,60}"
HOW = rf"(?P<how>\s*{ASIDE}|(?<=,){SAID}(?=[.:—-]|$))?"
DASH = r"(?:\s?(?:--|—|–)|\s-(?=\s))?"
REST = r"\s*(?P<rest>(?!(?:§\s?)?\d{1,3}[a-z]?(?:[.):]|\s[A-ZÀ-Þ])|[IVX]{1,5}\.\s)\S.*)"
"""A number behind a word is that of an article or section: Art. 2."""
MOST = 300
"""Letters of a stage direction."""
BRACKETED = re.compile(r"(?:\[[^\]]*\]?|\([^)]*\)|_[^_]*_)[.,]?$")
SPOKEN = re.compile(r"(?:\[[^\]]*\]|\([^)]*\))\s*\w")
"""How something is said, and what: [Aside] He hides a letter."""
WITHIN = re.compile(
    r"\[(?:_|(?=[^\W\d_]))[^\]\[]*\]\.?|\(_[^()]*_\)\.?|\A\([^()]*\)\.?|(?<=[.!?…]\s)\([^()]*\)\.?\Z"
)
"""Stage directions in a speech: in brackets, or in parentheses before and behind it."""
FIRST = re.compile(r"[\W_]*([^\W\d_]+(?:-[^\W\d_]+)?)")


class Style(Enum):
    """How the names of those who speak are set."""

    CAPITALS = "HAMLET. To be"
    ALONE = "HAMLET"
    TITLED = "Hamlet. To be"
    COLON = "Hamlet: To be"
    TITLED_ALONE = "Hamlet."
    ITALIC = "_Ham._ To be"


@dataclass(frozen=True, slots=True)
class Prefix:
    """What a speech begins with: who speaks, where that ends, where it ends to say how, where words begin."""

    name: str
    style: Style
    end: int
    how: int
    rest: int


BEHIND = rf"(?=\s?{ASIDE})"
LED = rf",(?={SAID}[.:—-][\s.:—-]*[^\s.:—-])"
SHAPES = {
    Style.ITALIC: (
        rf"_(?P<name>[A-ZÀ-Þ][^_.:]{{0,20}}(?:\.\s?[^_.:]{{1,20}})?)(?P<stop>[.:]_|_[.:]){HOW}{REST}"
    ),
    Style.CAPITALS: (
        rf"(?P<name>{CAPITALS})(?P<stop>\s?[.:]{DASH}|\s?--|\s?—|{LED}|{BEHIND}){HOW}[.:,]?+{DASH}{REST}"
    ),
    Style.ALONE: rf"(?P<name>{CAPITALS})(?P<stop>[.:]?|,(?={SAID})){HOW}[.:]?",
    Style.TITLED_ALONE: rf"(?P<name>{TITLED})(?P<stop>[.:]|{BEHIND}){HOW}[.:]?",
    Style.COLON: rf"(?P<name>{TITLED})(?P<stop>:|{LED}|{BEHIND}){HOW}[.:]?+{REST}",
    Style.TITLED: rf"(?P<name>{TITLED})(?P<stop>\.{DASH}|{LED}|{BEHIND}){HOW}\.?+{DASH}{REST}",
}


def prefix(line: str) -> Prefix | None:
    """How a line begins a speech, by its form; whether it does, the others that are like it tell."""
    for style, shape in _shapes().items():
        if found := shape.fullmatch(line):
            rest = found.start("rest") if "rest" in shape.groupindex else len(line)
            how = rest if found["how"] else found.end("stop")
            return Prefix(found["name"].strip(" ."), style, found.end("stop"), how, rest)
    return None


def is_stage(words: str) -> bool:
    """Whether words are a stage direction: bracketed, in italics, or begun with a word of such."""
    first = FIRST.match(words)
    known = first is not None and first[1].lower() in _stage_words() and not SPOKEN.match(words)
    return len(words) < MOST and (BRACKETED.match(words) is not None or (known and len(words) < MOST // 2))


def stages(words: str) -> Iterator[tuple[int, int]]:
    """Where stage directions stand in a speech."""
    yield from (found.span() for found in WITHIN.finditer(words) if len(found[0]) < MOST)


def is_act(line: str) -> bool:
    """Whether a line names a part of a play."""
    return len(line) < 100 and not _acts().isdisjoint(re.findall(r"[^\W\d_]+", line.lower())[:2])


@cache
def _shapes() -> Mapping[Style, re.Pattern[str]]:
    titles = words_in(all_languages().values(), lambda each: each.cues.get(Cue.TITLE, ""))
    title = rf"(?i:{'|'.join(sorted(titles))})"
    return {style: re.compile(shape.replace("TITLE", title)) for style, shape in SHAPES.items()}


@cache
def _stage_words() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.stage_words)


@cache
def _acts() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.play_parts)
