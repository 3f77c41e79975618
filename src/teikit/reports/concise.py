"""One line for each finding, as compilers write them: editors and grep understand it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic
from teikit.kinds import NOTHING_HELD, Held, held_to
from teikit.markup import printable


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """`path:line:column: severity: message [rule]`, a line each; at the end, what files were held to."""
    for each in diagnostics:
        yield printable(
            f"{each.path}:{each.line}:{each.column}: {each.severity}: {each.message} [{each.rule}]"
        )
    yield from map(printable, held_to(held))
