"""The pipeline of export: TEI is parsed, an exporter makes a package, a receipt says what checked it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from inspect import signature
from pathlib import Path
from typing import Any

from teikit.package import Checker, Exported, Loss, Package, Receipt, Verdict
from teikit.project.view import View
from teikit.registry import GIVEN, Craft, OptionValueError, UnknownOptionError, answerable, craft, fault
from teikit.source import FileError, Source
from teikit.tei.document import Tei, assemble, is_tei, parse
from teikit.workspace import Workspace

NOBODY = Checker("nobody")
KINDS = {str: "words", bool: "true or false", int: "a whole number", float: "a number"}
"""What the values of options are, by the types of their defaults."""


class UnfitError(FileError):
    """An export that the other side would refuse; its receipt says what is missing, and what was said."""

    def __init__(self, path: str, receipt: Receipt) -> None:
        self.receipt = receipt
        self.lines = list(_complaints(path, receipt))
        first = self.lines[0].partition(": ")[2]
        more = f" (and {len(self.lines) - 1} more)" if len(self.lines) > 1 else ""
        at = receipt.missing[0] if receipt.missing else None
        line, column = (at.line, at.column) if at else (0, 0)
        super().__init__(path, f"{first}{more}", line=line, column=column, hint="or take it incomplete")


def _complaints(path: str, receipt: Receipt) -> Iterator[str]:
    """What is missing, a line each, with the place in the TEI; else what a checker said."""
    for each in receipt.missing:
        said = f"{receipt.form} needs {each.target}; fill {each.path}, as {each.example}"
        yield f"{path}:{each.line}:{each.column}: {said}"
    if receipt.verdict is Verdict.INVALID and not receipt.missing:
        yield from (f"{path}: the {receipt.form} is not valid: {remark}" for remark in receipt.remarks)


def export(
    source: Source,
    form: str,
    options: Mapping[str, Any] | None = None,
    *,
    incomplete: bool = False,
    workspace: Workspace | None = None,
) -> Exported:
    """A TEI file in another format.

    Raises FileError for what is not TEI, UnknownCraftError, UnknownOptionError, OptionValueError; UnfitError
    where something required is missing or a checker refuses what was made, unless it may be `incomplete`.
    """
    exporter = craft("exporters", form)
    tei = read(source, workspace, whole=not getattr(exporter.module, "ALONE", False))
    if not incomplete:
        check_parts(tei)
    check_options(exporter, options or {})
    if exporter.missing:
        raise FileError(source.path, f"{form} needs more than is installed", hint=exporter.missing)
    given = {GIVEN: workspace} if workspace and exporter.reads else {}
    exported = _made(tei, exporter, {**(options or {}), **given})
    receipt = exported.receipt
    if (receipt.missing or receipt.verdict is Verdict.INVALID) and not incomplete:
        raise UnfitError(source.path, receipt)
    return exported


def check_parts(tei: Tei) -> None:
    """Raise FileError for parts that a document includes and that are not there."""
    absent = tei.resolved.unresolved if tei.resolved else []
    if absent:
        where, start, reason = absent[0]
        line, column = where.position(start)
        more = f" (and {len(absent) - 1} more)" if len(absent) > 1 else ""
        hint = "put the part where the include looks for it, or take it incomplete"
        raise FileError(
            where.path, f"a part would be lost{more}: {reason}", line=line, column=column, hint=hint
        )


def check_options(exporter: Craft, options: Mapping[str, Any]) -> None:
    """Raise UnknownOptionError or OptionValueError for what an exporter does not take."""
    for name, value in options.items():
        parameter = exporter.options.get(name.replace("_", "-"))
        if parameter is None:
            raise UnknownOptionError(exporter.name, name, list(exporter.options))
        kind = type(parameter.default)
        if type(value) is not kind:
            raise OptionValueError(exporter.name, name, KINDS[kind])
    forms = getattr(exporter.module, "SUFFIX", None)
    if isinstance(forms, dict) and options.get("form", next(iter(forms))) not in forms:
        raise OptionValueError(exporter.name, "form", " or ".join(forms))


def read(source: Source, workspace: Workspace | None = None, *, whole: bool = True) -> Tei:
    """The TEI of a file, `whole` with the parts that it includes from the folder of its configuration, else
    from its own. Raises FileError for what is not TEI, and where text of entities would be lost.
    """
    workspace = workspace or Workspace()
    view: View | None = None

    def load(path: str) -> Source:
        nonlocal view
        if view is None:
            from teikit import config  # slow to import, and few texts have parts

            found = config.find(Path(source.path).parent, workspace.apart())  # no answer of it makes the text
            view = View.alone(source.path, workspace, str(found.folder) if found.path else "")
        return view.part(path)

    tei = assemble(source, load) if whole else parse(source, load)
    if tei.scan.unresolved:
        lost = tei.scan.unresolved[0]
        line, column = source.position(lost.start)
        reason = f"{lost}, so its text would be lost"
        raise FileError(source.path, reason, line=line, column=column, hint="`teikit validate` says more")
    if not is_tei(tei):
        raise FileError(source.path, "is not TEI: its root element is in another namespace or in none")
    return tei


def checker(exporter: Craft) -> Checker:
    """Who checks what an exporter makes."""
    found: Checker = getattr(exporter.module, "CHECKER", NOBODY)
    return found


def _made(tei: Tei, exporter: Craft, options: Mapping[str, Any]) -> Exported:
    """What an exporter makes of a document, and what its checker says of it."""
    with answerable("exporters", exporter.name, tei.path):
        package = exporter.run(tei, **options)
        if not isinstance(package, Package):
            reason = f"gives {type(package).__name__}, not Package"
            raise fault("exporters", exporter.name, tei.path, reason)
        receipt = proved(package, exporter, tei)
    sums = {name: sha256(data).hexdigest() for name, data in package.files.items()}
    losses, missing = (*_left_out(tei), *package.losses), package.missing
    receipt = replace(receipt, form=exporter.name, losses=losses, missing=missing, checksums=sums)
    return Exported(package, receipt)


def _left_out(tei: Tei) -> Iterator[Loss]:
    """The parts that the file includes and that are not in what was made of it."""
    for where, start, reason in tei.resolved.unresolved if tei.resolved else ():
        line, column = where.position(start) if where.path == tei.path else (0, 0)
        yield Loss(line, column, f"include in {where.path}: {reason}")


def proved(package: Package, exporter: Craft, tei: Tei | None = None) -> Receipt:
    """What the checker of an exporter says of a package; where it is not installed, how to have it.

    A checker that compares is given the document that the package was made of.
    """
    prove, who = getattr(exporter.module, "prove", None), checker(exporter)
    if who.missing:
        return Receipt(exporter.name, Verdict.NOT_CHECKED, who.name, remarks=(who.missing,))
    if not prove:
        return Receipt(exporter.name, Verdict.NOT_CHECKED)
    compares = len(signature(prove).parameters) > 1
    receipt: Receipt = prove(package, tei) if compares else prove(package)
    return receipt if receipt.checker else replace(receipt, checker=who.name)
