"""How many notes without a citation get one, and how fast citations are looked for: for docs/citations.md.

TEIKIT_CORPUS=…/corpus python bench/citations_alone.py

The notes are made of sentences of the corpus of names: reports, testimonies, diaries, novels and papers. Some
do cite (a shelfmark, a book that a diary names): the share is an upper bound. Times are of the processor.
"""

from __future__ import annotations

import json
import os
import random
import re
import time
from pathlib import Path

from teikit.citations.citing import cited
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", "")) / "names"
NOTES = 400


def main() -> None:
    chance = random.Random(9)
    sentences: dict[str, list[str]] = {}
    for name in ("dev", "dev-2"):
        for line in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            text = re.sub(r"\s+", " ", record["text"])
            for said in re.split(r"(?<=[a-zäöüß]{3}\.) (?=[A-ZÄÖÜÉÀ])", text):
                if 5 < len(said.split()) < 40:
                    sentences.setdefault(str(record.get("group")), []).append(said)
    every = wrong = 0
    for group, rows in sorted(sentences.items()):
        if len(rows) < NOTES / 5:
            continue
        text, claims = "", []
        for _ in range(NOTES):
            note = " ".join(chance.sample(rows, chance.choice((1, 1, 2, 3))))
            claims.append(Annotation(Span(len(text), len(text) + len(note)), "note", {"place": "bottom"}))
            text += note + "\n"
        reading = read_through(Document(text, claims=tuple(claims)))
        start = time.process_time()
        found = len({each.block for each in cited(reading)})
        speed = len(text) / (time.process_time() - start)
        print(f"{group:28} {found:3} of {NOTES}  {speed:9,.0f} characters a second")
        every, wrong = every + NOTES, wrong + found
    print(f"{'all':28} {wrong:3} of {every}  {wrong / every:.1%}")


if __name__ == "__main__":
    main()
