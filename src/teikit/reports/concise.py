"""One line for each finding, as compilers write them: editors and grep understand it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic
from teikit.markup import printable


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """`path:line:column: severity: message [rule]`, a line each."""
    for each in diagnostics:
        yield printable(
            f"{each.path}:{each.line}:{each.column}: {each.severity}: {each.message} [{each.rule}]"
        )
