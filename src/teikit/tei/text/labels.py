"""Words with the names that they are part of: B- for the first of a name, I- for the others, O for none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.package import Loss
from teikit.tei.document import Tei
from teikit.tei.header.paths import words
from teikit.tei.text.mentions import Mention, outermost
from teikit.tei.text.tokens import Sentence


def labelled(
    sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[str]]]:
    """Each sentence with a label for each of its words; of names in names, the outer one counts."""
    found = list(outermost(mentions))
    at = 0
    for sentence in sentences:
        labels, inside = [], -1
        for token in sentence.tokens:
            while at < len(found) and found[at].mark.end <= token.start:
                at += 1
            if at < len(found) and found[at].mark.start < token.end:
                labels.append(f"{'I' if inside == at else 'B'}-{found[at].kind}")
                inside = at
            else:
                labels.append("O")
        yield sentence, labels


def losses(tei: Tei, mentions: Sequence[Mention]) -> Iterator[Loss]:
    """The mentions that stand in others, which one label for each word has no place for."""
    kept = {id(each) for each in outermost(mentions)}
    for each in mentions:
        if id(each) not in kept:
            what = f"{each.mark.element} “{words(each.element)[:40]}” in another name"
            yield Loss(*tei.position(each.element), what)
