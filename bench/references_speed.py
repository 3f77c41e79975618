"""How fast references are checked on one core, with the trees in hand: megabytes of TEI a second.

    TEIKIT_CORPUS=… python bench/references_speed.py [RULE…]

Each rule alone pays for the indexes that all share; the last line is all rules together, as a run has them.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from teikit.project import Project
from teikit.project.view import View
from teikit.registry import craft
from teikit.tei.document import Tei, parse
from teikit.workspace import Workspace

RULES = (
    "dangling-pointer misplaced-target duplicate-id invalid-id missing-file undeclared-prefix "
    "unmatched-prefix unused-prefix bare-word-pointer empty-pointer pointer-outside-project "
    "wrong-number-of-pointers"
).split()
ROUNDS = 5


def main(rules: list[str]) -> None:
    """Print the best of some rounds for each rule alone, and for all together."""
    corpus = os.environ.get("TEIKIT_CORPUS")
    if not corpus:
        print("TEIKIT_CORPUS does not say where the real texts are")
        return
    paths = sorted(Path(corpus, "tei").rglob("*.xml"))
    trees = [parse(Workspace().source(path)) for path in paths]
    size = sum(len(tei.source.data) for tei in trees) / 1e6
    project = Project.around(paths, Workspace())
    print(f"{len(trees)} files, {size:.1f} MB")
    for names in [rules] if len(rules) == 1 else [*([rule] for rule in rules), rules]:
        best, found = min(measure(trees, project, names) for _ in range(ROUNDS))
        label = names[0] if len(names) == 1 else f"all {len(names)}"
        print(f"{label:26} {size / best:7.1f} MB/s  {found} findings")


def measure(trees: list[Tei], project: Project, rules: list[str]) -> tuple[float, int]:
    """Seconds of processor time for the rules on fresh documents over the same trees, and the findings."""
    fresh = [replace(tei, around=View(project, tei.path), _targets={}) for tei in trees]
    checks = [craft("rules", rule).run for rule in rules]
    start = time.process_time()
    found = sum(1 for tei in fresh for check in checks for _ in check(tei))
    return time.process_time() - start, found


if __name__ == "__main__":
    main(sys.argv[1:] or RULES)
