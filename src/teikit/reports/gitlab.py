"""GitLab's code quality report: findings are shown in a merge request, new ones apart from old ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from teikit.diagnostic import Diagnostic, Severity
from teikit.kinds import NOTHING_HELD, Held, fingerprints

ONLY_FINDINGS = True
"""It says nothing of files in which nothing was found."""

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def report(diagnostics: Sequence[Diagnostic], *, held: Held = NOTHING_HELD) -> Iterator[str]:
    """The JSON list. A fingerprint does not depend on the line: a finding that moved stays the same."""
    issues = []
    for each, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True):
        issues.append(
            {
                "description": each.words,
                "check_name": each.rule,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[each.severity],
                "location": {"path": each.path, "lines": {"begin": each.line, "end": each.region.end_line}},
                **_content(held.get(each.path, ())),
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=1)


def _content(held: Sequence[str]) -> dict[str, Any]:
    """What stands behind an issue, in Code Climate's format."""
    return {"content": {"body": f"The file was held to: {'; '.join(held)}."}} if held else {}
