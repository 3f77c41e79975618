"""What is said of wrong attributes, and how a start tag goes on after them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from teikit.relaxng import name_class as nc
from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.states import PLAIN_ID, Content, Opening, Refused, Row, all_of
from teikit.relaxng.derivatives.derivative import Context
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED, Pattern
from teikit.relaxng.validation import expectations, messages
from teikit.relaxng.validation.fallback_states import AnyOpening
from teikit.relaxng.validation.messages import quoted, spelled
from teikit.relaxng.validation.mistakes import Report
from teikit.relaxng.validation.vocabulary import closest


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of a start tag that the automaton refuses."""

    automaton: Automaton
    report: Report

    def open(
        self, row: Row, attributes: dict[str, str], context: Context, refer: Callable[[str, str, str], None]
    ) -> Content:
        """The content's state after a start tag whose attributes may be wrong; `refer` is told of IDs."""
        opening = row.opening
        local = nc.split(row.name)[1]
        unmatched: list[tuple[str, str]] = []
        for name, value in attributes.items():
            try:
                values, _, following, care = opening[name]
            except Refused:
                unmatched.append((name, value))
                continue
            mask = values.judge(value, context) if values.contextual else values[value]
            if not mask:
                self.bad_value(local, name, value, values.slots, context)
                mask = all_of(values.slots)
            opening = following[mask]
            if care >= PLAIN_ID:
                refer(values.id_type, value, name)
        if isinstance(opening, AnyOpening):
            unmatched.clear()
        for name, _ in unmatched:
            opening = self.unmatched(row.opening, opening, local, name)
        try:
            return opening.closed()
        except Refused:
            return self.unclosed(opening, local)

    def unmatched(self, begun: Opening, opening: Opening, element: str, name: str) -> Opening:
        """Report an attribute that is not allowed; go on with the one that was meant, if any."""
        ns, local = nc.split(name)
        allowed = list(expectations.attributes(opening.slots))
        expected = spelled(allowed)
        at, shown = self.report.attribute_place(name), messages.local(ns, local)
        known = {names[2]: names[1] for names in allowed if names[0] == "name"}
        meant = local if local in known else closest(local, known)
        details: dict[str, Any] = {"at": at, "element": element, "attribute": local, "expected": expected}
        if any(nc.contains(names, ns, local) for names in expectations.attributes(begun.slots)):
            message = f'attribute "{shown}" is not allowed on "{element}" beside the others it has here'
            self.report.add("misplaced-attribute", message, **details)
            return opening
        if meant == local:
            prefix = "xml:" if known[local] == nc.XML else ""
            hint = (
                f'write "{prefix}{local}"'
                if prefix or not known[local]
                else f'use namespace "{known[local]}"'
            )
            message = f'attribute "{local}" on "{element}" is {messages.namespace(ns)}; the schema has it'
            self.report.add(
                "wrong-namespace", f"{message} {messages.namespace(known[local])}", hint=hint, **details
            )
        else:
            message = f'"{element}" has no attribute "{shown}"'
            if ns and ns not in known.values():
                message += f" {messages.namespace(ns)}"
            hint = f'did you mean "{messages.local(known[meant], meant)}"?' if meant else ""
            self.report.add("unknown-attribute", message, hint=hint, **details)
        if not meant:
            return opening
        values, _, following, _ = opening[nc.join(known[meant], meant)]
        return following[all_of(values.slots)]

    def bad_value(
        self, element: str, name: str, value: str, slots: Sequence[Pattern], context: Context
    ) -> None:
        """Say what a value must be."""
        ns, local = nc.split(name)
        shown = messages.local(ns, local)
        wanted = messages.objection(slots, value, context)
        texts = expectations.values(slots)[0]
        meant = closest(value.strip(), texts) if len(value) < 40 else ""
        self.report.add(
            "bad-value", f'attribute "{shown}" on "{element}": {messages.blamed(value, wanted)}',
            at=self.report.attribute_place(name), element=element, attribute=local, value=value,
            expected=messages.expected_values(slots), hint=f'did you mean "{meant}"?' if meant else "",
        )  # fmt: skip

    def unclosed(self, opening: Opening, element: str) -> Content:
        """Report the attributes that are missing; go on without them."""
        open_slots = [slot for slot in opening.slots if slot is not NOT_ALLOWED]
        missing = expectations.required(open_slots, "attribute")
        names = [messages.local(*name) for name in missing]
        expected = spelled(expectations.attributes(open_slots))
        what = quoted(names, "and") if names else quoted(expected)
        plural = "s" if len(names) > 1 else ""
        self.report.add(
            "missing-attribute", f'"{element}" needs the attribute{plural} {what}', element=element,
            attribute=missing[0][1] if len(names) == 1 else "", expected=tuple(names) or expected,
        )  # fmt: skip
        close = self.automaton.derivatives.close
        slots = tuple(close(slot, lenient=True) for slot in opening.slots)
        return self.automaton.content(slots)
