"""teikit explain [RULE]: the manual, from the same text that the rule's tests come from."""

from __future__ import annotations

import click

from teikit.checking.rulebook import manual, rules
from teikit.cli.checking import complete_rules
from teikit.nearest import suggestion
from teikit.registry import UnknownCraftError


@click.command("explain", epilog="\b\nteikit explain\nteikit explain dangling-pointer")
@click.argument("rule", required=False, shell_complete=complete_rules)
def command(rule: str | None) -> None:
    """Show the manual page of RULE; without a name, list all rules."""
    if rule is None:
        width = max(map(len, rules()))
        for name in rules():
            click.echo(f"{name:{width}}  {manual(name).partition(chr(10))[0]}")
        return
    try:
        click.echo(f"{rule}\n{'=' * len(rule)}\n\n{manual(rule)}")
    except UnknownCraftError as error:
        hint = suggestion(rule, error.known, "`teikit explain` lists them")
        raise click.UsageError(f'there is no rule "{rule}"; {hint}') from None
