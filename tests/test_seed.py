"""The bars of the first real page: how near convert comes to a careful editor's encoding of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from teikit.checking.check import validate
from teikit.checking.rulebook import Settings
from teikit.converting.pipeline import convert
from teikit.schemas import Schemas
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text
from teikit.workspace import Workspace

CORPUS = Path(os.environ.get("TEIKIT_CORPUS", ""))
SCORER = CORPUS.parent / "tools" / "score.py"

pytestmark = pytest.mark.skipif(
    not os.environ.get("TEIKIT_CORPUS"), reason="TEIKIT_CORPUS does not say where the real texts are"
)


@pytest.fixture(scope="module")
def page() -> Source:
    return Workspace().source(CORPUS / "seed" / "page-99.txt")


@pytest.fixture(scope="module")
def made(page: Source) -> bytes:
    return convert(page).data


@pytest.fixture(scope="module")
def figures(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not SCORER.exists():
        pytest.skip("the scorer does not lie beside the real texts")
    target = tmp_path_factory.mktemp("seed") / "page-99.xml"
    target.write_bytes(made)
    command = [sys.executable, str(SCORER), str(CORPUS / "seed" / "page-99.gold.xml"), str(target), "--json"]
    return dict(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def test_the_text_law_holds(page: Source, made: bytes) -> None:
    assert source_text(parse(Source("page-99.xml", made)).root).encode() == page.data


def test_there_is_no_finding(made: bytes) -> None:
    assert validate(Source("page-99.xml", made), Settings(), Schemas()) == []


def test_every_note_reference_is_right(figures: dict[str, Any]) -> None:
    assert figures["note_references"] == {"gold": 5, "right": 5}


def test_the_text_reads_right(figures: dict[str, Any]) -> None:
    assert figures["text_error"] <= 0.01


@pytest.mark.parametrize(("kind", "bar"), [("place", 0.90), ("date", 0.90), ("person", 0.80)])
def test_names_and_dates_are_found(figures: dict[str, Any], kind: str, bar: float) -> None:
    assert figures[kind]["f1"] >= bar


def test_normal_forms_are_right(figures: dict[str, Any]) -> None:
    assert figures["date_normal_form"]["right"] >= 10
