"""How well PDFs and scans are read: real articles, and TEI printed with WeasyPrint and read by Tesseract.

TEIKIT_CORPUS=…/corpus python bench/pdf_quality.py articles
TEIKIT_CORPUS=…/corpus python bench/pdf_quality.py printed | scanned
python bench/pdf_quality.py ladder FILE.pdf…       every ToUnicode map is left out, and the text compared
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings as Checking
from teikit.converting.pipeline import Converted, Settings, convert
from teikit.converting.plan import Choice
from teikit.formats.pdf.child import messages
from teikit.schemas import Schemas
from teikit.source import FileError, Source
from teikit.workspace import Workspace

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
TOOLS = CORPUS.parent / "tools"
PLAIN = Settings(choice=Choice(ignore=("taggers",)))
LETTERS = "whitmanarchive+whitman-correspondence/anc.02046.xml"
EVENTS = "arthur-schnitzler+schnitzler-briefe-data/listevent.xml"
TESTIMONY = "EHRI+ehri-online-editions/EHRI-DC-050_DE_EN.xml"
DIARY = "EHRI+ehri-online-editions/EHRI-DC-012_CS_EN.xml"
PRINTED = (
    (LETTERS, "--max-chars 60000"),
    (LETTERS, "--max-chars 40000 --columns 2 --paper A4 --font 'Linux Libertine O'"),
    (LETTERS, "--max-chars 40000 --notes end --font 'DejaVu Serif' --size 9"),
    (LETTERS, "--max-chars 30000 --marker letter --restart --rule"),
    (EVENTS, "--max-chars 40000 --lang de --rule"),
    (EVENTS, "--max-chars 20000 --lang de --notes end --columns 2 --paper A4"),
    (EVENTS, "--max-chars 20000 --lang de --marker star --size 9"),
    (TESTIMONY, "--max-chars 60000 --lang de --notes end"),
    (TESTIMONY, "--max-chars 40000 --lang de --first-note 5 --after '. '"),
    (DIARY, "--max-chars 60000 --font 'Linux Libertine O' --marker star"),
)
SCANNED = (
    (LETTERS, "--max-chars 20000"),
    (EVENTS, "--max-chars 15000 --lang de"),
    (TESTIMONY, "--max-chars 20000 --lang de --rule"),
    (LETTERS, "--max-chars 15000 --marker star --font 'Liberation Serif' --size 11"),
    (LETTERS, "--max-chars 15000 --marker letter --dpi 300 --font 'Liberation Serif' --size 11"),
    (EVENTS, "--max-chars 10000 --marker letter --font 'Liberation Serif' --lang de"),
)


def main() -> None:
    match sys.argv[1:]:
        case ["articles"]:
            articles()
        case ["printed"]:
            printed(PRINTED, "pdf", (".pdf",))
        case ["scanned"]:
            printed(SCANNED, "scan", (".hocr", ".alto.xml", ".ocr.txt"))
        case ["ladder", *files]:
            ladder(files)
        case _:
            sys.exit(__doc__)


def articles() -> None:
    print("| article | notes F1 | heads F1 | words kept | notes linked | findings |")
    print("|---|---|---|---|---|---|")
    sums: Counter[str] = Counter()
    files = sorted((CORPUS / "pdf").glob("*.pdf"))
    for path in files:
        made = convert(Workspace().source(path), PLAIN)
        score = scored("score_pdf.py", path.with_suffix(".gold.xml"), made)
        sums.update({key: score[key] for key in ("notes_f1", "heads_f1", "words_kept")})
        print(
            f"| {path.stem} | {score['notes_f1']:.3f} | {score['heads_f1']:.3f} | {score['words_kept']:.2%} "
            f"| {score['linked']} of {score['notes']} | {findings(path, made)} |"
        )
    mean = {key: value / len(files) for key, value in sums.items()}
    print(f"| mean | {mean['notes_f1']:.3f} | {mean['heads_f1']:.3f} | {mean['words_kept']:.2%} |  |  |")


def printed(cases: tuple[tuple[str, str], ...], form: str, suffixes: tuple[str, ...]) -> None:
    print("| text | printed with | read from | tokens | text error | notes | findings |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for number, (tei, options) in enumerate(cases):
            out = Path(folder, f"case{number}")
            command = f"'{sys.executable}' '{TOOLS}/publish.py' '{CORPUS}/tei/{tei}' -o '{out}' --to {form}"
            subprocess.run(f"{command} {options}", shell=True, check=True, capture_output=True)
            for suffix in suffixes:
                path = out.with_name(out.name + suffix)
                made = convert(Workspace().source(path), PLAIN)
                score = scored("score.py", out.with_suffix(".json"), made)
                notes = score["note_references"]
                print(
                    f"| {Path(tei).stem} | `{options}` | {suffix[1:]} | {score['tokens']} "
                    f"| {score['text_error']:.2%} | {notes['right']} of {notes['gold']} "
                    f"| {findings(path, made)} |"
                )


def scored(tool: str, gold: Path, made: Converted) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".xml") as out:
        Path(out.name).write_bytes(made.data)
        command = [sys.executable, TOOLS / tool, gold, out.name, "--json"]
        found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def findings(path: Path, made: Converted) -> str:
    """What validate says of it: the number of findings by rule, or that it is refused."""
    try:
        found = validate(Source(str(path), made.data), Checking(), Schemas())
    except FileError as error:
        return str(error)
    rules = Counter(each.rule for each in found)
    return ", ".join(f"{count} {rule}" for rule, count in rules.most_common()) or "0"


def ladder(files: list[str]) -> None:
    """The text of each file, read with its maps and without them."""
    import playa.document

    print("| file | characters | the same without ToUnicode |")
    print("|---|---|---|")
    usual = playa.document.Document.get_font

    def unmapped(self: Any, objid: int = 0, spec: Any = None) -> Any:
        kept = {key: value for key, value in (spec or {}).items() if key != "ToUnicode"}
        return usual(self, objid, kept if spec is not None else None)

    for name in files:
        data = Path(name).read_bytes()
        playa.document.Document.get_font = usual
        one = "\n".join(lines(data))
        playa.document.Document.get_font = unmapped
        two = "\n".join(lines(data))
        same = sum(a == b for a, b in zip(one, two, strict=False)) if len(one) == len(two) else 0
        print(f"| {Path(name).name} | {len(one)} | {same} |")
    playa.document.Document.get_font = usual


def lines(data: bytes) -> Iterator[str]:
    for message in messages(data):
        for line in message.get("page", {}).get("lines", ()):
            yield line["text"]


if __name__ == "__main__":
    main()
