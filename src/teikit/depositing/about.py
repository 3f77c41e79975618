"""What a deposit says of itself: gathered from the headers of its files, and what its maker adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from teikit.package import Missing
from teikit.tei.document import Tei
from teikit.tei.header import agents, changes, dates, description, identifiers, languages, rights, titles
from teikit.tei.header.agents import Agent
from teikit.tei.header.identifiers import Identifier
from teikit.tei.header.rights import Terms


@dataclass(slots=True)
class About:
    """The facts of all headers, each once; `title` and `description` may be given for the whole."""

    title: str = ""
    description: str = ""
    licence: str = ""
    abstract: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    creators: dict[str, Agent] = field(default_factory=dict)
    contributors: dict[str, Agent] = field(default_factory=dict)
    publishers: dict[str, Agent] = field(default_factory=dict)
    licences: dict[str, Terms] = field(default_factory=dict)
    languages: dict[str, None] = field(default_factory=dict)
    subjects: dict[str, None] = field(default_factory=dict)
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    moments: set[str] = field(default_factory=set)
    files: int = 0

    def add(self, name: str, tei: Tei) -> None:
        """Take in what a header says."""
        self.files += 1
        self.titles[name] = next((each.words for each in titles.titles(tei)), "")
        for known, found in (
            (self.creators, agents.creators(tei)),
            (self.contributors, agents.contributors(tei)),
            (self.publishers, agents.PUBLISHERS.read(tei)),
        ):
            for agent in found:
                known.setdefault(agent.name, agent)
        for terms in rights.terms(tei):
            self.licences.setdefault(terms.canonical or terms.words, terms)
        self.languages |= dict.fromkeys(languages.languages(tei))
        self.subjects |= dict.fromkeys(each.words for each in description.subjects(tei))
        if self.files == 1:
            self.identifiers |= dict.fromkeys(identifiers.own(tei))
            self.abstract = next((each.words for each in description.ABSTRACTS.read(tei)), "")
        else:
            self.identifiers.clear()
        published = [each.start for each in dates.PUBLICATION_DATES.read(tei) if each.start]
        self.dates |= set(published)
        self.moments |= {*published, *(each.date for each in changes.changes(tei) if each.date)}

    @property
    def name(self) -> str:
        """The title of the whole: as given, else that of the only file."""
        return self.title or (next(iter(self.titles.values())) if self.files == 1 else "")

    @property
    def summary(self) -> str:
        """What the whole is: as given, else the abstract of the only file."""
        return self.description or (self.abstract if self.files == 1 else "")

    @property
    def published(self) -> str:
        """The latest date of publication, empty where no header says one."""
        return max(self.dates, default="")

    @property
    def latest(self) -> str:
        """The latest date that a header gives, be it of publication or of a change."""
        return max(self.moments, default="")

    @property
    def terms(self) -> list[Terms]:
        """The licences: as given, else those of the headers."""
        return [Terms(self.licence, self.licence)] if self.licence else list(self.licences.values())


def missing(asked: Iterable[tuple[str, object, str, str]]) -> tuple[Missing, ...]:
    """What an archive must be told and is not: its name, the value, the TEI path to fill, an example."""
    return tuple(Missing(0, 0, target, path, example) for target, value, path, example in asked if not value)
