"""What tagging takes: until it is ready, in memory, in processor time by kind of text, and on hostile texts.

    PYTHONPATH=src python bench/tagging_limits.py [RECORDS.jsonl…] [--sizes SMALL LARGE] [--only TEXT…]

Each measurement is a process of its own; `ready` is the processor time of one that tags a sentence. Texts
that are hostile are tagged at two sizes (in MB, 0.25 and 1): where times are as far apart as sizes, time is
linear.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SENTENCE = "On 2 April 1921 Spiridon Kedia left Tiflis for Paris. "
HOSTILE = {
    "capitals": lambda size: "ABCDE FGHIJ KLMNO PQRST UVWXY " * (size // 30),
    "names": lambda size: "Charles Berlin Mary Paris " * (size // 26),
    "one word": lambda size: "A" + "b" * size,
    "one word of capitals": lambda size: "AB" * (size // 2),
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "names in brackets": lambda size: "[Charles " * (size // 18) + "]" * (size // 2),
    "initials": lambda size: "A. " * (size // 3),
    "particles": lambda size: "de la von van der " * (size // 18),
    "rows of a list": lambda size: "Smith, John\n" * (size // 12),
    "numbers": lambda size: "12. 3. 1921 " * (size // 12),
    "years": lambda size: "1921 " * (size // 5),
    "feasts": lambda size: "the feast of the eve of St John the 1402 " * (size // 41),
    "quotation marks": lambda size: '"Berlin ' * (size // 8),
}
CHILD = """
import resource, sys, time
from pathlib import Path
from teikit.converting.plan import Choice
from teikit.tagging.words import tagged
from teikit.text import Block, Span
text, language = Path(sys.argv[1]).read_text("utf-8"), sys.argv[2]
blocks, start = [], 0
for line in text.splitlines(keepends=True):
    blocks.append(Block(Span(start, start + len(line.rstrip())), "p"))
    start += len(line)
blocks = [block for block in blocks if len(block.span)]
warm = sys.argv[3] == "warm"
if warm:
    list(tagged(text[:2000], [Block(Span(0, min(2000, len(text))), "p")], language, Choice()))
begin = time.process_time() if warm else 0.0
many = len(list(tagged(text, blocks, language, Choice())))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(time.process_time() - begin, peak, many)
"""


def measure(text: str, language: str, how: str, at: Path) -> tuple[float, int, int]:
    """Seconds of processor time, megabytes and tags of a process that tags a text."""
    at.write_text(text, "utf-8")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(at), language, how],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    seconds, peak, many = done.stdout.split()
    return float(seconds), int(peak), int(many)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("records", nargs="*")
    parser.add_argument("--sizes", nargs=2, type=float, default=(0.25, 1))
    parser.add_argument("--only", nargs="*", default=list(HOSTILE))
    asked = parser.parse_args()
    at = Path(os.environ.get("TMPDIR", "/tmp")) / f"tagging-{os.getpid()}.txt"
    seconds, peak, _ = min(measure(SENTENCE, "en", "cold", at) for _ in range(3))
    print(f"ready in {seconds:.2f} s of processor time, {peak} MB\n")
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in asked.records:
        for line in Path(path).read_text("utf-8").splitlines():
            record = json.loads(line)
            groups[re.sub(r"^\d+_", "", record["group"]), record["lang"]].append(record["text"])
    if groups:
        print("| text | characters | a second | memory |\n|---|---|---|---|")
    for (group, language), texts in groups.items():
        text = "\n".join(texts)
        seconds, peak, _ = min(measure(text, language, "warm", at) for _ in range(2))
        print(f"| {group} | {len(text):,} | {len(text) / seconds / 1000:.0f} k | {peak} MB |", flush=True)
    one, other = asked.sizes
    print(f"\n| hostile | {one:g} MB | {other:g} MB | times | memory |\n|---|---|---|---|---|")
    for name in asked.only:
        small, _, _ = measure(HOSTILE[name](int(one * 1_000_000)), "en", "warm", at)
        large, peak, _ = measure(HOSTILE[name](int(other * 1_000_000)), "en", "warm", at)
        print(f"| {name} | {small:.2f} s | {large:.2f} s | {large / small:.1f} | {peak} MB |", flush=True)
    at.unlink()


if __name__ == "__main__":
    main()
