"""An object in each line, as in json: for jq, for logs, for reports too long to be read at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic
from teikit.kinds import NOTHING_HELD, Held, facts

ONLY_FINDINGS = True
"""It says nothing of files in which nothing was found."""


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """A line for each finding."""
    for each in diagnostics:
        yield json.dumps(facts(each, held), ensure_ascii=False)
