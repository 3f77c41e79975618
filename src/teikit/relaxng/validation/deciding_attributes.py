"""Which attributes of an element decide that something is not allowed in it, and which would allow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from teikit.relaxng import name_class as nc
from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.states import NOWHERE, Opening, Refused, Slots, all_of
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED, Pattern
from teikit.relaxng.validation import expectations, messages

Allows = Callable[[Slots], bool]
"""Whether contents have a place for what was refused."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The attributes that decide, as they are, and what would have to be there instead; both in words."""

    because: str
    instead: str


def decision(
    automaton: Automaton, begun: Opening, attributes: Mapping[str, str], allows: Allows
) -> Decision | None:
    """What decides; None where it is nothing of the attributes."""
    as_it_is = contents(automaton, begun, attributes)

    def would(others: Mapping[str, str], free: str | None = None) -> bool:
        more = contents(automaton, begun, others, free) - as_it_is
        return bool(more) and allows(tuple(more))

    for name, value in attributes.items():
        because, shown = f'{_named(name)} "{messages.shortened(value, 30)}"', _named(name)
        if would(attributes, name):
            listed = _values(begun, attributes, name)
            values = [each for each in listed if would({**attributes, name: each})]
            other = f"with {shown} {messages.quoted(values)}" if values else f"with another {shown}"
            return Decision(because, other)
        if would({other: attributes[other] for other in attributes if other != name}):
            return Decision(because, f'without "{shown}"')
    for names in dict.fromkeys(expectations.attributes(_read(begun, attributes).slots)):
        added = nc.join(names[1], names[2]) if names[0] == "name" else ""
        if added and added not in attributes and would({**attributes, added: ""}, added):
            return Decision(f'without "{_named(added)}"', f'with "{_named(added)}"')
    if would({}) or any(would({name: ""}, name) for name in attributes):
        because = ", ".join(f'{_named(name)} "{value}"' for name, value in attributes.items())
        return Decision(messages.shortened(because), "with other attributes")
    return None


def _named(name: str) -> str:
    return messages.local(*nc.split(name))


def _read(opening: Opening, attributes: Mapping[str, str], free: str | None = None) -> Opening:
    """The start tag after its attributes, one of which may have any value that it can have."""
    for name, value in attributes.items():
        try:
            values, _, following, _ = opening[name]
            mask = 0 if name == free else values.judge(value, NOWHERE)
            opening = following[mask or all_of(values.slots)]
        except Refused:
            continue
    return opening


def contents(
    automaton: Automaton, opening: Opening, attributes: Mapping[str, str], free: str | None = None
) -> frozenset[Pattern]:
    """The contents that an element with these attributes may have, as if those that it needs were there."""
    read = _read(opening, attributes, free).slots
    for lenient in (False, True):
        slots = [automaton.derivatives.close(slot, lenient=lenient) for slot in read]
        members = (each for slot in slots for each in (slot.left if slot.kind == "choice" else (slot,)))
        if found := frozenset(members) - {NOT_ALLOWED}:
            return found
    return frozenset()


def _values(opening: Opening, attributes: Mapping[str, str], free: str) -> list[str]:
    """The values that the schema lists for an attribute."""
    before = {name: value for name, value in attributes.items() if name != free}
    try:
        return expectations.values(_read(opening, before)[free].values.slots)[0]
    except Refused:
        return []
