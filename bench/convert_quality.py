"""How good convert is on real texts, as the scorer of the corpus counts it: a table for docs/quality.md.

TEIKIT_CORPUS=…/corpus python bench/convert_quality.py [seed|pages|names]
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings
from teikit.converting.pipeline import convert
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.workspace import Workspace

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
SCORER = CORPUS.parent / "tools" / "score.py"
KINDS = ("person", "place", "date")


def score(gold: Path, made: Path) -> list[dict[str, Any]]:
    command = [sys.executable, str(SCORER), str(gold), str(made), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def converted(source: Source, target: Path) -> str:
    """Convert, and say how many findings the result has."""
    data = convert(source).data
    target.write_bytes(data)
    return str(len(validate(Source(str(target), data), Settings(), Schemas())))


def row(name: str, result: dict[str, Any], findings: str) -> str:
    kinds = (f"{result[kind]['f1']:.3f}" if result[kind]["gold"] else "–" for kind in KINDS)
    forms, notes = result["date_normal_form"], result["note_references"]
    return (
        f"| {name} | {result['text_error']:.2%} | {' | '.join(kinds)} | {forms['right']} of {forms['gold']} "
        f"| {notes['right']} of {notes['gold']} | {findings} |"
    )


def main() -> None:
    if not SCORER.exists():
        sys.exit("TEIKIT_CORPUS does not say where the real texts are")
    wanted = sys.argv[1:] or ["seed", "pages", "names"]
    print("| text | text error | persons | places | dates | normal forms | notes | findings |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(CORPUS / "seed" / "page-99.txt", CORPUS / "seed" / "page-99.gold.xml")] * ("seed" in wanted)
        pages = sorted((CORPUS / "pages").glob("*.json")) if "pages" in wanted else []
        for text, gold in (*pairs, *((page.with_suffix(".txt"), page) for page in pages)):
            target = Path(folder, f"{text.stem}.xml")
            findings = converted(Workspace().source(text), target)
            print(row(text.stem, score(gold, target)[0], findings), flush=True)
        if "names" in wanted:
            gold, total = CORPUS / "names" / "dev.jsonl", 0
            for line in gold.read_text("utf-8").splitlines():
                record = json.loads(line)
                name = re.sub("[^A-Za-z0-9._-]", "_", record["id"])
                source = Source(f"{name}.txt", record["text"].encode())
                total += int(converted(source, Path(folder, f"{name}.xml")))
            groups = [line.split()[1] for line in _groups(gold, folder)]
            for group, result in zip(groups, score(gold, Path(folder)), strict=True):
                print(row(f"dev: {group}", result, str(total) if group == "ALL" else ""))


def _groups(gold: Path, folder: str) -> list[str]:
    command = [sys.executable, str(SCORER), str(gold), folder, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if line.startswith("==")]


if __name__ == "__main__":
    main()
