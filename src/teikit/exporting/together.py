"""Many TEI files in one file of a format that can hold them all: its module says how, in `gather`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from teikit.exporting.pipeline import export, proved
from teikit.package import Exported, Loss, Package
from teikit.registry import Craft
from teikit.source import FileError
from teikit.workspace import Workspace


def together(
    paths: Sequence[Path],
    exporter: Craft,
    options: Mapping[str, Any],
    workspace: Workspace,
    complain: Callable[[FileError], None],
) -> Exported | None:
    """All files that can be exported, in one; what fails is complained of. None where none can be."""
    losses: list[Loss] = []
    counts: Counter[str] = Counter()

    def packages() -> Iterator[Package]:
        for path in paths:
            try:
                one = export(workspace.source(path), exporter.name, options, workspace=workspace)
            except FileError as error:
                complain(error)
                continue
            counts["files"] += 1
            losses.extend(replace(each, what=f"{path}: {each.what}") for each in one.package.losses)
            yield one.package

    package: Package | None = exporter.module.gather(packages())
    if package is None:
        return None
    receipt = proved(package, exporter)
    sums = {name: sha256(data).hexdigest() for name, data in package.files.items()}
    counted = {**receipt.counts, **counts}
    return Exported(
        package,
        replace(receipt, form=exporter.name, losses=tuple(losses), counts=counted, checksums=sums),
    )
