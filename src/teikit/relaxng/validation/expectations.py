"""What a state expects: the elements that may come, those that must, attributes, and values in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from teikit.relaxng import name_class as nc
from teikit.relaxng.derivatives.pattern import Data, Pattern
from teikit.relaxng.name_class import NameClass
from teikit.relaxng.trampoline import Walk, run


def first(patterns: Iterable[Pattern]) -> Iterator[NameClass]:
    """The names of the elements that may come next."""

    def next_parts(pattern: Pattern) -> Sequence[Pattern]:
        parts = _parts(pattern)
        return parts[:1] if pattern.kind == "group" and not pattern.left.nullable else parts

    for pattern in _walk(patterns, next_parts):
        if pattern.kind == "element":
            yield from nc.members_of(pattern.left.names)


def mentioned(patterns: Iterable[Pattern]) -> Iterator[nc.Name]:
    """The names of all elements that stand anywhere at this level, those of open classes left out."""
    for pattern in _walk(patterns, _parts):
        if pattern.kind == "element":
            yield from nc.simple_names(pattern.left.names)


def attributes(patterns: Iterable[Pattern]) -> Iterator[NameClass]:
    """The names of the attributes that may be added."""
    for pattern in _walk(patterns, lambda pattern: _parts(pattern) if pattern.attributes else ()):
        if pattern.kind == "attribute":
            yield from nc.members_of(pattern.left)


def _walk(patterns: Iterable[Pattern], parts: Callable[[Pattern], Sequence[Pattern]]) -> Iterator[Pattern]:
    """Each pattern once, the first ones first, and behind it those that `parts` says it is made of."""
    seen: set[Pattern] = set()
    stack = list(patterns)[::-1]
    while stack:
        pattern = stack.pop()
        if pattern not in seen:
            seen.add(pattern)
            yield pattern
            stack.extend(reversed(parts(pattern)))


def _parts(pattern: Pattern) -> Sequence[Pattern]:
    """What a pattern is made of, in order; elements, attributes, data and values are whole."""
    match pattern.kind:
        case "choice":
            return tuple(pattern.left)
        case "oneOrMore" | "list":
            return (pattern.left,)
        case "group" | "interleave":
            return (pattern.left, pattern.right)
    return ()


def allows_text(patterns: Iterable[Pattern]) -> bool:
    """Whether a text may come at all."""
    return any(pattern.text or pattern.data for pattern in patterns)


def required(patterns: Iterable[Pattern], kind: str) -> list[nc.Name]:
    """The elements or attributes (`kind`) that every way to complete all of these patterns has."""
    common: dict[nc.Name, None] | None = None
    memo: dict[Pattern, dict[nc.Name, None]] = {}
    for pattern in patterns:
        names = run(_required(pattern, kind, memo))
        common = names if common is None else {name: None for name in common if name in names}
    return list(common or ())


def _required(p: Pattern, kind: str, memo: dict[Pattern, dict[nc.Name, None]]) -> Walk[dict[nc.Name, None]]:  # noqa: C901  (a case a kind of pattern)
    if p.nullable:
        return {}
    if p in memo:
        return memo[p]
    found: dict[nc.Name, None] = {}
    match p.kind:
        case "choice":
            common: dict[nc.Name, None] | None = None
            for member in p.left:
                names = yield _required(member, kind, memo)
                common = names if common is None else {name: None for name in common if name in names}
                if not common:
                    break
            found = common or {}
        case "oneOrMore":
            found = yield _required(p.left, kind, memo)
        case "group" | "interleave":
            group, tail = p.kind, p
            while tail.kind == group:
                found = found | (yield _required(tail.left, kind, memo))
                tail = tail.right
            found = found | (yield _required(tail, kind, memo))
        case "element" | "attribute" if p.kind == kind:
            names_of = p.left.names if kind == "element" else p.left
            if names_of[0] == "name":
                found = {names_of[1:]: None}
    memo[p] = found
    return found


def values(patterns: Iterable[Pattern]) -> tuple[list[str], list[Data], bool]:
    """What a value may be: the texts that are listed, the datatypes, whether it is a list of them."""
    texts: dict[str, None] = {}
    kinds: list[Data] = []
    several = False
    for pattern in _walk(patterns, _parts):
        match pattern.kind:
            case "value":
                texts[pattern.left.value] = None
            case "data":
                kinds.append(pattern.left)
            case "list":
                several = True
    return list(texts), kinds, several
