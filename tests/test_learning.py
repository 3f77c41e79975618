"""teikit train learns from what one tagged; what is no model, or too little to learn from, is one line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest

from teikit.converting.plan import Choice
from teikit.evaluating.gold import Gold, read
from teikit.evaluating.pipeline import tags
from teikit.learning import pipeline
from teikit.learning.descent import Course, descend, gradients
from teikit.learning.parts import parts
from teikit.learning.pieces import known_names, pieces
from teikit.learning.titles import has_titles
from teikit.recognition.learnt import learnt, packed
from teikit.recognition.network import Network, network
from teikit.source import FileError, Source
from tests.conftest import Teikit

ROWS = (
    "At noon {Oluvang} came down to [Brindmark] with the goats.",
    "Nobody in [Brindmark] had seen {Tessaly} since the flood.",
    "The road from [Brindmark] to [Quellow] was under water.",
    "{Oluvang} asked {Tessaly} for the keys of the barn.",
    "We heard that {Tessaly} had sold the mill at [Quellow].",
    "{Oluvang} said nothing, and the people of [Quellow] waited.",
)


def text(number: int, rows: tuple[str, ...] = ROWS) -> dict[str, object]:
    """A record of rows in which persons stand in braces and places in brackets."""
    plain, spans = "", []
    for row in (*rows[number % len(rows) :], *rows[: number % len(rows)]):
        for sign in row:
            if sign in "{[":
                spans.append([len(plain), 0, "PER" if sign == "{" else "LOC"])
            elif sign in "}]":
                spans[-1][1] = len(plain)
            else:
                plain += sign
        plain += "\n"
    return {"id": str(number), "lang": "en", "types": ["PER", "LOC"], "text": plain, "spans": spans}


def records(count: int) -> bytes:
    return "\n".join(json.dumps(text(number)) for number in range(count)).encode()


def golds(count: int) -> list[Gold]:
    return list(read(Source("a.jsonl", records(count))))


def weights() -> dict[str, np.ndarray]:
    return {name: getattr(network(), name) for name in Network.__slots__}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "TURNS", (1, 1))
    monkeypatch.setattr(pipeline, "FOLDS", 2)


def test_what_is_learnt_makes_the_loss_smaller() -> None:
    (gold,) = golds(1)
    losses: list[float] = []
    descend(
        weights(), list(pieces(gold, {})), Course(8, 0.003, 2), 1, lambda _turn, loss: losses.append(loss)
    )
    assert losses[-1] < losses[0] / 2


def test_gradients_are_those_of_the_loss() -> None:
    (gold,) = golds(1)
    (piece,) = pieces(gold, {})
    start = {name: value.astype(np.float64) for name, value in weights().items()}
    for name in ("output", "hidden", "second_bias", "first"):
        _, found = gradients(start, piece, np.random.default_rng(3))
        at = np.unravel_index(np.abs(found[name]).argmax(), found[name].shape)
        sides = []
        for step in (-1e-4, 1e-4):
            moved = {**start, name: start[name].copy()}
            moved[name][at] += step
            sides.append(gradients(moved, piece, np.random.default_rng(3))[0])
        assert (sides[1] - sides[0]) / 2e-4 == pytest.approx(found[name][at], rel=0.05, abs=1e-4)


def test_known_names_are_persons_places_or_both() -> None:
    (gold,) = golds(1)
    assert known_names([gold]) == {"oluvang": "P", "tessaly": "P", "brindmark": "L", "quellow": "L"}


def test_a_long_text_is_cut_into_parts_that_keep_every_tag() -> None:
    (gold,) = read(Source("a.jsonl", json.dumps(text(0, ROWS * 60)).encode()))
    dealt = parts([gold])
    assert len(dealt) == 8
    assert sum(len(part.tags) for part in dealt) == len(gold.tags)
    assert {tag.span.of(part.text) for part in dealt for tag in part.tags} == {
        "Oluvang",
        "Tessaly",
        "Brindmark",
        "Quellow",
    }


def test_whether_titles_are_inside_is_seen_from_the_tags() -> None:
    for row, inside in ("We met {Dr. Kedia} there.", True), ("We met Dr. {Kedia} there.", False):
        gold = list(read(Source("a.jsonl", json.dumps(text(0, (row,))).encode())))
        assert has_titles(gold) is inside


def test_a_model_finds_what_its_texts_call_names() -> None:
    texts = golds(2)
    found = [piece for one, other in (texts, texts[::-1]) for piece in pieces(one, known_names([other]))]
    learned = descend(weights(), found, Course(25, 0.003, 5), 1)
    made = learnt(Source("m.npz", packed(learned, known_names(texts), titles=False)))
    new = "In spring Tessaly left Quellow, and Oluvang went to Brindmark alone."
    (gold,) = read(Source("b.jsonl", json.dumps({"text": new, "lang": "en", "spans": []}).encode()))
    found = {(tag.span.of(new), tag.element) for tag in tags(gold, Choice(learnt=made))}
    assert found == {
        ("Tessaly", "persName"),
        ("Oluvang", "persName"),
        ("Quellow", "placeName"),
        ("Brindmark", "placeName"),
    }


@pytest.mark.usefixtures("quick")
def test_the_command_prints_held_out_scores_and_the_model_serves_the_others(
    teikit: Teikit, tmp_path: Path
) -> None:
    (tmp_path / "gold.jsonl").write_bytes(records(8))
    done = teikit("train", "gold.jsonl", "-o", "m.npz")
    assert done.code == 0, done.err
    rows = [line.split()[:3] for line in done.text.splitlines()]
    assert ["persName", "held", "out"] in rows
    assert ["placeName", "without", "48"] in rows
    assert "96 names are little" in done.text
    (tmp_path / "a.txt").write_text("At last Tessaly came to Quellow.\n")
    assert teikit("convert", "--model", "m.npz", "a.txt").code == 0
    assert teikit("tag", "--model", "m.npz", "--dry-run", "a.xml").code == 0
    assert teikit("evaluate", "--model", "m.npz", "gold.jsonl").code == 0
    (tmp_path / "teikit.toml").write_text('[convert]\nmodel = "none.npz"\n')
    failed = teikit("convert", "a.txt", "-o", "b.xml")
    assert failed.code == 2
    assert failed.err.count("\n") == 1
    assert "none.npz" in failed.err


def test_too_little_is_said_and_nothing_is_written(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(records(1))
    done = teikit("train", "gold.jsonl", "-o", "m.npz")
    assert done.code != 0
    assert "12 names are too few" in done.err
    assert not (tmp_path / "m.npz").exists()


def unsafe() -> bytes:
    data = io.BytesIO()
    np.savez(data, about=np.array([{"format": 1}], object))
    return data.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", unsafe()], ids=["empty", "cut", "pickled"])
def test_what_is_no_model_is_one_line(data: bytes) -> None:
    with pytest.raises(FileError, match="is no model"):
        learnt(Source("m.npz", data))


def test_a_model_of_another_form_or_shape_is_told() -> None:
    few = {name: value[:1] for name, value in weights().items()}
    with pytest.raises(FileError, match="another shape"):
        learnt(Source("m.npz", packed(few, {}, titles=False)))
    wrong = {**weights(), "output_bias": np.full(5, np.nan, np.float32)}
    with pytest.raises(FileError, match="another shape"):
        learnt(Source("m.npz", packed(wrong, {}, titles=False)))
