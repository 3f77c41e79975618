"""The words that citations are made of, in all languages at once: a note cites in any of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from teikit.language import Citing, Cue, words_in
from teikit.languages import all_languages


@cache
def cues() -> Mapping[str, tuple[Citing, ...]]:
    """What each cue may say, in the order of `Citing`."""
    found: dict[str, set[Citing]] = {}
    for language in all_languages().values():
        for cue, line in language.citing.items():
            for word in line.split():
                found.setdefault(word, set()).add(cue)
    order = list(Citing)
    return {word: tuple(sorted(said, key=order.index)) for word, said in found.items()}


@lru_cache(maxsize=50_000)
def said(word: str) -> tuple[Citing, ...]:
    """What a word may say in a citation, with its full stop or without."""
    return cues().get(word.lower().rstrip("."), ())


def says(word: str, *meant: Citing) -> bool:
    """Whether a word may say one of these."""
    return any(each in meant for each in said(word))


@cache
def little() -> Mapping[str, str]:
    """The commonest little words of all languages, and the months, with what they are."""
    found: dict[str, str] = {}
    for tag, language in all_languages().items():
        found |= dict.fromkeys(language.common.split(), f"the {tag}")
    for language in all_languages().values():
        for row in (*language.months, *language.months_short):
            found |= dict.fromkeys((word.rstrip(".") for word in row.split()), "month")
    return found


@cache
def joining() -> frozenset[str]:
    """The words for `and`, in all languages."""
    return words_in(all_languages().values(), lambda each: each.cues.get(Cue.AND, ""))
