"""Names that a pipeline of spaCy finds beside ours, where our evidence does not speak against them.

It is run where it is asked for: `select = ["taggers", "spacy"]`, with `pipeline` any that is installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from teikit.recognition.kinds import NameType
from teikit.recognition.opinions import Opinion, weighed
from teikit.source import FileError
from teikit.text import Annotation, Reading, Span

GROUP = "spacy"
NEEDS = {"spacy": "teikit[spacy]"}
AFTER = ("citations", "dates", "organisations", "persons", "places")

TYPES = {
    **dict.fromkeys(("PERSON", "PER"), NameType.PERSON),
    **dict.fromkeys(("GPE", "LOC", "FAC"), NameType.PLACE),
}
"""What the labels of pipelines are here; those for bodies, peoples and works are left out."""

ELEMENTS = {NameType.PERSON: "persName", NameType.PLACE: "placeName"}


def tag(reading: Reading, *, pipeline: str = "en_core_web_sm") -> Iterator[Annotation]:
    """Yield the persons and places that the pipeline finds and no other tagger did, in order."""
    for each in weighed(reading, _opinions(reading, pipeline)):
        attributes = {"key": each.span.of(reading.text), "cert": "low"}
        yield Annotation(each.span, ELEMENTS[each.type], attributes)


def _opinions(reading: Reading, pipeline: str) -> Iterator[Opinion]:
    blocks = [block.span for block in reading.blocks]
    made = _loaded(pipeline).pipe(span.of(reading.text) for span in blocks)
    for span, document in zip(blocks, made, strict=True):
        for entity in document.ents:
            if entity.label_ in TYPES:
                place = Span(span.start + entity.start_char, span.start + entity.end_char)
                yield Opinion(place, TYPES[entity.label_])


@cache
def _loaded(pipeline: str) -> Any:
    """A pipeline that is installed, without what names do not need. Raises FileError."""
    import spacy

    try:
        return spacy.load(pipeline, exclude=["parser", "lemmatizer", "attribute_ruler", "senter"])
    except OSError:
        hint = f"python -m spacy download {pipeline}"
        raise FileError(pipeline, "is no pipeline that spaCy has here", hint=hint) from None
