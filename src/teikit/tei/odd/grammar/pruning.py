"""Leaves out of a grammar what its ODD has taken away: references to nothing, and groups that are left empty.

The steps, and thereby all verdicts, are those of TEI's stylesheets: undefined, lifted, tidied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.tei.odd.grammar.pattern import DOCUMENTATION, EMPTY, EVERY_ELEMENT, Pattern, of, ref

OCCURRENCES = frozenset({"optional", "zeroOrMore", "oneOrMore"})
TELLING = frozenset({"ref", "text", "data"})
FILLING = TELLING | {"anyName", "attribute", "name", "value"}


def pruned(definitions: Sequence[Pattern], prefix: str) -> tuple[Pattern, ...]:
    """The definitions that a document may need, without references to what is not there."""
    names = {each.attributes.get("name", "") for each, _ in _defines(definitions, 0)}
    made = [_without_undefined(each, names, prefix) for each in definitions]
    tidy = tuple(each for one in made for each in _tidied(_lifted(one), None))
    every = of("choice", map(ref, sorted(_elements(definitions))))
    return _reachable(_once(tuple(_filled(each, every) for each in tidy)))


def _elements(definitions: Sequence[Pattern]) -> Iterator[str]:
    """The elements that anything refers to."""
    named = {name for each in definitions for name in _references(each)}
    for each, _ in _defines(definitions, 0):
        if each.attributes.get("name") in named and any(
            inner.name == "element" and "name" in inner.attributes for inner in each.children
        ):
            yield each.attributes["name"]


def _filled(pattern: Pattern, every: Pattern) -> Pattern:
    """With a choice of all elements where that is asked for."""
    if EVERY_ELEMENT not in pattern.children:
        return pattern
    return pattern.having(tuple(every if each is EVERY_ELEMENT else each for each in pattern.children))


def _defines(patterns: Sequence[Pattern], depth: int) -> Iterator[tuple[Pattern, int]]:
    for each in patterns:
        if each.name == "define":
            yield each, depth
        elif each.name == "div":
            yield from _defines(each.children, depth + 1)


def _without_undefined(pattern: Pattern, names: set[str], prefix: str) -> Pattern:
    """Without references to what is not defined; one that stands alone leaves `empty` behind."""
    if pattern.name == "start":
        return of("start", (of("choice", _roots(pattern, names, prefix)),))
    inside = pattern.children
    changed = False
    made: list[Pattern] = []
    for each in inside:
        if each.name == "ref":
            if each.attributes["name"] in names:
                made.append(each)
                continue
            changed = True
            if len(inside) == 1:
                made.append(EMPTY)
            continue
        new = _without_undefined(each, names, prefix) if each.children else each
        changed = changed or new is not each
        made.append(new)
    return pattern.having(tuple(made)) if changed else pattern


def _roots(start: Pattern, names: set[str], prefix: str) -> Iterator[Pattern]:
    for each in start.children[0].children:
        name = each.attributes["name"]
        found = next((known for known in (name, prefix + name) if known in names), None)
        if found:
            yield ref(found)


def _lifted(pattern: Pattern) -> Pattern:
    """A group of one optional part as an optional group."""
    if pattern.name == "group" and len(pattern.children) == 1 and pattern.children[0].name == "optional":
        return of("optional", (of("group", map(_lifted, pattern.children[0].children)),))
    inside = tuple(_lifted(each) if each.children else each for each in pattern.children)
    if all(new is old for new, old in zip(inside, pattern.children, strict=True)):
        return pattern
    return pattern.having(inside)


def _tidied(pattern: Pattern, after: Pattern | None) -> tuple[Pattern, ...]:
    """What is left of a pattern that another one follows."""
    inside = pattern.children
    if not inside:
        return (
            ()
            if pattern.name in OCCURRENCES
            else (EMPTY,)
            if pattern.name in ("choice", "group")
            else (pattern,)
        )
    if pattern.name == "group" and len(inside) == 1:
        return _tidied(inside[0], None)
    if pattern.name in ("choice", "group") and not _tells(pattern):
        return (EMPTY,)
    if pattern.name in OCCURRENCES and len(inside) == 1:
        only = inside[0]
        if only.name == "empty" or (only.name == "ref" and _repeats(only, after)):
            return ()
        if only.name == "zeroOrMore" or (
            only.name == "group" and len(only.children) == 1 and only.children[0].name == "zeroOrMore"
        ):
            return _tidied(only, None)
    made: list[Pattern] = []
    changed = False
    for at, each in enumerate(inside):
        new = (
            _tidied(each, inside[at + 1] if at + 1 < len(inside) else None) if each.children else _leaf(each)
        )
        changed = changed or len(new) != 1 or new[0] is not each
        made += new
    if pattern.name in ("list", "element") and not any(_has(each, FILLING) for each in made):
        return (pattern.having((*(each for each in made if each.name == DOCUMENTATION), EMPTY)),)
    if changed and not made:
        return () if pattern.name in OCCURRENCES else (pattern.having((EMPTY,)),)
    return (pattern.having(tuple(made)),) if changed else (pattern,)


def _leaf(pattern: Pattern) -> tuple[Pattern, ...]:
    if pattern.name in OCCURRENCES:
        return ()
    return (EMPTY,) if pattern.name in ("choice", "group") else (pattern,)


def _tells(pattern: Pattern) -> bool:
    return any(each.name in ("value", "name") for each in pattern.children) or _has(pattern, TELLING)


def _has(pattern: Pattern, names: frozenset[str]) -> bool:
    return pattern.name in names or any(_has(each, names) for each in pattern.children)


def _repeats(only: Pattern, after: Pattern | None) -> bool:
    """Whether what follows begins with a choice or group that has the same reference."""
    if after is None or len(after.children) != 1:
        return False
    inner = after.children[0]
    if only in inner.children:
        return True
    return inner.name == "group" and len(inner.children) == 1 and only in inner.children[0].children


def _once(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """Of several definitions of a name, those in the grammar itself rather than in an imported one."""
    found = list(_defines(patterns, 0))
    count = Counter(each.attributes.get("name", "") for each, _ in found)
    deepest: dict[str, int] = {}
    for each, depth in found:
        name = each.attributes.get("name", "")
        deepest[name] = max(depth, deepest.get(name, 0))
    return tuple(_kept(patterns, 0, count, deepest))


def _kept(
    patterns: tuple[Pattern, ...], depth: int, count: Counter[str], deepest: dict[str, int]
) -> Iterator[Pattern]:
    for each in patterns:
        if each.name == "div":
            yield each.having(tuple(_kept(each.children, depth + 1, count, deepest)))
        elif each.name != "define":
            yield each
        else:
            name = each.attributes.get("name", "")
            if count[name] == 1 or each.attributes.get("combine") == "choice" or depth < deepest[name]:
                yield each


def _reachable(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """Without definitions that no document needs; all stay where none may start one."""
    by_name: dict[str, list[Pattern]] = {}
    waiting = [each for each in patterns if each.name == "start"]
    if not any(True for each in waiting for _ in _references(each)):
        return patterns
    for each, _ in _defines(patterns, 0):
        by_name.setdefault(each.attributes.get("name", ""), []).append(each)
    needed: set[str] = set()
    while waiting:
        for name in _references(waiting.pop()):
            if name not in needed:
                needed.add(name)
                waiting += by_name.get(name, [])
    return tuple(_needed(patterns, needed))


def _references(pattern: Pattern) -> Iterator[str]:
    for each in pattern.children:
        if each.name == "ref":
            yield each.attributes["name"]
        elif each.children:
            yield from _references(each)


def _needed(patterns: tuple[Pattern, ...], names: set[str]) -> Iterator[Pattern]:
    for each in patterns:
        if each.name == "div":
            yield each.having(tuple(_needed(each.children, names)))
        elif each.name != "define" or each.attributes.get("name", "") in names:
            yield each
