"""The restrictions of RELAX NG 7, on the simple form: rows come after their parts, so one loop does."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.relaxng import name_class as nc
from teikit.relaxng.simplification.simple_form import Row, Simple, parts
from teikit.relaxng.syntax.node import SchemaError

_KINDS = "empty notAllowed text choice group interleave oneOrMore list data value attribute element".split()
_BIT = {kind: 1 << i for i, kind in enumerate(_KINDS)}
_GROUPED_ATTRIBUTE = 1 << len(_KINDS)  # an attribute inside a group or interleave
_OPEN_ATTRIBUTE = _GROUPED_ATTRIBUTE << 1  # an attribute with infinitely many names that is not repeated


def _mask(kinds: str) -> int:
    return sum(_BIT[kind] for kind in kinds.split())


_PROHIBITED = {
    "attribute": _mask("attribute element"),
    "list": _mask("list element attribute text interleave"),
    "except": _mask("attribute element list text group interleave oneOrMore empty"),
    "start": _mask("attribute data value text list group interleave oneOrMore empty"),
}
"""Section 7.1: what may not be inside."""

_INVALID, _EMPTY, _COMPLEX, _SIMPLE = range(4)


def check(simple: Simple) -> None:
    """Raise SchemaError for the first restriction of section 7 that the schema breaks."""
    _Check(simple).run()


@dataclass(frozen=True, slots=True)
class _Attributes:
    """The names of the attributes in a pattern."""

    names: frozenset[nc.Name] = frozenset()
    open: tuple[nc.NameClass, ...] = ()

    def __or__(self, other: _Attributes) -> _Attributes:
        if not other.names and not other.open:
            return self
        if not self.names and not self.open:
            return other
        return _Attributes(
            self.names | other.names, self.open + tuple(c for c in other.open if c not in self.open)
        )

    def clash(self, other: _Attributes) -> str:
        """A name in both, in words."""
        for ns, local in self.names & other.names:
            del ns
            return f'"{local}"'
        for one, two in ((self, other), (other, self)):
            for names in one.open:
                for name in two.names:
                    if nc.contains(names, *name):
                        return f'"{name[1]}"'
                for rival in two.open:
                    if nc.overlap(names, rival):
                        return nc.describe(rival)
        return ""


_NONE = _Attributes()


class _Check:
    """What is known of each row: the kinds inside it, its content type, its attributes."""

    def __init__(self, simple: Simple) -> None:
        self.simple = simple
        size = len(simple.rows)
        self.inside = [0] * size
        self.content = [_EMPTY] * size
        self.attributes = [_NONE] * size
        self.reached = _reach(simple)

    def run(self) -> None:
        simple = self.simple
        for i, row in enumerate(simple.rows):
            if self.reached[i]:
                self.row(i, row)
        self.prohibit("start", self.inside[simple.start] | _BIT[simple.rows[simple.start][0]], simple.start)
        for i, row in enumerate(simple.rows):
            if self.reached[i] and row[0] == "element":
                self.element(row[1])
        for i, row in enumerate(simple.rows):
            if self.reached[i] and row[0] == "interleave":
                self.interleave(i, row)

    def fail(self, reason: str, row: int) -> SchemaError:
        file, line, column = self.simple.places[row]
        return SchemaError(reason, self.simple.files[file] if self.simple.files else "", line, column)

    def prohibit(self, where: str, found: int, row: int) -> None:
        if wrong := found & _PROHIBITED[where]:
            kind = _KINDS[(wrong & -wrong).bit_length() - 1]
            if where == "except":
                where = "the except of data"
            raise self.fail(f'{where} cannot hold "{kind}"', row)

    def row(self, i: int, row: Row) -> None:  # noqa: C901  (a section's rules a case)
        kind, within = row[0], parts(row)
        found = 0
        for part in within:
            found |= self.inside[part] | _BIT[self.simple.rows[part][0]]
        if kind in ("attribute", "list"):
            self.prohibit(kind, found, i)
            found &= ~_GROUPED_ATTRIBUTE
        elif kind == "data" and within:
            self.prohibit("except", found, i)
        elif kind in ("group", "interleave") and found & _BIT["attribute"]:
            found |= _GROUPED_ATTRIBUTE
        elif kind == "oneOrMore":
            if found & _GROUPED_ATTRIBUTE:
                raise self.fail("oneOrMore cannot hold a group or interleave with an attribute", i)
            found &= ~_OPEN_ATTRIBUTE
        self.content[i] = self.content_type(kind, within)
        if kind == "attribute":
            if self.content[within[0]] == _INVALID:
                raise self.fail("an attribute cannot hold several data, values or lists in a row", i)
            if nc.is_open(row[1]):
                found |= _OPEN_ATTRIBUTE
            own = (
                frozenset(nc.simple_names(row[1])),
                tuple(c for c in nc.members_of(row[1]) if c[0] != "name"),
            )
            self.attributes[i] = _Attributes(*own)
        elif found & _BIT["attribute"]:
            self.attributes[i] = self.gather(i, kind, within)
        self.inside[i] = found

    def gather(self, i: int, kind: str, within: tuple[int, ...]) -> _Attributes:
        """Section 7.3: parts of a group or interleave cannot have the same attribute."""
        gathered = _NONE
        for part in within:
            if kind in ("group", "interleave") and (clash := gathered.clash(self.attributes[part])):
                raise self.fail(f"attribute {clash} comes twice", i)
            gathered |= self.attributes[part]
        return gathered

    def content_type(self, kind: str, within: tuple[int, ...]) -> int:
        """Section 7.2: the content type of a row."""
        match kind:
            case "element" | "text":
                return _COMPLEX
            case "data" | "value" | "list":
                return _SIMPLE
            case "empty" | "attribute" | "notAllowed":
                return _EMPTY
        types = [self.content[part] for part in within]
        if _INVALID in types:
            return _INVALID
        if kind == "oneOrMore":
            return _INVALID if types[0] == _SIMPLE else types[0]
        if kind in ("group", "interleave") and _SIMPLE in types and sum(t != _EMPTY for t in types) > 1:
            return _INVALID
        return max(types)

    def element(self, number: int) -> None:
        body = self.simple.elements[number][1]
        place = self.simple.element_places[number]
        path = self.simple.files[place[0]]
        name = nc.describe(self.simple.elements[number][0])
        if self.content[body] == _INVALID:
            reason = "mixes data, values or lists with other content"
            raise SchemaError(f"element {name} {reason}, or has several in a row", path, *place[1:])
        open_attribute = self.inside[body] & _OPEN_ATTRIBUTE
        if open_attribute:
            reason = "has an attribute with infinitely many names outside oneOrMore"
            raise SchemaError(f"element {name} {reason}", path, *place[1:])

    def interleave(self, i: int, row: Row) -> None:  # noqa: C901  (every pair of name classes)
        """Section 7.4: parts of an interleave cannot have the same element, nor text twice."""
        owners: dict[nc.Name, int] = {}
        open_classes: list[tuple[nc.NameClass, int]] = []
        texts = 0
        for part in row[1:]:
            elements, text = self.mentioned(part)
            texts += text
            if texts > 1:
                raise self.fail("text is in two parts of an interleave", i)
            for number in elements:
                for names in nc.members_of(self.simple.elements[number][0]):
                    if names[0] != "name":
                        open_classes.append((names, part))
                    elif owners.setdefault(names[1:], part) != part:
                        raise self.fail(f'element "{names[2]}" is in two parts of an interleave', i)
        for k, (names, part) in enumerate(open_classes):
            for name, owner in owners.items():
                if owner != part and nc.contains(names, *name):
                    raise self.fail(f'element "{name[1]}" is in two parts of an interleave', i)
            for rival, owner in open_classes[:k]:
                if owner != part and nc.overlap(names, rival):
                    raise self.fail("elements of the same name are in two parts of an interleave", i)

    def mentioned(self, row: int) -> tuple[set[int], bool]:
        """The elements in a row, not those inside them, and whether there is text."""
        seen, stack, elements, text = {row}, [row], set(), False
        while stack:
            top = self.simple.rows[stack.pop()]
            if top[0] == "element":
                elements.add(top[1])
            text = text or top[0] == "text"
            if top[0] != "attribute":
                fresh = [part for part in parts(top) if part not in seen]
                seen.update(fresh)
                stack.extend(fresh)
        return elements, text


def _reach(simple: Simple) -> list[bool]:
    """Which rows the start leads to, through elements too."""
    reached = [False] * len(simple.rows)
    reached[simple.start] = True
    stack = [simple.start]
    while stack:
        row = simple.rows[stack.pop()]
        for part in (simple.elements[row[1]][1],) if row[0] == "element" else parts(row):
            if not reached[part]:
                reached[part] = True
                stack.append(part)
    return reached
