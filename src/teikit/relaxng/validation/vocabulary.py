"""What a schema knows as a whole: the names of its elements and attributes, and where they are allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache

from teikit.relaxng import name_class as nc
from teikit.relaxng.derivatives.construction import Builder
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED, Element, Pattern
from teikit.relaxng.simplification.simple_form import parts
from teikit.relaxng.validation.messages import quoted


class Vocabulary:
    """The elements of a schema by name; made when the first mistake is met."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.by_name: dict[str, list[Element]] = {}
        for element in builder.elements:
            for name in element.simple or ():
                self.by_name.setdefault(name, []).append(element)

    @cached_property
    def namespaces(self) -> frozenset[str]:
        """The namespaces that named elements are in."""
        return frozenset(nc.split(name)[0] for name in self.by_name)

    @cached_property
    def by_local(self) -> dict[str, list[str]]:
        """The full names by local name."""
        found: dict[str, list[str]] = {}
        for name in self.by_name:
            found.setdefault(nc.split(name)[1], []).append(name)
        return found

    def bodies(self, name: str) -> tuple[Pattern, ...]:
        """The distinct contents that the definitions of an element give it."""
        bodies = dict.fromkeys(self.builder.body(element) for element in self.by_name.get(name, ()))
        bodies.pop(NOT_ALLOWED, None)
        return tuple(bodies)

    def holds_text(self, local: str) -> bool:
        """Whether an element of that local name may have text."""
        names = self.by_local.get(local, ())
        return any(body.text or body.data for name in names for body in self.bodies(name))

    def parents(self, name: str) -> list[str]:
        """The local names of the elements that a named element is allowed in."""
        wanted = sum(1 << element.number for element in self.by_name.get(name, ()))
        elements = self.builder.simple.elements
        parents = (names for names, body in elements if self._children[body] & wanted)
        return list(dict.fromkeys(local for names in parents for _, local in nc.simple_names(names)))

    @cached_property
    def _children(self) -> list[int]:
        """For each row the elements that stand in it, not those inside them, as bits."""
        children: list[int] = []
        for row in self.builder.simple.rows:
            within = 1 << row[1] if row[0] == "element" else 0
            for part in parts(row):
                within |= children[part]
            children.append(within)
        return children

    @cached_property
    def homes(self) -> dict[str, int]:
        """In how many elements each local name is allowed: the fewer, the more it says of a place."""
        elements, counts = self.builder.simple.elements, [0] * len(self.builder.simple.elements)
        for _, body in elements:
            digits = f"{self._children[body]:b}"[::-1]
            at = digits.find("1")
            while at >= 0:
                counts[at] += 1
                at = digits.find("1", at + 1)
        found: dict[str, int] = {}
        for (names, _), count in zip(elements, counts, strict=True):
            for _, local in nc.simple_names(names):
                found[local] = found.get(local, 0) + count
        return found

    def ranked(self, names: Iterable[str], required: list[str], wrong: str) -> list[str]:
        """Names, the likeliest first: those required, one spelt like the wrong one, those rare elsewhere."""
        names = list(names)
        alike = closest(wrong, names) if wrong else ""
        rare = sorted(names, key=lambda name: (self.homes.get(name, 0), len(name)))
        return list(dict.fromkeys(required + [alike] * bool(alike) + rare))

    def home(self, name: str, expected: Collection[str], around: list[str]) -> str:
        """Where a misplaced element is allowed: inside what may come here, or in an element around."""
        homes, local = self.parents(name), nc.split(name)[1]
        if inside := sorted((home for home in homes if home in expected and home != local), key=len):
            return f"put it inside {quoted(inside)}"
        ranked = dict.fromkeys([home for home in around if home in homes] + sorted(homes, key=len))
        return f"it is allowed in {quoted(list(ranked))}" if ranked else ""


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that a typing slip would turn into this, or "": few edits for its length."""
    return _closest(name, tuple(known))


@lru_cache(maxsize=1024)
def _closest(name: str, known: tuple[str, ...]) -> str:
    best, least = "", (len(name) + 2) // 4 + (len(name) > 2)
    letters = set(name.lower())
    for candidate in known:
        near = candidate != name and abs(len(candidate) - len(name)) < least
        if near and len(letters.symmetric_difference(candidate.lower())) < 2 * least:
            distance = _edits(name, candidate, least)
            if distance < least:
                best, least = candidate, distance
    return best


def _edits(one: str, other: str, least: int) -> int:
    """Insertions, deletions, changes and swaps; a change of case is free; `least` if no fewer."""
    if one.lower() == other.lower():
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= least:
            return least
    return row[-1]
