"""teikit init [FOLDER]: look at a folder, say what is there, and write the configuration that fits it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from teikit.cli.streams import say
from teikit.gathering import gather
from teikit.markup import printable
from teikit.schemas.association import named
from teikit.source import FileError
from teikit.tei.document import Tei, is_tei, parse
from teikit.tei.references.resolution import Outcome
from teikit.tei.references.uris import scheme
from teikit.workspace import Workspace
from teikit.writing import Outputs

NAME = "teikit.toml"
SCHEMAS = ("*.rng", "*.rnc", "*.sch")
MOST = 500
"""Files that are read; a larger folder is judged by so many of them."""
TEI_ALL = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
MODEL = '<?xml-model href="{}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>'


@dataclass(frozen=True, slots=True)
class Seen:
    """What a folder holds: its TEI files, what they name, and what is not XML or not TEI."""

    tei: Sequence[str]
    other: Sequence[str]
    broken: Sequence[str]
    models: Mapping[str, int]
    without: int
    prefixes: Mapping[str, int]
    schemas: Sequence[str]
    texts: int


@click.command("init", epilog="\b\nteikit init\nteikit init edition/ --schema tei_all")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--schema", metavar="NAME", help="The schema that the files are held to.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--force", is_flag=True, help="Replace a configuration that is there.")
def command(folder: Path, schema: str | None, *, dry_run: bool, force: bool) -> None:
    """Look at FOLDER, say what is in it, and write a teikit.toml that fits.

    No file but this one is written; lines that files may need are shown.
    """
    workspace = Workspace()
    if not workspace.is_folder(folder):
        raise FileError(str(folder), "is no folder", hint="name the folder of the edition")
    seen = look(folder, workspace)
    for line in told(seen):
        click.echo(printable(line))
    text = "\n".join(configuration(seen, schema)) + "\n"
    if dry_run:
        click.echo(f"\n# {NAME}\n{printable(text)}", nl=False)
        return
    path = folder / NAME
    if workspace.is_file(path) and not force:
        hint = "--dry-run shows what would be written, --force writes it"
        raise FileError(str(path), "is there already", hint=hint)
    Outputs(force=True).write(path, text.encode())
    say(f"→ {path}; `teikit validate` checks what it names")


def look(folder: Path, workspace: Workspace) -> Seen:
    """Read the files of a folder, no more than that."""
    paths = list(gather([folder], ("*.xml",), (), folder, workspace, force=True))
    tei: list[str] = []
    other: list[str] = []
    broken: list[str] = []
    models: Counter[str] = Counter()
    prefixes: Counter[str] = Counter()
    without = 0
    for path in paths[:MOST]:
        inside = path.relative_to(folder).as_posix()
        try:
            read = parse(workspace.source(path))
            addresses = [each.href for each in named(read)]
        except FileError:
            broken.append(inside)
            continue
        if not is_tei(read):
            other.append(inside)
            continue
        tei.append(inside)
        models.update(set(addresses))
        without += not addresses
        prefixes.update(_undeclared(read))
    schemas = [
        path.relative_to(folder).as_posix()
        for path in gather([folder], SCHEMAS, (), folder, workspace, force=True)
    ]
    texts = len(list(gather([folder], ("*.txt",), (), folder, workspace, force=True)))
    return Seen(tei, other, broken, models, without, prefixes, schemas, texts)


def _undeclared(tei: Tei) -> Iterator[str]:
    """The prefixes of pointers that nothing declares."""
    return (scheme(pointer.value) for pointer, _ in tei.ending(Outcome.UNDECLARED_PREFIX))


def told(seen: Seen) -> Iterator[str]:
    """What was seen, in words."""
    yield f"{_count(len(seen.tei), 'TEI file')}" + (f" in {_folders(seen.tei)}" if seen.tei else "")
    if seen.other:
        yield f"{_count(len(seen.other), 'other XML file')}, which stay out: {_some(seen.other)}"
    if seen.broken:
        yield f"{_count(len(seen.broken), 'file')} that cannot be read as XML: {_some(seen.broken)}"
    if seen.texts:
        yield f"{_count(seen.texts, 'text')} (*.txt), which `teikit convert` turns into TEI"
    for address, count in sorted(seen.models.items()):
        yield f"{_count(count, 'file')} named with the schema {address}"
    if seen.without and seen.tei:
        yield f"{_count(seen.without, 'file')} without a schema; a line before the root element names one:"
        yield f"  {MODEL.format(seen.schemas[0] if seen.schemas else TEI_ALL)}"
    if seen.schemas:
        yield f"{_count(len(seen.schemas), 'schema')} here: {_some(seen.schemas)}"
    for prefix, count in sorted(seen.prefixes.items()):
        yield f'{_count(count, "pointer")} with the prefix "{prefix}", which nothing declares'


def configuration(seen: Seen, schema: str | None) -> Iterator[str]:
    """The lines of teikit.toml."""
    yield "# What teikit does in this folder; `teikit config` explains it, docs/linting.md has every key."
    tops = sorted({each.partition("/")[0] if "/" in each else "*.xml" for each in seen.tei}) or ["*.xml"]
    yield f"include = [{', '.join(_quoted(each) for each in tops)}]"
    left_out = (*seen.other, *seen.broken)[:20]
    if left_out:
        yield f"exclude = [{', '.join(map(_quoted, left_out))}]"
    own = schema or (seen.schemas[0] if len(seen.schemas) == 1 and seen.without else "")
    if own:
        yield f"schema = {_quoted(own)}"
    yield 'scope = "project"  # pointers are followed to all files here'
    if seen.prefixes:
        yield ""
        yield "[prefixes]  # what stands before the colon of a pointer, and where it leads"
        for prefix in sorted(seen.prefixes):
            yield f"# {prefix} = {_quoted('register.xml#$1')}"


def _folders(names: Sequence[str]) -> str:
    counts = Counter(name.rpartition("/")[0] or "." for name in names)
    shown = ", ".join(f"{folder} ({count})" for folder, count in counts.most_common(4))
    return shown + (f" and {len(counts) - 4} more folders" if len(counts) > 4 else "")


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
