"""The page in a real browser: notes and cards by mouse and keyboard, nothing fetched, nothing to complain of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exporters.browser import CHROMIUM, Browser
from tests.exporters.texts import RICH, made_of

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


STILL = [{"name": "prefers-reduced-motion", "value": "reduce"}]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("browser")
    started = Browser(folder / "profile")
    doubted = RICH.replace('<placeName ref="#cork">', '<placeName ref="#cork" cert="low">')
    (folder / "rich.html").write_bytes(made_of(doubted.encode(), "html").data)
    started.ask("Emulation.setEmulatedMedia", features=STILL)
    started.open(folder / "rich.html")
    yield started
    started.close()


CARD = "(() => { const c = document.getElementById('card'); return c.hidden ? '' : c.textContent.trim(); })()"


def test_nothing_is_fetched_and_nothing_complained_of(browser: Browser) -> None:
    assert [url.rpartition("/")[2] for url in browser.requests] == ["rich.html"]
    assert browser.complaints == []


def test_a_note_pops_up_jumps_and_returns(browser: Browser) -> None:
    browser.point("a.noteref")
    assert "a sailor." in browser.run(CARD)
    browser.point("a.noteref", click=True)
    browser.wait("location.hash === '#n1'")
    browser.point("#n1 a.back", click=True)
    browser.wait("location.hash === '#n1-ref'")


def test_a_card_opens_and_closes_by_keyboard(browser: Browser) -> None:
    browser.run("document.querySelector('a.noteref').focus()")
    browser.press("Tab")
    assert browser.run("document.activeElement.className") == "placeName"
    assert browser.run(CARD).startswith("Cork")
    assert browser.run(CARD).endswith("certainty: low")
    assert browser.run("document.activeElement.getAttribute('aria-describedby')") == "card"
    browser.press("Escape")
    assert browser.run(CARD) == ""
    browser.press("Enter")
    browser.wait("location.hash === '#cork'")


def test_the_map_and_its_points_lead_to_the_register(browser: Browser) -> None:
    assert browser.run("document.querySelector('svg a').getAttribute('href')") == "#cork"


@pytest.mark.skipif("TEIKIT_AXE" not in os.environ, reason="TEIKIT_AXE does not name axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, scheme: str) -> None:
    browser.ask(
        "Emulation.setEmulatedMedia", features=[*STILL, {"name": "prefers-color-scheme", "value": scheme}]
    )
    browser.run(Path(os.environ["TEIKIT_AXE"]).read_text("utf-8") + "\n;0")
    found = browser.run(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
    )
    assert found == []
