"""How many findings there are of each rule, the most frequent first; * marks rules that can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic
from teikit.kinds import NOTHING_HELD, Held, held_to
from teikit.markup import printable


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """A line a rule: the number, the severity, `*` where --fix mends some, `+` where --unsafe-fixes does."""
    counts = Counter((each.rule, each.severity) for each in diagnostics)
    safe = {each.rule for each in diagnostics if each.edits and each.safe}
    unsafe = {each.rule for each in diagnostics if each.edits}
    width = len(str(max(counts.values(), default=0)))
    for (rule, severity), count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        mark = "*" if rule in safe else "+" if rule in unsafe else " "
        yield f"{count:{width}}  {severity!s:7}  {mark} {rule}"
    if safe:
        yield "* some can be mended with --fix"
    if unsafe - safe:
        yield "+ some can be mended with --unsafe-fixes"
    yield from map(printable, held_to(held))
