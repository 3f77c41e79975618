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
PAGES = ["civilwar", "ehri-dc012", "frus-kogan", "frus-rereview", "poilus-fr", "rdcr-algeria"]


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
    assert count["errors"] <= 0.01 * count["tokens"]
    assert count["refs right"] >= 0.95 * count["refs"]
    assert count["hyphens right"] >= 0.98 * count["hyphens"]
    assert count["lines right"] >= 0.99 * count["lines"]
    assert count["false notes"] == 0
