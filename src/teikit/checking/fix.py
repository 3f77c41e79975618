"""The pipeline of fix: the edits of diagnostics are made, round by round, until nothing changes.

What comes out is well-formed and has no new errors, or the file is left as it is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from teikit.diagnostic import Diagnostic, Edit, Severity, apply
from teikit.source import FileError, Source

ROUNDS = 20
"""Edits that overlap wait for the next round; a rule that never comes to rest is stopped here."""

Check = Callable[[Source], Sequence[Diagnostic]]


class Mend(IntEnum):
    """Which edits are made: none, those that are safe, all."""

    NOTHING = 0
    SAFE = 1
    ALL = 2

    def takes(self, diagnostic: Diagnostic) -> bool:
        """Whether the edits of a diagnostic are among them."""
        return bool(diagnostic.edits) and self >= (Mend.SAFE if diagnostic.safe else Mend.ALL)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file as it is when its edits are made, what is left to say of it, and how many findings of each rule
    were mended; or, where edits are refused, the file as it was and the reason.
    """

    source: Source
    found: Sequence[Diagnostic]
    mended: Mapping[str, int] = field(default_factory=dict)
    refused: str = ""


def fix(source: Source, mend: Mend, check: Check, prove: Check) -> Fixed:
    """Make the edits of what `check` finds; what `prove` finds must not be worse afterwards."""
    first = found = check(source)
    mended: Counter[str] = Counter()
    made, seen = source, {source.data}
    for _ in range(ROUNDS):
        chosen = choose(found, mend, len(made.data))
        data = apply(made.data, [edit for each in chosen for edit in each.edits])
        if data in seen:
            break
        seen.add(data)
        mended.update(each.rule for each in chosen)
        made = Source(source.path, data)
        if reason := _broken(made):
            return Fixed(source, first, refused=reason)
        found = check(made)
    if not mended:
        return Fixed(source, first)
    if worse := errors(prove(made)) - errors(prove(source)):
        reason = f"its fixes would bring new errors of {', '.join(sorted(worse))}"
        return Fixed(source, first, refused=reason)
    return Fixed(made, found, mended)


def choose(found: Iterable[Diagnostic], mend: Mend, size: int) -> list[Diagnostic]:
    """The diagnostics whose edits are made in one round of a file of `size` bytes: no two touch each other.

    All edits of a diagnostic are made or none; those that touch others wait for the next round.
    """
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for each in found:
        if (
            mend.takes(each)
            and _apart(each.edits, size)
            and not any(_touches(edit, taken) for edit in each.edits)
        ):
            chosen.append(each)
            for edit in each.edits:
                insort(taken, edit)
    return chosen


def errors(found: Iterable[Diagnostic]) -> Counter[str]:
    """How many errors there are of each rule."""
    return Counter(each.rule for each in found if each.severity is Severity.ERROR)


def _apart(edits: Iterable[Edit], size: int) -> bool:
    done = 0
    for edit in sorted(edits):
        if not done <= edit.start <= edit.end <= size:
            return False
        done = edit.end
    return True


def _touches(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit overlaps one of a sorted list in which no two do, or borders on it."""
    at = bisect_left(taken, edit)
    before, after = taken[at - 1] if at else None, taken[at] if at < len(taken) else None
    return (before is not None and before.end >= edit.start) or (
        after is not None and after.start <= edit.end
    )


def _broken(source: Source) -> str:
    from teikit.tei.document import parse  # slow to import, and few runs mend

    try:
        parse(source)
    except FileError as error:
        return f"its fixes would make it {error.reason}"
    return ""
