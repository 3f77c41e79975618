"""Pages of real texts in Chromium: axe-core in light, dark and on a phone, requests, complaints, screenshots.

Uses a middling file of each project of TEIKIT_CORPUS, or those that are named; TEIKIT_AXE names axe.min.js.
Run: python bench/page_look.py FOLDER [FILE…]
"""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.exporters.browser import Browser  # noqa: E402

from teikit.exporting.pipeline import export  # noqa: E402
from teikit.source import FileError, Source  # noqa: E402

LARGEST = 300_000
"""Bytes of a file that is looked at where none is named."""
VIEWS = {"light": (1200, 900), "dark": (1200, 900), "phone": (390, 844)}
AXE = "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
OPENED = "document.querySelectorAll('details').forEach(each => each.open = true)"
CARD = (
    "(document.querySelector('main a.noteref, main a.persName, main a.placeName') || document.body).focus()"
)


def middling() -> Iterator[Path]:
    """Of each project of the corpus, the file in the middle by its size."""
    for project in sorted(Path(os.environ["TEIKIT_CORPUS"], "tei").iterdir()):
        found = sorted(project.glob("*.xml"), key=lambda path: path.stat().st_size)
        if found and found[len(found) // 2].stat().st_size < LARGEST:
            yield found[len(found) // 2]


def show(browser: Browser, view: str) -> None:
    width, height = VIEWS[view]
    scheme = "dark" if view == "dark" else "light"
    features = {"prefers-reduced-motion": "reduce", "prefers-color-scheme": scheme}
    named = [{"name": name, "value": value} for name, value in features.items()]
    browser.ask("Emulation.setEmulatedMedia", media="", features=named)
    sized = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": view == "phone"}
    browser.ask("Emulation.setDeviceMetricsOverride", **sized)


def keep(browser: Browser, path: Path) -> None:
    path.write_bytes(base64.b64decode(browser.ask("Page.captureScreenshot", format="png")["data"]))


def look(browser: Browser, page: Path) -> list[str]:
    """What is wrong with a page, in all views."""
    found: list[str] = []
    for view in VIEWS:
        show(browser, view)
        browser.open(page)
        found += [f"{view}: asks for {url}" for url in browser.requests[1:]]
        found += [f"{view}: {each}" for each in browser.complaints]
        keep(browser, page.with_suffix(f".{view}.png"))
        browser.run(Path(os.environ["TEIKIT_AXE"]).read_text("utf-8") + "\n;0")
        browser.run(f"{OPENED}; {CARD}; 0")
        found += [f"{view}: {each}" for each in browser.run(AXE)]
        if browser.run("document.documentElement.scrollWidth") > VIEWS[view][0]:
            found.append(f"{view}: wider than the window")
    browser.ask("Emulation.setEmulatedMedia", media="print", features=[])
    keep(browser, page.with_suffix(".print.png"))
    return found


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    browser = Browser(folder / "profile")
    for path in map(Path, sys.argv[2:]) if sys.argv[2:] else middling():
        page = folder / f"{path.stem}.html"
        with suppress(FileError):
            page.write_bytes(export(Source(path.name, path.read_bytes()), "html").package.data)
            found = look(browser, page)
            print(f"{path.name}: {'; '.join(found) or 'nothing'}", flush=True)
    browser.close()


if __name__ == "__main__":
    main()
