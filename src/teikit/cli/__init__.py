"""The command: one module for each verb, imported when it is called; the only code that prints and exits."""

from __future__ import annotations

import importlib
import os

import click

from teikit import __version__
from teikit.nearest import suggestion

VERBS = {
    "init": "Look at a folder, and write the configuration that fits it.",
    "convert": "Turn texts into TEI.",
    "validate": "Prove that TEI is well-formed, follows its schema, and that its references hold.",
    "baseline": "Note the findings of today, so that validate shows only new ones.",
    "config": "Show the configuration that is in force, and where each part of it comes from.",
    "odd": "Make schemas, documentation and answers of a project's own ODD.",
    "schema": "Fetch schemas for use without the network, list them, remove them.",
    "tag": "Tag names and dates in files that are TEI already.",
    "untag": "Take out the tags that teikit wrote into TEI.",
    "evaluate": "Tag texts that people tagged, and count what is right.",
    "train": "Learn from texts that one tagged oneself, for convert, tag and evaluate.",
    "authority": "Make a database of who and what has a number elsewhere, and look names up.",
    "export": "Turn TEI into what readers and other programs take.",
    "run": "Look after runs over large corpora: status, resume, retry, merge, verify.",
    "deposit": "Make a bag, an OCFL object, an RO-Crate or a Zenodo deposition of TEI and its exports.",
    "harvest-server": "Let others harvest a folder of TEI by OAI-PMH.",
    "source": "Print the text that a TEI file was converted from, byte for byte.",
    "explain": "Show the manual page of a rule, or the list of rules.",
}


class Verbs(click.Group):
    """A group that knows its verbs by name and imports the one that is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words as they were given, for runs that somebody else goes on with."""
        ctx.meta["teikit.command"] = tuple(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (the signature is click's)
        """The verbs, in the order in which they are used."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a verb; None for another word."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"teikit.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word. Raises UsageError, with the verb that may be meant."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            hint = suggestion(args[0].lower(), VERBS, f"there is {', '.join(VERBS)}")
            raise click.UsageError(f'no command "{args[0]}"; {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The verbs with a line each, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, help="Show the version; with -v also what it runs on.")
@click.option("-v", "--verbose", is_flag=True, help="With --version: what teikit runs on, and its extras.")
@click.pass_context
def teikit(context: click.Context, *, version: bool, verbose: bool) -> None:
    """Turn texts into TEI P5, prove that the TEI is good, and hand it on to other archives."""
    if version:
        from teikit.cli.version import details

        click.echo("\n".join(details()) if verbose else f"teikit {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        context.exit(0)


def main() -> None:
    """The console script. Whatever goes wrong is one line on standard error, and an exit code."""
    from teikit.cli.net import caught

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    caught(lambda: teikit(prog_name="teikit", standalone_mode=False))
