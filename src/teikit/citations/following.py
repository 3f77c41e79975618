"""Which citation means which work: ibid., op. cit., `n. 4` and short titles are followed back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from teikit.citations.citing import Cited
from teikit.citations.cues import said
from teikit.citations.fields import Field
from teikit.citations.short_forms import introduced
from teikit.citations.works import Description, describe, means, telling
from teikit.language import Citing
from teikit.text import Reading

NEAR = 2
"""So many notes back may lie what ibid. means, if none of those between cites anything."""
LETTERS = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")


@dataclass(slots=True, eq=False)
class Work:
    """A work; `best` is the number of the fullest citation of it, `about` what that says."""

    best: int
    about: Description
    name: str = ""


class Following:
    """The citations of one text, followed one by one.

    `meant` are the works of those that are understood; `hosts` the works that those of a part in a book point
    at, where the book was cited before.
    """

    def __init__(self, reading: Reading, found: Sequence[Cited]) -> None:
        """Nothing is followed yet."""
        self.reading, self.found = reading, found
        self.about = [describe(each.citation) for each in found]
        self.works: list[Work] = []
        self.by_word: dict[str, list[Work]] = {}
        self.meant: dict[int, Work] = {}
        self.hosts: dict[int, Work] = {}
        self.noted: dict[str, list[int]] = {}
        self.short_forms: dict[tuple[str, ...], Work] = {}

    def follow_all(self) -> None:
        """Follow the entries of the bibliography first, since any note may mean them; then all others."""
        for listed in (True, False):
            for at, each in enumerate(self.found):
                if each.listed is listed:
                    self._follow(at)
                    self.noted.setdefault(each.note, []).append(at)

    def _follow(self, at: int) -> None:
        citation = self.found[at].citation
        marks = {cue for part in citation.all(Field.BEFORE) for cue in _marks(part.text)}
        about = self._with_author(at, marks)
        notes = [number for part in citation.all(Field.NOTE) for number in re.findall(r"\d+", part.text)]
        if (marks or notes) and about.authors and citation.all(Field.ARTICLE):
            host = self._earlier(at, replace(about, authors=(), title=about.host, host=()), marks, notes)
            if host is not None:
                self.hosts[at] = host
            work: Work | None = self._known(about) or self._new(at, about)
        elif about.complete:
            work = self._known(about) or self._new(at, about)
        else:
            found = self._earlier(at, about, marks, notes)
            first = not marks and not notes and (about.title or (about.names and about.year))
            work = self._new(at, about) if found is None and first else found
        if work is not None:
            self.meant[at] = work
            if about.complete and not work.about.complete:
                work.best, work.about = at, about
                self._learn(work)
            if short := introduced(self.reading.text, citation.span):
                self.short_forms[short] = work

    def _earlier(self, at: int, about: Description, marks: set[Citing], notes: Sequence[str]) -> Work | None:
        """The work that a citation means which does not say all of it."""
        found = self._in_note(at, notes[0], about) if notes else None
        if found is None and (about.names or about.title):
            found = self._abbreviated(about) or self._unique(about)
        elif found is None and marks:
            found = self._last(at)
        return found

    def _new(self, at: int, about: Description) -> Work:
        work = Work(at, about)
        self.works.append(work)
        self._learn(work)
        return work

    def _learn(self, work: Work) -> None:
        """Know a work by its names and the words of its titles."""
        for word in {*work.about.names, *work.about.title, *work.about.host}:
            known = self.by_word.setdefault(word, [])
            if work not in known:
                known.append(work)

    def _candidates(self, about: Description) -> Iterable[Work]:
        """The works that share a name with a citation, or a word of its title if it names nobody."""
        words = sorted(about.names) or telling(about.title)[:1] or about.title[:1]
        return self.by_word.get(words[0], ()) if words else ()

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
        for work in self._candidates(about):
            alike = means(about, work.about) and means(work.about, about)
            if alike and about.names == work.about.names and (about.title or about.host):
                return work
            shorter = not work.about.complete and bool(work.about.title or work.about.year)
            if shorter and means(work.about, about):
                return work
        return None

    def _in_note(self, at: int, number: str, about: Description) -> Work | None:
        """The work that a note of this number cites: the nearest such note before."""
        there = [n for n in self.noted.get(number, ()) if self.found[n].block < self.found[at].block]
        nearest = [n for n in there if self.found[n].block == self.found[there[-1]].block]
        works = _distinct(self.meant[n] for n in nearest if n in self.meant)
        if not about.names and not about.title:
            return works[0] if len(works) == 1 else None
        for fits in (means, _of_year, _of_names):
            fitting = [work for work in works if fits(about, work.about)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _last(self, at: int) -> Work | None:
        """The work that was cited last, where only one can be meant."""
        here, before = self.found[at], self.found[at - 1] if at else None
        if before is None or before.listed:
            return None
        if before.block == here.block:
            return self.hosts.get(at - 1) or self.meant.get(at - 1)
        if here.block - before.block > NEAR:
            return None
        numbers = [n for n in self.noted.get(before.note, ()) if self.found[n].block == before.block]
        works = _distinct(self.meant[n] for n in numbers if n in self.meant)
        unknown = any(n not in self.meant for n in numbers)
        return works[0] if len(works) == 1 and not unknown else None

    def _abbreviated(self, about: Description) -> Work | None:
        """The work whose short form a citation has for a title."""
        known = about.title if not about.authors else (*about.authors, *about.title)
        return next((work for short, work in self.short_forms.items() if known[: len(short)] == short), None)

    def _unique(self, about: Description) -> Work | None:
        """The one work that fits; of several, the one that is by no others."""
        fitting = [work for work in self._candidates(about) if means(about, work.about)]
        if len(fitting) > 1:
            alone = [work for work in fitting if about.names == frozenset(work.about.authors)]
            fitting = alone or fitting
        return fitting[0] if len(fitting) == 1 else None


def _of_year(short: Description, full: Description) -> bool:
    return bool(short.year) and short.year == full.year


def _of_names(short: Description, full: Description) -> bool:
    """Whether one of the names agrees, and no year says otherwise."""
    return bool(short.names & full.names) and not (short.year and full.year)


def _distinct(works: Iterator[Work]) -> list[Work]:
    return list(dict.fromkeys(works))


def _marks(text: str) -> Iterator[Citing]:
    """What the words that point back say: same, same author, cited."""
    for word in LETTERS.findall(text):
        yield from (cue for cue in said(word) if cue in (Citing.SAME, Citing.SAME_AUTHOR, Citing.CITED))
