"""The pipeline of export: TEI is parsed, an exporter makes a package, a receipt says what checked it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from teikit.package import Exported, Package, Receipt, Verdict
from teikit.project.view import View
from teikit.registry import UnknownOptionError, craft
from teikit.source import FileError, Source
from teikit.tei.document import is_tei, parse
from teikit.workspace import Workspace


def export(source: Source, form: str, options: Mapping[str, Any] | None = None) -> Exported:
    """A TEI file in another format.

    Raises FileError for what is not TEI, UnknownCraftError, UnknownOptionError.
    """
    tei = parse(source, lambda path: View.alone(source.path, Workspace()).part(path))
    if tei.scan.unresolved:
        lost = tei.scan.unresolved[0]
        line, column = source.position(lost.start)
        reason = f"{lost}, so its text would be lost"
        raise FileError(source.path, reason, line=line, column=column, hint="`teikit validate` says more")
    if not is_tei(tei):
        raise FileError(source.path, "is not TEI: its root element is in another namespace or in none")
    exporter = craft("exporters", form)
    for name in options or {}:
        if name.replace("_", "-") not in exporter.options:
            raise UnknownOptionError(form, name, list(exporter.options))
    try:
        package: Package = exporter.run(tei, **(options or {}))
        prove = getattr(exporter.module, "prove", None)
        receipt: Receipt = prove(package) if prove else Receipt(form, Verdict.NOT_CHECKED)
    except FileError:
        raise
    except Exception as error:
        reason = f'the exporter "{form}" failed with {type(error).__name__}: {error}'
        raise FileError(source.path, reason, hint="that is its fault; other formats may do") from error
    sums = {name: sha256(data).hexdigest() for name, data in package.files.items()}
    return Exported(package, replace(receipt, form=form, losses=package.losses, checksums=sums))
