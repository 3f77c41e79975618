"""What is exported is valid by the checker of its format: our own texts, and real ones of several kinds."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import which

import pytest
from tests.exporters.texts import RICH

from teikit.exporting.pipeline import export
from teikit.package import Verdict
from teikit.source import Source
from teikit.workspace import Workspace

OURS = Path(__file__, "../../../tei").resolve()
KINDS = (
    "arthur-schnitzler+schnitzler-briefe-data",
    "dracor-org+shakedracor",
    "bodleian+medieval-mss",
    "EHRI+ehri-online-editions",
)
"""Letters, plays, descriptions of manuscripts, an edition with pictures of its pages."""
NEEDS_JAVA = pytest.mark.skipif(not which("java"), reason="java is not installed")
NEEDS_DTD = pytest.mark.skipif("TEIKIT_SCHEMA" not in os.environ, reason="TEIKIT_SCHEMA is not set")
FORMS = (
    "docx",
    "odt",
    "latex",
    pytest.param("jats", marks=NEEDS_DTD),
    pytest.param("epub", marks=NEEDS_JAVA),
)


@pytest.fixture(autouse=True)
def schemas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammars that teikit does not bring along."""
    if folder := os.environ.get("TEIKIT_SCHEMA"):
        monkeypatch.setenv("TEIKIT_JATS", str(Path(folder, "jats", "1.3")))


def check(source: Source, form: str) -> None:
    receipt = export(source, form).receipt
    assert receipt.verdict is Verdict.VALID, (source.path, receipt.remarks[:3])


@pytest.mark.parametrize("form", FORMS)
def test_our_own_texts_are_valid(form: str) -> None:
    check(Source("rich.xml", RICH.encode()), form)
    if form != "epub":  # Java takes its time
        check(Workspace().source(OURS / "lettre.xml"), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.skipif("TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS is not set")
def test_real_texts_of_each_kind_are_valid(kind: str, form: str) -> None:
    if form == "epub" and kind == KINDS[-1]:
        pytest.skip("Java takes its time; three kinds will do")
    files = (Path(os.environ["TEIKIT_CORPUS"]) / "tei" / kind).glob("**/*.xml")
    check(
        Workspace().source(min(files, key=lambda path: (path.stat().st_size < 20_000, path.stat().st_size))),
        form,
    )
