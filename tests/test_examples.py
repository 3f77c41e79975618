"""The worked examples in tei/: what lies there is what convert makes of the text, and other judges agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.converting.pipeline import convert
from teikit.workspace import Workspace
from tests.conftest import Teikit
from tests.oracle import TEI_ALL, java, jing

FOLDER = Path(__file__).parents[1] / "tei"
TEXTS = sorted(FOLDER.glob("*.txt"))
TEI = sorted(FOLDER.glob("*.xml"))


def test_every_text_has_its_tei() -> None:
    assert [path.stem for path in TEI] == [path.stem for path in TEXTS]
    assert TEXTS


@pytest.mark.parametrize("schema", ["profile", "tei_all"])
def test_the_folder_has_no_finding(teikit: Teikit, schema: str) -> None:
    done = teikit("validate", FOLDER, "--schema", schema)
    assert done.code == 0
    assert done.text.startswith(f"nothing found in {len(TEI)} files\n")


@pytest.mark.parametrize("path", TEI, ids=lambda path: path.stem)
def test_the_text_comes_back(teikit: Teikit, path: Path) -> None:
    assert teikit("source", path).out == path.with_suffix(".txt").read_bytes()


@java
def test_jing_finds_what_convert_makes_valid(tmp_path: Path) -> None:
    made = {path.name: convert(Workspace().source(path)).data for path in TEXTS}
    assert jing(TEI_ALL, made, tmp_path) == {}
