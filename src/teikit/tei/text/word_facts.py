"""What a word of the text says, as facts: the mappings of corpora of words run on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from teikit.tei.mapping import Fact
from teikit.tei.text.mentions import KINDS
from teikit.tei.text.tokens import Sentence, Token


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign, the label of the name that it is part of, and whether the next one touches it."""

    form: str
    token: Token
    label: str
    touches: bool


def words(text: str, sentence: Sentence, labels: Sequence[str], then: int = -1) -> Iterator[Word]:
    """The words of a sentence; `then` is where the next one begins, if that counts."""
    following = [token.start for token in sentence.tokens[1:]] + [then]
    for token, label, after in zip(sentence.tokens, labels, following, strict=True):
        yield Word(text[token.start : token.end], token, label, token.end == after)


def _attribute(*names: str) -> Fact[str]:
    """What the TEI says of a word by the first of some attributes that is there."""

    def read(word: Word) -> Iterable[str]:
        attributes = word.token.attributes
        return [attributes[name] for name in names if attributes.get(name)][:1] if attributes else ()

    return Fact(tuple(f"w/@{name}" for name in names), read)


FORM: Fact[str] = Fact(("w", "pc"), lambda word: [word.form])
LEMMA = _attribute("lemma")
PART_OF_SPEECH = _attribute("pos", "ana")
FEATURES = _attribute("msd")
NAME: Fact[str] = Fact(
    tuple(KINDS),
    lambda word: [word.label],
)
TOUCHES: Fact[bool] = Fact(("w", "pc"), lambda word: [word.touches])
