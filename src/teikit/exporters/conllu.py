"""CoNLL-U: sentences and words with what the TEI says of each; names in MISC, as IOB2 has them.

Nothing is tagged that is not tagged in the TEI: lemma, part of speech and features come from `w` and `pc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.header.languages import languages
from teikit.tei.text.labels import labelled, losses
from teikit.tei.text.mentions import mentions, outermost
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tokens import Sentence, Token, sentences

SUFFIX = ".conllu"
FORMAT = "text/x-conllu"
CHECKER = Checker("teikit's own check: read again, ten columns, and the text is that of its words")
UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
FEATURE = re.compile(r"[A-Z0-9][A-Za-z0-9]*(?:\[[a-z0-9]+\])?=[A-Z0-9][A-Za-z0-9]*(?:,[A-Z0-9][A-Za-z0-9]*)*")


def export(tei: Tei) -> Package:
    """The sentences of a document."""
    standoff = stand_off(tei.root)
    found = list(mentions(standoff))
    words = list(sentences(standoff, (each.mark for each in outermost(found))))
    language = next(languages(tei), "")
    parts = [f"# newdoc\n# lang = {language}\n" if language else "# newdoc\n"]
    for number, (sentence, labels) in enumerate(labelled(words, found), 1):
        if sentence.begins_block:
            parts.append("# newpar\n")
        parts.append(f"# sent_id = {number}\n# text = {standoff.text[sentence.start : sentence.end]}\n")
        parts += _rows(standoff.text, sentence, labels)
        parts.append("\n")
    if len(parts) == 1:  # a document without words has no sentence
        parts.clear()
    return Package.of("".join(parts).encode(), *losses(tei, found))


def _rows(text: str, sentence: Sentence, labels: list[str]) -> Iterator[str]:
    for number, (token, label) in enumerate(zip(sentence.tokens, labels, strict=True), 1):
        following = sentence.tokens[number].start if number < len(sentence.tokens) else token.end + 1
        misc = [f"NER={label}"] if label != "O" else []
        misc += ["SpaceAfter=No"] if following == token.end else []
        form = text[token.start : token.end]
        yield (
            "\t".join(
                (
                    str(number),
                    form,
                    *_annotated(token),
                    "_",
                    "_",
                    "_",
                    "|".join(misc) or "_",
                )
            )
            + "\n"
        )


def _annotated(token: Token) -> tuple[str, str, str, str]:
    """Lemma, universal and own part of speech, and features of a word; `_` where nothing is said."""
    said = token.attributes
    part = said.get("pos") or said.get("ana", "").removeprefix("#")
    features = said.get("msd", "")
    kept = features if features and all(map(FEATURE.fullmatch, features.split("|"))) else ""
    return (
        _cell(said.get("lemma", "")),
        part if part in UPOS else "_",
        _cell(part if part not in UPOS else "") if part else _cell("" if kept else features),
        "|".join(sorted(kept.split("|"), key=str.lower)) if kept else "_",
    )


def _cell(said: str) -> str:
    return " ".join(said.split()) or "_"


def gather(packages: Iterable[Package]) -> Package | None:
    """All documents in one file."""
    return Package.joined(packages)


def prove(package: Package) -> Receipt:
    """What is wrong with the file when it is read again."""
    wrong: list[str] = []
    counts = {"sentences": 0, "words": 0}
    number, text, words = 0, "", ""
    for place, line in enumerate(package.data.decode().split("\n")[:-1], 1):
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line:
            if words.rstrip() != text:
                wrong.append(f"line {place}: the words are not those of the text")
            counts["sentences"] += 1
            number, words = 0, ""
        elif not line.startswith("#"):
            cells = line.split("\t")
            number += 1
            if len(cells) != 10 or cells[0] != str(number) or not all(cells):
                wrong.append(f"line {place}: not ten columns with the number {number}")
                continue
            words += cells[1] + ("" if "SpaceAfter=No" in cells[9].split("|") else " ")
            counts["words"] += 1
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple(wrong[:20]), counts=counts)
