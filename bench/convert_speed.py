"""How fast convert is: a book of 1.25 MB, and a page with the start of the program; for docs/performance.md.

TEIKIT_CORPUS=…/corpus python bench/convert_speed.py

The book is what degrade.py makes of the histories, editions, novels and letters of the corpus: notes, running
heads, lost ligatures. Times are processor time, which other programs on the machine disturb least; that of
Python itself, which starts and does nothing, shows by how much.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
TEI = "{http://www.tei-c.org/ns/1.0}"
SOURCES = (
    "HistoryAtState+frus-history",
    "EHRI+ehri-online-editions",
    "COST-ELTeC+ELTeC-eng",
    "whitmanarchive+whitman-correspondence",
)
SIZE = 1_250_000
QUIET = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]


def book(folder: Path) -> Path:
    """The text of the book."""
    body = etree.Element(f"{TEI}body")
    parser = etree.XMLParser(recover=True, remove_comments=True, remove_pis=True, resolve_entities=False)
    for source in SOURCES:
        for file in sorted((CORPUS / "tei" / source).glob("*.xml")):
            for each in etree.parse(file, parser).getroot().iter(f"{TEI}body"):
                etree.SubElement(body, f"{TEI}div").extend(list(each))
    tei = etree.Element(f"{TEI}TEI")
    etree.SubElement(tei, f"{TEI}text").append(body)
    (folder / "book.xml").write_bytes(etree.tostring(tei))
    degrade = [sys.executable, str(CORPUS.parent / "tools" / "degrade.py"), "book.xml", "-o", "whole"]
    subprocess.run(
        [*degrade, "--no-pyphen", "--title", "A Book"], cwd=folder, check=True, capture_output=True
    )
    cut = ""
    for page in (folder / "whole.txt").read_bytes().decode().split("\f"):
        if len((cut + page).encode()) > SIZE:
            break
        cut += f"{page}\f"
    (folder / "book.txt").write_bytes(cut.encode())
    return folder / "book.txt"


def measured(*command: str) -> tuple[float, float]:
    """Seconds of processor time of a command, and its memory at the highest in MB."""
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=QUIET)
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    if not CORPUS.is_dir():
        sys.exit("TEIKIT_CORPUS does not say where the real texts are")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as made:
        os.environ["TEIKIT_CACHE"] = f"{made}/cache"
        os.environ["PYTHONPYCACHEPREFIX"] = f"{made}/bytecode"
        text = book(Path(made))
        convert = (sys.executable, "-m", "teikit", "convert", "-o", f"{made}/out.xml", "--force")
        page = str(CORPUS / "seed" / "page-99.txt")
        measured(*convert, page)
        rows = {
            "Python, which does nothing": (0, measured(sys.executable, "-c", "pass")),
            "seed page, from the second run on": (0, measured(*convert, page)),
            "book": (text.stat().st_size, measured(*convert, str(text))),
        }
    print("| | size | processor time | memory |")
    print("|---|---|---|---|")
    for name, (size, (seconds, memory)) in rows.items():
        pace = f" ({size / seconds / 1000:.0f} kB/s)" if size else ""
        shown = f"{size / 1e6:.2f} MB" if size else "–"
        print(f"| {name} | {shown} | {seconds:.2f} s{pace} | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
