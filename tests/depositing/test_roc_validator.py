"""A crate as the validator of the RO-Crate community sees it, where that is installed (roc-validator)."""

from __future__ import annotations

import email.message
import io
import json
import urllib.request
import urllib.response
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Teikit
from tests.depositing.test_deposit import INCLUDING, PART, TEXT, WHOLE

requests = pytest.importorskip("requests")
services = pytest.importorskip("rocrate_validator.services", reason="roc-validator is not installed")
models = pytest.importorskip("rocrate_validator.models")
CONTEXT = files("rocrate").joinpath("data/ro-crate.jsonld")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The context of RO-Crate is that of the package `rocrate`; nothing else is asked of the network."""

    def opened(asked: Any, *_: Any, **__: Any) -> Any:
        url = asked if isinstance(asked, str) else asked.full_url
        if "w3id.org/ro/crate" not in url:
            raise OSError(url)
        headers = email.message.Message()
        headers["Content-Type"] = "application/ld+json"
        return urllib.response.addinfourl(io.BytesIO(CONTEXT.read_bytes()), headers, url, 200)

    def requested(_: Any, __: str, url: str, *___: Any, **____: Any) -> Any:
        if "w3id.org/ro/crate" not in url:
            raise requests.ConnectionError(url)
        response = requests.Response()
        response.status_code, response._content = 200, CONTEXT.read_bytes()
        response.headers["Content-Type"] = "application/ld+json"
        return response

    monkeypatch.setattr(urllib.request, "urlopen", opened)
    monkeypatch.setattr(requests.Session, "request", requested)


def complaints(crate: Path) -> list[str]:
    """What it requires and does not find."""
    settings = services.ValidationSettings(
        rocrate_uri=str(crate),
        profile_identifier="ro-crate-1.1",
        requirement_severity=models.Severity.REQUIRED,
    )
    return [f"{each.check.identifier}: {each.message}" for each in services.validate(settings).get_issues()]


def test_a_crate_has_all_that_is_required(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "texts/parts").mkdir(parents=True)
    (tmp_path / "texts/one & two.xml").write_text(TEXT.format(title="one"), "utf-8")
    (tmp_path / "texts/whole.xml").write_text(INCLUDING.format(title="Whole", href="parts/1.txt"), "utf-8")
    (tmp_path / "texts/parts/1.txt").write_text(PART, "utf-8")
    assert teikit("deposit", "texts", "-o", "out", "--as", "ro-crate", *WHOLE).code == 0
    assert complaints(tmp_path / "out") == []
    metadata = tmp_path / "out/ro-crate-metadata.json"
    graph = json.loads(metadata.read_bytes())
    for entity in graph["@graph"]:
        entity.pop("datePublished", None)
    metadata.write_text(json.dumps(graph), "utf-8")
    assert complaints(tmp_path / "out") != []
