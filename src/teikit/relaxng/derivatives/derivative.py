"""What is left of a pattern after a tag, an attribute or a text: James Clark's derivatives.

An element or attribute leaves pairs: what its own content must be, and what the rest of its parent must be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from teikit.relaxng import name_class as nc
from teikit.relaxng.derivatives.interning import Interner
from teikit.relaxng.derivatives.pattern import EMPTY, NOT_ALLOWED, TEXT, Data, Element, Names, Pattern
from teikit.relaxng.trampoline import Walk, run

Pair: TypeAlias = tuple[Pattern, Pattern]
Body: TypeAlias = Callable[[Element], Pattern]
Context: TypeAlias = tuple[Mapping[str, str], Collection[str]]
"""The namespaces in scope (prefix to URI) and the names of unparsed entities, for the datatypes that ask."""

SPACE = " \t\r\n"


def is_white(text: str) -> bool:
    """Whether a text is only XML's white space."""
    return not text.strip(SPACE)


tokens = re.compile(r"[^ \t\r\n]+").findall


class Derivatives:
    """The derivatives of patterns in a interner; `body` gives the content of an element."""

    def __init__(self, interner: Interner, body: Body) -> None:
        self.interner, self.body = interner, body

    def start(self, pattern: Pattern, name: str, lenient: bool = False) -> list[Pair]:
        """After the start tag of `name`; if `lenient`, also where something required is missing before it."""
        return run(self._start(pattern, name, nc.split(name), lenient))

    def _start(self, p: Pattern, name: str, split: nc.Name, lenient: bool) -> Walk[list[Pair]]:
        interner = self.interner
        match p.kind:
            case "element":
                element: Element = p.left
                names = element.simple
                inside = nc.contains(element.names, *split) if names is None else name in names
                body = self.body(element) if inside else NOT_ALLOWED
                return [] if body is NOT_ALLOWED else [(body, EMPTY)]
            case "choice":
                found: list[Pair] = []
                for member in _candidates(p, name):
                    found += yield self._start(member, name, split, lenient)
                return found
            case "oneOrMore":
                pairs = yield self._start(p.left, name, split, lenient)
                return [(body, interner.group(rest, p.star or EMPTY)) for body, rest in pairs]
            case "group":
                found = []
                while p.kind == "group":
                    left, right, chain = p.left, p.right, p.names
                    if chain is None or chain.own(name):
                        pairs = yield self._start(left, name, split, lenient)
                        found += [(body, interner.group(rest, right)) for body, rest in pairs]
                    p = right
                    if not (left.nullable or lenient) or (chain and not chain.later(name)):
                        return found
                found += yield self._start(p, name, split, lenient)
                return found
            case "interleave":
                found = yield self._beside(p, name, lambda part: self._start(part, name, split, lenient))
                return found
        return []

    def _beside(
        self, p: Pattern, name: str, derive: Callable[[Pattern], Walk[list[Pair]]]
    ) -> Walk[list[Pair]]:
        interleave = self.interner.interleave
        left, right, names = p.left, p.right, p.names
        found: list[Pair] = []
        if names[0] is None or name in names[0]:
            found += [(body, interleave(rest, right, names)) for body, rest in (yield derive(left))]
        if names[1] is None or name in names[1]:
            found += [(body, interleave(left, rest, names)) for body, rest in (yield derive(right))]
        return found

    def attribute(self, pattern: Pattern, name: str) -> list[Pair]:
        """After the attribute's name: what its value must match, and what then remains of the element."""
        return run(self._attribute(pattern, name, nc.split(name)))

    def _attribute(self, p: Pattern, name: str, split: nc.Name) -> Walk[list[Pair]]:
        if not p.attributes:
            return []
        interner = self.interner
        match p.kind:
            case "attribute":
                return [(p.right, EMPTY)] if nc.contains(p.left, *split) else []
            case "choice":
                found: list[Pair] = []
                for member in p.left:
                    found += yield self._attribute(member, name, split)
                return found
            case "oneOrMore":
                pairs = yield self._attribute(p.left, name, split)
                return [(value, interner.group(rest, p.star or EMPTY)) for value, rest in pairs]
            case "group":
                left, right = p.left, p.right
                found = [
                    (v, interner.group(rest, right)) for v, rest in (yield self._attribute(left, name, split))
                ]
                found += [
                    (v, interner.group(left, rest)) for v, rest in (yield self._attribute(right, name, split))
                ]
                return found
        found = yield self._beside(p, name, lambda part: self._attribute(part, name, split))
        return found

    def close(self, pattern: Pattern, lenient: bool = False) -> Pattern:
        """After the last attribute: those still required forbid the element, unless `lenient`."""
        return run(self._close(pattern, lenient))

    def _close(self, p: Pattern, lenient: bool) -> Walk[Pattern]:
        if not p.attributes:
            return p
        if p.pure:
            return EMPTY if p.nullable or lenient else NOT_ALLOWED
        interner = self.interner
        match p.kind:
            case "choice":
                members = []
                for member in p.left:
                    members.append((yield self._close(member, lenient)))
                return interner.choice(members)
            case "oneOrMore":
                return interner.one_or_more((yield self._close(p.left, lenient)))
            case "group":
                return interner.group(
                    (yield self._close(p.left, lenient)), (yield self._close(p.right, lenient))
                )
        left = yield self._close(p.left, lenient)
        return interner.interleave(left, (yield self._close(p.right, lenient)), p.names)

    def text(self, pattern: Pattern, text: str, context: Context) -> Pattern:
        """After a text."""
        return run(self._text(pattern, text, context))

    def _text(self, p: Pattern, text: str, context: Context) -> Walk[Pattern]:  # noqa: C901  (a case a kind of pattern)
        if not (p.text or p.data):
            return NOT_ALLOWED
        interner = self.interner
        match p.kind:
            case "text":
                return TEXT
            case "choice":
                members = []
                for member in p.left:
                    members.append((yield self._text(member, text, context)))
                return interner.choice(members)
            case "oneOrMore":
                return interner.group((yield self._text(p.left, text, context)), p.star or EMPTY)
            case "group":
                found = []
                while p.kind == "group":
                    left, p = p.left, p.right
                    found.append(interner.group((yield self._text(left, text, context)), p))
                    if not left.nullable:
                        return interner.choice(found)
                found.append((yield self._text(p, text, context)))
                return interner.choice(found)
            case "interleave":
                left = interner.interleave((yield self._text(p.left, text, context)), p.right, p.names)
                right = interner.interleave(p.left, (yield self._text(p.right, text, context)), p.names)
                return interner.either(left, right)
            case "list":
                rest = p.left
                for token in tokens(text):
                    rest = yield self._text(rest, token, context)
                return EMPTY if rest.nullable else NOT_ALLOWED
            case "value":
                return EMPTY if _equal(p.left, text, context) else NOT_ALLOWED
        data: Data = p.left
        if data.datatype.reason(text, *context) is not None:
            return NOT_ALLOWED
        if data.but is not None and (yield self._text(data.but, text, context)).nullable:
            return NOT_ALLOWED
        return EMPTY

    def allows(self, pattern: Pattern, text: str, context: Context) -> bool:
        """Whether a text is all that an attribute, or an element without children, may hold."""
        if pattern.kind == "data" and pattern.left.but is None:
            return pattern.left.datatype.reason(text, *context) is None
        if pattern is TEXT:
            return True
        if pattern.nullable and not text.strip(SPACE):
            return True
        return self.text(pattern, text, context).nullable


def _equal(data: Data, text: str, context: Context) -> bool:
    try:
        return data.datatype.value(text, *context) == data.datatype.value(data.value, data.context)
    except ValueError:
        return False


def _candidates(choice: Pattern, name: str) -> list[Pattern]:
    """The members of a choice that may begin with the name."""
    if choice.index is None:
        by_name: dict[str, list[Pattern]] = {}
        others: list[Pattern] = []
        for member in choice.left:
            names: Names = member.left.simple if member.kind == "element" else None
            if names is not None:
                for each in names:
                    by_name.setdefault(each, []).append(member)
            elif member.kind in ("element", "oneOrMore", "group", "interleave"):
                others.append(member)
        choice.index = by_name, others
    by_name, others = choice.index
    return by_name[name] + others if name in by_name else others
