"""How fast all rules are on one core, with the trees in hand: megabytes of TEI a second, the dearest first.

    TEIKIT_CORPUS=… python bench/rules_speed.py

The rules share their indexes, so the first one that needs an index pays for it.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from teikit.checking.rulebook import group
from teikit.registry import craft, names
from teikit.tei.document import Tei, parse
from teikit.workspace import Workspace

ROUNDS, SHOWN = 5, 10
PROSE = 150
"""A file with at least so many bytes an element is called prose."""


def main() -> None:
    """Print the best of some rounds, for all files and for those that are mostly prose."""
    corpus = os.environ.get("TEIKIT_CORPUS")
    if not corpus:
        print("TEIKIT_CORPUS does not say where the real texts are")
        return
    trees = [parse(Workspace().source(path)) for path in sorted(Path(corpus, "tei").rglob("*.xml"))]
    prose = [tei for tei in trees if len(tei.source.data) >= PROSE * sum(1 for _ in tei.elements())]
    rules = [name for name in names("rules") if not group(name)]
    for what, chosen in (("all", trees), ("prose", prose)):
        size = sum(len(tei.source.data) for tei in chosen) / 1e6
        spent = min((measure(chosen, rules) for _ in range(ROUNDS)), key=lambda each: each.total())
        speed = size / spent.total()
        print(f"{len(rules)} rules, {len(chosen)} files ({what}), {size:.1f} MB: {speed:.1f} MB/s")
        for rule, seconds in spent.most_common(SHOWN):
            print(f"  {rule:28} {1000 * seconds:7.1f} ms")


def measure(trees: list[Tei], rules: list[str]) -> Counter[str]:
    """Seconds of processor time of each rule on fresh documents over the same trees."""
    spent: Counter[str] = Counter()
    checks = [(rule, craft("rules", rule).run) for rule in rules]
    for tei in (replace(each, _targets={}) for each in trees):
        for rule, check in checks:
            start = time.process_time()
            for _ in check(tei):
                pass
            spent[rule] += time.process_time() - start
    return spent


if __name__ == "__main__":
    main()
