"""How much memory the report of a run takes, however many findings it has: a made run, merged.

python bench/corpora_reports.py [FILES] [FINDINGS OF EACH]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from teikit.checking.memory import row
from teikit.diagnostic import Diagnostic, Severity
from teikit.place import Place, Region
from teikit.runs.begun import About, begin
from teikit.runs.shards import Input, Manifest
from teikit.stores import pieces

SPENT = Path(__file__).with_name("spent.py")
RULES = ("dangling-pointer", "duplicate-id", "missing-file", "grammar", "unused-person")


def found(path: str, many: int) -> Iterator[list[object]]:
    for number in range(many):
        at, line = Place(number * 80, number * 80 + 9), number + 1
        rule = RULES[number % len(RULES)]
        message = f'"#gone{number}" points at nothing: no element has xml:id "gone{number}"'
        yield row(
            path, Diagnostic(path, at, Region(line, 5, line, 14), rule, Severity.ERROR, message, "", ())
        )


def make(place: Path, files: int, many: int) -> None:
    """A run over files that are nowhere, with findings that nobody found."""
    inputs = [Input(f"corpus/{n // 500:04}/{n:06}.xml", 12_000, sha256=f"{n:064x}") for n in range(files)]
    about = About("validate", (), str(place), {"results": "manifest"}, "", "made", {})
    begun = begin(str(place), about, {"manifest": inputs}, 4 * 1024**2)
    for shard in begun.shards("results"):
        lines = pieces(
            {
                "path": each.path,
                "sha256": each.sha256,
                "found": list(found(each.path, many)),
                "held": ["tei_all"],
            }
            for each in Manifest(begun.store).inputs(shard)
        )
        seal = {"shard": shard.number, "files": shard.files, "failed": 0, "sha256": sha256(lines).hexdigest()}
        begun.store.create(f"results/{shard.name}.jsonl", lines + pieces([seal]))


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory(prefix="teikit-corpora-") as folder:
        run = Path(folder, "run")
        make(run, files, many)
        line = [sys.executable, str(SPENT), sys.executable, "-m", "teikit", "run", "merge", str(run)]
        done = subprocess.run(line, capture_output=True, text=True, check=True)
        spent, memory = done.stderr.splitlines()[-1].split()
        logs = [path.stat().st_size for path in (run / "report/sarif").iterdir()]
        pages = [path.stat().st_size for path in (run / "report/html").rglob("*.html")]
        print(
            f"{files * many} findings in {files} files: {spent} s of processors, at most {memory} MiB; "
            f"{len(logs)} SARIF logs of at most {max(logs) >> 10} KiB, "
            f"{len(pages)} pages of at most {max(pages) >> 10} KiB"
        )


if __name__ == "__main__":
    main()
