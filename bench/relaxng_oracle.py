"""Compares verdicts with Jing's on real TEI files and on random mutations of them.

python bench/relaxng_oracle.py [MUTATIONS [SEED]]    needs Java, TEIKIT_CORPUS, TEIKIT_SCHEMA
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

from relaxng_jing import invalid, without_dtd
from relaxng_mutations import mutate

from teikit.relaxng import load


def main() -> int:
    if not {"TEIKIT_CORPUS", "TEIKIT_SCHEMA"} <= set(os.environ):
        print("TEIKIT_CORPUS and TEIKIT_SCHEMA are not set")
        return 0
    count, seed = (int(argument) for argument in (*sys.argv[1:3], *("2000", "1")[len(sys.argv) - 1 :]))
    schema = Path(os.environ["TEIKIT_SCHEMA"]) / "tei_all_4.12.0.rng"
    files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml"))
    documents = [without_dtd(file.read_bytes()) for file in files]
    labels = [str(file) for file in files]
    random = Random(seed)
    small = [document for document in documents if len(document) < 60_000]
    for number in range(count):
        change, document = mutate(random.choice(small), random)
        documents.append(document)
        labels.append(f"mutation {number}: {change}")
    ours = load(schema)
    theirs = invalid(schema, documents)
    wrong = 0
    for number, document in enumerate(documents):
        found = list(ours.violations(document))
        if bool(found) != (number in theirs):
            wrong += 1
            print(labels[number])
            print("  Jing:", *theirs.get(number, ["valid"])[:2])
            print("  here:", *(f"{v.line}:{v.column} {v.message}" for v in found[:2]))
    valid = len(documents) - len(theirs)
    print(f"{len(documents)} documents, {valid} valid to Jing, {wrong} verdicts differ (seed {seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
