"""Content models in which it cannot be told which part an element belongs to (XML 1.0 appendix E)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teikit.tei.odd.grammar.pattern import Pattern

Positions = frozenset[int]
NOBODY: Positions = frozenset()
MOST = 2000
"""Places for elements in one content model; larger ones are not judged."""


def ambiguous(element: str, grammar: Pattern) -> list[str]:
    """The elements that may stand in an element at two places of its content model at once."""
    definitions = {
        each.attributes.get("name", ""): each for each in grammar.children if each.name == "define"
    }
    found = definitions.get(element)
    if found is None or not found.children or found.children[0].name != "element":
        return []
    model = _Model(definitions)
    try:
        whole = model.sequence(found.children[0].children, ())
    except _TooLargeError:
        return []
    return sorted(set(model.conflicts(whole)))


class _TooLargeError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a model may be begun and ended by, and whether it may be left out."""

    nullable: bool
    first: Positions = NOBODY
    last: Positions = NOBODY


@dataclass(slots=True)
class _Model:
    """The automaton of Glushkov: a position for each place of an element, and what may follow it."""

    definitions: Mapping[str, Pattern]
    names: list[str] = field(default_factory=list)
    follow: list[set[int]] = field(default_factory=list)

    def conflicts(self, whole: _Part) -> Iterator[str]:
        """The names that two positions have which may come next at the same time."""
        for nexts in (whole.first, *map(frozenset, self.follow)):
            seen: set[str] = set()
            for each in sorted(nexts):
                name = self.names[each]
                if name in seen:
                    yield name
                seen.add(name)

    def sequence(self, patterns: tuple[Pattern, ...], around: tuple[str, ...]) -> _Part:
        whole = _Part(nullable=True)
        for each in patterns:
            part = self.part(each, around)
            for last in whole.last:
                self.follow[last] |= part.first
            whole = _Part(
                whole.nullable and part.nullable,
                whole.first | part.first if whole.nullable else whole.first,
                whole.last | part.last if part.nullable else part.last,
            )
        return whole

    def part(self, pattern: Pattern, around: tuple[str, ...]) -> _Part:
        match pattern.name:
            case "ref":
                return self.reference(pattern.attributes["name"], around)
            case "group" | "define" | "div":
                return self.sequence(pattern.children, around)
            case "choice":
                parts = [self.part(each, around) for each in pattern.children]
                return _Part(
                    any(each.nullable for each in parts),
                    NOBODY.union(*(each.first for each in parts)),
                    NOBODY.union(*(each.last for each in parts)),
                )
            case "optional":
                whole = self.sequence(pattern.children, around)
                return _Part(True, whole.first, whole.last)
            case "zeroOrMore" | "oneOrMore":
                whole = self.sequence(pattern.children, around)
                for last in whole.last:
                    self.follow[last] |= whole.first
                return _Part(whole.nullable or pattern.name == "zeroOrMore", whole.first, whole.last)
            case "notAllowed":
                return _Part(nullable=False)
        return _Part(nullable=True)  # text and attributes say nothing of the order of elements

    def reference(self, name: str, around: tuple[str, ...]) -> _Part:
        found = self.definitions.get(name)
        if found is None or name in around:
            return _Part(nullable=True)
        if found.children and found.children[0].name == "element":
            if len(self.names) >= MOST:
                raise _TooLargeError
            self.names.append(name)
            self.follow.append(set())
            here = frozenset({len(self.names) - 1})
            return _Part(False, here, here)
        return self.sequence(found.children, (*around, name))
