"""teikit's own checks of pages and of Markdown accept what is whole, and say what is not."""

from __future__ import annotations

import pytest
from tests.exporters.texts import RICH

from teikit.exporters.markdown import prove
from teikit.exporting.pipeline import export
from teikit.package import Package, Verdict
from teikit.reading_page.check import check
from teikit.source import Source
from teikit.tei.document import parse

PAGE = export(Source("rich.xml", RICH.encode()), "html")
MARKDOWN = export(Source("rich.xml", RICH.encode()), "markdown")


@pytest.mark.parametrize("made", [PAGE, MARKDOWN], ids=["html", "markdown"])
def test_what_is_made_is_whole(made) -> None:
    assert made.receipt.verdict is Verdict.VALID
    assert made.receipt.checker.startswith("teikit's own check")
    assert sum(made.receipt.counts.values()) > 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</main>", "", "not well-formed"),
        ("<main>", '<main><p id="twice"></p><p id="twice"></p>', 'the id "twice" is given more than once'),
        ("<main>", '<main><a href="#nowhere">x</a>', '"#nowhere" leads nowhere'),
        ("<main>", "<main><p><div></div></p>", "a block within words: div in p"),
        ("<main>", '<main><a href="https://e.org/"><a>x</a></a>', "a link in a link"),
        ("<main>", "<main><ul><p></p></ul>", "out of place: p in ul"),
        ("<main>", "<main><table><tbody>x</tbody></table>", "loose words in tbody"),
        ("<main>", '<main><img src="data:image/png;base64,"/>', "a picture without words for it"),
        ("<main>", '<main><img alt="x" src="https://e.org/1.png"/>', "something that is fetched"),
        ("<main>", '<main><link rel="stylesheet" href="x.css"/>', "something that is fetched"),
        ("<style>", "<style>@import 'x.css';", "a style that fetches something"),
        ("<html lang=", "<html data-lang=", "the page has no language"),
    ],
)
def test_a_page_that_is_not_whole_is_refused(old: str, new: str, said: str) -> None:
    page = PAGE.data.decode()
    assert old in page
    receipt = check(page.replace(old, new, 1).encode())
    assert receipt.verdict is Verdict.INVALID
    assert any(said in each for each in receipt.remarks), receipt.remarks


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Cork", "York", 'text: "York'),
        ("\n[^1]:", "\n[^99]:", 'text: "[^1]'),
        ("\n\n[^1]: ", "\n\n", "notes are there, not"),
    ],
)
def test_markdown_that_says_something_else_is_refused(old: str, new: str, said: str) -> None:
    text = MARKDOWN.data.decode()
    assert old in text
    receipt = prove(Package.of(text.replace(old, new, 1).encode()), parse(Source("rich.xml", RICH.encode())))
    assert receipt.verdict is Verdict.INVALID
    assert any(said in each for each in receipt.remarks), receipt.remarks
