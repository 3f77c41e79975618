"""docs/teikit.schema.json is what teikit knows today, and takes what the configuration takes."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs" / "teikit.schema.json").read_text("utf-8"))
VALID = """
include = ["letters", "*.xml"]
schema = "tei_all"
select = ["archive", "grammar"]
scope = "file"
[header]
publisher = "An Archive"
[severity]
orphan-note = "error"
[per-file-ignores]
"drafts/*" = ["grammar"]
[prefixes]
psn = ["(.+)", "register.xml#$1"]
[rules.bare-word-pointer]
words = "change/@who"
[exporters.json]
indent = 2
"""


def faults(text: str) -> list[str]:
    return [each.message for each in jsonschema.Draft202012Validator(SCHEMA).iter_errors(tomllib.loads(text))]


def test_the_schema_is_up_to_date() -> None:
    code = "import make_config_schema as m, json; print(json.dumps(m.schema()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == SCHEMA, "run python tools/make_config_schema.py"


def test_it_is_a_schema_and_takes_a_good_configuration() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert faults(VALID) == []


@pytest.mark.parametrize(
    "wrong",
    [
        'selct = "x"',
        'scope = "world"',
        "[rules.no-such-rule]",
        "[exporters.json]\nindent = 'x'",
        "include = 1",
    ],
)
def test_it_refuses_what_teikit_refuses(wrong: str) -> None:
    assert faults(wrong)
