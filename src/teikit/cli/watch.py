"""validate --watch: check again whenever a file that counts has changed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from teikit.cli.checking import Asked
from teikit.cli.net import INTERRUPTED
from teikit.cli.streams import say
from teikit.source import FileError

PAUSE = 0.5
"""Seconds between two looks at the files."""

State = Mapping[Path, tuple[int, int]]


def watch(asked: Asked, once: Callable[[], int]) -> None:
    """Run `once`, and again after each change of a file, the configuration or a schema, until Ctrl-C."""
    try:
        before: State | None = None
        while True:
            now = _state(asked)
            if now != before:
                before = now
                _run(once)
                say("watching; Ctrl-C ends it")
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        sys.exit(0)


def _run(once: Callable[[], int]) -> None:
    if sys.stdout.isatty():
        click.clear()
    try:
        if once() == INTERRUPTED:
            raise KeyboardInterrupt
    except FileError as error:  # half-written configuration: the next change may mend it
        say(f"teikit: {error}")
    sys.stdout.flush()


def _state(asked: Asked) -> State:
    """The time and size of every file that counts; empty while the configuration cannot be read."""
    try:
        project = asked.project()
        paths = asked.files(project)
    except FileError:
        return {}
    schemas = [Path(name) for name in asked.schema] + [project.folder / name for name in project.schema]
    found = {}
    named = [project.folder / project.specification] if project.specification else []
    for path in (*paths, *schemas, *named, *([project.path] if project.path else [])):
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = status.st_mtime_ns, status.st_size
    return found
