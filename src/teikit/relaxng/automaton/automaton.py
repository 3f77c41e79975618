"""The automaton that derivatives amount to, built while documents are read: an event costs a look-up."""

from __future__ import annotations

from collections.abc import Callable

from teikit.relaxng.automaton.states import (
    ELEMENTS,
    MIXED,
    NOWHERE,
    TEXTUAL,
    USUAL,
    After,
    Content,
    Opening,
    Refused,
    Rests,
    Row,
    Slots,
    Values,
)
from teikit.relaxng.derivatives.derivative import Derivatives, Pair
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED, Pattern

MOST_STATES = 100_000


class Automaton:
    """All states met so far."""

    def __init__(self, derivatives: Derivatives, start: Pattern, ids: bool) -> None:
        self.derivatives, self.interner, self.ids = derivatives, derivatives.interner, ids
        self.root = start
        self.forget()

    def forget(self) -> None:
        """Begin anew; those in use stay as they are."""
        self._forgotten = self.interner.forgotten
        self._contents: dict[Slots, Content] = {}
        self._openings: dict[Slots, Opening] = {}
        self._values: dict[Slots, Values] = {}

    def tidy(self) -> None:
        """Forget all states if they, or their patterns, are more than memory can hold."""
        many = len(self._contents) + len(self._openings) > MOST_STATES
        if many or self.interner.forgotten > self._forgotten:
            for content in self._contents.values():
                content.clear()
            for opening in self._openings.values():
                opening.clear()
            self.forget()

    @property
    def start(self) -> Content:
        """The state before the root element."""
        return self.content((self.root,))

    def content(self, slots: Slots) -> Content:
        """The state of these patterns in content."""
        found = self._contents.get(slots)
        if found is None:
            self.tidy()
            found = self._contents[slots] = Content(self, slots, self._text(slots))
        return found

    def _text(self, slots: Slots) -> int:
        if any(slot.data for slot in slots):
            return TEXTUAL
        if not any(slot.text for slot in slots):
            return ELEMENTS
        after = tuple([self.derivatives.text(slot, "", NOWHERE) for slot in slots])
        return MIXED if after == slots else TEXTUAL

    def opening(self, slots: Slots) -> Opening:
        """The state of these patterns in a start tag."""
        found = self._openings.get(slots)
        if found is None:
            found = self._openings[slots] = Opening(self, slots)
        return found

    def values(self, slots: Slots) -> Values:
        """What is known of values that must match these patterns."""
        found = self._values.get(slots)
        if found is None:
            found = self._values[slots] = Values(self, slots)
        return found

    def row(self, name: str, bodies: Slots, rests: Rests) -> Row:
        """The row for a child that may be one of the bodies."""
        after = After(self, rests)
        return Row(after, *self.begin(bodies), name, after[USUAL])

    def begin(self, bodies: Slots) -> tuple[Content | None, Opening]:
        """The content of an element without attributes, if it may be without, and its start tag."""
        opening = self.opening(bodies)
        try:
            return opening.closed(), opening
        except Refused:
            return None, opening

    def branch(self, slots: Slots, derive: Callable[[Pattern], list[Pair]]) -> tuple[Slots, Rests]:
        """The distinct contents that an event leads to, and for each what then remains of every slot."""
        if len(slots) == 1:
            pairs = derive(slots[0])
            if len(pairs) == 1:
                return (pairs[0][0],), ((pairs[0][1],),)
        found: dict[Pattern, list[Pattern]] = {}
        for i, slot in enumerate(slots):
            for content, rest in derive(slot):
                if rest is not NOT_ALLOWED:
                    rests = found.setdefault(content, [NOT_ALLOWED] * len(slots))
                    rests[i] = self.interner.either(rests[i], rest)
        return tuple(found), tuple(map(tuple, found.values()))

    def join(self, rests: Rests, mask: int) -> Slots | None:
        """What remains of every slot if the contents of those bits were right; None if nothing does."""
        if len(rests) == 1:
            return rests[0]
        chosen = [rest for i, rest in enumerate(rests) if mask >> i & 1]
        slots = tuple(self.interner.choice(column) for column in zip(*chosen, strict=True))
        return None if all(slot is NOT_ALLOWED for slot in slots) else slots
