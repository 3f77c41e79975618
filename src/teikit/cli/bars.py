"""Bars on a terminal, for somebody who waits: over many files, and over the pages of a long one.

Rich is loaded for a bar that is there only: it takes a tenth of the time that a page does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

from teikit.markup import printable
from teikit.progress import heard

if TYPE_CHECKING:
    from teikit.progress import Listener

Result = TypeVar("Result")

MANY = 20
"""A file of fewer pages is read before a bar could be."""


def over_files(results: Iterator[Result], total: int, doing: str) -> Iterator[Result]:
    """The results of so many files, with a bar where there are several and somebody watches."""
    if total < 2 or not sys.stderr.isatty():
        return results
    from rich.console import Console
    from rich.progress import track

    return iter(track(results, doing, total, console=Console(stderr=True), transient=True))


@contextmanager
def over_pages(name: str) -> Iterator[None]:
    """Show how many pages of a file are read, on a terminal and for a long file; leave nothing behind."""
    with ExitStack() as bar:
        show: list[Listener] = []

        def hear(done: int, total: int) -> None:
            if total >= MANY and sys.stderr.isatty() and not show:
                show.append(_bar_of_pages(bar, name))
            for each in show:
                each(done, total)

        with heard(hear):
            yield


def _bar_of_pages(bar: ExitStack, name: str) -> Listener:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    text, bar_of_pages = TextColumn("{task.description}", markup=False), BarColumn()
    columns = text, bar_of_pages, MofNCompleteColumn(), TimeRemainingColumn()
    shown = bar.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = shown.add_task(f"reading {printable(name)}")
    return lambda done, total: shown.update(task, completed=done, total=total)
