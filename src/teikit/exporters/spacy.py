"""spaCy's DocBin: a document for each block of text, with sentences, lemmas and names, to train and to test.

Words are those that the TEI marks, else those that their signs show; of names in names the outer one is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from teikit.package import Checker, Package, Receipt, Verdict
from teikit.tei.document import Tei
from teikit.tei.mapping import Mapping, Row, same, shaped
from teikit.tei.text import word_facts
from teikit.tei.text.labels import labelled, losses
from teikit.tei.text.mentions import mentions, outermost
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tokens import Sentence, sentences
from teikit.tei.text.word_facts import words

SUFFIX = ".spacy"
FORMAT = "application/octet-stream"
NEEDS = {"spacy": "teikit[spacy]"}
CHECKER = Checker("spaCy, which reads it again", NEEDS)
ATTRIBUTES = ["ORTH", "SPACY", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID"]
MAPPING: Mapping[Any] = (
    Row(word_facts.FORM, "ORTH", same, True),
    Row(word_facts.TOUCHES, "SPACY", lambda said: not said, note="whether a blank follows"),
    Row(word_facts.LEMMA, "LEMMA", same),
    Row(word_facts.NAME, "ENT_IOB, ENT_TYPE", same, note="of names in names the outer one"),
)
Labelled = tuple[Sentence, list[str]]
_said = shaped(MAPPING)


def export(tei: Tei) -> Package:
    """The blocks of a document, serialised."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    standoff = stand_off(tei.root)
    found = list(mentions(standoff))
    parts = list(sentences(standoff, (each.mark for each in outermost(found))))
    vocabulary = Vocab()
    made = DocBin(attrs=ATTRIBUTES, store_user_data=False)
    for block in _blocks(list(labelled(parts, found))):
        made.add(_document(standoff.text, block, vocabulary))
    return Package.of(made.to_bytes(), *losses(tei, found))


def _blocks(labelled: list[Labelled]) -> Iterator[list[Labelled]]:
    block: list[Labelled] = []
    for each in labelled:
        if each[0].begins_block and block:
            yield block
            block = []
        block.append(each)
    if block:
        yield block


def _document(text: str, block: list[Labelled], vocabulary: Any) -> Any:
    """The document of a block: words, blanks between them, sentences, names."""
    from spacy.tokens import Doc

    thens = [sentence.start for sentence, _ in block[1:]] + [-1]
    made = [
        [_said(word) for word in words(text, *each, then)] for each, then in zip(block, thens, strict=True)
    ]
    said = [word for sentence in made for word in sentence]
    return Doc(
        vocabulary,
        words=[word["ORTH"] for word in said],
        spaces=[word["SPACY"] for word in said[:-1]] + [False],
        lemmas=[word.get("LEMMA", "") for word in said],
        sent_starts=[number == 0 for sentence in made for number in range(len(sentence))],
        ents=[word["ENT_IOB, ENT_TYPE"] for word in said],
    )


def prove(package: Package) -> Receipt:
    """What spaCy finds when it reads the file again."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    documents = list(DocBin().from_bytes(package.data).get_docs(Vocab()))
    counts = {
        "documents": len(documents),
        "words": sum(map(len, documents)),
        "names": sum(len(each.ents) for each in documents),
    }
    return Receipt("", Verdict.VALID, f"spaCy {version('spacy')}", counts=counts)
