"""Writes docs/teikit.schema.json, by which editors complete and check teikit.toml, from what is known.

python tools/make_config_schema.py
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from teikit.checking.rulebook import groups, manual, rules
from teikit.config import CONVERT, HEADER, KEYS, SCOPES, SECTIONS, SEVERITIES, TIMEOUT
from teikit.registry import craft, names

TARGET = Path(__file__).parents[1] / "docs" / "teikit.schema.json"
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
STRINGS = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
GIVEN = ("files", "manuals", "held")
"""Options of reports that the command itself gives."""


def main() -> None:
    """Write the schema."""
    TARGET.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration."""
    chosen = {"type": "string", "enum": [*rules(), *groups()]}
    several = {"oneOf": [chosen, {"type": "array", "items": chosen}]}
    known: dict[str, Any] = {
        "header": table({key: {"type": "string"} for key in HEADER}),
        "convert": table({key: {} for key in CONVERT}),
        "schema": STRINGS,
        "schemas": {"type": "object", "additionalProperties": STRINGS},
        "catalog": STRINGS,
        "include": STRINGS,
        "exclude": STRINGS,
        "select": several,
        "ignore": several,
        "per-file-ignores": {"type": "object", "additionalProperties": several},
        "severity": table({rule: {"enum": list(SEVERITIES)} for rule in rules()}),
        "baseline": {"type": "string"},
        "scope": {"enum": list(SCOPES)},
        "specification": {"type": "string"},
        "prefixes": {"type": "object", "additionalProperties": STRINGS},
        "schematron-timeout": {"type": "number", "exclusiveMinimum": 0, "default": TIMEOUT},
        **{kind: table(dict(crafts(kind))) for kind in SECTIONS},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "teikit.toml",
        "description": "The configuration of teikit; [tool.teikit] of pyproject.toml has the same keys.",
        **table({key: known[key] for key in KEYS}),
    }


def table(properties: Mapping[str, Any]) -> dict[str, Any]:
    """A table with these keys and no other."""
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def crafts(kind: str) -> Iterator[tuple[str, Any]]:
    """The crafts of a kind, each a table of its options."""
    for name in names(kind):
        each = craft(kind, name)
        options = {key: option(value) for key, value in each.options.items() if key not in GIVEN}
        said = manual(name) if kind == "rules" else each.manual
        yield name, {**table(options), "description": said.partition("\n\n")[0].replace("\n", " ")}


def option(parameter: inspect.Parameter) -> dict[str, Any]:
    """An option, as its default shows it."""
    kind = TYPES.get(type(parameter.default))
    return {"type": kind, "default": parameter.default} if kind else {}


if __name__ == "__main__":
    main()
