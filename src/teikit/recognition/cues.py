"""The words around names that tell persons from places, by what they do in the languages of a text.

The recogniser learns from kinds and not words, so that what it learns of one language holds for another.
Lower-case words without a kind are all alike to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from teikit.language import Cue, Language, words_in
from teikit.languages import Spoken, all_languages
from teikit.lexicon.folding import fold


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The words of some languages, as written and folded; the fields are as in `Language`."""

    classes: Mapping[str, Cue]
    """The cue that a word gives; the text's own languages come first."""
    generics: frozenset[str]
    generics_before: frozenset[str]
    generics_after: frozenset[str]
    generics_abroad: frozenset[str]
    """Those that begin the name of a place in languages that are not the text's: Ponte, Lac."""
    streets: frozenset[str]
    """Words that begin the name of a street, without a capital too."""
    streets_abroad: frozenset[str]
    bodies: frozenset[str]
    particles: frozenset[str]
    ordinary: frozenset[str]
    """Particles that are words of the text's own language besides."""
    native: frozenset[str]
    """Particles of the text's own language."""
    articles: frozenset[str]
    """Particles that are articles somewhere, so that by themselves they join no name."""
    definite: frozenset[str]
    """Articles that say which: the."""
    indefinite: frozenset[str]
    """Other words that stand where an article does: a, this."""
    small: frozenset[str]
    """The commonest little words of the text's languages."""
    prefixed: re.Pattern[str]
    """An expression for surnames with a prefix: O'Brien, McCool."""
    place_particles: frozenset[str]
    abbreviations: frozenset[str]
    short_forenames: frozenset[str]
    letter_titles: frozenset[str]
    """Titles of the text's own language that are a letter with a full stop: M."""
    plural_titles: frozenset[str]
    ranks: frozenset[str]
    """Ranks by the text's own language."""
    animals: frozenset[str]
    times: frozenset[str]
    peoples: frozenset[str]
    states: frozenset[str]
    juniors: frozenset[str]
    honours: frozenset[str]
    saints: frozenset[str]
    scripture: frozenset[str]
    """The books of the Bible."""
    greetings: frozenset[str]
    farewells: frozenset[str]
    and_others: frozenset[str]
    works: frozenset[str]
    introducing: frozenset[str]
    """Words before an author who is cited."""
    capital_nouns: bool
    elision: str
    """An expression for what stands before an apostrophe as a word of its own."""
    street_ending: re.Pattern[str]
    place_ending: re.Pattern[str]
    person_ending: re.Pattern[str]

    def cue(self, folded: str) -> Cue | None:
        """The cue that a folded word gives, with its point or without."""
        return self.classes.get(folded.rstrip("."))

    def ending(self, folded: str) -> str:
        """The telling ending of a word, if it has one: `L:burg`, `P:mann`."""
        place, person = self.place_ending.search(folded), self.person_ending.search(folded)
        return ("L:" + place.group() if place else "") + ("P:" + person.group() if person else "")


@cache
def cues(spoken: Spoken) -> Cues:
    """The cues in a text of these languages; particles are those of all languages, since names travel."""
    own, known = spoken.all, tuple(all_languages().values())

    def forms(line: Callable[[Language], str]) -> frozenset[str]:
        return _forms(words_in(own, line))

    return Cues(
        classes=_classes(spoken.cited) | _classes(spoken.own),
        generics=forms(lambda each: each.generics),
        generics_before=forms(lambda each: each.generics_before),
        generics_after=forms(lambda each: each.generics_after),
        generics_abroad=_forms(words_in(known, lambda each: each.generics_before)),
        streets=_forms(words_in(spoken.own or spoken.cited, lambda each: each.streets)),
        streets_abroad=_forms(words_in(known, lambda each: each.streets)),
        bodies=forms(lambda each: each.bodies),
        particles=_forms(words_in(known, lambda each: each.particles)),
        ordinary=_forms(_small(spoken.first).split()),
        native=_forms(spoken.first.particles.split()),
        articles=_forms(words_in(known, lambda each: f"{each.date_the} {each.cues.get(Cue.THE, '')}")),
        definite=forms(lambda each: each.articles),
        indefinite=forms(lambda each: each.cues.get(Cue.THE, "")) - forms(lambda each: each.articles),
        small=forms(lambda each: each.common),
        prefixed=_prefixed(known),
        place_particles=forms(lambda each: each.place_particles),
        abbreviations=forms(lambda each: f"{each.abbreviations} {each.short_forenames}"),
        short_forenames=forms(lambda each: each.short_forenames),
        letter_titles=frozenset(
            f"{word}."
            for word in words_in(spoken.own or spoken.cited, lambda each: each.cues.get(Cue.TITLE, ""))
            if len(word) == 1
        ),
        ranks=_forms(words_in(spoken.own or spoken.cited, lambda each: each.cues.get(Cue.RANK, ""))),
        animals=forms(lambda each: each.animals),
        plural_titles=forms(lambda each: each.plural_titles),
        times=forms(lambda each: each.times),
        peoples=forms(lambda each: each.peoples),
        states=forms(lambda each: each.states),
        juniors=forms(lambda each: each.juniors),
        honours=forms(lambda each: each.honours),
        saints=forms(lambda each: each.saints),
        scripture=forms(lambda each: each.scripture),
        greetings=forms(lambda each: each.greetings),
        farewells=forms(lambda each: each.farewells),
        and_others=forms(lambda each: each.and_others),
        works=forms(lambda each: each.works),
        introducing=forms(lambda each: f"{each.cues.get(Cue.SEE, '')} {each.page_between}"),
        capital_nouns=spoken.first.capital_nouns,
        elision=_any(words_in(own, lambda each: each.elisions)) or "(?!)",
        street_ending=re.compile(f"..({_any(forms(lambda each: each.street_endings))})$"),
        place_ending=re.compile(f"({_any(forms(lambda each: each.place_endings))})$"),
        person_ending=re.compile(f"({_any(forms(lambda each: each.person_endings))})$"),
    )


def _prefixed(languages: Iterable[Language]) -> re.Pattern[str]:
    prefixes = [each.capitalize() for each in words_in(languages, lambda each: each.name_prefixes)]
    long, letters = (_any(each for each in prefixes if (len(each) > 1) is more) for more in (True, False))
    return re.compile(rf"(?:(?:{long})['’]?|(?:{letters})['’])[A-Z][^\W\d_]*[^\W\d_A-Z]")


def _small(language: Language) -> str:
    """The little words of a language that stand before names."""
    cues = (language.cues.get(cue, "") for cue in SMALL)
    return " ".join((language.common, language.elisions, *cues))


SMALL = (Cue.IN, Cue.INTO, Cue.FROM, Cue.OF, Cue.BY, Cue.AND, Cue.THE)


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Words as they are written and as tokens are folded."""
    return frozenset(form for word in words for form in (word, fold(word)))


def _classes(languages: Iterable[Language]) -> dict[str, Cue]:
    """The cue of each word; of several, the one that comes first in `Cue`."""
    classes: dict[str, Cue] = {}
    for cue in Cue:
        for language in languages:
            for form in _forms(language.cues.get(cue, "").split()):
                classes.setdefault(form, cue)
    return classes


def _any(choices: Iterable[str]) -> str:
    """An expression for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))
