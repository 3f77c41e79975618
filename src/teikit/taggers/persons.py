"""Persons of a reading, by name: Spiridon Kedia, later Kedia alone; titles ("Dr.") stand outside
unless they are asked for.

`key` is the fullest name that the text gives the person. A lone surname belongs to the one full name with it,
and is a person of its own where there are two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from teikit.languages import spoken_in
from teikit.recognition.cues import cues
from teikit.recognition.edges import with_titles
from teikit.recognition.inside import animals as called_animals
from teikit.recognition.inside import cited_titles, in_body, in_title, in_work
from teikit.recognition.kinds import NameType
from teikit.recognition.learnt import Learnt
from teikit.recognition.mentions import Mention, recognise
from teikit.recognition.tokens import Token
from teikit.recognition.variants import PAIRS
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
    juniors = cues(spoken_in(reading.document)).juniors
    called = [_called(mention, juniors) for mention in mentions]
    names = [_name(tokens, juniors) for tokens in called]
    persons = identify(names)
    written = _written(zip(names, called, strict=True), persons)
    shared = _shared(persons)
    titled = titles or (learnt is not None and learnt.titles)
    seen: set[str] = set()
    for mention, name in zip(mentions, names, strict=True):
        key = written[persons[name]]
        if not (first_only and key in seen):
            span = with_titles(reading, mention.span) if titled else mention.span
            certainty = "low" if name in shared else _certainty(mention)
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


def _called(mention: Mention, juniors: frozenset[str]) -> tuple[Token, ...]:
    """The words of a name as they are said: forename first, without a second name between signs."""
    said: list[Token] = []
    closing, second = "", False
    for token in mention.words:
        if token.text == closing:
            closing, second = "", False
        elif token.text in PAIRS:
            closing, second = PAIRS[token.text], bool(said)
        elif not second:
            said.append(token)
    at = next((at for at, token in enumerate(said) if token.text == ","), len(said))
    behind = said[at + 1 :]
    if behind and behind[0].folded.rstrip(".") in juniors:
        return (*said[:at], *behind)
    return (*behind, *said[:at])


def _name(called: Sequence[Token], juniors: frozenset[str]) -> Name:
    """The words that tell a person; what tells the younger goes with the forename."""
    words = [word for token in called for word in token.folded.split()]
    if len(words) > 2 and words[-1].rstrip(".") in juniors:
        words[0] += f" {words.pop()}"
    return tuple(words)


def _written(
    called: Iterable[tuple[Name, Sequence[Token]]], persons: Mapping[Name, Name]
) -> Mapping[Name, str]:
    """How each person's name is written: as the text does where it can, not in capitals only."""
    written = {person: " ".join(word.capitalize() for word in person) for person in persons.values()}
    best: dict[Name, str] = {}
    for name, tokens in called:
        in_order = all(one.start < other.start for one, other in pairwise(tokens))
        if name in written and in_order:
            text = " ".join(token.name for token in tokens)
            if name not in best or (best[name].isupper() and not text.isupper()):
                best[name] = text
    return written | best


def _certainty(mention: Mention) -> str:
    return "high" if mention.sure >= SURE else "medium" if mention.sure >= UNSURE else "low"
