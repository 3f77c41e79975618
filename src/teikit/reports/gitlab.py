"""GitLab's code quality report: findings are shown in a merge request, new ones apart from old ones."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.diagnostic import Diagnostic, Severity

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The JSON list. A fingerprint does not depend on the line: a finding that moved stays the same."""
    seen: Counter[tuple[str, str, str]] = Counter()
    issues = []
    for each in diagnostics:
        key = each.path, each.rule, each.message
        seen[key] += 1
        fingerprint = hashlib.sha256(
            "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
        ).hexdigest()
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
