"""The word law: what an export says, read again, are the words of the text, its notes and its headings."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which

import pytest
from tests.exporters.pandoc import pandoc
from tests.exporters.texts import RICH, again, made_of, told

from teikit.source import FileError
from teikit.workspace import Workspace

PANDOC = {"markdown": "markdown-smart", "docx": "docx", "epub": "epub", "jats": "jats", "odt": "odt"}
"""What pandoc calls the formats that it reads."""
FORMS = ("markdown", "docx", "epub", "html", "odt")
OURS = sorted(Path(__file__, "../../../tei").resolve().glob("*.xml"))
LARGEST = 60_000
"""Bytes of a file of the corpus that is read again here; all of them are in bench/."""


@pytest.mark.parametrize("form", FORMS)
def test_a_text_with_everything_keeps_its_words_notes_and_headings(form: str) -> None:
    assert told(again(RICH.encode(), form)) == told(RICH.encode())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.stem))
def test_our_own_texts_keep_their_words(path: Path, form: str) -> None:
    data = Workspace().source(path).data
    assert told(again(data, form)) == told(data)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_text_gives_the_same_bytes(form: str) -> None:
    assert made_of(RICH.encode(), form).files == made_of(RICH.encode(), form).files


@pytest.mark.parametrize("form", FORMS)
def test_what_a_format_has_no_place_for_is_told_with_its_place(form: str) -> None:
    losses = {each.what: each.line for each in made_of(RICH.encode(), form).losses}
    assert losses["1 × fw: not in the flow of the text, left out"] == 11


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.skipif("TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS is not set")
def test_forty_real_files_keep_their_words(form: str) -> None:
    for path in real_files():
        source = Workspace().source(path)
        try:
            words = told(source.data)
            if words[0]:
                assert told(again(source.data, form)) == words, path.name
        except FileError as error:
            assert "is not TEI" in error.reason, path.name  # noqa: PT017


def real_files() -> list[Path]:
    """Some small files of each project of the corpus."""
    found: list[Path] = []
    for project in sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").iterdir()):
        small = (path for path in sorted(project.glob("**/*.xml")) if path.stat().st_size < LARGEST)
        found += list(small)[:6]
    return found


@pytest.mark.parametrize("form", PANDOC)
@pytest.mark.skipif(not which("pandoc"), reason="pandoc is not installed")
def test_another_reader_finds_the_same_words_and_notes(form: str) -> None:
    data = [] if form == "jats" else [RICH.encode()]  # it loses notes of verse lines
    data += [*(Workspace().source(path).data for path in OURS)]
    if "TEIKIT_CORPUS" in os.environ:
        data += [Workspace().source(path).data for path in real_files()[::9]]
    for each in data:
        made = made_of(each, form).data
        assert pandoc(made, PANDOC[form]) == told(each)[0]
