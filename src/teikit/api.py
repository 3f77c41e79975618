"""What Python programs call: `teikit.validate`, `teikit.convert` and `teikit.export`.

The configuration is found upward from the file, as the command finds it upward from where it is called.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from teikit import config
from teikit.checking import check as validating
from teikit.checking.rulebook import Settings
from teikit.converting import pipeline as converting
from teikit.diagnostic import Diagnostic
from teikit.exporting import pipeline as exporting
from teikit.gathering import gather
from teikit.package import Exported
from teikit.project import Project
from teikit.project.view import View
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.workspace import Workspace


def validate(
    path: str | Path,
    *,
    schema: str | Path | Sequence[str | Path] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Diagnostic]:
    """What is wrong with a TEI file, or with the files of a folder, in order of file and place.

    `schema` names what the files are held to, as --schema does; `select` and `ignore` take the place of what
    the configuration says. Raises FileError for a file or schema that cannot be worked with,
    UnknownCraftError for a rule that there is not.
    """
    path, workspace = Path(path), Workspace()
    project = config.find(path if workspace.is_folder(path) else path.parent, workspace)
    settings = Settings.of_project(project, select, ignore)
    settings.rules()
    include = project.include or ("*.xml",)
    paths = list(gather([path], include, project.exclude, project.folder, workspace))
    around = Project.of(project, [path], paths, workspace, cached=False)
    named = [] if schema is None else [schema] if isinstance(schema, str | Path) else schema
    tell = logging.getLogger("teikit").warning
    schemas = Schemas.of_project([str(each) for each in named], project, tell, workspace)
    return [
        found
        for each in paths
        for found in validating.validate(workspace.source(each), settings, schemas, View(around, str(each)))
    ]


def convert(
    text: str | bytes | Path, *, encoding: str | None = None, inline_notes: bool = False, **header: str
) -> converting.Converted:
    """Turn a text into TEI: a string or bytes are the text itself, a Path is the file that has it.

    `header` are fields of the header such as title, author and licence. The result has the TEI as `data`,
    what was found in the text as `document`, and what was found but not built as `dropped`. Raises FileError.
    """
    workspace = Workspace()
    source = workspace.source(text) if isinstance(text, Path) else Source("<text>", _bytes(text))
    project = config.find(text.parent if isinstance(text, Path) else Path.cwd(), workspace)
    fields = {**project.header, **config.header(Path("header"), header, "")}
    encoding = "utf-8" if isinstance(text, str) else encoding
    settings = converting.Settings(
        encoding=encoding, header=fields, inline_notes=inline_notes, choice=project.convert
    )
    return converting.convert(source, settings)


def export(tei: str | bytes | Path, form: str, **options: Any) -> Exported:
    """Turn TEI into another form: a string or bytes are the TEI itself, a Path is the file that has it.

    `form` is the name of an exporter, such as html, text or json; `options` are its own. Raises FileError
    for what is no TEI, UnknownCraftError for another form.
    """
    source = Workspace().source(tei) if isinstance(tei, Path) else Source("<tei>", _bytes(tei))
    return exporting.export(source, form, options)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
