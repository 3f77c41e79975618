"""Every format of metadata and data over real files and over copies with thinned and odd headers.

Each export has to be valid by its checker, or a list of what is missing; anything else is a fault, and named.
What is missing is said as the list advises, and it has to be valid then. What is checked at run time by less
than the format's own schema is held to that, too, where TEIKIT_SCHEMA names a folder that has it. Uses the
corpus of TEIKIT_CORPUS where it is set, else tei/; with KEEP, files with faults are kept in that folder.
Run: python bench/export_thin.py [COPIES [SEED [FORMAT…]]]
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.exporters.fitness import FORMATS, verdict  # noqa: E402 - tests are no package that is installed
from tests.exporters.thinning import NAMES, thinned  # noqa: E402

from teikit.exporting.pipeline import export  # noqa: E402
from teikit.source import FileError, Source  # noqa: E402

SMALL = 120_000
"""Of how many bytes the originals of copies are at most: the header is what counts."""


def texts() -> list[Path]:
    corpus = os.environ.get("TEIKIT_CORPUS")
    return sorted((*ROOT.glob("tei/*.xml"), *(Path(corpus).glob("tei/*/*.xml") if corpus else ())))


def is_fit(source: Source) -> bool:
    """Whether it is TEI, and none of its parts is missing."""
    try:
        return bool(export(source, "premis"))
    except FileError:
        return False


def copies(originals: list[Source], count: int, seed: int) -> Iterator[tuple[str, Source]]:
    small = [each for each in originals if len(each.data) < SMALL]
    for number in range(count):
        choice = random.Random(seed * 1_000_003 + number)
        origin = choice.choice(small)
        what, data = thinned(origin.data, choice)
        yield what, Source(f"{number}/{choice.choice((Path(origin.path).name, *NAMES))}", data)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    originals = [each for path in texts() if is_fit(each := Source(path.name, path.read_bytes()))]
    work = [("as it is", each) for each in originals]
    work += list(copies(originals, count, seed))
    print(f"{len(originals)} files, {count} copies, seed {seed}\n")
    keep = os.environ.get("KEEP")
    for name in sys.argv[3:] or FORMATS:
        began, counted = time.process_time(), Counter[str]()
        for what, source in work:
            said, words = verdict(source, name)
            counted[said] += 1
            if said.isupper():
                print(f"  {name}: {said}: {source.path!r}, {what}: {words[:300]}", flush=True)
                if keep:
                    Path(keep, f"{name}-{source.path.partition('/')[0]}.xml").write_bytes(source.data)
        told = ", ".join(f"{number} {said}" for said, number in counted.most_common())
        print(f"{name:14} {told}; {time.process_time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
