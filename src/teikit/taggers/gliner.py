"""Names that a GLiNER model finds beside ours, where our evidence does not speak against them.

It is run where it is asked for, `select = ["taggers", "gliner"]`, with the `folder` of a local model.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from teikit.recognition.kinds import NameType
from teikit.recognition.opinions import Opinion, weighed
from teikit.source import FileError
from teikit.text import Annotation, Reading, Span

GROUP = "gliner"
NEEDS = {"gliner": "teikit[gliner]"}
AFTER = ("citations", "dates", "organisations", "persons", "places")

TYPES = {"person": NameType.PERSON, "place": NameType.PLACE}
"""What the model is asked for."""

ELEMENTS = {NameType.PERSON: "persName", NameType.PLACE: "placeName"}


def tag(reading: Reading, *, folder: str = "", threshold: float = 0.5) -> Iterator[Annotation]:
    """Yield the persons and places that the model finds and no other tagger did, in order."""
    for each in weighed(reading, _opinions(reading, folder, threshold)):
        attributes = {"key": each.span.of(reading.text), "cert": "low"}
        yield Annotation(each.span, ELEMENTS[each.type], attributes)


def _opinions(reading: Reading, folder: str, threshold: float) -> Iterator[Opinion]:
    model = _loaded(folder)
    for block in reading.blocks:
        words = block.span.of(reading.text)
        for entity in sorted(
            model.predict_entities(words, list(TYPES), threshold=threshold), key=lambda each: each["start"]
        ):
            place = Span(block.span.start + entity["start"], block.span.start + entity["end"])
            yield Opinion(place, TYPES[entity["label"]])


@cache
def _loaded(folder: str) -> Any:
    """The model in a folder. Raises FileError."""
    import gliner

    if not folder:
        hint = 'write folder = "…" under [taggers.gliner]'
        raise FileError("gliner", "the tagger needs the folder of a model", hint=hint)
    try:
        return gliner.GLiNER.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, RuntimeError) as error:
        reason = f"is no model that GLiNER can read: {' '.join(str(error).split())}"
        raise FileError(folder, reason) from None
