"""The states of the automaton: each a dictionary that works out an entry when it is first asked for.

A state is a tuple of patterns, nearly always one: several where a name has several definitions and only the
content tells which is meant. A mask says by its bits which of them a value, a text or an end tag satisfies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from teikit.relaxng.datatypes import XML_SCHEMA, datatype
from teikit.relaxng.derivatives.derivative import Context
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED, TEXT, Data, Pattern

if TYPE_CHECKING:
    from teikit.relaxng.automaton.automaton import Automaton

Slots: TypeAlias = tuple[Pattern, ...]
Rests: TypeAlias = tuple[Slots, ...]

USUAL = 1
"""The mask of the one pattern there is: nearly always."""

PENDING = -1
"""The mask of a state whose text decides."""

MIXED, ELEMENTS, TEXTUAL = range(3)
"""What text means in a state: nothing, an error unless it is white, something that must be looked at."""

NOWHERE: Context = {}, ()
_MOST_ENTRIES = 4096
_MOST_VALUES = 4096
_LONGEST_VALUE = 200


class Refused(Exception):  # noqa: N818  (what a state does with an event, no error of the program)
    """The event is not allowed in this state, or must be looked at more closely."""


class After(dict[int, "Content"]):
    """The state of the parent after a child, by the mask of the child's last state."""

    __slots__ = ("automaton", "rests")

    def __init__(self, automaton: Automaton, rests: Rests) -> None:
        super().__init__()
        self.automaton, self.rests = automaton, rests

    def __missing__(self, mask: int) -> Content:
        if mask <= 0:
            raise Refused
        slots = self.automaton.join(self.rests, mask)
        if slots is None:
            raise Refused
        content = self[mask] = self.automaton.content(slots)
        return content


class Following(dict[int, "Opening"]):
    """The state of a start tag after an attribute, by the mask of its value."""

    __slots__ = ("automaton", "rests")

    def __init__(self, automaton: Automaton, rests: Rests) -> None:
        super().__init__()
        self.automaton, self.rests = automaton, rests

    def __missing__(self, mask: int) -> Opening:
        slots = self.automaton.join(self.rests, mask) if mask > 0 else None
        if slots is None:
            raise Refused
        opening = self[mask] = self.automaton.opening(slots)
        return opening


class Values(dict[str, int]):
    """Which of some patterns a value matches, as a mask; remembered for short values."""

    __slots__ = ("automaton", "care", "contextual", "id_type", "slots")

    def __init__(self, automaton: Automaton, slots: Slots) -> None:
        super().__init__()
        self.automaton, self.slots = automaton, slots
        leaves = list(leaves_of(slots))
        self.contextual = any(leaf.datatype.contextual for leaf in leaves)
        self.id_type = next((leaf.datatype.id_type for leaf in leaves if leaf.datatype.id_type), "")
        self.care = _care(slots, leaves)

    def __missing__(self, value: str) -> int:
        if self.contextual:
            raise Refused
        mask = self.judge(value, NOWHERE)
        if len(value) <= _LONGEST_VALUE and not self.id_type:
            if len(self) >= _MOST_VALUES:
                self.clear()
            self[value] = mask
        return mask

    def judge(self, value: str, context: Context) -> int:
        """The mask of a value where these namespaces are in scope."""
        allows = self.automaton.derivatives.allows
        if len(self.slots) == 1:
            return 1 if allows(self.slots[0], value, context) else 0
        return sum(1 << i for i, pattern in enumerate(self.slots) if allows(pattern, value, context))


class AttributeRow(NamedTuple):
    """An attribute of a start tag: what its value may be, the states after the usual mask and any other."""

    values: Values
    usual: Opening
    following: Following
    care: int


CHECKED, FREE, PLAIN_ID, OTHER_ID = range(4)
"""How a value is looked at: in the table; not at all; as an ID; as what may be one or refer to some."""

_FREE = [
    ("", "string"),
    ("", "token"),
    *((XML_SCHEMA, name) for name in ("string", "normalizedString", "token")),
]


def _care(slots: Slots, leaves: list[Data]) -> int:
    """What a row says of values for these patterns."""
    first = slots[0]
    if len(slots) == 1 and (first is TEXT or (first.kind == "data" and first.left.but is None)):
        if first is TEXT or any(first.left.datatype is datatype(*name) for name in _FREE):
            return FREE
        if first.left.datatype is datatype(XML_SCHEMA, "ID"):
            return PLAIN_ID
    return OTHER_ID if any(leaf.datatype.id_type for leaf in leaves) else CHECKED


class Opening(dict[str, AttributeRow]):
    """A state inside a start tag: for the name of an attribute, its values and what follows."""

    __slots__ = ("automaton", "close", "slots")

    def __init__(self, automaton: Automaton, slots: Slots) -> None:
        super().__init__()
        self.automaton, self.slots = automaton, slots
        self.close: Content | None = None

    def __missing__(self, name: str) -> AttributeRow:
        automaton = self.automaton
        values, rests = automaton.branch(self.slots, lambda slot: automaton.derivatives.attribute(slot, name))
        if not values:
            raise Refused
        known = automaton.values(values)
        care = known.care if automaton.ids or known.care == FREE else CHECKED
        following = Following(automaton, rests)
        row = AttributeRow(known, following[USUAL], following, care)
        if len(self) >= _MOST_ENTRIES:
            self.clear()
        self[name] = row
        return row

    def closed(self) -> Content:
        """The state of the content once all attributes are read; Refused where one is missing."""
        if self.close is None:
            slots = tuple(map(self.automaton.derivatives.close, self.slots))
            if all(slot is NOT_ALLOWED for slot in slots):
                raise Refused
            self.close = self.automaton.content(slots)
        return self.close


class Row(NamedTuple):
    """A child of an element.

    The state after it by its last mask, its content if it has no attributes and needs none, its start tag,
    its name, and the state after it for the usual mask.
    """

    after: After
    plain: Content | None
    opening: Opening
    name: str
    usual: Content


class Content(dict[str, Row]):
    """A state in an element's content: for the name of a child, what comes after it and how it begins."""

    __slots__ = ("automaton", "elements", "mask", "slots", "text", "texts")

    def __init__(self, automaton: Automaton, slots: Slots, text: int) -> None:
        super().__init__()
        self.automaton, self.slots, self.text = automaton, slots, text
        self.mask = PENDING if text == TEXTUAL else mask_of(slots)
        self.elements: Content = self if text != TEXTUAL else Content(automaton, slots, ELEMENTS)
        self.texts: dict[str, int] = {}

    def __missing__(self, name: str) -> Row:
        if self.text == TEXTUAL:
            raise Refused
        automaton = self.automaton
        bodies, rests = automaton.branch(self.slots, lambda slot: automaton.derivatives.start(slot, name))
        if not bodies:
            raise Refused
        if len(self) >= _MOST_ENTRIES:
            self.clear()
        row = self[name] = automaton.row(name, bodies, rests)
        return row

    def after_text(self, text: str, context: Context) -> Content:
        """The state after a text that is followed by a child; Refused if there can be no such text."""
        derive = self.automaton.derivatives.text
        slots = tuple([derive(slot, text, context) for slot in self.slots])
        if all(slot is NOT_ALLOWED for slot in slots):
            raise Refused
        return self.automaton.content(slots).elements

    def judge(self, text: str, context: Context) -> int:
        """The mask for a text that is followed by the end tag."""
        mask = self.texts.get(text)
        if mask is None:
            allows = self.automaton.derivatives.allows
            mask = sum(1 << i for i, slot in enumerate(self.slots) if allows(slot, text, context))
            contextual = any(leaf.datatype.contextual for leaf in leaves_of(self.slots))
            if len(text) <= _LONGEST_VALUE and not contextual:
                if len(self.texts) >= _MOST_VALUES:
                    self.texts.clear()
                self.texts[text] = mask
        return mask


def mask_of(slots: Slots) -> int:
    """The mask of the patterns that an end tag accepts."""
    return sum(1 << i for i, slot in enumerate(slots) if slot.nullable)


def leaves_of(patterns: Iterable[Pattern]) -> Iterable[Data]:
    """The datatypes and values that stand in some patterns, not those inside elements and attributes."""
    seen: set[Any] = set()
    stack = list(patterns)
    while stack:
        pattern = stack.pop()
        if pattern in seen or not pattern.data:
            continue
        seen.add(pattern)
        match pattern.kind:
            case "data" | "value":
                yield pattern.left
            case "list" | "oneOrMore":
                stack.append(pattern.left)
            case "choice":
                stack.extend(pattern.left)
            case _:
                stack += [pattern.left, pattern.right]


def all_of(slots: Sequence[Pattern]) -> int:
    """The mask of all the patterns."""
    return (1 << len(slots)) - 1
