"""SARIF 2.1.0: what code scanning services read (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from teikit import __version__
from teikit.diagnostic import Diagnostic, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def report(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The JSON document: one run, with the rules that fired and a result for each finding."""
    rules = sorted({each.rule for each in diagnostics})
    run = {
        "tool": {
            "driver": {"name": "teikit", "version": __version__, "rules": [{"id": rule} for rule in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules) for each in diagnostics],
    }
    yield json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(diagnostic: Diagnostic, rules: list[str]) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.words},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(Path(diagnostic.path).as_posix())},
                    "region": {"startLine": diagnostic.line, "startColumn": diagnostic.column},
                }
            }
        ],
    }
