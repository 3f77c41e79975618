"""The pointers of real files, against a count that another program made from TEI's ODD."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from teikit.rules.dangling_pointer import check
from teikit.tei.document import parse
from teikit.workspace import Workspace

CORPUS = os.environ.get("TEIKIT_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="TEIKIT_CORPUS does not say where the real texts are")
def test_exactly_the_dangling_pointers_of_the_corpus_are_found() -> None:
    folder = Path(CORPUS or "") / "tei"
    truth = json.loads((folder / "refs.json").read_text("utf-8"))
    for name, counted in truth.items():
        found = [
            [each.at.sourceline, each.at.tag.partition("}")[2], each.attribute, each.message.split('"')[1]]
            for each in check(parse(Workspace().source(folder / name)))
        ]
        assert sorted(found) == sorted(counted["dangling"]), name
