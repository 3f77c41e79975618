"""teikit evaluate --citations: notes that people encoded, and what teikit makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.converting.plan import Choice
from teikit.evaluating.citations import FIELDS, read, score, table
from teikit.source import FileError, Source
from tests.conftest import Teikit

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>One.'
FULL = (
    '<note n="1"><label>1</label> See <bibl xml:id="a"><author>Ada Stone</author>, '
    '<title level="m">The Ships of Cork</title> '
    "(<pubPlace>Dublin</pubPlace>: <publisher>Allen Press</publisher>, <date>1951</date>), "
    "<citedRange>17</citedRange></bibl>.</note>"
)
AGAIN = (
    '<note n="2"><bibl corresp="#a"><author>Stone</author>, op. cit., '
    "<citedRange>40</citedRange></bibl>.</note>"
)
BARE = '<note n="3">He came back to the town three days later and found the house empty.</note>'
END = "</p></body></text></TEI>"


def notes(*parts: str) -> Source:
    return Source("gold.xml", (HEAD + "".join(parts) + END).encode())


def test_words_citations_and_references_are_counted() -> None:
    scores = score(read(notes(FULL, AGAIN, BARE)), Choice())
    assert scores.f1(*FIELDS) == 1
    assert (scores.gold["bibl"], scores.made["bibl"], scores.hit["bibl"]) == (2, 2, 2)
    assert (scores.gold["reference"], scores.hit["reference"]) == (1, 1)
    assert (scores.gold["note without bibl"], scores.made["note without bibl"]) == (1, 0)


def test_what_is_wrong_lowers_the_figures() -> None:
    wrong = FULL.replace("author>", "editor>").replace("editor>Stone", "author>Stone")
    scores = score(read(notes(wrong)), Choice())
    assert scores.f1("author") == 0
    assert 0 < scores.f1(*FIELDS) < 1
    assert "references" not in " ".join(table(scores))


def test_a_file_without_citations_is_refused_in_one_line() -> None:
    with pytest.raises(FileError, match="no note with a bibl"):
        read(notes(BARE))


def test_the_command_prints_a_line_for_each_field(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "gold.xml").write_bytes(notes(FULL, AGAIN).data)
    done = teikit("evaluate", "--citations", "gold.xml")
    assert done.code == 0
    assert "words        F1 1.000" in done.text
    assert "references   1 right of 1 made and 1 by hand" in done.text
    (tmp_path / "bare.xml").write_bytes(notes(BARE).data)
    assert teikit("evaluate", "--citations", "bare.xml").code == 1
