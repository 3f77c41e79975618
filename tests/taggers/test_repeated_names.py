"""A name once found is found again in the text: what is repeated, of which kind, and what is left alone.

A name that the recogniser found is written `[P5:Ada Stone]` (a person) or `[L5:Rome]` (a place); the number
says how surely.
"""

from __future__ import annotations

import re

import pytest

from teikit.languages import spoken_in
from teikit.lexicon.words import words_of
from teikit.recognition.cues import cues
from teikit.recognition.evidence import line, text_evidence
from teikit.recognition.kinds import Label, NameType
from teikit.recognition.labelling import Labelled
from teikit.recognition.recogniser import model
from teikit.recognition.repetition import repeat
from teikit.recognition.tokens import tokens
from teikit.text import Document, Span

FOUND = re.compile(r"\[(?P<kind>[PL])(?P<sure>\d*):(?P<words>[^\]]*)\]")
TYPES = {"P": NameType.PERSON, "L": NameType.PLACE}


def repeated(*written: str) -> list[str]:
    """Blocks of a text with the names that are in them after names were found again."""
    texts = [FOUND.sub(lambda found: found["words"], each) for each in written]
    document = Document("\n".join(texts), metadata={"language": "en"})
    known, words = cues(spoken_in(document)), words_of(document)
    rows = [list(tokens(text, Span(0, len(text)), known)) for text in texts]
    blocks = [
        _labelled(each, Labelled(line(row, words, known), [], [], model().common))
        for each, row in zip(written, rows, strict=True)
    ]
    repeat(blocks, text_evidence(rows, known))
    return [_shown(text, block) for text, block in zip(texts, blocks, strict=True)]


def _labelled(written: str, block: Labelled) -> Labelled:
    row = block.line.tokens
    block.labels.extend([Label.OUTSIDE] * len(row))
    block.sure.extend([0.0] * len(row))
    gone = 0
    for found in FOUND.finditer(written):
        start = found.start() - gone
        gone += len(found.group()) - len(found["words"])
        inside = [at for at, token in enumerate(row) if start <= token.start < start + len(found["words"])]
        block.mark(inside[0], inside[-1], TYPES[found["kind"]], float(found["sure"] or 5))
    return block


def _shown(text: str, block: Labelled) -> str:
    pieces, done = [], 0
    for first, last, kind in block.names():
        start, end = block.line.tokens[first].start, block.line.tokens[last].end
        letter = next(each for each, type_ in TYPES.items() if type_ is kind)
        pieces += [text[done:start], f"[{letter}:{text[start:end]}]"]
        done = end
    return "".join(pieces) + text[done:]


def test_a_surname_is_found_again_in_all_blocks() -> None:
    assert repeated(
        "We met [P:Noe Zhordania]. Later Zhordania spoke.", "Zhordania left. We saw Zhordania’s hat."
    ) == [
        "We met [P:Noe Zhordania]. Later [P:Zhordania] spoke.",
        "[P:Zhordania] left. We saw [P:Zhordania]’s hat.",
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Batumi? In [L:Batumi], Batumi lies.", "[L:Batumi]? In [L:Batumi], [L:Batumi] lies."),
        ("In [L:Tiflis] and New York Tiflis.", "In [L:Tiflis] and New York [L:Tiflis]."),
        ("They left [L:York] for New York.", "They left [L:York] for New York."),
        ("They left [L:New York] for New York.", "They left [L:New York] for [L:New York]."),
        ("We saw [L:Port Zorin], Port Zorin.", "We saw [L:Port Zorin], Port Zorin."),  # no list knows it
        ("We met [P:Ada Zorin]. We saw Ada.", "We met [P:Ada Zorin]. We saw [P:Ada]."),
        ("We met [P:Zed Zorin]. We saw Zed.", "We met [P:Zed Zorin]. We saw Zed."),  # no forename
        ("Grace left. We saw Grace.", "Grace left. We saw [P:Grace]."),
        ("Zorin met [P:Bakk Zorin]", "[P:Zorin] met [P:Bakk Zorin]"),
        ("[P:Ada Stone]. A stone, Stone.", "[P:Ada Stone]. A stone, [P:Stone]."),
        ("[P:Ada Zorin]. A zorin, a zorin, Zorin.", "[P:Ada Zorin]. A zorin, a zorin, [P:Zorin]."),
        ("[P:Ada Zorin], the Zorin; Zorin, Zorin.", "[P:Ada Zorin], the [P:Zorin]; [P:Zorin], [P:Zorin]."),
    ],
)  # fmt: skip
def test_places_and_forenames_are_found_again(written: str, found: str) -> None:
    assert repeated(written) == [found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[P2:Zorin]; Zorin.", "[P:Zorin]; [P:Zorin]."),
        ("[P1:Zorin]; Zorin.", "[P:Zorin]; Zorin."),
        ("[P0:Zorin]; [P0:Zorin]; [P0:Zorin]; Zorin.", "[P:Zorin]; [P:Zorin]; [P:Zorin]; Zorin."),
        (4 * "[P0:Zorin]; " + "Zorin.", 4 * "[P:Zorin]; " + "[P:Zorin]."),
        ("[L2:Zorin]; Zorin.", "[L:Zorin]; [L:Zorin]."),
        ("[L1:Zorin]; Zorin.", "[L:Zorin]; Zorin."),
        ("[L1:Zorin], [L1:Zorin]; Zorin.", "[L:Zorin], [L:Zorin]; [L:Zorin]."),
    ],
)  # fmt: skip
def test_a_name_that_was_not_sure_is_not_found_again(written: str, found: str) -> None:
    assert repeated(written) == [found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[P5:Zorin] and [L2:Zorin].", "[P:Zorin] and [P:Zorin]."),
        ("[P4:Zorin] and [L2:Zorin].", "[P:Zorin] and [L:Zorin]."),
        ("[P2:Zorin] and [L5:Zorin].", "[L:Zorin] and [L:Zorin]."),
        ("[P2:Zorin] and [L4:Zorin].", "[P:Zorin] and [L:Zorin]."),
        ("Mr [P2:Zorin] and [L5:Zorin].", "Mr [P:Zorin] and [L:Zorin]."),
        ("[P4:Tiflis] and [L5:Tiflis].", "[L:Tiflis] and [L:Tiflis]."),  # a place that everybody knows
        ("[P4:Tiflis] and [L4:Tiflis].", "[P:Tiflis] and [L:Tiflis]."),
        ("[P3:Zorin], [L2:Zorin]; Zorin.", "[P:Zorin], [L:Zorin]; [L:Zorin]."),
        ("[P7:Zed Zorin], [L3:Tiflis Zorin].", "[P:Zed Zorin], [P:Tiflis Zorin]."),
        ("[P7:Zed Zorin], [L3:rue Zorin].", "[P:Zed Zorin], [L:rue Zorin]."),
        ("[P6:Zed Zorin], [L3:Zorin], [L3:Tiflis Zorin].", "[P:Zed Zorin], [L:Zorin], [L:Tiflis Zorin]."),
        ("[P9:Zorin], [L2:Zorin], [L2:Zorin Sea].", "[P:Zorin], [P:Zorin], [L:Zorin Sea]."),
        ("[P9:Zed Angeles], [L3:Los Angeles].", "[P:Zed Angeles], [L:Los Angeles]."),
    ],
)  # fmt: skip
def test_of_two_kinds_a_word_is_of_that_which_is_surer(written: str, found: str) -> None:
    assert repeated(written) == [found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("[P:Ada Stone] came. We met Ada [P:Stone].", "[P:Ada Stone] came. We met [P:Ada Stone]."),
        ("[P1:Ada] and Ada [P:Zorin].", "[P:Ada] and Ada [P:Zorin]."),
        ("[L:Rome] [P:Zorin], [P:Zed], Zed [P:Zorin].", "[L:Rome] [P:Zorin], [P:Zed], [P:Zed Zorin]."),
        ("[P:Carl Zorin]; [P:Ada] Zorin came.", "[P:Carl Zorin]; [P:Ada Zorin] came."),
        ("[P:Carl Zorin]; [P:Ada Maria] Zorin.", "[P:Carl Zorin]; [P:Ada Maria Zorin]."),
        ("[P:Carl Zorin]; [P:Zed] Zorin came.", "[P:Carl Zorin]; [P:Zed] Zorin came."),
        ("[P:Carl Siemens]; Ada Siemens came.", "[P:Carl Siemens]; [P:Ada Siemens] came."),  # a firm, too
        ("[P:Carl Zorin]; Zed Zorin came.", "[P:Carl Zorin]; Zed [P:Zorin] came."),
        ("[P:Carl Stone]; Ada, Stone, ada Stone.", "[P:Carl Stone]; [P:Ada], [P:Stone], ada [P:Stone]."),
        ("[P1:Zorin]; [P:Ada] Zorin came.", "[P:Zorin]; [P:Ada] Zorin came."),
        ("[P2:Zed] and Zed [P:Zorin].", "[P:Zed] and [P:Zed Zorin]."),
        ("[P1:Zed] and Zed [P:Zorin].", "[P:Zed] and Zed [P:Zorin]."),
        ("[P:Zed] and [P:Zed], [P:Zorin].", "[P:Zed] and [P:Zed], [P:Zorin]."),
        ("[P:Zed] and Zed [P:Ada Zorin].", "[P:Zed] and Zed [P:Ada Zorin]."),
        ("We saw [P:Ada] [P:Zorin].", "We saw [P:Ada Zorin]."),
        ("We saw [P:Ada Maria] [P:Zorin].", "We saw [P:Ada Maria Zorin]."),
        ("We saw [L:Rome] [P:Zorin].", "We saw [L:Rome] [P:Zorin]."),
        ("[P:Monday] came. On Monday [P:Zorin] came.", "[P:Monday] came. On Monday [P:Zorin] came."),
    ],
)  # fmt: skip
def test_a_forename_and_the_surname_behind_it_are_one_name(written: str, found: str) -> None:
    assert repeated(written) == [found]


@pytest.mark.parametrize(
    "written",
    [
        "[P:Li Xu]. We saw Xu.",  # too short
        "[P:Ada Stone]. Stone fell.",  # a word that begins a sentence
        "[P:Ada Zorin]. A zorin, a zorin, a zorin: we saw Zorin.",  # rather a word of this text
        "[P:Ada Zorin]. They saw the Zorin.",  # a thing
        "[P:Monday] and Monday.",
        "[P:Bakk] Zorin and [L1:Zorin].",
        "[L:Zorin] and [P:Bakk] Zorin.",  # rather a part of a name
        "[L:Zorin] and Zorin [P:Bakk Ada].",
        "[P:Ada Zorin]. [L:Rome] Zorin.",
        "Grace went. No grace went.",
        "We saw Florence, Jordan and Georgia.",  # towns and countries
        "We saw Grace Church.",
        "We saw Great Grace.",
        "We saw [L:Rome] Grace.",
        "We saw grace.",
        "Near Zorin [L:Rome] we met [P:Ada Zorin].",
        "We met [P:Ada Zorin] near Zorin [L:Rome]",
    ],
)
def test_what_may_well_be_something_else_is_left_alone(written: str) -> None:
    assert repeated(written) == [re.sub(r"\[([PL])\d*:", r"[\1:", written)]
