"""Words for what is expected and what is wrong: the likeliest few, as a schema may expect hundreds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teikit.relaxng import names as nc
from teikit.relaxng.derivatives import Context
from teikit.relaxng.expectations import values
from teikit.relaxng.names import NameClass
from teikit.relaxng.patterns import Pattern

_FEW = 3


def spell(names: NameClass) -> str:
    """A name class as `expected` has it."""
    return str(names[2]) if names[0] == "name" else nc.describe(names)


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


def value_wanted(patterns: Sequence[Pattern]) -> tuple[str, tuple[str, ...]]:
    """What a value must be, in words and as a list."""
    texts, kinds, several = values(patterns)
    words = list(dict.fromkeys(data.datatype.describe for data in kinds))
    more = f"one of {len(words) - _FEW} other forms" if len(words) > _FEW + 1 else ""
    few = words[:_FEW] if more else words
    wanted = " or ".join(
        filter(None, (quoted(texts, most=5), ", ".join(few) if more else " or ".join(few), more))
    )
    if several:
        wanted = f"a list of {wanted}" if wanted else "a list"
    return wanted or "empty", (*texts, *words)


def objection(patterns: Sequence[Pattern], value: str, context: Context) -> str:
    """What is wrong with a value: a datatype's particular reason, else what it must be."""
    texts, kinds, several = values(patterns)
    if kinds and not several:
        reasons = [data.datatype.reason(value, *context) for data in kinds]
        if None in reasons:
            return "is excepted from what is allowed"
        particular = [reason for reason in reasons if reason and reason.startswith("is ") and ": " in reason]
        if len(reasons) == 1 and not texts:
            return str(reasons[0])
        if particular and not texts:
            return particular[0]
    return f"must be {value_wanted(patterns)[0]}"


def shortened(value: str, most: int = 60) -> str:
    """A value as a message quotes it."""
    value = " ".join(value.split())
    return value if len(value) <= most else value[: most - 1] + "…"
