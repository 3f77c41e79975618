"""TEI simplePrint: words stay, what it does not have is turned or told, and it is valid by TEI's own schema."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree
from tests.exporters.test_word_law import OURS
from tests.exporters.texts import RICH, made_of, told

from teikit.workspace import Workspace

PROJECTS = ("whitmanarchive", "bodleian", "EHRI")
SCHEMA = ("odd", "expected-4.9.0a", "tei_simplePrint.rng")
NEEDED = pytest.mark.skipif(
    not {"TEIKIT_SCHEMA", "TEIKIT_CORPUS"} <= os.environ.keys(),
    reason="TEIKIT_SCHEMA or TEIKIT_CORPUS is not set",
)


def test_what_it_does_not_have_is_turned_and_told() -> None:
    package = made_of(RICH.encode(), "tei-simple-print")
    text = package.data.decode()
    assert '<name ref="#cork" type="place">Cork</name>' in text
    assert '<ref target="https://example.org/x">https://example.org/x</ref>' in text
    assert "1 × placeName: becomes name" in [loss.what for loss in package.losses]
    assert "1 × standOff: left out" in [loss.what for loss in package.losses]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.stem))
def test_our_own_texts_keep_their_words(path: Path) -> None:
    data = Workspace().source(path).data
    assert told(made_of(data, "tei-simple-print").data) == told(data)


@NEEDED
def test_real_texts_of_three_projects_are_valid() -> None:
    schema = etree.RelaxNG(etree.parse(str(Path(os.environ["TEIKIT_SCHEMA"], *SCHEMA))))
    for project in PROJECTS:
        files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob(f"{project}*/**/*.xml"))
        made = made_of(Workspace().source(files[0]).data, "tei-simple-print").data
        assert schema.validate(etree.fromstring(made)), (files[0].name, str(schema.error_log.last_error))
