"""What teikit knows of a language: a `Language` is one file in `languages/`, and every field may be left out.

Words are written as a line of words, in lower case; whoever needs them as a set asks `words_in`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Cue(Enum):
    """What a word says of the name beside it. Where a word says two things, the first of these counts."""

    TITLE = "title"
    """What a person is called by, right before the name: Mrs, Herr."""
    RANK = "rank"
    """Offices and kin that stand before a name too: President, Uncle."""
    KIN = "kin"
    """Words that say whose name follows: son, named, born."""
    IN = "in"
    INTO = "into"
    FROM = "from"
    NEAR = "near"
    OF = "of"
    BY = "by"
    AND = "and"
    THE = "the"
    MY = "my"
    THAT = "that"
    SEE = "see"
    """Words before what is cited."""
    WROTE = "wrote"
    """What persons do."""
    MOVED = "moved"
    """Where persons go and live: arrived, village."""


class Citing(Enum):
    """What a word says in a citation. Where a word says two things, the first of these counts."""

    SAME = "same"
    """The work that was cited last: ibid."""
    SAME_AUTHOR = "same author"
    """The author who was cited last: idem."""
    CITED = "cited"
    """A work that was cited before: op. cit."""
    HEREAFTER = "hereafter"
    """Before the short form by which the work will be cited."""
    NOTE = "note"
    """A note, before its number."""
    ABOVE = "above"
    SEE = "see"
    """What sends a reader to a work."""
    IN = "in"
    EDITED = "edited"
    TRANSLATED = "translated"
    OTHERS = "others"
    EDITION = "edition"
    THESIS = "thesis"
    VOLUME = "volume"
    NUMBER = "number"
    PAGE = "page"
    FOLIO = "folio"
    COLUMN = "column"
    SECTION = "section"
    ESPECIALLY = "especially"
    """What may stand before a page, and belongs to it."""
    UNIT = "unit"
    """The parts of an archive, before their number: box, dossier."""
    ARCHIVE = "archive"
    ACT = "act"
    """What laws are called."""
    COURT = "court"
    AGAINST = "against"
    """Between the parties of a case."""
    JOURNAL = "journal"
    """Words in the titles of journals."""
    PRESS = "press"
    """Words in the names of publishers."""
    ACCESSED = "accessed"
    REPORT = "report"
    """What collections of judgments are called, and the papers of lawyers."""
    TITLED = "titled"
    """What leads up to a title, in a sentence."""
    DOCUMENT = "document"
    """Kinds of writings that were not published as books."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Language:
    """The words of a language, by what they do in a text."""

    name: str = ""
    """What English calls it."""
    common: str = ""
    """Its commonest little words, by which a text in it is known."""
    everywhere: bool = False
    """Whether texts of any language cite it, so that its words are understood in all of them."""
    capital_nouns: bool = False
    """Whether all nouns have a capital."""
    joined_compounds: bool = False
    """Whether compounds are written as one word."""

    # words on the page
    lone_letters: str = ""
    """Letters that are words by themselves."""
    suspended: str = ""
    """Words before which a hyphen stands for a part to come: pre- and postwar."""
    enclitics: str = ""
    """Words that hang on the word before by a hyphen: dit-il."""
    prefixes: str = ""
    """First parts that usually keep their hyphen: self-, well-."""
    run_on: str = ""
    """The little words that are found glued to a title in italics."""
    small_in_titles: str = ""
    """Words that have no capital in a title."""
    numbered_parts: str = ""
    """What parts of a book are called, before their numbers, the largest first: book, chapter."""
    named_parts: str = ""
    """What parts are called that have no number: preface; those before the body."""
    last_parts: str = ""
    """The same of the last part of a body: conclusion."""
    later_parts: str = ""
    """The same of parts behind the body: appendix."""
    contents: str = ""
    """What a table of contents is called; words of one name are joined by a hyphen."""
    index: str = ""
    """What an index is called."""
    to_part: str = ""
    """Words before the part that notes belong to: to chapter 2."""
    notes: str = ""
    """What a part with notes is called, and stands before `to` in notes to a chapter."""
    greetings: str = ""
    """Words that a letter begins with."""
    very: str = ""
    """What makes a greeting warmer: sehr (geehrter)."""
    farewells: str = ""
    """Words that a letter ends with, before the name."""
    stage_words: str = ""
    """Words that a stage direction begins with: enter."""
    page_words: str = ""
    """Words for pages before their number, each with its plural, `p.` among them."""
    page_within: str = ""
    """Words that can only send to this document: above, infra."""
    page_sending: str = ""
    """Words that may also send to another book: see."""
    page_between: str = ""
    """Words that may stand between such a word and the page: also, on."""

    # numbers
    cardinals: Mapping[str, Iterable[int]] = field(default_factory=dict)
    """Number words, and what they are worth."""
    ordinals: Mapping[str, Iterable[int]] = field(default_factory=dict)
    ordinal_endings: str = ""
    """What digits become ordinals by: st, th."""
    number_parts: Mapping[str, Iterable[int]] = field(default_factory=dict)
    """What a number in one word is made of: neunzehn, hundert."""
    number_links: str = ""
    """What may stand between such parts: und."""

    # dates
    months: tuple[str, ...] = ()
    """Twelve lines: each month's name in full."""
    months_short: tuple[str, ...] = ()
    """Twelve lines: forms that are a month only beside a day or a year."""
    months_capital: str = ""
    """Month names that are another word, or nothing, without a capital, unless a day or a year is beside."""
    months_unsure: str = ""
    """Month names that are also verbs, planets or persons: alone, they need a word that asks for a month."""
    months_unsure_small: str = ""
    """Those that are unsure only where they are written without a capital."""
    weekdays: tuple[str, ...] = ()
    """Seven lines, Monday first."""
    birth: str = ""
    """Words that say that somebody is born."""
    date_of: str = ""
    date_the: str = ""
    date_and: str = ""
    date_until: str = ""
    date_in: str = ""
    date_on: str = ""
    """Words before a date that leave it as it is: on."""
    date_day: str = ""
    date_month: str = ""
    date_year: str = ""
    century: str = ""
    decade: str = ""
    """Words before a decade: (les) années 1920."""
    decade_endings: str = ""
    """What a year becomes a decade by: (the 1920)s."""
    before_quantity: str = ""
    """Words before a number that is no year: page, than."""
    before_month: str = ""
    before_day: str = ""
    before_year: str = ""
    before_sure_year: str = ""
    """Words after which even a round number is a year: since, summer."""
    before_numbered_day: str = ""
    """Words after which a number with a point is a day: am (5.)."""
    counted: str = ""
    """What even a number behind an article counts: the 1500 men."""
    after_year: str = ""
    """Words in lower case that go on after a year, and are not counted by it."""
    of_this_month: tuple[str, ...] = ()
    """What says of a day that it is one of a month already named."""
    about: str = ""
    before: str = ""
    after: str = ""
    parts: tuple[str, ...] = ()
    """Three lines: words for the beginning, the middle and the end of a year or month."""
    seasons: tuple[str, ...] = ()
    """Four lines, spring first."""
    linking: str = ""
    this_month: str = ""
    """Words behind a day that is of the month of writing: inst."""
    last_month: str = ""
    next_month: str = ""
    coming: str = ""
    """Words behind a day and month that are still to come: prochain."""
    past: str = ""
    """Verbs that tell what was; what is always so belongs to no year."""
    past_endings: str = ""
    feasts: Mapping[str, str] = field(default_factory=dict)
    """Feasts that stand before a year: `09-29`, or so many days after Easter, `+49`."""
    feasts_of_words: str = ""
    """Feasts of several words, each with its day behind it in the same way; a bar stands for a blank."""
    feasts_of_saints: str = ""
    """Those which mean a day only beside a word for one: john|the|baptist 06-24."""
    saints_called: str = ""
    """What stands before their names: st, holy."""
    feast_words: Mapping[str, int] = field(default_factory=dict)
    """Words for the day of a feast, and for days before and after it: vigil, -1."""
    old_style: str = ""
    """What stands behind a date of the Julian calendar, without blanks: o.s."""
    new_style: str = ""
    """The same of the Gregorian one: n.s."""
    hijri_months: tuple[str, ...] = ()
    """The months of the Islamic calendar, Muharram first; a bar in a name stands for a blank."""
    hebrew_months: tuple[str, ...] = ()
    """The months of the Hebrew calendar, Nisan first, Adar as the twelfth, then Adar II."""
    republican_months: tuple[str, ...] = ()
    """The months of the French Republic, Vendémiaire first, and the days that complete its year."""
    """Words that may stand between such words and the date."""

    # names of persons and places
    cues: Mapping[Cue, str] = field(default_factory=dict)
    """What words say of the names beside them."""
    elisions: str = ""
    """What stands before an apostrophe and is a word of its own: l', dell'."""
    abbreviations: str = ""
    """Words after which a full stop does not end the sentence."""
    short_forenames: str = ""
    """Given names in short, with a full stop: Wm., Joh."""
    particles: str = ""
    """Small words inside a person's name."""
    name_prefixes: str = ""
    """First parts of surnames that are written in one with a capital: Mc."""
    juniors: str = ""
    """Words behind a name that belong to it: junior."""
    plural_titles: str = ""
    """Titles that several names follow: messrs."""
    honours: str = ""
    """Words behind a name that do not belong to it: esquire."""
    generics: str = ""
    """Words that are part of the name of a place: street, lake."""
    generics_before: str = ""
    """Those of them that begin the name of a place: Lake, Fort."""
    generics_after: str = ""
    """Those that end it: Street, Valley."""
    streets: str = ""
    """Words that begin the name of a street, without a capital too: rue."""
    street_endings: str = ""
    """Ends of words that are the name of a street: straße."""
    place_particles: str = ""
    """Small words inside a place's name."""
    states: str = ""
    """Short forms of states behind the name of a town."""
    bodies: str = ""
    """Words that make what is named a body or an event, and neither person nor place."""
    events: str = ""
    """Those of them that are no bodies: treaty, battle; and newspapers."""
    articles: str = ""
    """Articles that say which, also elided: the, l’."""
    acts: str = ""
    """What governments do, so that a capital may stand for one: refused."""
    animals: str = ""
    """Animals that people give names to."""
    times: str = ""
    """Words with a capital that are times, and who is beyond the register."""
    peoples: str = ""
    """Peoples, languages, creeds and the adjectives made of places."""
    place_endings: str = ""
    person_endings: str = ""
    saints: str = ""
    """Titles that are part of the name: Saint."""
    and_others: str = ""
    """What stands for further authors: et al."""
    works: str = ""
    """Abbreviations that follow the author of what is cited: ed, vol."""
    bibliography: str = ""
    """What a list of works is called; words of one name are joined by a hyphen."""
    citing: Mapping[Citing, str] = field(default_factory=dict)
    """What words say in a citation, each without its full stop; notes cite in any language."""


def words_in(languages: Iterable[Language], line: Callable[[Language], str]) -> frozenset[str]:
    """The words that some languages have in one of their lines."""
    return frozenset(word for language in languages for word in line(language).split())


def numbered(
    languages: Iterable[Language], rows: Callable[[Language], Iterable[str]], start: int
) -> dict[str, int]:
    """The words of rows that are counted from `start`, with their numbers; the first language has its way."""
    found: dict[str, int] = {}
    for language in languages:
        for number, row in enumerate(rows(language), start):
            for word in row.split():
                found.setdefault(word, number)
    return found
