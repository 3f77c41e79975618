"""Makes patterns, each distinct one once, so that equality is identity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from teikit.relaxng.derivatives.pattern import EMPTY, NOT_ALLOWED, TEXT, Chain, Names, Pattern

MOST_PATTERNS = 200_000


class Interner:
    """Makes patterns, each once, in the normal form that keeps the number of states small.

    Where a schema leads to more of them than memory can hold, they are forgotten (`forgotten` counts how
    often): patterns made before and after are then two although equal, which costs states but no verdict.
    """

    def __init__(self) -> None:
        self.known: dict[Any, Pattern] = {}
        self.forgotten = 0

    def keep(self, key: Any, pattern: Pattern) -> Pattern:
        """The pattern, known by the key from now on."""
        if len(self.known) >= MOST_PATTERNS:
            self.known.clear()
            self.forgotten += 1
        self.known[key] = pattern
        return pattern

    def choice(self, members: Iterable[Pattern]) -> Pattern:
        """A set: flat, without `notAllowed`, and without `empty` where a member is nullable anyway."""
        flat: dict[Pattern, None] = {}
        for member in members:
            if member.kind == "choice":
                flat.update(dict.fromkeys(member.left))
            elif member is not NOT_ALLOWED:
                flat[member] = None
        if EMPTY in flat and any(member.nullable for member in flat if member is not EMPTY):
            del flat[EMPTY]
        if len(flat) < 2:
            return next(iter(flat), NOT_ALLOWED)
        key = frozenset(flat)
        found = self.known.get(key)
        if found is None:
            nullable = any(member.nullable for member in flat)
            found = self.keep(key, Pattern("choice", tuple(flat), nullable=nullable).take(flat))
        return found

    def either(self, one: Pattern, other: Pattern) -> Pattern:
        """The choice of two."""
        if one is other or other is NOT_ALLOWED:
            return one
        return other if one is NOT_ALLOWED else self.choice((one, other))

    def group(self, left: Pattern, right: Pattern) -> Pattern:
        """A list that hangs to the right, so that what is left of a long group is a part of it."""
        if left is NOT_ALLOWED or right is NOT_ALLOWED:
            return NOT_ALLOWED
        heads = []
        while left.kind == "group":
            heads.append(left.left)
            left = left.right
        heads.append(left)
        for head in reversed(heads):
            right = self.pair("group", head, right)
        return right

    def interleave(self, left: Pattern, right: Pattern, names: tuple[Names, Names] | None = None) -> Pattern:
        """An unordered pair; `names` are what either side may begin with, so that one need not be asked."""
        if left is NOT_ALLOWED or right is NOT_ALLOWED:
            return NOT_ALLOWED
        pair = self.pair("interleave", left, right)
        if pair.kind == "interleave" and pair.names is None and pair.left is left:
            pair.names = names or (None, None)
        return pair

    def pair(self, kind: str, left: Pattern, right: Pattern) -> Pattern:
        """A group or an interleave of two that are allowed."""
        if left is EMPTY:
            return right
        if right is EMPTY:
            return left
        if kind == "group" and left is TEXT and right.absorbs:
            return right
        key = (kind, left, right)
        found = self.known.get(key)
        if found is None:
            found = Pattern(kind, left, right, left.nullable and right.nullable).take((left, right))
            found.absorbs = kind == "group" and left.absorbs
            self.keep(key, found)
        return found

    def one_or_more(self, member: Pattern) -> Pattern:
        """The member, repeated; `star` is what may follow each."""
        if member in (EMPTY, NOT_ALLOWED) or member.kind == "oneOrMore":
            return member
        key = ("oneOrMore", member)
        found = self.known.get(key)
        if found is None:
            found = self.keep(key, Pattern("oneOrMore", member, nullable=member.nullable).take((member,)))
            found.absorbs = member is TEXT or (member.kind == "choice" and TEXT in member.left)
            found.star = self.choice((found, EMPTY))
        return found

    def leaf(self, kind: str, left: Any, right: Any = None) -> Pattern:
        """A `data`, `value`, `list`, `attribute` or `element`."""
        key = (kind, left, right)
        found = self.known.get(key)
        if found is None:
            found = self.keep(key, Pattern(kind, left, right))
            found.attributes = found.pure = kind == "attribute"
            found.data = kind in ("data", "value", "list")
        return found

    def balanced(self, kind: str, members: list[tuple[Pattern, Names]]) -> tuple[Pattern, Names]:
        """Many patterns as a balanced tree of pairs, with the names that they mention."""
        while len(members) > 1:
            halved = []
            for i in range(0, len(members) - 1, 2):
                (one, some), (two, others) = members[i : i + 2]
                if kind == "interleave":
                    pair = self.interleave(one, two, (some, others))
                else:
                    pair = self.group(one, two)
                halved.append((pair, None if some is None or others is None else some | others))
            members = halved + members[len(members) & ~1 :]
        return members[0] if members else (EMPTY, frozenset())

    def sequence(self, members: list[tuple[Pattern, Names]]) -> Pattern:
        """A group of many, each part of which knows which names come after it."""
        last: dict[str, int] = {}
        unlimited = -1
        for position, (_, names) in enumerate(members):
            if names is None:
                unlimited = position
            last.update(dict.fromkeys(names or (), position))
        result = EMPTY
        for position in range(len(members) - 1, -1, -1):
            member, names = members[position]
            result = self.group(member, result)
            if result.kind == "group" and result.names is None and result.left is member:
                result.names = Chain(names, last, unlimited, position)
        return result
