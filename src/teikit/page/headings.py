"""Headings by their words: a chapter by its number, a preface, contents or notes by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from teikit.language import Language, words_in
from teikit.languages import all_languages
from teikit.page.drama import is_act

ROMAN = r"[IVXLC]{1,7}"
LONGEST = 120
NUMBERED = re.compile(
    rf"(?:{ROMAN}|[A-Z]|\d{{1,3}}(?:\.\d{{1,2}})*)(?:\.|\)|(?=\s))\s+(?P<title>\S.{{0,100}})"
)
PARTED = re.compile(rf"[^\W\d_]+\s+(?:{ROMAN}|\d{{1,3}})\s?[.:—–]\s*[A-ZÀ-Þ]")
"""A sign between number and title shows a title, though it has small letters: Chapter 4. What they said."""
FIRST = re.compile(r"[\W\d_]*([^\W\d_]+)")
NUMBER = re.compile(rf"(?:§\s*)?(?:{ROMAN}\.?|\d{{1,3}}\.?|\(?{ROMAN}\)|\d{{1,2}}(?:\.\d{{1,2}})+\.?)")


def is_number(line: str) -> bool:
    """Whether a line has the number of a chapter and nothing else."""
    return NUMBER.fullmatch(line) is not None


def is_chapter(line: str) -> bool:
    """Whether a line names a part of a book by what it is and its number, with its title or without."""
    return (
        len(line) <= LONGEST
        and _chapter().match(line) is not None
        and (line[:1].isupper() or line[:1].isdigit() or line[:1] == "§")
        and (not _is_sentence(line) or _is_parted(line))
    )


def is_named(line: str) -> bool:
    """Whether a line is the name of a part that has no number: preface, conclusion."""
    return len(line) < 40 and _bare(line) in _named()


def is_contents(line: str) -> bool:
    """Whether a line says that the contents follow, of all or of a part: CONTENTS OF VOLUME II."""
    if len(line) >= 60:
        return False
    first, *rest = _bare(line).split(" ")
    return _bare(line) in _names("contents") or (
        line.isupper() and first in _names("contents") and any(word.startswith(_parts()) for word in rest)
    )


def is_index(line: str) -> bool:
    """Whether a line says that an index follows."""
    return len(line) < 40 and _bare(line) in _names("index")


def is_notes(line: str) -> bool:
    """Whether a line by itself says that notes follow: Notes, Notes to chapter 2, Notes to pages 12-20."""
    first = FIRST.match(line)
    if len(line) >= 80 or first is None or first[1].lower() not in _firsts("notes"):
        return False
    words = _bare(line).split(" ")
    return len(words) == 1 or (len(words) < 10 and not line.rstrip().endswith((".", ",", ";")))


def numbered_title(line: str) -> str:
    """What stands behind the number that a line begins with; nothing where it begins with none."""
    found = NUMBERED.fullmatch(line)
    return found["title"] if found else ""


def is_earlier(line: str) -> bool:
    """Whether a heading is of a part before the body: a preface, the contents."""
    return _bare(line) in _names("named_parts") or is_contents(line)


def is_later(line: str) -> bool:
    """Whether a heading is of a part behind the body: an appendix, notes, an index."""
    return _bare(line).split(" ")[0] in _names("later_parts") or is_index(line) or is_notes(line)


def rank(line: str) -> int | None:
    """How large the part is that a line names with its number, the largest being 0; None for no part."""
    if not is_chapter(line):
        return None
    return min((_ranks()[word] for word in _bare(line).split(" ") if word in _ranks()), default=None)


def _is_parted(line: str) -> bool:
    """Whether a sign stands between a number and a title, though the title reads as a sentence does."""
    return PARTED.match(line) is not None and (line[-1].isalnum() or is_act(line))


def _is_sentence(line: str) -> bool:
    """Whether most words of a line are small, as they are in a sentence."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words) > 4 and sum(word[0].islower() for word in words) * 2 > len(words)


def _bare(line: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", line.lower()))


@cache
def _chapter() -> re.Pattern[str]:
    words = "|".join(sorted(_names("numbered_parts")))
    digits = rf"(?:{ROMAN}|\d{{1,3}}|[A-Z])"
    number = rf"{digits}|the\s+\w+|[^\W\d_]+"
    to = "|".join(sorted(_names("to_part")))
    return re.compile(
        rf"(?:(?:(?:{to})\s+)?(?:(?:{words})\s+(?:{number})|§\s*\d{{1,3}})\b\.?(?:[\s:.,—–-].{{0,80}})?"
        rf"|(?:{digits}|[^\W\d_]+)\.?\s+(?:{words})\.?)$",
        re.IGNORECASE,
    )


@cache
def _parts() -> tuple[str, ...]:
    return tuple(word for word in _ranks() if len(word) > 3)


@cache
def _named() -> frozenset[str]:
    fields = ("named_parts", "last_parts", "later_parts", "contents", "index", "notes")
    return frozenset().union(*map(_names, fields))


@cache
def _ranks() -> Mapping[str, int]:
    """The words for numbered parts, by their place in the order of their language."""
    found: dict[str, int] = {}
    for each in all_languages().values():
        for at, word in enumerate(each.numbered_parts.split()):
            found.setdefault(word, at)
    return found


@cache
def _firsts(field: str) -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in _names(field))


@cache
def _names(field: str) -> frozenset[str]:
    line: Callable[[Language], str] = lambda each: str(getattr(each, field))  # noqa: E731
    return frozenset(word.replace("-", " ") for word in words_in(all_languages().values(), line))
