"""The pipeline of evaluate: the words of a tagged text are tagged again by the taggers of convert."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.converting.plan import Choice
from teikit.evaluating.gold import Gold, Tag
from teikit.languages import guess
from teikit.tagging.words import tagged
from teikit.tei.text.spelling import NORMAL


def tags(gold: Gold, choice: Choice) -> Iterator[Tag]:
    """The tags that teikit makes of a text, its own language being known."""
    language = gold.language or guess(gold.text)
    for claim in tagged(gold.text, gold.blocks, language, choice):
        yield Tag(claim.span, claim.element, _form(claim.attributes))


def _form(attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, attributes[name]) for name in NORMAL if name in attributes)
