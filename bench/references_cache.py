"""What a second run over an unchanged project saves, and what a changed register costs: seconds by the clock.

    python bench/references_cache.py [FILES]
    TEIKIT_CORPUS=… python bench/references_cache.py [FILES]

The project is made here: letters that point into registers; with TEIKIT_CORPUS, copies of the real files
instead. It is held to tei_all and all rules, and the findings are counted rather than shown. Figures are the
best of three runs of the command, start-up included.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEADER = """<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>
<publicationStmt><p>Made for a measurement.</p></publicationStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc></teiHeader>"""
WORDS = "the ship left harbour and wrote a letter that never came to her house before winter was over".split()
ROUNDS = 3


def main(count: int) -> None:
    """Make the project, run it cold, run it again, and run it after a change in the register of places."""
    folder = Path(tempfile.mkdtemp())
    try:
        corpus = os.environ.get("TEIKIT_CORPUS")
        size = copy(Path(corpus, "tei"), folder, count) if corpus else make(folder, count)
        print(f"{count} files, {size / 1e6:.1f} MB")
        cold = min(run(folder, fresh=True) for _ in range(ROUNDS))
        warm = min(run(folder) for _ in range(ROUNDS))
        print(f"first run  {cold[0]:7.2f} s, {cold[1]:6.2f} s of processor time")
        print(f"second run {warm[0]:7.2f} s, {warm[1]:6.2f} s of processor time")
        print(f"which is 1/{cold[0] / warm[0]:.0f} by the clock, 1/{cold[1] / warm[1]:.0f} of processor time")
        touch = folder / "places.xml"
        for number in range(0 if corpus else ROUNDS):
            touch.write_text(touch.read_text("utf-8") + f"<!-- {number} -->\n", "utf-8")
            print(f"after a change in a register that {count // 10} files point into: {run(folder)[0]:.2f} s")
    finally:
        shutil.rmtree(folder)


def make(folder: Path, count: int) -> int:
    """Write the files; every tenth letter points into the register of places. Gives their size in bytes."""
    dice = random.Random(1)
    persons = "".join(f'<person xml:id="p{n}"><persName>Person {n}</persName></person>\n' for n in range(500))
    places = "".join(f'<place xml:id="l{n}"><placeName>Place {n}</placeName></place>\n' for n in range(500))
    write(folder / "persons.xml", "Persons", f"<standOff><listPerson>{persons}</listPerson></standOff>", "")
    write(folder / "places.xml", "Places", f"<standOff><listPlace>{places}</listPlace></standOff>", "")
    for number in range(count - 2):
        text = []
        for paragraph in range(12):
            words = dice.choices(WORDS, k=80)
            named = f'<persName ref="persons.xml#p{dice.randrange(500)}">Person</persName>'
            if not number % 10:
                named += f' of <placeName ref="places.xml#l{dice.randrange(500)}">Place</placeName>'
            text.append(f'<p xml:id="a{paragraph}">{" ".join(words)} {named} {" ".join(words)}.</p>\n')
        body = f"<text><body><div>{''.join(text)}</div></body></text>"
        write(folder / f"letter-{number:04}.xml", f"Letter {number}", "", body)
    return sum(path.stat().st_size for path in folder.iterdir())


def copy(corpus: Path, folder: Path, count: int) -> int:
    """Copy real files, each as often as it takes. Gives their size in bytes."""
    files = sorted(corpus.rglob("*.xml"))
    for number in range(count):
        origin = files[number % len(files)]
        target = folder / f"{number // len(files)}" / origin.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(origin, target)
    return sum(path.stat().st_size for path in folder.rglob("*.xml"))


def write(path: Path, title: str, register: str, text: str) -> None:
    """Write a TEI file."""
    whole = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER.format(title)}{register}{text}</TEI>\n'
    path.write_text(whole, "utf-8")


def run(folder: Path, *, fresh: bool = False) -> tuple[float, float]:
    """Seconds by the clock, and of all processors; `fresh` is without what earlier runs left."""
    if fresh:
        shutil.rmtree(folder / ".teikit_cache", ignore_errors=True)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "teikit", "validate", str(folder), "--schema", "tei_all", "--statistics"]
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=installed)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
