"""What a page of one megabyte of TEI costs a browser to open: processor time of its main thread.

Takes the largest files of the corpus of TEIKIT_CORPUS, each with its body so often that it has a megabyte.
Run: python bench/page_load.py
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.exporters.browser import Browser

from teikit.exporting.pipeline import export
from teikit.source import Source

FILES = ("hamlet.xml", "EHRI-DC-012_CS_EN.xml", "ENG19150_Buchan.xml")
BODY = re.compile(rb"(<body[^>]*>)(.*)(</body>)", re.DOTALL)
ID = re.compile(rb'\sxml:id="[^"]*"')
SIZE = 1_000_000


def grown(data: bytes) -> bytes:
    """A file with its body over and over, ids in the first one only."""
    body = BODY.search(data)
    if body is None:
        return data
    again = ID.sub(b"", body[2])
    times = max(0, -(-(SIZE - len(data)) // len(again)))
    return data[: body.end(2)] + again * times + data[body.end(2) :]


def main() -> None:
    corpus = Path(os.environ["TEIKIT_CORPUS"]) / "tei"
    for path in (next(corpus.glob(f"*/{each}")) for each in FILES):
        data = grown(path.read_bytes())
        made = export(Source(path.name, data), "html").data
        best = min(spent(made) for _ in range(3))
        sizes = f"{len(data) / 1e6:.2f} MB of TEI, page of {len(made) / 1e6:.2f} MB"
        print(f"{path.name}: {sizes}: {best:.2f} s of processor time", flush=True)


def spent(made: bytes) -> float:
    """The time that the main thread of a new browser takes for a page until it is laid out."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:  # the browser ends slowly
        page = Path(name) / "page.html"
        page.write_bytes(made)
        browser = Browser(Path(name) / "profile")
        try:
            browser.ask("Performance.enable", timeDomain="threadTicks")
            browser.open(page)
            browser.run("document.body.offsetHeight")
            found = browser.ask("Performance.getMetrics")["metrics"]
        finally:
            browser.close()
    return next(each["value"] for each in found if each["name"] == "TaskDuration")


if __name__ == "__main__":
    main()
