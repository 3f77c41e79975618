"""teikit convert INPUT…: texts become TEI files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from teikit.cli.running import On, runs
from teikit.converting.choices import LINES, PLACES


@click.command("convert", epilog="\b\nteikit convert page.txt\nteikit convert texts/ -o tei/ --title Letters")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", help="A file for one input, a folder for many; - for standard output.")
@click.option(
    "--from", "reader", metavar="NAME", help="The reader of the files; without it, what they hold decides."
)
@click.option(
    "--pages", is_flag=True, help="A folder holds the pages of one text: .txt, ALTO, PAGE or hOCR files."
)
@click.option("--encoding", help="The encoding of the texts, where it is not UTF-8.")
@click.option("--header", type=click.Path(path_type=Path), help="A TOML file with the fields of the header.")
@click.option("--title", help="The title of the text.")
@click.option("--author", help="Its author; several are separated by a semicolon.")
@click.option("--publisher", help="Who publishes the TEI.")
@click.option("--date", help="When it is published.")
@click.option("--licence", help="Its licence, in words or as an address.")
@click.option("--language", help="Its main language as a BCP 47 tag (en, fr, de …); guessed without it.")
@click.option(
    "--notes",
    type=click.Choice(PLACES),
    default="foot",
    help="Where notes stand: where they are printed, behind their markers, or at the end.",
)
@click.option(
    "--lines",
    type=click.Choice(LINES),
    default="keep",
    help="Keep the line ends of the source, or drop them and the hyphens that broke words there.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="CRAFT",
    help="Run only these crafts of their kind; may be given again.",
)
@click.option("--ignore", multiple=True, metavar="CRAFT", help="Leave out these crafts; may be given again.")
@click.option("--edtf", is_flag=True, help="Give dates a form of ISO 8601-2, too (@when-custom).")
@click.option("--authority", type=click.Path(path_type=Path), help="A database of `teikit authority build`.")
@click.option("--model", type=click.Path(path_type=Path), help="A model that `teikit train` made.")
@click.option(
    "--max-size", type=click.IntRange(1), help="Refuse files of more MiB; without it, none is too large."
)
@click.option(
    "--jobs", "processes", type=click.IntRange(1), default=1, metavar="N", help="Work in so many processes."
)
@click.option("--force", is_flag=True, help="Replace also what teikit did not write, or somebody changed.")
@runs
@click.option("-v", "--verbose", is_flag=True, help="List what was claimed but not built, with the reason.")
def command(**options: Any) -> None:
    """Turn texts into TEI: NAME.txt becomes NAME.xml; - is standard input.

    A folder stands for all files in it that a reader knows.
    CRAFT is a step that `teikit config` lists, or `layout`, `taggers` for all of a kind.
    Exit code 0 when every text was converted, 1 when some were not, 2 when nothing could be done.
    """
    from teikit.cli.converting import run  # slow to import: who asks for help, or errs, need not wait

    sys.exit(run(On.taken(options), **options))
