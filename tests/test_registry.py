"""Crafts of other packages are found by their entry points, which most runs need not look up."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest

import teikit
from teikit import registry
from tests.plugins import forget

RULE = '''"""A note is there at all.

Notes are not wanted here.
"""

from teikit.diagnostic import Finding


def check(tei):
    """All notes."""
    for note in tei.elements("note"):
        yield Finding(note, "there is a note")
'''


def test_a_rule_of_another_package_is_found_and_run(tmp_path: Path) -> None:
    (tmp_path / "our_edition.py").write_text(RULE, "utf-8")
    information = tmp_path / "our_edition-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: our-edition\nVersion: 1.0\n", "utf-8")
    (information / "entry_points.txt").write_text("[teikit.rules]\nany-note = our_edition\n", "utf-8")
    source = Path(teikit.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(source)])}
    text = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><note/></TEI>'
    command = [sys.executable, "-m", "teikit", "validate", "-", "--select", "any-note", "--format", "concise"]
    done = subprocess.run(command, input=text, capture_output=True, env=environment, check=False)
    assert "there is a note" in done.stdout.decode(), done.stderr.decode()


def test_without_such_a_package_nobody_reads_the_metadata_of_all() -> None:
    code = "import sys, teikit.registry as r; r.names('rules'); print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("error", [PackageNotFoundError, FileNotFoundError])
def test_a_package_that_says_nothing_of_itself_has_crafts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def nothing(_home: Distribution) -> None:
        raise error("nobody")

    (tmp_path / "nobody-1.0.dist-info").mkdir()
    points = tmp_path / "nobody-1.0.dist-info" / "entry_points.txt"
    points.write_text("[teikit.rules]\nany-note = our_edition\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(Distribution, "metadata", property(nothing))
    forget()
    try:
        assert registry.origin("rules", "any-note") == registry.Origin("", "", "our_edition")
    finally:
        monkeypatch.undo()
        forget()
