"""Breaks TEI's exemplar ODDs at random and compiles what is left: schemas, or an error with its place.

python bench/odd_fuzz.py [MUTATIONS [SEED]]    needs TEIKIT_SCHEMA
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random

from lxml import etree

from teikit import relaxng
from teikit.registry import craft, names
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.odd.compilation import Compiler
from teikit.tei.odd.linting import lint
from teikit.tei.odd.outputs import FORMS
from teikit.tei.odd.proof import prove

VALUES = "|-1|0|2|unbounded|add|change|delete|replace|closed|semi|open|p|#p|att.global|model.pLike"
VALUES += "|teidata.enumerated|a b|core|nonesuch|{x}|é|xmlns:x|sequence|sequenceOptional|99999999999"
VALUES += "|choice|req|*|%|<|my.odd|tei:0.0.0"
NAMES = "elementSpec classSpec macroSpec dataSpec attDef attList attRef valList valItem content sequence"
NAMES += " alternate elementRef classRef macroRef dataRef anyElement textNode empty datatype classes"
NAMES += " memberOf moduleRef constraintSpec constraint altIdent schemaSpec specGrp specGrpRef egXML exemplum"
ATTRIBUTES = "mode key ident minOccurs maxOccurs expand ns prefix type org usage source include except"
LONGEST = 10.0
"""Seconds; what takes longer hangs."""


def main() -> int:
    if "TEIKIT_SCHEMA" not in os.environ:
        print("TEIKIT_SCHEMA is not set")
        return 0
    count, seed = (int(argument) for argument in (*sys.argv[1:3], *("300", "1")[len(sys.argv[1:3]) :]))
    folder = Path(os.environ["TEIKIT_SCHEMA"]) / "odd"
    exemplars = sorted((folder / "exemplars").glob("*.odd"))
    source = str(folder / "p5subset-4.9.0a.xml")
    random = Random(seed)
    ends: Counter[str] = Counter()
    shared = Compiler(_finder(folder), source)
    with tempfile.TemporaryDirectory() as made:
        for number in range(count):
            exemplar = random.choice(exemplars)
            path = Path(made) / "my.odd"
            path.write_bytes(mutated(exemplar.read_bytes(), random))
            started = time.process_time()
            end = _compile(path, shared)
            if (taken := time.process_time() - started) > LONGEST:
                end = f"FAULT: it took {taken:.0f} s"
            ends[end.partition(":")[0]] += 1
            if "-v" in sys.argv:
                print(exemplar.name, end)
            if end.startswith("FAULT"):
                print(f"mutant {number} of {exemplar.name}: {end}", flush=True)
                Path(tempfile.gettempdir(), f"odd-fault-{seed}-{number}.odd").write_bytes(path.read_bytes())
    print(f"{count} mutants (seed {seed}):", dict(ends))
    return 1 if ends["FAULT"] else 0


def _finder(folder: Path):
    def find(address: str, base: Path) -> Path:
        if "://" in address:
            return folder / "exemplars" / address.rpartition("/")[2]
        beside = folder / "exemplars" / address
        path = beside if beside.is_file() else base / address
        if not path.is_file():
            raise FileError(str(path), "is not there", hint="name one that is")
        return path

    return find


def _compile(path: Path, shared: Compiler) -> str:
    """How the compilation of a mutant ends."""
    try:
        specification = shared.specification(path)
        texts = {suffix: write(specification, "en") for suffix, write in FORMS.items()}
    except FileError as error:
        return "an error with its place" if error.line else f"FAULT: no line: {error}"
    except Exception:
        return "FAULT: " + traceback.format_exc(limit=-3)
    try:
        _lint(path, shared)
    except Exception:
        return "FAULT: " + traceback.format_exc(limit=-3)
    try:
        prove(specification, texts[".rng"])
    except FileError as error:
        return "a fault of the grammar at its place" if error.line else f"FAULT: no line: {error}"
    except Exception:
        return "FAULT: " + traceback.format_exc(limit=-3)
    try:
        relaxng.load("x.rnc", texts[".rnc"])
    except relaxng.SchemaError as error:
        return f"FAULT: a compact grammar that is not correct: {error}"
    return "schemas"


def _lint(path: Path, shared: Compiler) -> None:
    """Run the rules for ODDs, as `teikit validate` does."""
    tei = parse(Source(str(path), path.read_bytes()))
    tei.__dict__["odd"] = lint(tei, lambda address, folder: shared.find(address or shared.default, folder))
    for rule in names("rules"):
        if rule.startswith("odd-"):
            list(craft("rules", rule).run(tei))


def mutated(data: bytes, random: Random) -> bytes:
    """An ODD with a few random changes inside its schemaSpec and groups; now and then a broken byte."""
    if random.random() < 0.03:
        at = random.randrange(len(data))
        return data[:at] + random.choice([b"", b"<", b"&", b"\xff", b'"']) + data[at + 1 :]
    root = etree.fromstring(data, etree.XMLParser(recover=True, collect_ids=False))
    for _ in range(random.randint(1, 6)):
        inside = [
            each
            for parent in root.iter("{*}schemaSpec", "{*}specGrp")
            for each in parent.iter("{*}*")
            if each.getparent() is not None
        ]
        if inside:
            _change(random.choice(inside), inside, random)
    return etree.tostring(root)


def _change(element: etree._Element, inside: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    match random.randrange(7):
        case 0 if element.attrib:
            element.set(random.choice(list(element.attrib)), random.choice(VALUES.split("|")))
        case 1:
            element.set(random.choice(ATTRIBUTES.split()), random.choice(VALUES.split("|")))
        case 2 if parent is not None:
            parent.remove(element)
        case 3 if parent is not None:
            parent.insert(0, deepcopy(element))
        case 4:
            other = random.choice(inside)
            if element not in other.iterancestors() and element is not other:
                other.append(element)
        case 5:
            space = element.tag.rpartition("}")[0] + "}" if "}" in element.tag else ""
            element.tag = space + random.choice(NAMES.split())
        case _:
            element.append(etree.Element("{http://www.tei-c.org/ns/1.0}" + random.choice(NAMES.split())))


if __name__ == "__main__":
    sys.exit(main())
