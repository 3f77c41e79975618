"""The steps of convert and of validate as `teikit config` prints them: on or off and why, with options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from teikit.checking.rulebook import BUILT_IN, SCHEMATRON, Settings, group, rules, severity
from teikit.config import Config
from teikit.converting.plan import KINDS, plan
from teikit.registry import NOUNS, craft, origin
from teikit.schemas.rules import EXTRA


def steps(project: Config, settings: Settings, file: str = "") -> Iterator[str]:
    """Every step of convert, then every step of validate, in the order in which they are run."""
    yield "# convert, step by step:"
    for kind in KINDS:
        for stage in plan(kind, project.convert):
            how = f"off ({stage.off})" if stage.off else f"not installed: {stage.missing}"
            how = f"on{_options(kind, stage.name, stage.options)}" if stage.on else how
            yield f"#   {NOUNS[kind]:12}  {_named(kind, stage.name):20}  {how}"
    held = settings.rules_for(file) if file else settings.rules()
    yield f"# {file or 'a file'} is held to {len(held)} of {len(rules())} rules:"
    for rule in (*held, *(rule for rule in rules() if rule not in held)):
        how = _matters(project, settings, rule) if rule in held else f"off ({_off(settings, rule, file)})"
        options = project.options.get(f"rules/{rule}", {})
        said = _options("rules", rule, options) if rule in held and rule not in BUILT_IN else ""
        yield f"#   {_named('rules', rule)}: {how}{said}"


def _named(kind: str, name: str) -> str:
    """The name of a step, with the package that brings it where it is not teikit."""
    home = "" if name in BUILT_IN else origin(kind, name).package
    return name if home in {"", "teikit"} else f"{name} ({home} {origin(kind, name).version})"


def _options(kind: str, name: str, said: Mapping[str, Any]) -> str:
    """The options of a craft as they are in force."""
    options = {key: parameter.default for key, parameter in craft(kind, name).options.items()}
    options |= {key.replace("_", "-"): value for key, value in said.items()}
    return "".join(f", {key} = {value!r}" for key, value in options.items() if value is not None)


def _matters(project: Config, settings: Settings, rule: str) -> str:
    missing = rule == SCHEMATRON and find_spec("saxonche") is None
    if remedy := EXTRA if missing else "" if rule in BUILT_IN else craft("rules", rule).missing:
        return f"not installed: {remedy}"
    said = project.path is not None and rule in settings.severities
    origin_ = f" ({project.path.name})" if said and project.path else ""
    return f"{settings.severities.get(rule) or severity(rule)}{origin_}"


def _off(settings: Settings, rule: str, file: str) -> str:
    """Why a rule is not run."""
    if rule in settings.rules() and file:
        return "per-file-ignores"
    if rule in settings.ignore or group(rule) in settings.ignore:
        return "ignored"
    return f"not asked for: --select {group(rule)}" if group(rule) and not settings.select else "not selected"
