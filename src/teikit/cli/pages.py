"""A bar over the pages of a long file, while it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from teikit.markup import printable
from teikit.progress import heard

if TYPE_CHECKING:
    from rich.console import Console

MANY = 20
"""A file of fewer pages is read before a bar could be."""


@contextmanager
def shown(console: Console, name: str) -> Iterator[None]:
    """Show how many pages are read, on a terminal and for a long file; leave nothing behind."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    text, bar_of_pages = TextColumn("{task.description}", markup=False), BarColumn()
    columns = text, bar_of_pages, MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"reading {printable(name)}", visible=False)

        def hear(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= MANY)

        with heard(hear):
            yield
