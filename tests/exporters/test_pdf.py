"""PDF: the page that html makes, printed; the same text gives the same bytes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from tests.exporters.texts import RICH, made_of

from teikit.registry import craft

pytest.importorskip("weasyprint", reason="weasyprint is not installed")


@pytest.fixture(scope="module")
def data() -> bytes:
    return made_of(RICH.encode(), "pdf").data


def test_the_same_text_gives_the_same_bytes(data: bytes) -> None:
    assert data.startswith(b"%PDF-")
    assert made_of(RICH.encode(), "pdf").data == data


@pytest.mark.skipif(not which("pdftotext"), reason="pdftotext is not installed")
def test_text_notes_and_registers_are_in_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    command = ["pdftotext", "a.pdf", "-"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    for words in ("went to Cork on 1 May", "a sailor.", "The tide comes in,", "Catch", "Places"):
        assert words in said


def test_without_weasyprint_its_install_line_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teikit.registry.find_spec", lambda _name: None)
    assert "teikit[print]" in craft("exporters", "pdf").missing
