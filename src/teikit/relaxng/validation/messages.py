"""Words for what is expected and what is wrong: the likeliest few, as a schema may expect hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teikit.relaxng import name_class as nc
from teikit.relaxng.datatypes import Datatype, describe
from teikit.relaxng.derivatives.derivative import Context, tokens
from teikit.relaxng.derivatives.pattern import Data, Pattern
from teikit.relaxng.name_class import NameClass
from teikit.relaxng.validation.expectations import values

_FEW = 3


def spell(names: NameClass) -> str:
    """A name class as `expected` has it."""
    return local(names[1], names[2]) if names[0] == "name" else nc.describe(names)


def local(ns: str, name: str) -> str:
    """A local name, with the prefix that those of XML itself must have."""
    return f"xml:{name}" if ns == nc.XML else name


def spelled(classes: Iterable[NameClass]) -> tuple[str, ...]:
    """Name classes as `expected` has them, each once, in the order of the alphabet."""
    return tuple(sorted({spell(names) for names in classes}, key=lambda name: (name.lower(), name)))


def quoted(names: Sequence[str], last: str = "or", most: int = _FEW) -> str:
    """The names in quotes; of many, the first and how many more."""
    marked = [name if name.startswith("any name") else f'"{name}"' for name in names]
    if len(marked) > most + 1:
        return f"{', '.join(marked[:most])} {last} {len(marked) - most} others"
    if len(marked) < 2:
        return "".join(marked)
    return f"{', '.join(marked[:-1])} {last} {marked[-1]}"


def namespace(ns: str) -> str:
    """A namespace in words."""
    return f'in namespace "{ns}"' if ns else "in no namespace"


def expected_values(patterns: Sequence[Pattern]) -> tuple[str, ...]:
    """All that a value may be."""
    texts, kinds, _ = values(patterns)
    return (*texts, *dict.fromkeys(describe(data.datatype) for data in kinds))


def objection(patterns: Sequence[Pattern], value: str, context: Context) -> str:
    """What is wrong with a value, to be read after it."""
    texts, kinds, several = values(patterns)
    if not several:
        return _objection(texts, kinds, value, context)
    for item in tokens(value):
        known = any(item == text.strip() for text in texts)
        if not known and all(data.datatype.reason(item, *context) for data in kinds):
            return f'has "{shortened(item)}" in it, which {_objection(texts, kinds, item, context)}'
    return f"must be {wanted(patterns)}"


def wanted(patterns: Sequence[Pattern]) -> str:
    """What a value must be, in words."""
    texts, kinds, several = values(patterns)
    words = _wanted(texts, [data.datatype for data in kinds])
    if several:
        return f"a list, each item {words}" if words else "a list"
    return words or "empty"


def _objection(texts: Sequence[str], kinds: Sequence[Data], value: str, context: Context) -> str:
    """The particular reason of a datatype that the value nearly is of, else what it must be."""
    types = [data.datatype for data in kinds]
    reasons = [datatype.reason(value, *context) for datatype in types]
    if None in reasons:
        return "is excepted from what is allowed"
    if len(reasons) == 1 and not texts:
        return str(reasons[0])
    particular = [reason for reason in reasons if reason and reason.startswith("is ") and ": " in reason]
    if particular and not texts:
        return particular[0]
    near = [not datatype.plain.reason(value, *context) for datatype in types]  # all but a regular expression
    if any(near) and not texts and value.strip():
        found = [reason for reason, each in zip(reasons, near, strict=True) if each]
        if len(set(found)) == 1 and types[near.index(True)].noun != "a text":
            return str(found[0])
    words = [datatype if each else datatype.plain for datatype, each in zip(types, near, strict=True)]
    return f"must be {_wanted(texts, words) or 'empty'}"


def _wanted(texts: Sequence[str], types: Sequence[Datatype]) -> str:
    """What a value must be: some of the texts, and of the datatypes one of each kind."""
    kinds: dict[str, str] = {}
    for datatype in types:
        kinds.setdefault(describe(datatype) if datatype.facets else datatype.noun, describe(datatype))
    words = list(kinds.values())
    more = f"one of {len(words) - _FEW} other forms" if len(words) > _FEW + 1 else ""
    few = ", ".join(words[:_FEW]) if more else " or ".join(words)
    return " or ".join(filter(None, (quoted(texts, most=5), few, more)))


def blamed(value: str, reason: str) -> str:
    """A value and what is wrong with it; the blanks at its ends are shown where they are what is wrong."""
    shown = shortened(value)
    if "no space" in reason:
        shown = " " * value[:1].isspace() + shown + " " * value[-1:].isspace()
    return f'"{shown}" {reason}'


def shortened(value: str, most: int = 60) -> str:
    """A value as a message quotes it."""
    value = " ".join(value.split())
    return value if len(value) <= most else value[: most - 1] + "…"
