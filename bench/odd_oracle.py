"""Compares the schemas made of TEI's exemplar ODDs with those that TEI's own stylesheets make, verdict by
verdict.

python bench/odd_oracle.py [MUTATIONS [SEED [NAME...]]]    needs Java, TEIKIT_CORPUS, TEIKIT_SCHEMA
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from relaxng_jing import invalid, without_dtd
from relaxng_mutations import mutate

from teikit.source import FileError
from teikit.tei.odd.compilation import Compiler
from teikit.tei.odd.grammar import grammar
from teikit.tei.odd.grammar.xml_syntax import write


def main() -> int:
    if not {"TEIKIT_CORPUS", "TEIKIT_SCHEMA"} <= set(os.environ):
        print("TEIKIT_CORPUS and TEIKIT_SCHEMA are not set")
        return 0
    folder = Path(os.environ["TEIKIT_SCHEMA"]) / "odd"
    count, seed = (int(argument) for argument in (*sys.argv[1:3], *("400", "1")[len(sys.argv[1:3]) :]))
    names = sys.argv[3:] or sorted(path.stem for path in (folder / "expected-4.9.0a").glob("*.rng"))
    files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml"))
    texts = [without_dtd(file.read_bytes()) for file in files]
    small = [text for text in texts if len(text) < 60_000]
    wrong = 0
    for name in names:
        random = Random(f"{seed} {name}")
        documents = [*texts, *(mutate(random.choice(small), random)[1] for _ in range(count))]
        differ = _differ(folder, name, documents)
        wrong += len(differ)
        print(
            f"{name}: {len(documents)} documents, {len(differ)} with other error lines {differ[:5]}",
            flush=True,
        )
    print(f"{len(names)} schemas, {wrong} verdicts differ (seed {seed})")
    return 1 if wrong else 0


def _differ(folder: Path, name: str, documents: Sequence[bytes]) -> list[int]:
    """The numbers of the documents in which Jing finds other lines wrong under our schema than under
    theirs.
    """
    specification = compiler(folder).specification(folder / "exemplars" / f"{name}.odd")
    with tempfile.TemporaryDirectory() as made:
        ours = Path(made) / f"{name}.rng"
        ours.write_text(write(grammar(specification)), "utf-8")
        here, there = (
            {
                number: sorted(set(map(_line, said)))
                for number, said in invalid(schema, documents, ids=False).items()
            }
            for schema in (ours, folder / "expected-4.9.0a" / f"{name}.rng")
        )
    return [number for number in range(len(documents)) if here.get(number) != there.get(number)]


def compiler(folder: Path) -> Compiler:
    """A compiler that finds what the exemplars name beside them."""

    def find(address: str, base: Path) -> Path:
        path = base / address.rpartition("/")[2] if "://" in address else base / address
        if not path.is_file():
            raise FileError(str(path), "is not there")
        return path

    return Compiler(find, str(folder / "p5subset-4.9.0a.xml"))


def _line(message: str) -> str:
    found = re.match(r"(\d+):", message)
    return found[1] if found else message


if __name__ == "__main__":
    sys.exit(main())
