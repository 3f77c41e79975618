"""What evaluate does with its options: texts are tagged again, and what was found is compared and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from teikit import config
from teikit.cli.streams import say
from teikit.converting.plan import Choice, equipped
from teikit.evaluating.citations import read as notes
from teikit.evaluating.citations import score, table
from teikit.evaluating.gold import Gold, Tag, read
from teikit.evaluating.pipeline import tags
from teikit.evaluating.scores import WAYS, Counts, errors, interval, judge, total
from teikit.gathering import expand
from teikit.markup import printable
from teikit.source import FileError
from teikit.workspace import Workspace

AROUND = 40
"""So many characters on either side of an error are shown."""


def run(*, paths: Sequence[Path], shown: bool, citations: bool, model: Path | None) -> int:
    """Print how well teikit tags what people tagged, and give the exit code. Raises FileError."""
    workspace, failed = Workspace(), False
    choice = equipped(config.find(Path.cwd(), workspace).convert, workspace, model)
    if citations:
        return _citations(paths, workspace, choice)
    texts: list[tuple[Gold, list[Tag]]] = []
    for path in expand(paths, lambda each: each.suffix in (".xml", ".jsonl"), "gold", workspace):
        try:
            texts += [(gold, list(tags(gold, choice))) for gold in read(workspace.source(path))]
        except FileError as error:
            say(f"teikit: {error}")
            failed = True
    for gold, _ in texts:
        if not gold.tags:
            say(f"teikit: {gold.name}: nobody has tagged a name or a date in the words that are read as text")
    _table(texts)
    for gold, made in texts if shown else ():
        for what, tag in errors(gold, made):
            click.echo(_context(gold, what, tag))
    return int(failed)


def _citations(paths: Sequence[Path], workspace: Workspace, choice: Choice) -> int:
    """Print how well the citations of each file are found; 1 where one could not be read."""
    failed = 0
    for path in expand(paths, lambda each: each.suffix == ".xml", "gold", workspace):
        try:
            scores = score(notes(workspace.source(path)), choice)
        except FileError as error:
            say(f"teikit: {error}")
            failed = 1
        else:
            click.echo(printable(str(path)))
            for line in table(scores):
                click.echo(f"  {line}")
    return failed


def _table(texts: Sequence[tuple[Gold, Sequence[Tag]]]) -> None:
    counts: dict[tuple[str, str], list[Counts]] = defaultdict(list)
    for gold, each in judge(texts):
        for element, count in each.items():
            for group in {gold.group, ""}:
                counts[element, group].append(count)
    for (element, group), every in sorted(counts.items()):
        _row(element, group or "all", every)


def _row(element: str, group: str, every: Sequence[Counts]) -> None:
    together = total(every)
    cells = []
    for way in WAYS:
        precision, recall, f1 = together.score(way)
        low, high = interval(every, way)
        cells.append(f"{way} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} [{low:.3f} to {high:.3f}]")
    dates = f"  forms {together.right} of {together.formed}" if together.formed else ""
    click.echo(f"{element:9} {group:28} {together.gold:5} by hand  {'  '.join(cells)}{dates}")


def _context(gold: Gold, what: str, tag: Tag) -> str:
    start, end = tag.span.start, tag.span.end
    before, after = gold.text[max(0, start - AROUND) : start], gold.text[end : end + AROUND]
    words = f"{before}[{tag.span.of(gold.text)}]{after}"
    return printable(f"{what:6} {tag.element:9} {gold.name}: {' '.join(words.split())}")
