"""An object in each line, as in json: for jq, for logs, for reports too long to be read at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """A line for each finding."""
    for each in diagnostics:
        yield json.dumps(each.facts(), ensure_ascii=False)
