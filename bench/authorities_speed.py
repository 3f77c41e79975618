"""How long a database of many names takes, how large it is, and how fast names are looked up in it.

    PYTHONPATH=src python bench/authorities_speed.py [ENTRIES] [FOLDER]

The entries are made up: lines of JSON-LD as the GND publishes them, each with 2 to 5 names.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

from teikit.authorities.formats import records
from teikit.authorities.store import authority, build

SYLLABLES = (
    "ba be bo da do el en fa ga go ha in ka ki la lo ma mi na no or pa ra ri sa so ta ti va zu".split()
)


def name(dice: random.Random) -> str:
    words = [
        "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).title() for _ in range(dice.randint(2, 4))
    ]
    return f"{words[0]}, {' '.join(words[1:])}"


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else mkdtemp())
    dice, file, made = random.Random(1), folder / "made-up.jsonl", folder / "made-up.sqlite"
    names = 0
    with file.open("w", encoding="utf-8") as out:
        for number in range(many):
            forms = [name(dice) for _ in range(dice.randint(1, 4))]
            names += len(forms) + 1
            entry = {
                "id": f"https://d-nb.info/gnd/{number}",
                "type": ["DifferentiatedPerson"],
                "preferredName": name(dice),
                "variantName": forms,
                "dateOfBirth": [str(1500 + number % 450)],
                "sameAs": [{"id": f"http://viaf.org/viaf/{number}"}],
            }
            out.write(json.dumps(entry) + "\n")
    made.unlink(missing_ok=True)
    begin = time.process_time()
    with file.open("rb") as stream:
        build(str(made), records(stream, str(file)))
    spent = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{many:,} entries, {names:,} names: {spent:.0f} s of processor time, {memory:.0f} MB at most")
    print(f"{file.stat().st_size / 1e6:.0f} MB read, {made.stat().st_size / 1e6:.0f} MB written")
    known = authority(str(made))
    some = [" ".join(reversed(name(dice).replace(",", "").split())) for _ in range(10_000)]
    begin = time.process_time()
    for each in some:
        known.named(each, "person")
    print(f"{1e6 * (time.process_time() - begin) / len(some):.0f} µs of processor time a look-up")


if __name__ == "__main__":
    main()
