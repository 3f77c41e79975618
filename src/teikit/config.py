"""The configuration: teikit.toml, or [tool.teikit] of pyproject.toml, found upward from where one works.

Every key is known: those of the header, and the keyword arguments of crafts. Another one is an error.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teikit.characters import NOT_XML
from teikit.converting.plan import Choice
from teikit.nearest import suggestion
from teikit.registry import UnknownCraftError, craft, names
from teikit.source import FileError
from teikit.workspace import Workspace

HEADER = ("title", "author", "publisher", "date", "licence", "language")
SECTIONS = ("readers", "layout", "taggers", "rules", "exporters", "reports")
CHECKS = (
    "include",
    "exclude",
    "select",
    "ignore",
    "per-file-ignores",
    "severity",
    "baseline",
    "scope",
    "specification",
    "prefixes",
    "schematron-timeout",
)
KEYS = ("header", "convert", "schema", "schemas", "catalog", *CHECKS, *SECTIONS)
CONVERT = ("select", "ignore", "after", "model", "authority")
SCOPES = ("file", "xinclude", "project")
TIMEOUT = 60.0
"""Seconds that Schematron rules may take over a file, where nobody says otherwise."""
SEVERITIES = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Config:
    """What a project decided; `options` are those of each craft by `kind/name`, as keyword arguments.

    `convert` are the crafts that a conversion runs.
    `schemas` are the schemas of the files whose path, from the folder of the configuration, fits a pattern;
    `per_file_ignores` are the rules that are left out for such files. `include` are the files that folders
    stand for, `exclude` those among them that they do not. `scope` says how far pointers are followed,
    `prefixes` what abbreviated ones stand for: a pattern and its replacement. `specification` is the ODD that
    says which attributes are pointers, if it is not TEI's. `schematron_timeout` are the seconds that the
    rules of a sheet may take over a file.
    """

    path: Path | None = None
    header: Mapping[str, str] = field(default_factory=dict)
    convert: Choice = field(default_factory=Choice)
    schema: tuple[str, ...] = ()
    schemas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    catalog: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity: Mapping[str, str] = field(default_factory=dict)
    baseline: str = ""
    scope: str = SCOPES[-1]
    specification: str = ""
    prefixes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    schematron_timeout: float = TIMEOUT
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the paths in it start from."""
        return self.path.parent if self.path else Path()


def find(start: Path, workspace: Workspace) -> Config:
    """The configuration of the nearest folder upward that has one, else an empty one. Raises FileError."""
    for folder in (start.resolve(), *start.resolve().parents):
        if workspace.is_file(path := folder / "teikit.toml"):
            return load(path, _toml(path, workspace))
        if workspace.is_file(path := folder / "pyproject.toml"):
            table = _toml(path, workspace).get("tool", {}).get("teikit")
            if table is not None:
                return load(path, table)
    return Config()


def named(path: Path, workspace: Workspace) -> Config:
    """The configuration of a file. Raises FileError, also where a pyproject.toml says nothing of teikit."""
    table = _toml(path, workspace)
    if path.name == "pyproject.toml":
        if "teikit" not in table.get("tool", {}):
            raise FileError(str(path), "has no [tool.teikit]")
        table = table["tool"]["teikit"]
    return load(path.absolute(), table)


def load(path: Path, table: Mapping[str, Any]) -> Config:
    """The configuration that a table of TOML spells. Raises FileError for an unknown key."""
    _known(path, table, KEYS, "")
    options = {key: each for kind in SECTIONS for key, each in _section(path, kind, table.get(kind, {}))}
    return Config(
        path,
        header(path, table.get("header", {})),
        _convert(path, table.get("convert", {}), options),
        _strings(path, "schema", table.get("schema", [])),
        {
            pattern: _strings(path, f"schemas.{pattern}", names)
            for pattern, names in _table(path, "schemas", table)
        },
        _strings(path, "catalog", table.get("catalog", [])),
        _strings(path, "include", table.get("include", [])),
        _strings(path, "exclude", table.get("exclude", [])),
        _strings(path, "select", table.get("select", [])),
        _strings(path, "ignore", table.get("ignore", [])),
        {
            pattern: _strings(path, f"per-file-ignores.{pattern}", names)
            for pattern, names in _table(path, "per-file-ignores", table)
        },
        {rule: _severity(path, rule, value) for rule, value in _table(path, "severity", table)},
        _typed(path, "baseline", table.get("baseline", ""), ""),
        _one_of(path, "scope", table.get("scope", SCOPES[-1]), SCOPES),
        _typed(path, "specification", table.get("specification", ""), ""),
        {name: _prefix(path, name, value) for name, value in _table(path, "prefixes", table)},
        _seconds(path, "schematron-timeout", table.get("schematron-timeout", TIMEOUT)),
        options,
    )


def header(path: Path, table: Mapping[str, Any], prefix: str = "header.") -> Mapping[str, str]:
    """The fields of a header. Raises FileError for an unknown one, or one that is not a string."""
    _known(path, table, HEADER, prefix)
    for key, value in table.items():
        if isinstance(value, str) and NOT_XML.search(value):
            raise FileError(str(path), f'"{prefix}{key}" has a character that XML cannot carry')
    return {key: _typed(path, f"{prefix}{key}", value, "") for key, value in table.items()}


def header_file(path: Path, workspace: Workspace) -> Mapping[str, str]:
    """The fields of a header from a TOML file of their own. Raises FileError."""
    table = _toml(path, workspace)
    return header(path, table["header"]) if "header" in table else header(path, table, "")


def _convert(path: Path, table: Any, options: Mapping[str, Mapping[str, Any]]) -> Choice:
    """What is said of a conversion: of its crafts, and of the files that it goes by."""
    _known(path, table, CONVERT, "convert.")
    select, ignore = (_strings(path, f"convert.{key}", table.get(key, [])) for key in ("select", "ignore"))
    after = {
        name: _strings(path, f"convert.after.{name}", value) for name, value in _table(path, "after", table)
    }
    model, authority = (
        str(path.parent / name) if (name := _typed(path, f"convert.{key}", table.get(key, ""), "")) else ""
        for key in ("model", "authority")
    )
    choice = Choice(select, ignore, after, options, model, authority=authority)
    try:
        choice.check()
    except UnknownCraftError as error:
        hint = suggestion(error.name, error.known, "`teikit config` lists them")
        raise FileError(str(path), str(error), hint=hint) from None
    return choice


def _section(path: Path, kind: str, table: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for name, values in table.items():
        try:
            options = craft(kind, name).options
        except UnknownCraftError:
            _known(path, {name: values}, names(kind), f"{kind}.")
            raise
        _known(path, values, options, f"{kind}.{name}.")
        yield (
            f"{kind}/{name}",
            {
                key.replace("-", "_"): _typed(path, f"{kind}.{name}.{key}", value, options[key].default)
                for key, value in values.items()
            },
        )


def _known(path: Path, table: Any, keys: Iterable[str], prefix: str) -> None:
    if not isinstance(table, Mapping):
        raise FileError(str(path), f'"{prefix.rstrip(".")}" must be a table')
    known = list(keys)
    for key in table:
        if key not in known:
            otherwise = f"known are {', '.join(known) or 'none'}"
            hint = suggestion(key, known, otherwise, before=prefix)
            raise FileError(str(path), f'unknown key "{prefix}{key}"', hint=hint)


def _table(path: Path, key: str, table: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    found: Mapping[str, Any] = _typed(path, key, table.get(key, {}), {})
    return found.items()


def _strings(path: Path, key: str, value: Any) -> tuple[str, ...]:
    """A string, or a list of them."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise FileError(str(path), f'"{key}" must be a string or a list of strings')
    return tuple(found)


def _severity(path: Path, rule: str, value: Any) -> str:
    if value not in SEVERITIES:
        hint = "to leave the rule out, name it in ignore" if value == "off" else ""
        raise FileError(str(path), f'"severity.{rule}" must be one of {", ".join(SEVERITIES)}', hint=hint)
    return str(value)


def _one_of(path: Path, key: str, value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise FileError(str(path), f'"{key}" must be one of {", ".join(known)}')
    return str(value)


def _seconds(path: Path, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise FileError(str(path), f'"{key}" must be a number of seconds')
    return float(value)


def _prefix(path: Path, name: str, value: Any) -> tuple[str, str]:
    """What stands behind a prefix, and what it stands for; a lone string is the latter."""
    found = _strings(path, f"prefixes.{name}", value)
    if len(found) == 1:
        return "(.+)", found[0]
    if len(found) != 2:
        raise FileError(
            str(path), f'"prefixes.{name}" must be a replacement, or a pattern and its replacement'
        )
    return found[0], found[1]


def _typed(path: Path, key: str, value: Any, like: Any) -> Any:
    if like is not None and not isinstance(value, type(like)):
        raise FileError(str(path), f'"{key}" must be a {KINDS.get(type(like), type(like).__name__)}')
    return value


KINDS = {
    str: "string",
    int: "whole number",
    bool: "true or false",
    list: "list",
    float: "number",
    dict: "table",
}


def _toml(path: Path, workspace: Workspace) -> dict[str, Any]:
    source = workspace.source(path)
    try:
        return tomllib.loads(source.data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line, column = source.position(error.start)
        raise FileError(str(path), "is not UTF-8", line=line, column=column) from None
    except tomllib.TOMLDecodeError as error:
        raise FileError(str(path), f"is not TOML: {error}") from None
