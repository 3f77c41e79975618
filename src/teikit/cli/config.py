"""teikit config [FILE]: the settings in force, and where each comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from teikit import config
from teikit.cli.checking import settings_of
from teikit.cli.steps import steps
from teikit.config import Config
from teikit.converting.plan import Choice
from teikit.workspace import Workspace

ENVIRONMENT = ("TEIKIT_CACHE", "XML_CATALOG_FILES", "NO_COLOR")
USUAL = {"include": ("*.xml",)}
"""What holds where the configuration does not say it, and an empty value would mislead."""


@click.command("config", epilog="\b\nteikit config\nteikit config letters/1.xml")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def command(file: Path | None) -> None:
    """Show the configuration in force as TOML, where each part of it comes from, and the steps that follow.

    The steps are those of convert and of validate, in order, with what is missing on this machine; with FILE,
    the schemas and the rules that it is held to.
    """
    workspace = Workspace()
    project = config.find(Path.cwd(), workspace)
    lines = list(_lines(project))
    width = min(60, max(len(line) for line, origin in lines if origin))
    click.echo(f"# {project.path or 'no teikit.toml and no [tool.teikit] here or above'}")
    for line, origin in lines:
        click.echo(f"{line:{width}}  # {origin}" if origin else line)
    for name in ENVIRONMENT:
        if name in os.environ:
            click.echo(f"# {name}={os.environ[name]} (environment)")
    click.echo()
    for line in steps(project, settings_of(project), str(file or "")):
        click.echo(line)
    for line in _schemas(project, file, workspace) if file and workspace.is_file(file) else ():
        click.echo(f"# {file} is held to {line}")


def _schemas(project: Config, file: Path, workspace: Workspace) -> Iterator[str]:
    """The schemas of a file, as validate chooses them; none where it is no XML."""
    from teikit.project.view import View
    from teikit.schemas import Schemas
    from teikit.source import FileError
    from teikit.tei.document import parse  # slow to import, and few ask for a file

    try:
        tei = parse(workspace.source(file))
    except FileError as error:
        yield f"well-formedness alone: {error}"
        return
    tei.around = View.alone(str(file), workspace)
    schemas = Schemas.of_project((), project, click.echo, workspace)
    yield from schemas.held_grammars(tei)
    yield from schemas.held_rules(tei)


def _lines(project: Config) -> Iterator[tuple[str, str]]:
    """Each setting as a line of TOML with its origin; tables come last and have a heading without one."""
    usual, origin = Config(), project.path.name if project.path else ""
    tables: list[tuple[str, Mapping[str, Any]]] = []
    for field in fields(Config):
        value, key = getattr(project, field.name), field.name.replace("_", "-")
        if field.name == "convert":
            tables += _convert(value)
        elif field.name == "options":
            tables += ((name.replace("/", "."), options) for name, options in value.items())
        elif isinstance(value, Mapping):
            tables.append((key, value))
        elif field.name != "path":
            said = value != getattr(usual, field.name)
            shown = value if said else USUAL.get(key, value)
            yield f"{key} = {_toml(shown)}", origin if said else "default"
    for key, table in tables:
        if table:
            yield "", ""
            yield f"[{key}]", ""
            for name, value in table.items():
                yield f"{_key(name)} = {_toml(value)}", origin


def _convert(choice: Choice) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What is said of the crafts of a conversion."""
    said = {name: getattr(choice, name) for name in ("select", "ignore", "model", "authority")}
    yield "convert", {key: value for key, value in said.items() if value}
    yield "convert.after", choice.after


def _key(name: str) -> str:
    plain = name.replace("_", "-")
    return plain if plain.replace("-", "").isalnum() and plain.isascii() else _toml(name)


def _toml(value: Any) -> str:
    """A value as TOML writes it: strings, numbers, truth, and lists of them."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            import json

            return json.dumps(value, ensure_ascii=False)  # the escapes of JSON are among those of TOML
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return f"{{ {', '.join(f'{_key(key)} = {_toml(each)}' for key, each in value.items())} }}"
        case _:
            return str(value)
