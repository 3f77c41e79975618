"""spaCy and GLiNER behind the taggers' contract: made-up models find names, our evidence weighs them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from tests.conftest import Teikit

from teikit.registry import craft
from teikit.source import FileError
from teikit.taggers import gliner, persons, spacy
from teikit.text import Annotation, Block, Document, Piece, Reading, Span, compose

TEXT = (
    "Otto von Bismarck saw Quolinda there. The Germans and the Committee saw nothing; Monday came.\n"
    "Then the goats of old Teshmar went to Brindlewick.\n"
)
SAYS = {
    "Otto von Bismarck": "person",
    "Quolinda": "person",
    "Germans": "person",
    "Committee": "person",
    "Monday": "place",
    "old Teshmar": "person",
    "Brindlewick": "place",
}


def reading(claims: Iterable[Annotation] = ()) -> Reading:
    blocks, start = [], 0
    for row in TEXT.splitlines():
        blocks.append(Block(Span(start, start + len(row)), "p"))
        start += len(row) + 1
    document = Document(TEXT, metadata={"language": "en"})
    return compose(TEXT, [Piece(0, Span(0, len(TEXT)), True)], blocks, document, claims)


def entities(words: str) -> Iterator[tuple[int, int, str]]:
    for name, kind in SAYS.items():
        if (at := words.find(name)) >= 0:
            yield at, at + len(name), kind


class Pipeline:
    """What spacy.load gives, as far as the tagger asks."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        labels = {"person": "PERSON", "place": "GPE"}
        for words in texts:
            yield SimpleNamespace(
                ents=[
                    SimpleNamespace(start_char=start, end_char=end, label_=labels[kind])
                    for start, end, kind in entities(words)
                ]
                + [SimpleNamespace(start_char=0, end_char=4, label_="ORG")]
            )


def module(monkeypatch: pytest.MonkeyPatch, name: str, **members: Any) -> None:
    made = ModuleType(name)
    made.__spec__ = ModuleSpec(name, None)
    for key, value in members.items():
        setattr(made, key, value)
    monkeypatch.setitem(sys.modules, name, made)


@pytest.fixture
def pipelines(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy._loaded.cache_clear()

    def load(name: str, exclude: list[str]) -> Pipeline:
        assert "parser" in exclude
        if name != "en_made_up":
            raise OSError("[E050]")
        return Pipeline()

    module(monkeypatch, "spacy", load=load)


class Model:
    """What GLiNER.from_pretrained gives."""

    @classmethod
    def from_pretrained(cls, folder: str, *, local_files_only: bool) -> Model:
        assert local_files_only
        if folder != "models/made-up":
            raise OSError("no such folder")
        return cls()

    def predict_entities(self, words: str, labels: list[str], threshold: float) -> list[dict[str, Any]]:
        assert labels == ["person", "place"]
        found = [{"start": start, "end": end, "label": kind} for start, end, kind in entities(words)]
        return found[::-1] if threshold <= 0.5 else []


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    gliner._loaded.cache_clear()
    module(monkeypatch, "gliner", GLiNER=Model)


def shown(claims: Iterable[Annotation]) -> list[tuple[str, str]]:
    return [(claim.element, claim.span.of(TEXT)) for claim in claims]


def ours() -> Reading:
    before = reading()
    return reading(persons.tag(before))


@pytest.mark.usefixtures("pipelines")
def test_what_ours_found_is_left_and_what_it_does_not_rule_out_is_added() -> None:
    claims = ours()
    assert ("persName", "Otto von Bismarck") in shown(claims.claims)
    taken = {words for _, words in shown(claims.claims)}
    found = shown(spacy.tag(claims, pipeline="en_made_up"))
    assert ("placeName", "Brindlewick") in found
    assert not {"Otto von Bismarck", "Germans", "Committee", "Monday"} & {words for _, words in found}
    assert not taken & {words for _, words in found}


@pytest.mark.usefixtures("models")
def test_gliner_says_the_same_by_the_same_contract() -> None:
    claims = ours()
    found = shown(gliner.tag(claims, folder="models/made-up"))
    assert ("placeName", "Brindlewick") in found
    assert not {"Germans", "Committee", "Monday"} & {words for _, words in found}
    assert shown(gliner.tag(claims, folder="models/made-up", threshold=0.9)) == []


@pytest.mark.usefixtures("pipelines", "models")
def test_models_that_are_not_there_are_one_line() -> None:
    with pytest.raises(FileError, match="is no pipeline that spaCy has here"):
        list(spacy.tag(reading(), pipeline="xx"))
    with pytest.raises(FileError, match="needs the folder of a model"):
        list(gliner.tag(reading()))
    with pytest.raises(FileError, match="no model that GLiNER can read: no such folder"):
        list(gliner.tag(reading(), folder="models/none"))


@pytest.mark.usefixtures("pipelines")
def test_it_is_run_where_it_is_asked_for(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "teikit.toml").write_text('[taggers.spacy]\npipeline = "en_made_up"\n')
    assert teikit("convert", "--language", "en", "a.txt").code == 0
    assert "Brindlewick</placeName>" not in (tmp_path / "a.xml").read_text()
    chosen = ("--select", "taggers", "--select", "spacy")
    assert teikit("convert", "--language", "en", "--force", *chosen, "a.txt").code == 0
    assert "Brindlewick</placeName>" in (tmp_path / "a.xml").read_text()


@pytest.mark.parametrize("name", ["spacy", "gliner"])
def test_what_is_not_installed_says_its_install_line(
    name: str, monkeypatch: pytest.MonkeyPatch, teikit: Teikit
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(
        "teikit.registry.find_spec", lambda module: None if module == name else ModuleSpec(module, None)
    )
    assert craft("taggers", name).missing == f"pip install 'teikit[{name}]'"
    assert f"not installed: pip install 'teikit[{name}]'" in _config(teikit, name)


def _config(teikit: Teikit, name: str) -> str:
    Path("teikit.toml").write_text(f'[convert]\nselect = ["taggers", "{name}"]\n')
    return teikit("config").text
