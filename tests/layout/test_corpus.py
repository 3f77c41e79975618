"""The layout of real pages, measured as the bench measures it, stays as good as it was."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "layout_score.py"
PAGES = {
    "civilwar": (0.943, 50 / 57),
    "ehri-dc012": (0.884, 159 / 195),
    "frus-kogan": (0.956, 336 / 345),
    "frus-rereview": (0.946, 424 / 430),
    "poilus-fr": (0.957, 98 / 105),
    "rdcr-algeria": (0.821, 0.0),
}
"""For each page, the shares of paragraphs found and of ligatures restored as they were measured."""

LESS = 0.03
"""So much may a share fall, since every change moves some of them a little."""


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    specification = importlib.util.spec_from_file_location("layout_score", BENCH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["layout_score"] = module  # a dataclass looks itself up there
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_corpus(name: str, bench: ModuleType) -> None:
    corpus = os.environ.get("TEIKIT_CORPUS")
    if not corpus:
        pytest.skip("TEIKIT_CORPUS says where the degraded pages are, and is not set")
    count: Counter[str] = bench.score(Path(corpus) / "pages" / f"{name}.txt", verbose=False)
    assert count["errors"] <= 0.005 * count["tokens"]
    assert count["refs right"] >= (1 - LESS) * count["refs"]
    assert count["hyphens right"] >= (1 - LESS) * count["hyphens"]
    assert count["lines right"] >= (1 - LESS) * count["lines"]
    assert count["false notes"] == 0
    paragraphs, ligatures = PAGES[name]
    assert count["starts right"] >= count["starts found"] * (1 - LESS)
    assert count["starts right"] >= count["starts"] * (paragraphs - LESS)
    assert count["repairs"] >= count["ligatures"] * (ligatures - LESS)
