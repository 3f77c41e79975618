"""Times what is done with ODDs, in processor seconds of one process: compile, again from the cache, document.

python bench/odd_speed.py    needs TEIKIT_SCHEMA; each figure is the best of five
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from odd_oracle import compiler

from teikit.schemas import fetch, specifications
from teikit.schemas.catalog import Catalogs
from teikit.tei.odd.documentation import site
from teikit.tei.odd.outputs import relaxng
from teikit.tei.odd.proof import prove
from teikit.workspace import Workspace

NAMES = ("tei_all", "tei_bare", "tei_drama", "tei_lite", "tei_jtei", "tei_simplePrint")


def main() -> int:
    if "TEIKIT_SCHEMA" not in os.environ:
        print("TEIKIT_SCHEMA is not set")
        return 0
    folder = Path(os.environ["TEIKIT_SCHEMA"]) / "odd"
    if sys.argv[1:]:
        relaxng(compiler(folder).specification(folder / "exemplars" / f"{sys.argv[1]}.odd"))
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
        return 0
    with tempfile.TemporaryDirectory() as cache:
        os.environ["TEIKIT_CACHE"] = cache
        catalogs = Catalogs.around([], Workspace())
        fetch.keep(folder / "p5subset-4.9.0a.xml")
        for name in NAMES:
            path = folder / "exemplars" / f"{name}.odd"
            specification = compiler(folder).specification(path)
            text = relaxng(specification)
            figures = {
                "specification": best(lambda path=path: compiler(folder).specification(path)),
                "grammar": best(lambda one=specification: relaxng(one)),
                "proof": best(lambda one=specification, text=text: prove(one, text)),
            }
            specifications.compiled(path, catalogs)
            figures["from the cache"] = best(lambda path=path: specifications.compiled(path, catalogs))
            figures["documentation"] = best(lambda one=specification: list(site(one)), 2)
            memory = subprocess.run(
                [sys.executable, __file__, name], capture_output=True, text=True, check=True
            )
            said = ", ".join(f"{what} {seconds:.3f} s" for what, seconds in figures.items())
            print(f"{name}: {said}; {memory.stdout.strip()} MB", flush=True)
    return 0


def best(work: Callable[[], object], times: int = 5) -> float:
    """The least time that the work took."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
