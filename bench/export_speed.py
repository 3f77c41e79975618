"""How many megabytes of TEI are exported in a second of processor time, beside what only reading them takes.

Uses the corpus of TEIKIT_CORPUS where it is set, else the texts in tei/.
Run: python bench/export_speed.py [FORMAT…]
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lxml import etree

from teikit.exporting.pipeline import export
from teikit.source import FileError, Source
from teikit.tei.document import parse

ROOT = Path(__file__).parents[1]
FORMATS = ("text", "json", "csv", "html", "jsonl", "dublin-core", "mods", "mets", "premis")
ROUNDS = 3


def seconds(work: Callable[[Source], object], sources: list[Source]) -> float:
    """The processor time of the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for source in sources:
            with suppress(FileError):
                work(source)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    corpus = os.environ.get("TEIKIT_CORPUS")
    paths = sorted(Path(corpus).glob("tei/*/*.xml") if corpus else ROOT.glob("tei/*.xml"))
    sources = [Source(path.name, path.read_bytes()) for path in paths]
    size = sum(len(each.data) for each in sources) / 1e6
    print(f"{len(sources)} files, {size:.1f} MB")

    def told(name: str, work: Callable[[Source], object]) -> None:
        print(f"{name:12}  {size / seconds(work, sources):6.1f} MB/s", flush=True)

    told("lxml alone", lambda source: etree.fromstring(source.data, etree.XMLParser(recover=True)))
    told("teikit reads", parse)
    for form in sys.argv[1:] or FORMATS:
        told(form, lambda source, form=form: export(source, form))


if __name__ == "__main__":
    main()
