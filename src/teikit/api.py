"""What Python programs call. One convention: a Path is a file, bytes are content, and so are strings.

Only where TEI is asked for, a string that is no XML is taken for a path. The configuration is found upward
from the file, as the command finds it upward from where it is called.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from teikit import config
from teikit.checking import check as validating
from teikit.checking import rulebook
from teikit.checking.fix import Fixed, Mend
from teikit.checking.fix import fix as fixing
from teikit.checking.rulebook import Settings
from teikit.converting import pipeline as converting
from teikit.converting.choices import Lines, Where
from teikit.converting.linking import opened
from teikit.converting.plan import equipped
from teikit.converting.restored import restored
from teikit.diagnostic import Diagnostic
from teikit.exporting import pipeline as exporting
from teikit.gathering import gather
from teikit.package import Exported
from teikit.project import Project
from teikit.project.view import View
from teikit.schemas import Schemas
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.workspace import Workspace

Given: TypeAlias = str | bytes | Path
"""A file by its path, or what is in it."""
Named: TypeAlias = str | Path | Sequence[str | Path] | None
LOG = logging.getLogger("teikit")


class Findings(list[Diagnostic]):
    """What was found in one file or in many; `failures` are the files that could not be worked with."""

    def __init__(self, found: Sequence[Diagnostic] = (), failures: Sequence[FileError] = ()) -> None:
        super().__init__(found)
        self.failures = list(failures)


def validate(
    tei: Given, *, schema: Named = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Findings:
    """What is wrong with a TEI file, or with the files of a folder, in order of file and place.

    `schema` names what the files are held to, as --schema does; `select` and `ignore` take the place of what
    the configuration says. Raises FileError for a file or schema that cannot be worked with; one of several
    files is among the failures instead. Raises UnknownCraftError for a rule that there is not.
    """
    given, workspace = _tei(tei), Workspace()
    if isinstance(given, Source):
        check = _checker(Path.cwd(), workspace, schema, select, ignore)
        return Findings(check(given))
    folder = given if workspace.is_folder(given) else given.parent
    project = config.find(folder, workspace)
    include = project.include or ("*.xml",)
    paths = list(gather([given], include, project.exclude, project.folder, workspace))
    around = Project.of(project, [given], paths, workspace, cached=False)
    check = _checker(folder, workspace, schema, select, ignore, around)
    findings = Findings()
    for path in paths:
        try:
            findings += check(workspace.source(path))
        except FileError as error:
            if len(paths) == 1:
                raise
            LOG.warning("%s", error)
            findings.failures.append(error)
    return findings


def fix(
    tei: Given,
    *,
    unsafe: bool = False,
    schema: Named = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Fixed:
    """A TEI file with its safe mistakes mended, or with `unsafe` all that can be; nothing is written.

    The result has the file as `source`, what is left to say as `found`, how many findings of each rule were
    mended as `mended`, and as `refused` why nothing was, where that would have broken it. Raises FileError.
    """
    given, workspace = _tei(tei), Workspace()
    source = given if isinstance(given, Source) else workspace.source(given)
    folder = Path.cwd() if isinstance(given, Source) else given.parent
    check = _checker(folder, workspace, schema, select, ignore)
    prove = _checker(folder, workspace, schema, (), ignore)
    return fixing(source, Mend.ALL if unsafe else Mend.SAFE, check, prove)


def convert(
    text: Given, *, encoding: str | None = None, notes: Where = "foot", lines: Lines = "keep", **header: str
) -> converting.Converted:
    """Turn a file into TEI: a string or bytes are its content, a Path is the file.

    `header` are fields of the header such as title, author and licence; notes may stand inline or at the end,
    and lines be dropped. The result has the TEI as `data`,
    what was found in the text as `document`, and what was found but not built as `dropped`. Raises FileError.
    """
    workspace = Workspace()
    source = workspace.source(text) if isinstance(text, Path) else Source("<text>", _bytes(text))
    project = config.find(text.parent if isinstance(text, Path) else Path.cwd(), workspace)
    fields = {**project.header, **config.header(Path("header"), header, "")}
    settings = converting.Settings(
        encoding="utf-8" if isinstance(text, str) else encoding,
        header=fields,
        notes=notes,
        lines=lines,
        choice=equipped(project.convert, workspace),
        authority=opened(project.convert),
    )
    return converting.convert(source, settings)


def export(tei: Given, form: str, *, incomplete: bool = False, **options: Any) -> Exported:
    """Turn TEI into another form.

    `form` is the name of an exporter, such as html, text or json; `options` are its own. Raises FileError
    for what is no TEI, and for what lacks something that the form needs, unless it may be `incomplete`;
    UnknownCraftError for another form, UnknownOptionError for another option, OptionValueError for a
    value that it does not take.
    """
    return exporting.export(_source(tei), form, options, incomplete=incomplete)


def source(tei: Given) -> bytes:
    """The file that TEI was converted from, byte for byte. Raises FileError."""
    return restored(parse(_source(tei)))[1]


def explain(rule: str) -> str:
    """The manual page of a rule. Raises UnknownCraftError."""
    return rulebook.manual(rule)


def rules() -> tuple[str, ...]:
    """The names of all rules that there are."""
    return rulebook.rules()


def _checker(
    folder: Path,
    workspace: Workspace,
    schema: Named,
    select: Sequence[str],
    ignore: Sequence[str],
    around: Project | None = None,
) -> Callable[[Source], list[Diagnostic]]:
    project = config.find(folder, workspace)
    settings = Settings.of_project(project, select, ignore)
    settings.rules()
    named = [] if schema is None else [schema] if isinstance(schema, str | Path) else schema
    schemas = Schemas.of_project([str(each) for each in named], project, LOG.warning, workspace)

    def check(source: Source) -> list[Diagnostic]:
        view = View(around, source.path) if around else None
        found = validating.validate(source, settings, schemas, view)
        if failed := next((each for each in found if each.failed), None):
            raise FileError(failed.path, failed.message, hint=failed.hint)
        return found

    return check


def _tei(given: Given) -> Source | Path:
    """TEI as it was given, or the path of its file."""
    if isinstance(given, Path):
        return given
    if isinstance(given, str) and not given.lstrip("\ufeff \t\r\n").startswith("<"):
        if "\0" in given or not given:
            raise FileError(repr(given), "is neither TEI nor the path of a file")
        return Path(given)
    return Source("<tei>", _bytes(given))


def _source(given: Given) -> Source:
    found = _tei(given)
    return found if isinstance(found, Source) else Workspace().source(found)


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
