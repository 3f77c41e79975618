"""Of thin and odd headers every format makes something valid, or a list of what is missing that helps."""

from __future__ import annotations

import random
from importlib.util import find_spec

import pytest
from tests.exporters.fitness import FORMATS, verdict
from tests.exporters.test_metadata import LETTER
from tests.exporters.texts import RICH
from tests.exporters.thinning import NAMES, thinned

from teikit.source import Source

COPIES = 25
BARE = (
    """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Words.</p></body></text></TEI>"""
)


@pytest.mark.parametrize("form", FORMATS)
def test_a_thin_header_is_exported_or_told_what_it_lacks(form: str) -> None:
    if form == "spacy" and not find_spec("spacy"):
        pytest.skip("spaCy is not installed")
    for number in range(COPIES):
        choice = random.Random(number)
        what, data = thinned(choice.choice((LETTER, RICH)).encode(), choice)
        said, words = verdict(Source(choice.choice(NAMES), data), form)
        assert not said.isupper(), (number, what, said, words)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "spacy"])
def test_the_advice_leads_from_nothing_to_what_is_valid(form: str) -> None:
    said, words = verdict(Source("bare.xml", BARE.encode()), form)
    assert not said.isupper(), (said, words)
