"""What deposit does with its options: files are exported, described, packed, and the whole is validated."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from uuid import NAMESPACE_URL, uuid5

import click

from teikit import config
from teikit.cli.streams import say
from teikit.depositing.about import About
from teikit.depositing.folder import Folder
from teikit.depositing.payload import Contents, named
from teikit.exporting.names import is_tei
from teikit.gathering import expand
from teikit.nearest import suggestion
from teikit.package import Missing, Receipt, Verdict, receipts
from teikit.registry import constant, names
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs

FORMATS = ("dublin-core", "mods", "html", "text")
"""What each file is exported to, where nothing else is asked for."""


def run(
    *,
    paths: Sequence[Path],
    output: Path,
    kind: str,
    formats: Sequence[str],
    tei_only: bool,
    title: str,
    description: str,
    licence: str,
    name: str,
    incomplete: bool,
    force: bool,
    receipt: Path | None,
) -> int:
    """Make the deposit that a user asked for, and give the exit code. Raises FileError and BadParameter."""
    workspace = Workspace()
    archive = importlib.import_module(f"teikit.depositing.{kind.replace('-', '_')}")
    contents = _contents(
        paths, output, () if tei_only else formats or FORMATS, workspace, incomplete=incomplete
    )
    about = About(title, description, licence)
    failures: list[FileError] = []
    contents.describe(about, failures.append)
    missing: tuple[Missing, ...] = archive.needs(about)
    for each in missing:
        say(f"teikit: {kind} needs {each.target}; fill {each.path}, as {each.example}")
    if not contents.files or (missing and not incomplete):
        _complain(failures)
        return 2
    folder = Folder(output, Outputs.of(paths, force=force), workspace)
    folder.check(kind, archive.is_made, (*archive.PARTS, *contents.folders))
    name = name or next((each.url for each in about.identifiers if each.url), "")
    archive.pack(
        contents.items(failures.append),
        about,
        folder,
        name or f"urn:uuid:{uuid5(NAMESPACE_URL, output.name)}",
    )
    _complain(failures)
    return _close(kind, archive, folder, missing, receipt, failed=bool(failures))


def _contents(
    paths: Sequence[Path],
    output: Path,
    formats: Sequence[str],
    workspace: Workspace,
    *,
    incomplete: bool,
) -> Contents:
    """The TEI files that are meant, with their names in the deposit. Raises FileError, BadParameter."""
    for form in formats:
        if form not in names("exporters"):
            hint = suggestion(form.lower(), names("exporters"))
            raise click.BadParameter(f'no "{form}"; {hint}', param_hint="--with")

    def fits(path: Path) -> bool:
        return is_tei(path) and output.absolute() not in path.absolute().parents

    found = [(top, each) for top in paths for each in expand([top], fits, "*.xml file", workspace)]
    options = config.find(Path.cwd(), workspace).options
    return Contents(
        named(found),
        formats,
        lambda form: options.get(f"exporters/{form}", {}),
        lambda form: str(constant("exporters", form, "FORMAT") or "application/octet-stream"),
        incomplete,
        workspace,
    )


def _complain(failures: Sequence[FileError]) -> None:
    for error in failures:
        for line in getattr(error, "lines", [str(error)]):
            say(f"teikit: {line}")


def _close(
    kind: str,
    archive: ModuleType,
    folder: Folder,
    missing: tuple[Missing, ...],
    receipt: Path | None,
    *,
    failed: bool,
) -> int:
    """Validate what was written, say so, and give the exit code."""
    faults = archive.faults(folder)
    verdict = Verdict.INVALID if faults else Verdict.VALID
    for fault in faults:
        say(f"teikit: {folder.path}: the {kind} is not valid: {fault}")
    absent = archive.CHECKER.missing
    remarks = (
        *faults,
        *([f"checked by teikit alone; for {archive.CHECKER.name}: {absent}"] if absent else []),
    )
    counts = {"written": folder.written, "removed": folder.removed, "unchanged": folder.kept}
    told = Receipt(kind, verdict, archive.CHECKER.name, remarks=remarks, counts=counts, missing=missing)
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    say(f"{folder.path}: {verdict.value} {kind}; {said or 'nothing changed'}")
    if receipt:
        entry = {"origin": "", "target": str(folder.path), "written": True, **told.facts()}
        folder.outputs.write(receipt, receipts([entry]))
    return 2 if faults else 1 if failed or missing else 0
