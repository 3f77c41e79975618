"""teikit train TEI… -o MODEL: what one tagged oneself teaches teikit to tag the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from teikit import config
from teikit.cli.streams import say
from teikit.evaluating.gold import Gold, read
from teikit.evaluating.scores import Counts, interval, total
from teikit.gathering import expand
from teikit.source import FileError
from teikit.workspace import Workspace
from teikit.writing import Outputs

SUFFIX = ".npz"


@click.command(
    "train", epilog="\b\nteikit train letters/ -o letters.npz\nteikit tag --model letters.npz more/"
)
@click.argument("paths", nargs=-1, required=True, metavar="GOLD...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, metavar="MODEL", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace also a file that teikit did not write.")
def command(paths: Sequence[Path], output: Path, force: bool) -> None:
    """Learn from texts in which persName or placeName are tagged; MODEL is for convert, tag and evaluate.

    GOLD is TEI, or records as for `teikit evaluate`. What teikit knows is where learning begins. Printed are
    precision, recall and F1 on parts of the texts that were held out, without and with training.
    Exit code 0, or 1 when a file could not be read, or there was too little to learn from.
    """
    from teikit.learning.pipeline import ENOUGH, LEAST, learn, names

    workspace = Workspace()
    outputs = Outputs.of(paths, force=force)
    outputs.check(output)
    files = expand(paths, lambda each: each.suffix in (".xml", ".jsonl"), "gold", workspace)
    texts: list[Gold] = []
    failed = False
    for path in files:
        try:
            texts += read(workspace.source(path))
        except FileError as error:
            say(f"teikit: {error}")
            failed = True
    count = names(texts)
    if count < LEAST or sum(len(text.blocks) for text in texts) < 2:
        hint = f"tag at least {LEAST} in more than one paragraph, {ENOUGH} for more than a beginning"
        raise FileError(str(output), f"is not made: {count} names are too few to learn from", hint=hint)
    lesson = learn(texts, config.find(Path.cwd(), workspace).convert, lambda line: say(f"… {line}"))
    outputs.write(output, lesson.data)
    better = [_row(element, lesson.before, lesson.after) for element in _elements(lesson.after)]
    click.echo(f"{output}  learnt from {count} names in {len(texts)} text{'' if len(texts) == 1 else 's'}")
    if count < ENOUGH:
        click.echo(f"{count} names are little: what the scores say may be chance; {ENOUGH} tell more")
    if not any(better):
        click.echo("training did not help on what was held out: without this model, teikit does as well")
    if failed:
        raise SystemExit(1)


def _elements(counts: Sequence[Mapping[str, Counts]]) -> list[str]:
    return sorted({element for each in counts for element in each})


def _row(element: str, before: Sequence[Mapping[str, Counts]], after: Sequence[Mapping[str, Counts]]) -> bool:
    """Print the scores of an element; whether training made them better."""
    scores = []
    for said, counts in ("without", before), ("held out", after):
        every = [each[element] for each in counts if element in each]
        cells = []
        for way in ("exact", "overlap"):
            precision, recall, f1 = total(every).score(way)
            low, high = interval(every, way)
            cells.append(f"{way} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} [{low:.3f} to {high:.3f}]")
        click.echo(f"{element:9} {said:8} {total(every).gold:5} by hand  {'  '.join(cells)}")
        scores.append(total(every).score("exact")[2] + total(every).score("overlap")[2])
    return scores[1] > scores[0]
