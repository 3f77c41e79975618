"""What the validator does where the automaton refuses: say what is wrong, and go on as if it were right.

Each mistake is said once. What only follows from it is not said: a misspelt or misnamed element counts as the
one it was meant to be, a required one that is missing as having been there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from teikit.relaxng import expectations, messages
from teikit.relaxng import names as nc
from teikit.relaxng.automaton import (
    MIXED,
    TEXTUAL,
    After,
    Automaton,
    Content,
    Opening,
    Refused,
    Row,
    is_white,
)
from teikit.relaxng.derivatives import Context
from teikit.relaxng.messages import quoted, spelled
from teikit.relaxng.patterns import NOT_ALLOWED, Pattern
from teikit.relaxng.place import Place
from teikit.relaxng.violation import Violation
from teikit.relaxng.vocabulary import Vocabulary, closest


class Back(After):
    """After a child that should not be there: the parent's state is what it was."""

    def __init__(self, automaton: Automaton, content: Content) -> None:
        super().__init__(automaton, ())
        self.content = content

    def __missing__(self, mask: int) -> Content:
        if mask <= 0:
            raise Refused
        self[mask] = self.content
        return self.content


class Astray(Content):
    """The content of an element that the schema does not know: anything, but known elements keep their rules."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary) -> None:
        super().__init__(automaton, (), MIXED)
        self.mask = 1
        self.vocabulary = vocabulary
        self.opening = AnyOpening(automaton, self)

    def __missing__(self, name: str) -> Row:
        bodies = self.vocabulary.bodies(name)
        back = Back(self.automaton, self)
        if not bodies:
            return back, self, self.opening, name
        _, plain, opening, _ = self.automaton.row(name, bodies, ())
        row = self[name] = back, plain, opening, name
        return row


class AnyOpening(Opening):
    """The start tag of an element that the schema does not know: any attribute."""

    def __init__(self, automaton: Automaton, close: Content) -> None:
        super().__init__(automaton, ())
        self.close = close


@dataclass(slots=True)
class Recovery:
    """The mistakes found so far in one document, and what must be remembered about them."""

    automaton: Automaton
    vocabulary: Vocabulary
    place: Callable[[], Place]
    attribute_place: Callable[[str], Place]
    text_place: Callable[[str], Place]
    found: list[Violation] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    astray: Astray | None = None

    def report(self, kind: str, message: str, at: Place | None = None, **details: object) -> None:
        line, column = at or self.place()
        self.found.append(Violation(kind, message, line, column, **details))  # type: ignore[arg-type]

    # Start tags

    def row(self, state: Content, name: str, parents: Sequence[Row]) -> Row:
        """The row for an element that may not be allowed."""
        name = self.known(name)
        try:
            return state[name]
        except Refused:
            pass
        ns, local = nc.split(name)
        early = self.automaton.branch(
            state.slots, lambda slot: self.automaton.derivatives.start(slot, name, lenient=True)
        )
        if early[0]:
            return self.early(state, name, *early)
        allowed = list(expectations.first(state.slots))
        here = {names[2]: names[1] for names in allowed if names[0] == "name"}
        expected = spelled(allowed)
        inside = f' in "{nc.split(parents[-1][3])[1]}"' if parents else ""
        vocabulary = self.vocabulary
        if name in vocabulary.by_name:
            return self.misplaced(state, name, expected, inside, parents)
        if local in vocabulary.by_local:
            right = nc.join(here[local], local) if local in here else vocabulary.by_local[local][0]
            self.misnamed(name, right, expected)
            return self.row(state, right, parents)
        meant = closest(local, here)
        if meant:
            self.report(
                "unknown-element", f'there is no element "{local}"', element=local, expected=expected,
                hint=f'did you mean "{meant}"?',
            )  # fmt: skip
            return state[nc.join(here[meant], meant)]
        return self.unknown(state, name, expected)

    def known(self, name: str) -> str:
        """The name with a namespace that was already said to be wrong put right."""
        ns, local = nc.split(name)
        return nc.join(self.renamed[ns], local) if ns in self.renamed else name

    def early(
        self, state: Content, name: str, bodies: tuple[Pattern, ...], rests: tuple[tuple[Pattern, ...], ...]
    ) -> Row:
        local = nc.split(name)[1]
        allowed = spelled(expectations.first(state.slots))
        missing = [each for _, each in expectations.required(state.slots, "element") if each in allowed]
        if missing:
            self.report(
                "missing-element", f'"{local}" comes too early: {quoted(missing, "and")} is missing before it',
                element=local, expected=allowed, hint=f"add {quoted(missing, 'and')} before it",
            )  # fmt: skip
        else:
            self.report(
                "missing-element", f'"{local}" comes too early: expected {quoted(allowed)} before it',
                element=local, expected=allowed,
            )  # fmt: skip
        return self.automaton.row(name, bodies, rests)

    def misnamed(self, name: str, right: str, expected: tuple[str, ...]) -> None:
        (ns, local), (wanted, _) = nc.split(name), nc.split(right)
        has = f'the schema has "{local}" {messages.namespace(wanted)}'
        hint = f'declare xmlns="{wanted}"' if wanted else "take the namespace away"
        if ns and wanted:
            hint = f'write the namespace as "{wanted}"'
        message = f'this "{local}" is {messages.namespace(ns)}; {has}'
        self.report("wrong-namespace", message, element=local, expected=expected, hint=hint)
        if ns not in self.vocabulary.namespaces:
            self.renamed[ns] = wanted

    def misplaced(
        self, state: Content, name: str, expected: tuple[str, ...], inside: str, parents: Sequence[Row]
    ) -> Row:
        local = nc.split(name)[1]
        homes = self.vocabulary.parents(name)
        open_names = [nc.split(row[3])[1] for row in parents]
        message = f'"{local}" is not allowed here{inside}' if inside else f'"{local}" cannot be the root'
        details: list[str] = []
        if expected:
            details.append(f"expected {quoted(self.likeliest(state, local, expected))}")
        elif inside:
            details.append("nothing more may come" if parents[-1][2].slots else "")
        wrap = [home for home in homes if home in expected and home != local]
        near = [home for home in reversed(open_names[:-1]) if home in homes]
        if not parents:
            hint = f"begin with {quoted(expected)}"
        elif wrap:
            hint = f"put it inside {quoted(wrap)}"
        else:
            ranked = list(dict.fromkeys(near + homes))
            hint = f"it is allowed in {quoted(ranked)}" if ranked else ""
        message = "; ".join(filter(None, (message, *details)))
        self.report("misplaced-element", message, element=local, expected=expected, hint=hint)
        bodies = self.vocabulary.bodies(name)
        if not bodies:
            return self.stray_row(state, name)
        _, plain, opening, _ = self.automaton.row(name, bodies, ())
        return Back(self.automaton, state), plain, opening, name

    def likeliest(self, state: Content, local: str, expected: tuple[str, ...]) -> list[str]:
        """What is expected, with that first which completes the element or is spelt alike."""
        required = [name for _, name in expectations.required(state.slots, "element") if name in expected]
        alike = closest(local, expected)
        return list(dict.fromkeys(required + ([alike] if alike else []) + list(expected)))

    def unknown(self, state: Content, name: str, expected: tuple[str, ...]) -> Row:
        ns, local = nc.split(name)
        if isinstance(state, Astray):
            return self.stray_row(state, name)
        meant = closest(local, self.vocabulary.by_local)
        where = f" {messages.namespace(ns)}" if ns not in self.vocabulary.namespaces else ""
        hint = f'did you mean "{meant}"?' if meant else ""
        if not hint and expected:
            hint = f"expected {quoted(self.likeliest(state, local, expected))}"
        self.report(
            "unknown-element",
            f'there is no element "{local}"{where}',
            element=local,
            expected=expected,
            hint=hint,
        )
        return self.stray_row(state, name)

    def stray_row(self, state: Content, name: str) -> Row:
        if self.astray is None:
            self.astray = Astray(self.automaton, self.vocabulary)
        return Back(self.automaton, state), self.astray, self.astray.opening, name

    # Attributes

    def open(
        self, row: Row, attributes: dict[str, str], context: Context, refer: Callable[[str, str, str], None]
    ) -> Content:
        """The content's state after a start tag whose attributes may be wrong; `refer` is told of IDs."""
        opening = row[2]
        local = nc.split(row[3])[1]
        unmatched: list[tuple[str, str]] = []
        for name, value in attributes.items():
            try:
                values, following, identity = opening[name]
            except Refused:
                unmatched.append((name, value))
                continue
            mask = values.judge(value, context) if values.contextual else values[value]
            if not mask:
                self.bad_value(local, name, value, values.slots, context)
                mask = _all(values.slots)
            opening = following[mask]
            if identity:
                refer(values.id_type, value, name)
        if isinstance(opening, AnyOpening):
            unmatched.clear()
        for name, _ in unmatched:
            opening = self.unmatched(row[2], opening, local, name)
        try:
            return opening.closed()
        except Refused:
            return self.unclosed(opening, local)

    def unmatched(self, begun: Opening, opening: Opening, element: str, name: str) -> Opening:
        """Report an attribute that is not allowed; the start tag goes on with the one that was meant, if any."""
        ns, local = nc.split(name)
        allowed = list(expectations.attributes(opening.slots))
        expected = spelled(allowed)
        at = self.attribute_place(name)
        known = {names[2]: names[1] for names in allowed if names[0] == "name"}
        meant = local if local in known else closest(local, known)
        details = {"at": at, "element": element, "attribute": local, "expected": expected}
        if any(nc.contains(names, ns, local) for names in expectations.attributes(begun.slots)):
            message = f'attribute "{local}" is not allowed on "{element}" beside the others it has here'
            self.report("misplaced-attribute", message, **details)
            return opening
        if meant == local:
            prefix = "xml:" if known[local] == nc.XML else ""
            hint = (
                f'write "{prefix}{local}"'
                if prefix or not known[local]
                else f'use namespace "{known[local]}"'
            )
            message = f'attribute "{local}" on "{element}" is {messages.namespace(ns)}; the schema has it'
            self.report(
                "wrong-namespace", f"{message} {messages.namespace(known[local])}", hint=hint, **details
            )
        else:
            message = f'"{element}" has no attribute "{local}"'
            if ns and ns not in known.values():
                message += f" {messages.namespace(ns)}"
            hint = f'did you mean "{meant}"?' if meant else ""
            self.report("unknown-attribute", message, hint=hint, **details)
        if not meant:
            return opening
        values, following, _ = opening[nc.join(known[meant], meant)]
        return following[_all(values.slots)]

    def bad_value(
        self, element: str, name: str, value: str, slots: Sequence[Pattern], context: Context
    ) -> None:
        local = nc.split(name)[1]
        wanted = messages.objection(slots, value, context)
        texts = expectations.values(slots)[0]
        meant = closest(value.strip(), texts) if len(value) < 40 else ""
        self.report(
            "bad-value", f'attribute "{local}" on "{element}": "{messages.shortened(value)}" {wanted}',
            at=self.attribute_place(name), element=element, attribute=local, value=value,
            expected=messages.value_wanted(slots)[1], hint=f'did you mean "{meant}"?' if meant else "",
        )  # fmt: skip

    def unclosed(self, opening: Opening, element: str) -> Content:
        names = [local for _, local in expectations.required(opening.slots, "attribute")]
        expected = spelled(expectations.attributes(opening.slots))
        what = quoted(names, "and") if names else quoted(expected)
        plural = "s" if len(names) > 1 else ""
        self.report(
            "missing-attribute", f'"{element}" needs the attribute{plural} {what}', element=element,
            attribute=names[0] if len(names) == 1 else "", expected=tuple(names) or expected,
        )  # fmt: skip
        close = self.automaton.derivatives.close
        slots = tuple(close(slot, lenient=True) for slot in opening.slots)
        return self.automaton.content(slots)

    # Text and end tags

    def after_text(self, state: Content, text: str, context: Context, element: str) -> Content:
        """The state after a text that a child element follows."""
        if is_white(text):
            return state.elements
        try:
            return state.after_text(text, context)
        except Refused:
            self.stray_text(state, text, element)
            return state.elements

    def stray_text(self, state: Content, text: str, element: str) -> None:
        expected = spelled(expectations.first(state.slots))
        homes = [name for name in expected if self.holds_text(name)]
        hint = f"put it inside {quoted(homes)}" if homes else ""
        self.report(
            "stray-text", f'text is not allowed here in "{element}": "{messages.shortened(text, 30)}"',
            at=self.text_place(text), element=element, value=text.strip(), expected=expected, hint=hint,
        )  # fmt: skip

    def holds_text(self, local: str) -> bool:
        names = self.vocabulary.by_local.get(local, [])
        return any(body.text for name in names for body in self.vocabulary.bodies(name))

    def end(self, state: Content, text: str, context: Context, element: str) -> int:
        """The mask to go on with after an end tag that came too early or after a wrong text."""
        everything = _all(state.slots)
        expected = spelled(expectations.first(state.slots))
        valued = [slot for slot in state.slots if slot.data]
        if state.text == TEXTUAL and valued and (not is_white(text) or not expected):
            wanted = messages.objection(valued, text, context)
            said = f'"{messages.shortened(text)}" {wanted}'
            if is_white(text):
                said = f"is empty; it must be {messages.value_wanted(valued)[0]}"
                message = f'"{element}" {said}'
            else:
                message = f'in "{element}": {said}'
            self.report(
                "bad-value", message, at=self.text_place(text) if not is_white(text) else None,
                element=element, value=text, expected=messages.value_wanted(valued)[1],
            )  # fmt: skip
            return everything
        if state.text == TEXTUAL and not is_white(text):
            derive = self.automaton.derivatives.text
            after = tuple(derive(slot, text, context) for slot in state.slots)
            if all(slot is NOT_ALLOWED for slot in after):
                self.stray_text(state, text, element)
                if any(slot.nullable for slot in state.slots):
                    return everything
            else:
                expected = spelled(expectations.first(after))
        missing = [local for _, local in expectations.required(state.slots, "element")]
        if missing:
            said = f"{quoted(missing, 'and')} {'are' if len(missing) > 1 else 'is'} missing"
        else:
            said = f"expected {quoted(expected)}" if expected else "it cannot end here"
        message = f'"{element}" is incomplete: {said}'
        self.report("incomplete-element", message, element=element, expected=tuple(expected))
        return everything


def _all(slots: Sequence[Pattern]) -> int:
    return (1 << len(slots)) - 1
