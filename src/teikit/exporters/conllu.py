"""CoNLL-U: sentences and words with what the TEI says of each; names in MISC, as IOB2 has them.

Nothing is tagged that is not tagged in the TEI: lemma, part of speech and features come from `w` and `pc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header.languages import LANGUAGES
from teikit.tei.mapping import Mapping, Row, same, shaped
from teikit.tei.text import word_facts
from teikit.tei.text.labels import labelled, losses
from teikit.tei.text.mentions import mentions, outermost
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tokens import sentences
from teikit.tei.text.word_facts import Word, words

SUFFIX = ".conllu"
FORMAT = "text/x-conllu"
CHECKER = Checker("teikit's own check: read again, ten columns, and the text is that of its words")
UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
FEATURE = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(?:,[A-Z0-9][A-Za-z0-9]*)*")


def _cell(said: str) -> str | None:
    return " ".join(said.split()) or None


def _part(said: str) -> str:
    return said.removeprefix("#")


def _universal(said: str) -> str | None:
    return _part(said) if _part(said) in UPOS else None


def _own(said: str) -> str | None:
    return None if _part(said) in UPOS else _cell(_part(said))


def _features(said: str) -> str | None:
    """Features in the order that CoNLL-U wants, where these are such."""
    parts = said.split("|")
    return "|".join(sorted(parts, key=str.lower)) if all(map(FEATURE.fullmatch, parts)) else None


def _own_features(said: str) -> str | None:
    return None if _features(said) else _cell(said)


COLUMNS: Mapping[str] = (
    Row(word_facts.FORM, "FORM", same, True),
    Row(word_facts.LEMMA, "LEMMA", _cell),
    Row(word_facts.PART_OF_SPEECH, "UPOS", _universal, note="where it is one of Universal Dependencies"),
    Row(word_facts.PART_OF_SPEECH, "XPOS", _own, note="all others"),
    Row(word_facts.FEATURES, "FEATS", _features, note="features of Universal Dependencies"),
    Row(
        word_facts.FEATURES, "XPOS", lambda said: None if _features(said) else _cell(said), note="all others"
    ),
    Row(
        word_facts.NAME, "MISC[]", lambda said: None if said == "O" else f"NER={said}", note="as IOB2 has it"
    ),
    Row(word_facts.TOUCHES, "MISC[]", lambda said: "SpaceAfter=No" if said else None),
)
LANGUAGE: Row[str, str] = Row(LANGUAGES, "# lang", same, note="the first")
MAPPING = (*COLUMNS, LANGUAGE)
_said = shaped(COLUMNS)


def export(tei: Tei) -> Package:
    """The sentences of a document."""
    standoff = stand_off(tei.root)
    found = list(mentions(standoff))
    parted = list(sentences(standoff, (each.mark for each in outermost(found))))
    language = next(iter(LANGUAGE.fact.read(tei)), "")
    parts = [f"# newdoc\n# lang = {language}\n" if language else "# newdoc\n"]
    for number, (sentence, labels) in enumerate(labelled(parted, found), 1):
        if sentence.begins_block:
            parts.append("# newpar\n")
        parts.append(f"# sent_id = {number}\n# text = {standoff.text[sentence.start : sentence.end]}\n")
        parts += [_row(*each) for each in enumerate(words(standoff.text, sentence, labels), 1)]
        parts.append("\n")
    if len(parts) == 1:  # a document without words has no sentence
        parts.clear()
    return Package.of("".join(parts).encode(), *losses(tei, found))


def _row(number: int, word: Word) -> str:
    said = _said(word)
    cells = (said.get(name, "_") for name in ("FORM", "LEMMA", "UPOS", "XPOS", "FEATS"))
    return "\t".join((str(number), *cells, "_", "_", "_", "|".join(said.get("MISC", ())) or "_")) + "\n"


def gather(packages: Iterable[Package]) -> Package | None:
    """All documents in one file."""
    return Package.joined(packages)


def prove(package: Package) -> Receipt:
    """What is wrong with the file when it is read again."""
    wrong: list[str] = []
    counts = {"sentences": 0, "words": 0}
    number, text, said = 0, "", ""
    for place, line in enumerate(package.data.decode().split("\n")[:-1], 1):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line:
            if said.rstrip() != text:
                wrong.append(f"line {place}: the words are not those of the text")
            counts["sentences"] += 1
            number, said = 0, ""
        elif not line.startswith("#"):
            cells = line.split("\t")
            number += 1
            if len(cells) != 10 or cells[0] != str(number) or not all(cells):
                wrong.append(f"line {place}: not ten columns with the number {number}")
                continue
            said += cells[1] + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
            counts["words"] += 1
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts=counts)
