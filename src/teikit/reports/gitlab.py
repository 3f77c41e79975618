"""GitLab's code quality report: findings are shown in a merge request, new ones apart from old ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic, Severity
from teikit.kinds import fingerprints

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
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
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=1)
