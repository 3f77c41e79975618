"""Which citation means which work: ibid., op. cit., `n. 4`, short titles are followed back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from teikit.citations.citing import Cited
from teikit.citations.cues import cues, said
from teikit.citations.fields import Field
from teikit.citations.works import Description, describe, folded, identifier, means
from teikit.language import Citing
from teikit.tei.ids import Identifiers
from teikit.text import Reading

NEAR = 2
"""So many notes back may lie what ibid. means, if none of those between cites anything."""
LETTERS = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")


@dataclass(slots=True)
class Work:
    """A work and the numbers of the citations that mean it; `best` is that of the fullest."""

    best: int
    about: Description
    places: list[int] = field(default_factory=list)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation with its identifier, that of the full citation it means if it is another, and its work."""

    cited: Cited
    id: str
    target: str
    work: str


def resolved(reading: Reading, found: Sequence[Cited]) -> list[Reference]:
    """The citations of a reading with what they mean, in order."""
    following = _Following(reading, found)
    for at in following.order():
        following.follow(at)
    names = Identifiers(set())
    for work in following.works:
        work.name = names.unique(identifier(found[work.best].citation))
    ids = _identifiers(found)
    references = []
    for at, each in enumerate(found):
        meant = following.meant.get(at)
        target = ids[meant.best] if meant is not None and meant.best != at else ""
        references.append(Reference(each, ids[at], target, meant.name if meant else ""))
    return references


def _identifiers(found: Sequence[Cited]) -> list[str]:
    """An identifier for each place: the note's number, and a count."""
    names = Identifiers(set())
    return [
        names.unique(f"bibl-{each.note}" if re.fullmatch(r"\w+", each.note) else "bibl") for each in found
    ]


class _Following:
    """The citations of one text, followed one by one; `meant` are the works of those that are understood."""

    def __init__(self, reading: Reading, found: Sequence[Cited]) -> None:
        self.reading, self.found = reading, found
        self.about = [describe(each.citation) for each in found]
        self.works: list[Work] = []
        self.meant: dict[int, Work] = {}
        self.short_forms: dict[tuple[str, ...], Work] = {}

    def order(self) -> Iterator[int]:
        """Entries of the bibliography first, since any note may mean them; then as the text has them."""
        yield from (at for at, each in enumerate(self.found) if each.listed)
        yield from (at for at, each in enumerate(self.found) if not each.listed)

    def follow(self, at: int) -> None:
        """Find the work that a citation means, or take it for a work that is cited for the first time."""
        citation, about = self.found[at].citation, self.about[at]
        marks = {cue for part in citation.all(Field.BEFORE) for cue in _marks(part.text)}
        about = self._with_author(at, marks)
        notes = [number for part in citation.all(Field.NOTE) for number in re.findall(r"\d+", part.text)]
        work = None
        if about.complete:
            work = self._known(about)
        elif notes:
            work = self._in_note(at, notes[0], about)
        if work is None and not about.complete:
            if not about.names and not about.title and marks & {Citing.SAME, Citing.SAME_AUTHOR}:
                work = self._last(at)
            elif about.names or about.title:
                work = self._abbreviated(citation.parts[0].text) or self._unique(about, at)
        again = bool(marks or notes) and not about.complete
        if work is None and not again and (about.title or about.complete):
            work = Work(at, about)
            self.works.append(work)
        if work is not None:
            self._note(work, at, about)

    def _note(self, work: Work, at: int, about: Description) -> None:
        self.meant[at] = work
        work.places.append(at)
        if about.complete and not work.about.complete:
            work.best, work.about = at, about
        if short := _introduced(self.reading.text, self.found[at]):
            self.short_forms[short] = work

    def _with_author(self, at: int, marks: set[Citing]) -> Description:
        """What a citation says, with the author of the one before where it says `idem`."""
        about, authors = self.about[at], self.found[at].citation.all(Field.AUTHOR)
        if authors and not about.authors and Citing.SAME_AUTHOR in said(authors[0].text.split()[0]):
            before = next((self.about[n] for n in range(at - 1, -1, -1) if self.about[n].names), None)
            if before is not None and (about.title or about.year):
                about = replace(about, authors=before.authors or before.editors)
            elif not about.title:
                marks.add(Citing.SAME)
            self.about[at] = about
        return about

    def _known(self, about: Description) -> Work | None:
        """The work of an earlier citation that is as full, or that this one is the full form of."""
        for work in self.works:
            alike = means(about, work.about) and means(work.about, about)
            if alike and about.names == work.about.names and (about.title or about.host):
                return work
            if not work.about.complete and means(work.about, about) and work.about.title:
                return work
        return None

    def _in_note(self, at: int, number: str, about: Description) -> Work | None:
        """The work that a note of this number cites: the nearest such note before."""
        blocks = [
            each.block
            for each in self.found[:at]
            if each.note == number and each.block < self.found[at].block
        ]
        if not blocks:
            return None
        there = [n for n, each in enumerate(self.found) if each.block == blocks[-1] and n in self.meant]
        works = _distinct(self.meant[n] for n in there)
        fitting = (
            [work for work in works if means(about, work.about)] if about.names or about.title else works
        )
        if not fitting and about.names:
            fitting = [work for work in works if about.names & work.about.names]
        return fitting[0] if len(fitting) == 1 else None

    def _last(self, at: int) -> Work | None:
        """The work that was cited last, where only one can be meant."""
        here = self.found[at]
        if at and self.found[at - 1].block == here.block:
            return self.meant.get(at - 1)
        before = self.found[at - 1] if at else None
        if before is None or here.block - before.block > NEAR or before.listed:
            return None
        numbers = [n for n in range(at) if self.found[n].block == before.block]
        works = _distinct(self.meant[n] for n in numbers if n in self.meant)
        unknown = any(n not in self.meant for n in numbers)
        return works[0] if len(works) == 1 and not unknown else None

    def _abbreviated(self, words: str) -> Work | None:
        known = folded(words)
        return next((work for short, work in self.short_forms.items() if known[: len(short)] == short), None)

    def _unique(self, about: Description, at: int) -> Work | None:
        """The one work that fits; of several, the one whose citation has the same title or year."""
        fitting = [work for work in self.works if means(about, work.about)]
        if len(fitting) > 1 and not about.title:
            whole = [
                work for work in fitting if about.names == frozenset(work.about.authors or work.about.editors)
            ]
            fitting = whole or fitting
        if len(fitting) > 1:
            earlier = [work for work in fitting if work.best < at]
            fitting = earlier or fitting
        return fitting[0] if len(fitting) == 1 else None


def _distinct(works: Iterator[Work]) -> list[Work]:
    return list({id(work): work for work in works}.values())


def _marks(text: str) -> Iterator[Citing]:
    """What the words that point back say: same, same author, cited, hereafter."""
    for word in LETTERS.findall(text):
        yield from (cue for cue in said(word) if cue in (Citing.SAME, Citing.SAME_AUTHOR, Citing.CITED))


def _introduced(text: str, place: Cited) -> tuple[str, ...]:
    """The short form that a citation introduces: `hereafter FRUS`."""
    span = place.citation.span
    hereafter = "|".join(re.escape(word) for word, meant in cues().items() if Citing.HEREAFTER in meant)
    match = re.compile(
        rf"\b(?:{hereafter})(?: (?:cited as|referred to as|cited|as))?:? "
        r"[\"“‘]?(?P<short>[^)\]”\"’.;,\n]{2,40})",
        re.IGNORECASE,
    ).search(text, span.start, min(len(text), span.end + 60))
    return folded(match["short"]) if match else ()
