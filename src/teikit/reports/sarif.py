"""SARIF 2.1.0: what code scanning services read (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from teikit import __version__
from teikit.diagnostic import Diagnostic, Edit, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
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
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1)


def _result(diagnostic: Diagnostic, rules: list[str]) -> dict[str, Any]:
    result = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.words},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _file(diagnostic),
                    "region": _region(diagnostic),
                }
            }
        ],
    }
    if diagnostic.edits:
        change = {
            "artifactLocation": _file(diagnostic),
            "replacements": [*map(_replacement, diagnostic.edits)],
        }
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    """The place; the end column is that of the character behind it (SARIF 3.30.8)."""
    region = diagnostic.region
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _file(diagnostic: Diagnostic) -> dict[str, str]:
    return {"uri": quote(os.fsencode(Path(diagnostic.path).as_posix()))}


def _replacement(edit: Edit) -> dict[str, Any]:
    """An edit, in bytes (SARIF 3.57); what is no UTF-8 is written in Base64."""
    try:
        content = {"text": edit.replacement.decode()}
    except UnicodeDecodeError:
        content = {"binary": b64encode(edit.replacement).decode()}
    region = {"byteOffset": edit.start, "byteLength": edit.end - edit.start}
    return {"deletedRegion": region, "insertedContent": content}
