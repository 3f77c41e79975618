"""SARIF 2.1.0: what code scanning services read (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from teikit import __version__
from teikit.diagnostic import Diagnostic, Edit, Severity
from teikit.kinds import NOTHING_HELD, Held, fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
EMPTY: Mapping[str, str] = MappingProxyType({})
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def report(
    diagnostics: Sequence[Diagnostic],
    *,
    manuals: Mapping[str, str] = EMPTY,
    documentation: str = "",
    held: Held = NOTHING_HELD,
) -> Iterator[str]:
    """The JSON document: one run, with the rules that fired and a result for each finding.

    `manuals` are the pages of the rules; `documentation` is the address that theirs are found below; `held`
    is what each file was held to.
    """
    rules = sorted({each.rule for each in diagnostics})
    severities = {each.rule: each.severity for each in reversed(diagnostics)}
    driver = {
        "name": "teikit",
        "version": __version__,
        "rules": [_rule(name, severities[name], manuals.get(name, ""), documentation) for name in rules],
    }
    names = fingerprints(diagnostics)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, rules, name) for each, name in zip(diagnostics, names, strict=True)],
    }
    if held:
        run["properties"] = {"heldTo": {path: list(what) for path, what in held.items()}}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1)


def _rule(name: str, severity: Severity, manual: str, documentation: str) -> dict[str, Any]:
    """What a rule says of itself (SARIF 3.49): the first line of its manual, the next, and all as help."""
    first, _, rest = manual.partition("\n\n")
    rule: dict[str, Any] = {"id": name, "defaultConfiguration": {"level": LEVELS[severity]}}
    if first:
        rule["shortDescription"] = {"text": " ".join(first.split())}
        rule["fullDescription"] = {"text": " ".join((rest.partition("\n\n")[0] or first).split())}
        rule["help"] = {"text": manual, "markdown": manual.replace("::\n", ":\n")}
    if documentation:
        rule["helpUri"] = f"{documentation.rstrip('/')}/rules/{name}/"
    return rule


def _result(diagnostic: Diagnostic, rules: list[str], fingerprint: str) -> dict[str, Any]:
    result = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.words},
        "partialFingerprints": {"teikit/v1": fingerprint},
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
