"""The words that dates are written in, in the languages of a text, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from teikit.dates.feast_days import FeastDays
from teikit.dates.foreign_months import ForeignMonths
from teikit.dates.number_words import JoinedNumbers, spread
from teikit.language import Language, numbered, words_in
from teikit.languages import Spoken, all_languages

ROMAN = {name: n for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}

CENTURIES = {name: n for n, name in enumerate("X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(), 10)}

LITTLE: Mapping[str, Callable[[Language], str]] = {
    "f": lambda each: each.date_of,
    "t": lambda each: each.date_the,
    "a": lambda each: each.date_and,
    "u": lambda each: each.date_until,
    "i": lambda each: each.date_in,
    "D": lambda each: each.date_day,
    "M": lambda each: each.date_month,
    "Y": lambda each: each.date_year,
    "S": lambda each: each.ordinal_endings,
    "p": lambda each: each.decade_endings,
    "j": lambda each: each.century,
    "g": lambda each: each.decade,
}
"""Little words by the letter that stands for them in a transcript."""


SHIFTS: Mapping[int, Callable[[Language], str]] = {
    0: lambda each: each.this_month,
    -1: lambda each: each.last_month,
    1: lambda each: each.next_month,
}
"""The month of a day that is told by the month of writing, by how far it lies from that."""

JOINT = "|"
"""What stands for a blank in a line of words."""

MOVABLE = 10_000
"""The numbers of feasts that follow Easter begin here; those of others are their month and day, 929."""


def _feasts(language: Language) -> Iterator[tuple[str, int]]:
    """The feasts of a language with their numbers."""
    for names, day in language.feasts.items():
        for name in names.split():
            yield name, MOVABLE + int(day) if day.startswith("+") else int(day.replace("-", ""))


@dataclass(frozen=True, slots=True)
class DateWords:
    """What words mean in the dates of a text.

    `meaning` has the letter of a word's kind and its number, by its form in lower case; `cardinals` are
    those number words that are months, too (sept); `beside_only` are months only beside a day or a year.
    The other fields are as in `Language`.
    """

    meaning: Mapping[str, tuple[str, int]]
    cardinals: Mapping[str, int]
    ordinal_letters: frozenset[str]
    joined_numbers: tuple[JoinedNumbers, ...]
    months_capital: frozenset[str]
    months_unsure: frozenset[str]
    months_unsure_small: frozenset[str]
    beside_only: frozenset[str]
    weekdays: Mapping[str, int]
    birth: frozenset[str]
    capital_nouns: bool
    before_quantity: frozenset[str]
    before_month: frozenset[str]
    before_day: frozenset[str]
    before_year: frozenset[str]
    before_sure_year: frozenset[str]
    before_numbered_day: frozenset[str]
    counted: frozenset[str]
    after_year: frozenset[str]
    of_this_month: tuple[str, ...]
    months_told: Mapping[str, int]
    """Several words behind a day that say which month it is of (d. M.), with how far that lies."""
    day_told: re.Pattern[str] | None
    """A day and such words."""
    about: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    parts: Mapping[str, int]
    seasons: Mapping[str, int]
    linking: frozenset[str]
    coming: frozenset[str]
    gone: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    states: frozenset[str]
    foreign_months: ForeignMonths
    feast_days: FeastDays
    old_style: tuple[str, ...]
    new_style: tuple[str, ...]
    idle: frozenset[str]
    """Words beside a date that leave it as it is."""


@cache
def date_words(spoken: Spoken) -> DateWords:
    """The words of dates in a text of these languages.

    The names of months, the word for year and those for births are those of all languages: they travel.
    """
    own, known = spoken.all, tuple(all_languages().values())
    others = tuple(language for language in known if language not in own)
    weekdays = numbered(own, lambda each: each.weekdays, 0)
    told = {
        word.replace(JOINT, " "): shift
        for shift, line in SHIFTS.items()
        for word in words_in(own, line)
        if JOINT in word
    }
    full = numbered(own, lambda each: each.months, 1)
    beside = numbered((*own, *others), lambda each: each.months_short, 1) | numbered(
        others, lambda each: each.months, 1
    )
    cardinals = spread(own, lambda each: each.cardinals)
    months = beside | full
    return DateWords(
        meaning=_meaning(own, known, cardinals, months) | _own_endings(spoken.first),
        cardinals={word: n for word, n in cardinals.items() if word in months},
        ordinal_letters=words_in(own, lambda each: each.ordinal_letters),
        joined_numbers=tuple(JoinedNumbers(each) for each in own if each.number_parts),
        months_capital=words_in(own, lambda each: each.months_capital),
        months_unsure=words_in(own, lambda each: each.months_unsure),
        months_unsure_small=words_in(own, lambda each: each.months_unsure_small),
        beside_only=frozenset(beside).difference(full),
        weekdays=weekdays,
        birth=words_in(known, lambda each: each.birth),
        capital_nouns=spoken.first.capital_nouns,
        before_quantity=words_in(own, lambda each: each.before_quantity),
        before_month=words_in(own, lambda each: each.before_month),
        before_day=words_in(own, lambda each: each.before_day) | weekdays.keys(),
        before_year=words_in(own, lambda each: each.before_year),
        before_sure_year=words_in(own, lambda each: each.before_sure_year),
        before_numbered_day=words_in(own, lambda each: each.before_numbered_day),
        counted=words_in(own, lambda each: each.counted),
        after_year=words_in(own, lambda each: each.after_year) | words_in(known, LITTLE["Y"]),
        of_this_month=tuple(phrase for each in own for phrase in each.of_this_month),
        months_told=told,
        day_told=_day_told(told),
        about=words_in(own, lambda each: each.about),
        before=words_in(own, lambda each: each.before),
        after=words_in(own, lambda each: each.after),
        parts=numbered(own, lambda each: each.parts, 0),
        seasons={word: 3 * n for word, n in numbered(own, lambda each: each.seasons, 1).items()},
        linking=words_in(own, lambda each: each.linking),
        coming=words_in(own, lambda each: each.coming),
        gone=words_in(own, lambda each: each.gone),
        past=frozenset(spoken.first.past.split()),
        past_endings=tuple(spoken.first.past_endings.split()),
        states=frozenset(state for each in own for state in each.states.split() if "." in state),
        foreign_months=ForeignMonths.of(known),
        feast_days=FeastDays.of(own),
        old_style=tuple(words_in(known, lambda each: each.old_style)),
        new_style=tuple(words_in(known, lambda each: each.new_style)),
        idle=words_in(own, lambda each: f"{each.date_of} {each.date_the} {each.date_in} {each.date_on}")
        | weekdays.keys(),
    )


def _day_told(told: Iterable[str]) -> re.Pattern[str] | None:
    forms = "|".join(re.escape(words).replace(r"\ ", " ?") for words in told)
    return re.compile(rf"(?<![\d.,])(\d{{1,2}})\.? ({forms})(?!\w)") if forms else None


def _own_endings(language: Language) -> dict[str, tuple[str, int]]:
    """What digits become ordinals by in a text's own language, be it a number in another: 3ten."""
    numbers = spread((language,), lambda each: each.cardinals)
    return {
        word: ("S", 0) for word in language.ordinal_endings.split() if len(word) > 1 and word not in numbers
    }


def _meaning(
    own: Iterable[Language],
    known: Iterable[Language],
    cardinals: Mapping[str, int],
    months: Mapping[str, int],
) -> dict[str, tuple[str, int]]:
    meaning: dict[str, tuple[str, int]] = {}
    for language in own:
        for letter, line in LITTLE.items():
            for word in line(language).split():
                meaning.setdefault(word, (letter, 0))
    for word in words_in(known, LITTLE["Y"]):
        meaning.setdefault(word, ("Y", 0))
    meaning |= {word: ("c", n) for word, n in cardinals.items()}
    meaning |= {word: ("o", n) for word, n in spread(own, lambda each: each.ordinals).items()}
    for word, n in numbered(own, lambda each: each.republican_months, 1).items():
        meaning.setdefault(word, ("R", n))
    for shift, line in SHIFTS.items():
        said = (word for word in words_in(own, line) if JOINT not in word)
        meaning |= dict.fromkeys(said, ("q", shift))
    meaning |= {word: ("F", day) for each in own for word, day in _feasts(each)}
    meaning |= {word: ("m", n) for word, n in months.items()}
    endings = words_in(own, LITTLE["S"])
    return meaning | {
        f"{roman}{ending}".lower(): ("o", n) for roman, n in CENTURIES.items() for ending in endings
    }
