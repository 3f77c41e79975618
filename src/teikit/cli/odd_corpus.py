"""What `teikit odd` does with documents: reads a corpus, holds it to schemas, and says what it found."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from teikit import odd, relaxng
from teikit.gathering import expand
from teikit.schemas.catalog import Catalogs
from teikit.schemas.specifications import Sources
from teikit.source import FileError
from teikit.tei.document import parse
from teikit.tei.odd.by_example import ByExample
from teikit.tei.odd.coverage import coverage as covered
from teikit.tei.odd.difference import differences
from teikit.tei.odd.specification import Specification
from teikit.tei.odd.usage import Usage
from teikit.workspace import Workspace
from teikit.writing import Outputs

ROUNDS = 12
"""How often an ODD by example is mended by what is still wrong under it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines to say, and whether something failed or differs."""

    lines: tuple[str, ...]
    failed: bool = False


def by_example(corpus: Sequence[Path], source: str, output: Path, *, force: bool) -> Found:
    """Write an ODD for a corpus, and hold the corpus to it."""
    workspace = Workspace()
    usage, lines, paths = _read(corpus, workspace)
    sources = Sources(Catalogs.around([], workspace))
    path = sources.find(source, Path())
    everything = sources.compiler(source).everything(path)
    named = source if source.startswith("tei:") or "://" in source else ""
    maker = ByExample(usage, everything)
    outputs = Outputs.of(paths, force=force)
    ident = re.sub(r"[^\w.-]", "_", output.stem)
    for _ in range(ROUNDS):
        text = maker.odd(ident, named)
        outputs.write(output, text.encode())
        invalid = list(_invalid(paths, _grammar(odd.load(output, source or None)), workspace))
        learned = [maker.beyond.learn(parse(workspace.source(path)), every) for path, every in invalid]
        if True not in learned:
            break
    lines += (f"{path}:{each[0].line}:{each[0].column}: {each[0].message}" for path, each in invalid)
    size = f"{len(text.encode()):,} bytes"
    lines.append(f"{output}: {size}, from {usage.files} files; {len(invalid)} of them are not valid")
    return Found(tuple(lines), bool(invalid))


def difference(old: Path, new: Path, corpus: Sequence[Path], source: str) -> Found:
    """What changes between two ODDs, and for the files of a corpus."""
    before, after = (odd.load(each, source or None) for each in (old, new))
    lines = list(differences(before, after))
    if corpus:
        workspace = Workspace()
        paths = _paths(corpus, workspace)
        was, is_now = (dict(_invalid(paths, _grammar(each), workspace)) for each in (before, after))
        for path in paths:
            if path in is_now and path not in was:
                each = is_now[path][0]
                lines.append(f"{path}:{each.line}:{each.column}: is no longer valid: {each.message}")
            elif path in was and path not in is_now:
                lines.append(f"{path}: is valid now")
    return Found(tuple(lines) or ("nothing changes for documents",), bool(lines))


def coverage(file: Path, corpus: Sequence[Path], source: str) -> Found:
    """What of a schema a corpus does not use."""
    usage, lines, _ = _read(corpus, Workspace())
    for each in covered(odd.load(file, source or None), usage):
        lines.append(f"{each.used} of {each.count} {each.kind} are used")
        if each.idle:
            lines += textwrap.wrap(
                "not used: " + "  ".join(each.idle), 100, subsequent_indent="  ", initial_indent="  "
            )
    return Found(tuple(lines))


def _paths(corpus: Sequence[Path], workspace: Workspace) -> list[Path]:
    return list(expand(corpus, lambda path: path.suffix == ".xml", "*.xml file", workspace))


def _read(corpus: Sequence[Path], workspace: Workspace) -> tuple[Usage, list[str], list[Path]]:
    """What the files use; those that cannot be read are said and left out."""
    usage, lines, paths = Usage(), [], []
    for path in _paths(corpus, workspace):
        try:
            usage.add(parse(workspace.source(path)))
        except FileError as error:
            lines.append(f"teikit: {error}")
        else:
            paths.append(path)
    if not paths:
        raise FileError(str(corpus[0]), "has no file that can be read")
    return usage, lines, paths


def _grammar(specification: Specification) -> relaxng.Schema:
    return relaxng.load(f"{specification.ident}.rng", odd.write(specification, ".rng"))


def _invalid(
    paths: Sequence[Path], grammar: relaxng.Schema, workspace: Workspace
) -> Iterator[tuple[Path, list[relaxng.Violation]]]:
    """The files that are not valid, with their mistakes; IDs are no matter of the schema."""
    for path in paths:
        found = grammar.violations(workspace.source(path).data)
        if mistakes := [each for each in found if each.kind not in ("duplicate-id", "dangling-idref")]:
            yield path, mistakes
