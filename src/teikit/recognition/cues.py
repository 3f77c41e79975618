"""The words around names that tell persons from places, by class (cues.txt has the words).

The recogniser learns from classes and not words, so that what it learns of German holds for French.
Lower-case words without a class are all alike to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from teikit.lexicon.folding import fold

_SECTION = re.compile(r"^\[(.+?)\].*$", re.MULTILINE)


def _sections() -> Mapping[str, list[str]]:
    """The words of each section, as written and as tokens are folded."""
    text = files("teikit.recognition").joinpath("cues.txt").read_text("utf-8")
    parts = _SECTION.split(text)[1:]
    sections = zip(parts[::2], parts[1::2], strict=True)
    return {name: [form for word in words.split() for form in (word, fold(word))] for name, words in sections}


_WORDS = _sections()

CLASS: Mapping[str, str] = {
    word: name.removeprefix("before ")
    for name, words in reversed(list(_WORDS.items()))
    if name.startswith("before ")
    for word in words
}
"""The class of a word before or after a name: title, in, wrote …"""

GENERIC = frozenset(_WORDS["generic"])
"""Words that are part of the name of a place: Teplá Street, Lake Van."""

ORGANISATION = frozenset(_WORDS["body"])
"""Words that make what is named a body or an event, and neither person nor place."""

PARTICLES = frozenset(_WORDS["particle"])
"""Small words inside a person's name."""

INSIDE = frozenset(_WORDS["inside"])
"""Small words inside a place's name."""

ABBREVIATIONS = frozenset(_WORDS["short"])
"""Words after which a full stop does not end the sentence."""

MONTHS = frozenset(_WORDS["time"])
"""Words with a capital that are times or beyond the register."""

PEOPLES = frozenset(_WORDS["people"])
"""Peoples, languages, creeds and the adjectives made of places: none of them a name of a place."""

PLACE_ENDINGS = tuple(_WORDS["place ending"])
"""Endings that names of places have."""

PERSON_ENDINGS = tuple(_WORDS["person ending"])
"""Endings that names of persons have."""
