"""The same input gives the same bytes: in another process, with other hashes, another time, zone and locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from teikit.registry import names

SCRIPT = """
import json, sys, time
from hashlib import sha256
now = float(sys.argv[1])
time.time = lambda: now
from tests.exporters.fitness import FORMATS
from tests.exporters.test_metadata import LETTER
from tests.exporters.texts import RICH
from teikit.exporting.pipeline import export
from teikit.registry import craft, names
from teikit.source import Source
asked = {form: options for form, options in FORMATS.values()}
found = {}
for form in sys.argv[2:]:
    if craft("exporters", form).missing:
        continue
    for name, text in (("rich.xml", RICH), ("letter.xml", LETTER)):
        made = export(Source(name, text.encode()), form, asked.get(form, {}), incomplete=True)
        sums = {part: sha256(data).hexdigest() for part, data in made.package.files.items()}
        found[f"{form} {name}"] = [sums, repr(made.receipt)]
print(json.dumps(found))
"""
SLOW = {"epub": "Java takes its time", "pdf": "it is slow"}
FORMS = [form for form in names("exporters") if form not in SLOW]
WORLDS = (
    ("1000000000", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
    ("1900000000", {"PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"}),
)


def made(now: str, world: dict[str, str]) -> dict[str, object]:
    command = [sys.executable, "-c", SCRIPT, now, *FORMS]
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(command, env=kept | world, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def twice() -> tuple[dict[str, object], dict[str, object]]:
    first, second = (made(now, world) for now, world in WORLDS)
    return first, second


@pytest.mark.parametrize("form", FORMS)
def test_the_same_input_gives_the_same_bytes(
    twice: tuple[dict[str, object], dict[str, object]], form: str
) -> None:
    one, other = twice
    for name in (f"{form} rich.xml", f"{form} letter.xml"):
        if name not in one:
            pytest.skip(f"{form} needs more than is installed")
        assert one[name] == other[name]
