"""The stranger's test: the examples of docs/extending.md work as they stand, installed as another package."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from teikit import languages
from teikit.converting.pipeline import Settings, read
from teikit.source import Source
from teikit.text import Box
from tests.conftest import PAGE, Teikit
from tests.plugins import Install, install

__all__ = ["install"]

TEXT = (Path(__file__).parents[1] / "docs" / "extending.md").read_text("utf-8")
EXAMPLE = re.compile(r"`src/teikit/(\w+)/(\w+)\.py`.*?```python\n(.*?)```", re.DOTALL)
EXAMPLES = {f"{kind}/{name.replace('_', '-')}": code for kind, name, code in EXAMPLE.findall(TEXT)}

BOXED = """@boxed 1
page 400 600
40 50 360 62 10 The delegates met at Tiflis, and Noe Zhor-
40 64 360 76 10 dania read from *Das Kapital* for an hour.
page 400 600
40 50 200 62 10 Then Smith went home.
"""


@pytest.fixture(autouse=True)
def extended(install: Install) -> None:
    install(EXAMPLES)


def test_there_is_an_example_of_each_and_its_lines_are_counted() -> None:
    assert list(EXAMPLES) == [
        "readers/boxed",
        "taggers/persons",
        "exporters/dossier",
        "rules/empty-paragraph",
        "languages/pt",
    ]
    counted = [int(lines) for lines in re.findall(r"^\| \[.*\| (\d+) \|$", TEXT, re.MULTILINE)]
    assert counted == [len(code.splitlines()) for code in EXAMPLES.values()]


def test_the_reader_gives_boxes_and_italics(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(BOXED, "utf-8")
    document = read(Source("page.txt", BOXED.encode()), Settings())
    assert [(line.page, line.box) for line in document.lines] == [
        (0, Box(40, 50, 360, 62)),
        (0, Box(40, 64, 360, 76)),
        (1, Box(40, 50, 200, 62)),
    ]
    assert teikit("convert", "page.txt").code == 0
    made = (tmp_path / "page.xml").read_text("utf-8")
    assert '<hi rend="italic"' in made
    assert '<application ident="our-scanner" version="2.1">' in made
    assert teikit("validate", "page.xml").code == 0
    assert teikit("source", "--check", "page.xml", "page.txt").code == 0


def test_what_the_reader_cannot_read_has_its_place(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("@boxed\n1 2 three\n", "utf-8")
    assert teikit("convert", "page.txt").err == "teikit: page.txt:2:1: a line without a box\n"


def test_the_tagger_takes_the_place_of_ours(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(BOXED.replace("*", ""), "utf-8")
    made = teikit("convert", "page.txt", "-o", "-").text
    assert "Noe Zhordania</persName>" in made  # the entry of the register
    assert "Smith</persName>" not in made
    assert "persons (our-crafts 1.2)" in teikit("config").text
    (tmp_path / "teikit.toml").write_text('[taggers.persons]\nregister = ["John Smith"]', "utf-8")
    assert ">Smith</persName>" in teikit("convert", "page.txt", "-o", "-").text


def test_the_exporter_writes_three_files(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    teikit("convert", "page.txt", "--title", "A Page")
    assert teikit("export", "dossier", "page.xml").code == 0
    folder = tmp_path / "page"
    assert sorted(path.name for path in folder.iterdir()) == ["about.json", "names.tsv", "text.txt"]
    assert "Noe Zhordania\t#" in (folder / "names.tsv").read_text("utf-8")
    assert json.loads((folder / "about.json").read_text("utf-8"))["title"] == "A Page"


def test_the_rule_fires_and_takes_its_option(teikit: Teikit, tmp_path: Path) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p> </p><p>So.</p></body></text></TEI>'
    (tmp_path / "a.xml").write_text(text, "utf-8")
    told = ("validate", "a.xml", "--select", "empty-paragraph", "--format", "json")
    assert [each["message"] for each in json.loads(teikit(*told).out)] == ["the paragraph is empty"]
    (tmp_path / "teikit.toml").write_text("[rules.empty-paragraph]\nleast = 4", "utf-8")
    assert len(json.loads(teikit(*told).out)) == 2


def test_the_language_is_read(teikit: Teikit, tmp_path: Path) -> None:
    text = (
        "O rei morreu em Lisboa a 3 de março de 1921, e a rainha não foi ao enterro dos seus com uma dama.\n"
    )
    (tmp_path / "page.txt").write_text(text, "utf-8")
    made = teikit("convert", "page.txt", "-o", "-").text
    assert languages.guess(text) == "pt"
    assert 'xml:lang="pt"' in made
    assert 'when="1921-03-03"' in made
