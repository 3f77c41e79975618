"""What a state expects: the elements that may come, those that must, attributes, and values in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.relaxng import names as nc
from teikit.relaxng.names import NameClass
from teikit.relaxng.patterns import Data, Pattern
from teikit.relaxng.trampoline import Walk, run


def first(patterns: Iterable[Pattern]) -> Iterator[NameClass]:
    """The names of the elements that may come next."""
    seen: set[Pattern] = set()
    stack = list(patterns)[::-1]
    while stack:
        pattern = stack.pop()
        if pattern in seen:
            continue
        seen.add(pattern)
        match pattern.kind:
            case "element":
                yield from nc.members_of(pattern.left.names)
            case "choice":
                stack.extend(reversed(pattern.left))
            case "oneOrMore":
                stack.append(pattern.left)
            case "interleave":
                stack += [pattern.right, pattern.left]
            case "group":
                if pattern.left.nullable:
                    stack.append(pattern.right)
                stack.append(pattern.left)


def attributes(patterns: Iterable[Pattern]) -> Iterator[NameClass]:
    """The names of the attributes that may be added."""
    seen: set[Pattern] = set()
    stack = list(patterns)[::-1]
    while stack:
        pattern = stack.pop()
        if pattern in seen or not pattern.attributes:
            continue
        seen.add(pattern)
        match pattern.kind:
            case "attribute":
                yield from nc.members_of(pattern.left)
            case "choice":
                stack.extend(reversed(pattern.left))
            case "oneOrMore":
                stack.append(pattern.left)
            case _:
                stack += [pattern.right, pattern.left]


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
    seen: set[Pattern] = set()
    stack = list(patterns)[::-1]
    while stack:
        pattern = stack.pop()
        if pattern in seen:
            continue
        seen.add(pattern)
        match pattern.kind:
            case "value":
                texts[pattern.left.value] = None
            case "data":
                kinds.append(pattern.left)
            case "choice":
                stack.extend(reversed(pattern.left))
            case "list":
                several = True
                stack.append(pattern.left)
            case "oneOrMore":
                stack.append(pattern.left)
            case "group" | "interleave":
                stack += [pattern.right, pattern.left]
    return list(texts), kinds, several
