"""How well works cited in notes are found, as the scorer of the corpus counts it: for docs/citations.md.

TEIKIT_CORPUS=…/corpus python bench/citations_quality.py GOLD.xml… [--weights FILE] [--keep FOLDER]

With --weights, those of a fold of tools/train_citations.py that has not seen GOLD. Beside the scorer's
figures stand the cross-references of what was made: all, those resolved, and those of them that lead to a
citation in the note that they name; and the notes that cite nothing in GOLD, with those that got a bibl.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

from teikit.citations import labeller
from teikit.converting.pipeline import convert
from teikit.source import Source
from teikit.workspace import Workspace

SCORER = Path(os.environ.get("TEIKIT_CORPUS", "")).parent / "tools" / "score_citations.py"
ID = "{http://www.w3.org/XML/1998/namespace}id"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BEFORE = re.compile(r"\b(?:op\. ?cit|ibid|id\.|ebd|ebenda|a\.a\.O|above, n)", re.IGNORECASE)


def score(gold: Path, folder: Path) -> dict[str, float]:
    """The figures of one dataset."""
    text, made = folder / f"{gold.stem}.txt", folder / f"{gold.stem}.xml"
    subprocess.run([sys.executable, SCORER, gold, "--text", text], check=True)
    made.write_bytes(convert(Workspace().source(text)).data)
    done = subprocess.run(
        [sys.executable, SCORER, gold, made, "--score", "--json"], capture_output=True, check=True
    )
    own = convert(Source(f"{gold.stem}.txt", numbered(gold).encode())).data
    return dict(json.loads(done.stdout)) | references(etree.fromstring(own)) | alone(gold, made)


def numbered(gold: Path) -> str:
    """A page with the notes under their own numbers, which cross-references name."""
    raw = ["".join(each.itertext()).strip() for each in etree.parse(gold).getroot().iter("{*}input")]
    notes = [" ".join(each.split()) for each in raw if re.match(r"\d", each)]
    pages = []
    for at in range(0, len(notes), 6):
        few = notes[at : at + 6]
        numbers = [re.match(r"\d+", note)[0].translate(RAISED) for note in few]
        pages.append(" ".join(f"The court gave its reasons at length.{each}" for each in numbers))
        pages[-1] += "\n" + "\n".join(re.sub(r"^(\d+)\s*", r"\1 ", note) for note in few) + "\n"
    return "\f".join(pages)


def references(root: etree._Element) -> dict[str, float]:
    """Cross-references: right if they point at a citation in the note they name, or at what it means."""
    ids = {element.get(ID): element for element in root.iter() if element.get(ID)}
    made = right = every = 0
    for bibl in root.iterfind(".//{*}text//{*}note//{*}bibl"):
        words = " ".join("".join(bibl.itertext()).split())
        number = re.search(r"\b(?:n|Anm|Fn)\. ?(\d+)", words)
        if not (BEFORE.search(words) or number):
            continue
        every += 1
        target = ids.get(bibl.get("corresp", "#").split()[0].removeprefix("#"))
        if target is None or etree.QName(target).localname != "bibl":
            continue
        made += 1
        note = next((each for each in target.iterancestors("{*}note")), None)
        there = {each.get("corresp") for each in note.iter("{*}bibl")} if note is not None else set()
        if number:
            named = next((n for n in root.iter("{*}note") if n.get("n") == number[1]), None)
            inside = [] if named is None else list(named.iter("{*}bibl"))
            pointed = f"#{target.get(ID)}"
            right += any(each is target or pointed in each.get("corresp", "").split() for each in inside)
        else:
            right += bool(there)
    return {"references": every, "resolved": made, "right": right}


def alone(gold: Path, made: Path) -> dict[str, float]:
    """Notes whose gold has no citation, and how many of them got one."""
    root = etree.parse(made).getroot()
    notes = {note.get("n"): note for note in root.iter("{*}note")}
    bare, wrong, number = 0, 0, 0
    for instance in etree.parse(gold).getroot().iter("{*}instance"):
        raw = "".join(instance.find("{*}input").itertext()).strip()
        output = next((o for o in instance.iter("{*}output") if o.get("type") == "bibl"), None)
        note = (
            None
            if output is None
            else next((n for n in output.iter("{*}note") if n.get("type") == "footnote"), None)
        )
        if note is None or not re.match(r"\d", raw):
            continue
        number += 1
        if next(note.iter("{*}bibl"), None) is None:
            bare += 1
            found = notes.get(str(number))
            wrong += found is not None and next(found.iter("{*}bibl"), None) is not None
    return {"bare": bare, "bare with bibl": wrong}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.weights:
        learnt = labeller.unpacked(options.weights.read_bytes())
        labeller.model = lambda: learnt  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        for gold in options.gold:
            found = score(gold, options.keep or Path(folder))
            print(gold.stem, "  ".join(f"{name} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
