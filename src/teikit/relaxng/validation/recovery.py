"""What the validator does where the automaton refuses: say what is wrong, and go on as if it were right.

Each mistake is said once. What only follows from it is not said: a misspelt or misnamed element counts as the
one it was meant to be, a required one that is missing as having been there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from teikit.relaxng import name_class as nc
from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.states import Content, Refused, Rests, Row, Slots, all_of
from teikit.relaxng.derivatives.derivative import Context, is_white
from teikit.relaxng.derivatives.pattern import NOT_ALLOWED
from teikit.relaxng.validation import expectations, messages
from teikit.relaxng.validation.attribute_recovery import Attributes
from teikit.relaxng.validation.deciding_attributes import Allows, Decision, contents, decision
from teikit.relaxng.validation.fallback_states import Resumed, UnknownContent
from teikit.relaxng.validation.messages import quoted, spelled
from teikit.relaxng.validation.mistakes import Report
from teikit.relaxng.validation.vocabulary import Vocabulary, closest


@dataclass(slots=True)
class Recovery:
    """What must be remembered about the mistakes of one document.

    `stack` has a row for each open element. `strays` counts, by depth, the mistakes among the children of an
    open element: an element whose children are wrong may well be incomplete for no other reason.
    `attributes` gives those of the innermost of so many open elements, where they can be had.
    """

    automaton: Automaton
    vocabulary: Vocabulary
    report: Report
    stack: list[Row]
    attributes: Callable[[int], dict[str, str] | None] = lambda _depth: None
    renamed: dict[str, str] = field(default_factory=dict)
    strays: dict[int, tuple[Row, int]] = field(default_factory=dict)
    unknown_content: UnknownContent | None = None
    mentioned: dict[Slots, set[str]] = field(default_factory=dict)
    expecting: dict[Slots, tuple[tuple[str, ...], dict[str, str]]] = field(default_factory=dict)

    @property
    def parent(self) -> str:
        """The local name of the element that is open."""
        return nc.split(self.stack[-1].name)[1] if self.stack else ""

    def expected(self, slots: Slots) -> tuple[tuple[str, ...], dict[str, str]]:
        """The elements that may come next: as they are spelt, and the namespaces of those with a name."""
        if slots not in self.expecting:
            allowed = list(expectations.first(slots))
            here = {names[2]: names[1] for names in allowed if names[0] == "name"}
            self.expecting[slots] = spelled(allowed), here
        return self.expecting[slots]

    def row(self, state: Content, name: str) -> Row:
        """The row for an element that may not be allowed."""
        ns, local = nc.split(name)
        if ns in self.renamed:
            name = nc.join(self.renamed[ns], local)
        try:
            return state[name]
        except Refused:
            return self.refused(state, name, local)

    def refused(self, state: Content, name: str, local: str) -> Row:
        """The row for an element that is not allowed, once it is said why."""
        derivatives = self.automaton.derivatives
        early = self.automaton.branch(state.slots, lambda slot: derivatives.start(slot, name, lenient=True))
        if early[0]:
            return self.early(state, name, *early)
        if isinstance(state, UnknownContent):
            return self.stray_row(state, name)
        expected, here = self.expected(state.slots)
        if name in self.vocabulary.by_name:
            return self.misplaced(state, name, expected)
        if local in self.vocabulary.by_local:
            right = nc.join(here[local], local) if local in here else self.vocabulary.by_local[local][0]
            self.misnamed(name, right, expected)
            return self.row(state, right)
        if meant := closest(local, here):
            self.unknown(name, expected, f'did you mean "{meant}"?')
            return state[nc.join(here[meant], meant)]
        self.stray()
        meant = closest(local, self.vocabulary.by_local)
        likely = quoted(self.likeliest(state.slots, local, expected))
        self.unknown(name, expected, f'did you mean "{meant}"?' if meant else likely and f"expected {likely}")
        return self.stray_row(state, name)

    def early(self, state: Content, name: str, bodies: Slots, rests: Rests) -> Row:
        """Something required is missing before the element: go on as if it had been there."""
        local = nc.split(name)[1]
        expected, _ = self.expected(state.slots)
        required = [each for _, each in expectations.required(state.slots, "element") if each in expected]
        if self.stack and self.accounted(self.stack[-1], len(self.stack), len(required)):
            return self.automaton.row(name, bodies, rests)
        missing = quoted(required, "and") + (" is missing" if len(required) == 1 else " are missing")
        if not required:
            missing = f"expected {quoted(self.likeliest(state.slots, local, expected))}"
        message = f'"{local}" comes too early: {missing} before it'
        hint = f"add {quoted(required, 'and')} before it" if required else ""
        self.report.add("missing-element", message, element=local, expected=expected, hint=hint)
        return self.automaton.row(name, bodies, rests)

    def misnamed(self, name: str, right: str, expected: tuple[str, ...]) -> None:
        """Say that the namespace is wrong; all of a namespace that the schema does not know is put right."""
        (ns, local), (wanted, _) = nc.split(name), nc.split(right)
        hint = f'declare xmlns="{wanted}"' if wanted else "take the namespace away"
        if ns and wanted:
            hint = f'write the namespace as "{wanted}"'
        has = f'the schema has "{local}" {messages.namespace(wanted)}'
        message = f'this "{local}" is {messages.namespace(ns)}; {has}'
        self.report.add("wrong-namespace", message, element=local, expected=expected, hint=hint)
        if ns not in self.vocabulary.namespaces:
            self.renamed[ns] = wanted

    def unknown(self, name: str, expected: tuple[str, ...], hint: str) -> None:
        """Say that the schema has no such element."""
        ns, local = nc.split(name)
        where = "" if ns in self.vocabulary.namespaces else f" {messages.namespace(ns)}"
        message = f'there is no element "{local}"{where}'
        self.report.add("unknown-element", message, element=local, expected=expected, hint=hint)

    def misplaced(self, state: Content, name: str, expected: tuple[str, ...]) -> Row:
        """Say that the element is allowed elsewhere, and check its content by what it may be there."""
        local = nc.split(name)[1]
        self.stray()
        message, decided = f'"{local}" cannot be the root', None
        if self.stack:
            late = self.late(name)
            decided = None if late else self.decided(lambda patterns: self.takes(patterns, name))
            where = f"({decided.because})" if decided else f'in "{self.parent}"'
            message = f'"{local}" {"comes too late" if late else "is not allowed here"} {where}'
        likely = quoted(self.likeliest(state.slots, local, expected))
        message += f"; expected {likely}" if expected else "; nothing more may come"
        around = [nc.split(row.name)[1] for row in reversed(self.stack[:-1])]
        hint = self.vocabulary.home(name, expected, around) if self.stack else f"begin with {likely}"
        if decided:
            hint = f'"{self.parent}" takes it {decided.instead}'
        elif self.stack and hint == f'it is allowed in "{self.parent}"':
            place = "at its beginning" if late else "in another place"
            hint = f'"{self.parent}" takes it {place}'
        self.report.add("misplaced-element", message, element=local, expected=expected, hint=hint)
        bodies = self.vocabulary.bodies(name)
        if not bodies:
            return self.stray_row(state, name)
        return Row(Resumed(self.automaton, state), *self.automaton.begin(bodies), name, state)

    def late(self, name: str) -> bool:
        """Whether the element could have been the first in its parent, where another has come meanwhile."""
        derivatives = self.automaton.derivatives
        attributes = self.attributes(len(self.stack)) or {}
        slots = tuple(contents(self.automaton, self.stack[-1].opening, attributes))
        return bool(self.automaton.branch(slots, lambda slot: derivatives.start(slot, name))[0])

    def decided(self, allows: Allows) -> Decision | None:
        """Which attributes of the open element decide that something is not allowed in it, if they do."""
        opening = self.stack[-1].opening
        attributes = self.attributes(len(self.stack)) if allows(opening.slots) else None
        return None if attributes is None else decision(self.automaton, opening, attributes, allows)

    def takes(self, patterns: Slots, name: str) -> bool:
        """Whether contents have a place for an element."""
        if patterns not in self.mentioned:
            self.mentioned[patterns] = {nc.join(*each) for each in expectations.mentioned(patterns)}
        return name in self.mentioned[patterns]

    def likeliest(self, slots: Slots, local: str, expected: tuple[str, ...]) -> list[str]:
        """What is expected, the likeliest first."""
        required = [name for _, name in expectations.required(slots, "element") if name in expected]
        return self.vocabulary.ranked(expected, required, local)

    def stray(self) -> None:
        """Count a mistake among the children of the open element."""
        if self.stack:
            depth = len(self.stack)
            row, count = self.strays.get(depth, (None, 0))
            if row is not self.stack[-1]:  # its first: a copy of its row tells it from others at this depth
                self.stack[-1], count = Row(*self.stack[-1]), 0
            self.strays[depth] = self.stack[-1], count + 1

    def accounted(self, row: Row, depth: int, missing: int) -> bool:
        """Whether mistakes among the children of an element are why something is missing in it."""
        marked, strays = self.strays.pop(depth, (None, 0))
        return marked is row and strays >= max(missing, 1)

    def stray_row(self, state: Content, name: str) -> Row:
        """The row of an element of which nothing is known."""
        if self.unknown_content is None:
            self.unknown_content = UnknownContent(self.automaton, self.vocabulary)
        after = Resumed(self.automaton, state)
        return Row(after, self.unknown_content, self.unknown_content.opening, name, state)

    def open(
        self, row: Row, attributes: dict[str, str], context: Context, refer: Callable[[str, str, str], None]
    ) -> Content:
        """The content's state after a start tag; `refer` is told of IDs: their type, value and attribute."""
        return Attributes(self.automaton, self.report).open(row, attributes, context, refer)

    def after_text(self, state: Content, text: str, context: Context) -> Content:
        """The state after a text that a child element follows."""
        if is_white(text):
            return state.elements
        try:
            return state.after_text(text, context)
        except Refused:
            self.stray_text(state, text)
            return state.elements

    def stray_text(self, state: Content, text: str) -> None:
        """Say that text is not allowed."""
        self.stray()
        expected, _ = self.expected(state.slots)
        decided = self.decided(expectations.allows_text)
        where = f"({decided.because})" if decided else f'in "{self.parent}"'
        homes = sorted((name for name in expected if self.vocabulary.holds_text(name)), key=len)
        self.report.add(
            "stray-text",
            f'text is not allowed here {where}: "{messages.shortened(text, 30)}"',
            at=self.report.text_place(text),
            element=self.parent,
            value=text.strip(),
            expected=expected,
            hint=self.home_of_text(homes, decided),
        )

    def home_of_text(self, homes: list[str], decided: Decision | None) -> str:
        """Where text could stand."""
        if decided:
            return f'"{self.parent}" takes it {decided.instead}'
        return f"put it inside {quoted(homes)}" if homes else ""

    def wrong_text(self, state: Content, text: str, context: Context) -> int:
        """The mask to go on with after an end tag and a text before it that do not satisfy the state."""
        valued = [slot for slot in state.slots if slot.data]
        element = self.parent
        white = is_white(text)
        if valued and (not white or not self.expected(state.slots)[0]):
            expected = messages.expected_values(valued)
            if white:
                message = f'"{element}" is empty; it must be {messages.wanted(valued)}'
                at = self.report.end_place()
            else:
                said = messages.objection(valued, text, context)
                message = f'in "{element}": {messages.blamed(text, said)}'
                at = self.report.text_place(text)
            self.report.add("bad-value", message, at=at, element=element, value=text, expected=expected)
            return all_of(state.slots)
        derive = self.automaton.derivatives.text
        after = state.slots if white else tuple(derive(slot, text, context) for slot in state.slots)
        if all(slot is NOT_ALLOWED for slot in after):
            self.stray_text(state, text)
            after = state.slots
            if any(slot.nullable for slot in after):
                return all_of(after)
        self.incomplete(after, self.stack[-1], len(self.stack))
        return all_of(state.slots)

    def incomplete(self, slots: Slots, row: Row, depth: int) -> None:
        """Say what is missing at an end tag, unless the mistakes among the children account for it."""
        expected, _ = self.expected(slots)
        missing = [local for _, local in expectations.required(slots, "element")]
        if self.accounted(row, depth, len(missing)):
            return
        if missing:
            said = f"{quoted(missing, 'and')} {'are' if len(missing) > 1 else 'is'} missing"
        else:
            likely = quoted(self.likeliest(slots, "", expected))
            said = f"expected {likely}" if expected else "it cannot end here"
        element = nc.split(row.name)[1]
        message = f'"{element}" is incomplete: {said}'
        at = self.report.end_place()
        self.report.add("incomplete-element", message, at, element=element, expected=expected)

    def end(self, state: Content, row: Row) -> int:
        """The mask to go on with after an end tag, just taken off the stack, that came too early."""
        self.incomplete(state.slots, row, len(self.stack) + 1)
        return all_of(state.slots)
