"""teikit explain [RULE]: the manual of a rule; with --mention, why a name or date is tagged as it is."""

from __future__ import annotations

from pathlib import Path

import click

from teikit.checking.rulebook import manual, rules
from teikit.cli.checking import complete_rules
from teikit.markup import printable
from teikit.nearest import suggestion
from teikit.registry import UnknownCraftError


@click.command(
    "explain",
    epilog="\b\nteikit explain dangling-pointer\nteikit explain --mention person-kedia.2 a.xml",
)
@click.argument("rule", required=False, shell_complete=complete_rules)
@click.option("--mention", metavar="ID", help="Say why a mention in the file is tagged as it is.")
@click.option("--model", type=click.Path(path_type=Path), help="A model that `teikit train` made.")
def command(rule: str | None, mention: str | None, model: Path | None) -> None:
    """Show the manual page of RULE; without a name, list all rules.

    With --mention, RULE is a TEI file, and ID the xml:id of a name or date in it; or an entry of its register
    (person-kedia.2 is its second mention); or its place, LINE or LINE:COLUMN.
    """
    if mention is not None:
        _mention(rule, mention, model)
    elif rule is None:
        width = max(map(len, rules()))
        for name in rules():
            click.echo(f"{name:{width}}  {manual(name).partition(chr(10))[0]}")
    else:
        _rule(rule)


def _rule(rule: str) -> None:
    try:
        click.echo(f"{rule}\n{'=' * len(rule)}\n\n{manual(rule)}")
    except UnknownCraftError as error:
        hint = suggestion(rule, error.known, "`teikit explain` lists them")
        raise click.UsageError(f'there is no rule "{rule}"; {hint}') from None


def _mention(file: str | None, mention: str, model: Path | None) -> None:
    from teikit import config
    from teikit.converting.plan import equipped
    from teikit.tagging.explaining import explain
    from teikit.workspace import Workspace

    if file is None:
        raise click.UsageError("--mention needs a TEI file: teikit explain --mention ID FILE.xml")
    workspace = Workspace()
    choice = equipped(config.find(Path.cwd(), workspace).convert, workspace, model)
    for line in explain(workspace.source(Path(file)), mention, choice):
        click.echo(printable(line))
