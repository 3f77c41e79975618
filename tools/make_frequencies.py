"""Makes the tables of how common words are from wordfreq's data: `python tools/make_frequencies.py`.

Beside it, lost/LANGUAGE.txt has what is left of its words where a ligature is lost, a line for each.

Needs the PyPI package wordfreq (3.1.1; data under CC BY-SA 4.0, so the tables are under it too). Writes
src/teikit/lexicon/frequencies/LANGUAGE.txt, a line for each three letters that words begin with: the letters,
a tab, and the rest of each such word with a letter for its share, the next one being 1.26 times rarer.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from wordfreq import get_frequency_dict

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from teikit.lexicon.frequencies import CODES, LIGATURES, PREFIX, SCALE  # noqa: E402

FULL = ("en", "fr", "de", "it")
"""Languages whose texts we lay out; of the others we keep what shows that a text cites them."""
LEAST = {"full": 2e-8, "cited": 1e-6}


def lines(table: dict[str, float]) -> list[str]:
    """The lines of a table, in the order of their letters."""
    rows: dict[str, list[str]] = defaultdict(list)
    for word, share in sorted(table.items()):
        rows[word[:PREFIX]].append(word[PREFIX:] + CODES[round(-SCALE * math.log10(share))])
    return [f"{letters}\t{' '.join(words)}" for letters, words in sorted(rows.items())]


def without_ligatures(table: Iterable[str]) -> list[str]:
    """Each word with each of its ligatures left out, one at a time."""
    return sorted(
        {
            word[: found.start()] + word[found.start() + len(ligature) :]
            for word in table
            for ligature in LIGATURES
            for found in re.finditer(f"(?={ligature})", word)
        }
    )


def main() -> None:
    """Write the tables."""
    folder = ROOT / "src/teikit/lexicon/frequencies"
    for tag in (*FULL, "es", "nl", "pl", "cs", "pt", "sv"):
        least = LEAST["full" if tag in FULL else "cited"]
        listed = get_frequency_dict(tag, "large")
        table = {word: share for word, share in listed.items() if share >= least and word.isalpha()}
        text = "\n".join(lines(table))
        (folder / f"{tag}.txt").write_text(text, "utf-8")
        (folder / "lost").mkdir(exist_ok=True)
        (folder / "lost" / f"{tag}.txt").write_text("\n".join(without_ligatures(table)), "utf-8")
        print(f"{tag}: {len(table)} words, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
