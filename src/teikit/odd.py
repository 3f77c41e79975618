"""What Python programs call to work with ODDs: `teikit.odd.load`, and what a specification is written as."""

from __future__ import annotations

from pathlib import Path

from teikit import config
from teikit.schemas.catalog import Catalogs
from teikit.schemas.specifications import Sources
from teikit.source import FileError
from teikit.tei.odd.documentation import site
from teikit.tei.odd.effective import attributes, content
from teikit.tei.odd.facts import facts
from teikit.tei.odd.outputs import FORMS
from teikit.tei.odd.proof import prove
from teikit.tei.odd.specification import Specification
from teikit.workspace import Workspace

__all__ = ["FORMS", "Specification", "attributes", "content", "facts", "load", "site", "write"]


def load(path: str | Path, source: str | Path | None = None) -> Specification:
    """What an ODD specifies, its changes made and what is not needed left out.

    `source` is the p5subset.xml, or the ODD, that takes the place of one the ODD does not name: a path, an
    address that was fetched, or a version such as `tei:4.9.0`. Raises FileError at the place of what is
    wrong.
    """
    path = Path(path)
    workspace = Workspace()
    project = config.find(path.parent, workspace)
    catalogs = Catalogs.around([project.folder / each for each in project.catalog], workspace)
    default = "" if source is None else str(source)
    return Sources(catalogs).compiler(default).specification(path)


def write(specification: Specification, suffix: str, language: str = "en") -> bytes:
    """The specification as what files of a suffix hold: `.rng`, `.rnc`, `.sch`, `.odd` or `.json`.

    Raises FileError where the ODD makes no correct grammar.
    """
    if suffix not in FORMS:
        hint = f"end it with {', '.join(list(FORMS)[:-1])} or {list(FORMS)[-1]}"
        raise FileError(suffix or "no suffix", "is not what a specification is written as", hint=hint)
    data = FORMS[suffix](specification, language)
    if suffix in (".rng", ".rnc"):
        prove(specification, data if suffix == ".rng" else FORMS[".rng"](specification, language))
    return data
