"""Persons of a reading, by name: Spiridon Kedia, later Kedia alone; titles ("Dr.") stand outside
unless they are asked for.

`key` is the fullest name that the text gives the person. A lone surname belongs to the one full name with it,
and is a person of its own where there are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from teikit.recognition.edges import with_titles
from teikit.recognition.inside import animals as called_animals
from teikit.recognition.inside import cited_titles, in_body, in_title, in_work
from teikit.recognition.kinds import NameType
from teikit.recognition.learnt import Learnt
from teikit.recognition.mentions import Mention, recognise
from teikit.text import Annotation, Reading

AFTER = ("citations", "dates", "organisations")

Name = tuple[str, ...]
"""The folded words of a name, without what is only said of it (junior)."""

SURE, UNSURE = 20.5, 10.0
"""How sure a name must be for a high or a medium cert: of the first, nineteen of twenty are right."""


def tag(
    reading: Reading,
    *,
    titles: bool = False,
    works: bool = True,
    cited: bool = False,
    bodies: bool = True,
    animals: bool = True,
    first_only: bool = False,
    learnt: Learnt | None = None,
) -> Iterator[Annotation]:
    """Yield the persons of a reading as `persName`, in order; none overlaps another.

    `titles` takes titles into the name. `works`, `bodies`: whether names within the titles of works and the
    names of bodies and events count, `cited` whether those within the titles of cited works do, `animals`
    whether those of animals do. `first_only`: the first mention.
    """
    apart = () if cited else cited_titles(reading)
    found = [mention for mention in recognise(reading, learnt) if mention.type is NameType.PERSON]
    beasts = frozenset() if animals else called_animals(reading, found)
    mentions = [
        mention
        for mention in found
        if (works or not in_work(reading, mention.span))
        and not in_title(apart, mention.span)
        and (bodies or not in_body(reading, mention.span))
        and tuple(token.folded for token in mention.words) not in beasts
    ]
    persons = identify(_name(mention) for mention in mentions)
    written = _written(mentions, persons)
    shared = _shared(persons)
    titled = titles or (learnt is not None and learnt.titles)
    seen: set[str] = set()
    for mention in mentions:
        key = written[persons[_name(mention)]]
        if not (first_only and key in seen):
            span = with_titles(reading, mention.span) if titled else mention.span
            certainty = "low" if _name(mention) in shared else _certainty(mention)
            yield Annotation(span, "persName", {"cert": certainty, "key": key})
        seen.add(key)


def identify(names: Iterable[Name]) -> Mapping[Name, Name]:
    """The fullest name of the person that each name means, where only one person of the text can be meant."""
    known = set(names)
    full = sorted((name for name in known if len(name) > 1), key=lambda name: (-len("".join(name)), name))
    by_word: dict[str, list[Name]] = defaultdict(list)
    chosen: dict[Name, Name] = {}
    for name in full:
        fuller = {chosen[other] for other in by_word[name[-1]] if _shortens(name, other)}
        chosen[name] = fuller.pop() if len(fuller) == 1 else name
        by_word[name[-1]].append(name)
    for name in full:
        if name[0] != name[-1]:
            by_word[name[0]].append(name)
    for name in known.difference(full):
        chosen[name] = _alone(name, by_word, chosen)
    return chosen


def _shared(persons: Mapping[Name, Name]) -> frozenset[Name]:
    """The lone words that are the surname of more than one person."""
    surnames = Counter(person[-1] for person in set(persons.values()) if len(person) > 1)
    return frozenset(name for name in persons if len(name) == 1 and surnames[name[0]] > 1)


def _alone(name: Name, by_word: Mapping[str, Sequence[Name]], chosen: Mapping[Name, Name]) -> Name:
    """The one person that a lone word means: as a surname first, then as a forename, then in the genitive."""
    for word in (name[0], name[0].removesuffix("s")):
        bearers = by_word.get(word, ())
        for place in (-1, 0):
            meant = {chosen[bearer] for bearer in bearers if bearer[place] == word}
            if len(meant) == 1:
                return meant.pop()
            if meant:
                return (word,)
    return name


def _shortens(name: Name, fuller: Name) -> bool:
    """Whether a name may be a shorter form of one with the same surname: J. Smith of John B. Smith."""
    given, others = name[:-1], list(fuller[:-1])
    if len(given) > len(others):
        return False
    for word, other in zip(given, others, strict=False):
        if not (word == other or (word.endswith(".") and other.startswith(word[0])) or word == other[:1]):
            return False
    return True


def _name(mention: Mention) -> Name:
    words = [word for token in mention.words for word in token.folded.split()]
    if "," in words:
        at = words.index(",")
        words = words[at + 1 :] + words[:at]
    return tuple(words)


def _written(mentions: Iterable[Mention], persons: Mapping[Name, Name]) -> Mapping[Name, str]:
    """How each person's name is written: as the text does where it can, not in capitals only."""
    written = {person: " ".join(word.capitalize() for word in person) for person in persons.values()}
    best: dict[Name, str] = {}
    for mention in mentions:
        name = _name(mention)
        if name in written and not any(token.text == "," for token in mention.words):
            text = " ".join(token.name for token in mention.words)
            if name not in best or (best[name].isupper() and not text.isupper()):
                best[name] = text
    return written | best


def _certainty(mention: Mention) -> str:
    return "high" if mention.sure >= SURE else "medium" if mention.sure >= UNSURE else "low"
