"""Plain text as libraries deliver it: the marks of pages, and what is put around a book."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Teikit
from tests.readers.making import tei

from teikit.readers.plain import read
from teikit.source import Source

HATHI = (
    "## p. 11 (#33) ##\n\nThe boat came in the night and nobody\nsaw it come.\n\n## p. 12 (#34) "
    "##\n\nIn the morning it was there.\n\n"
    "## p. (#35) ##\n\nThe end of it.\n"
)
GUTENBERG = (
    "\ufeffThe Project Gutenberg eBook of On Rivers\n\nTitle: On Rivers\n        and "
    "Boats\n\nAuthor: Ada Low\n\nLanguage: German\n\n"
    "*** START OF THE PROJECT GUTENBERG EBOOK ON RIVERS ***\n\nThe boat came in the night.\n\n"
    "*** END OF THE PROJECT GUTENBERG EBOOK ON RIVERS ***\n\nTerms of use.\n"
)


def test_the_marks_of_hathitrust_are_page_breaks_with_the_printed_numbers() -> None:
    whole = tei(HATHI.encode(), "a.txt")
    assert '<pb n="11"/>' in whole
    assert '<fw type="pageNum" place="top">## p. 12 (#34) ##</fw>' in whole
    assert whole.count("<pb") == 3


def test_a_running_head_below_a_mark_of_hathitrust_begins_no_other_page() -> None:
    log = "".join(f"The boat of that night lay at the mole, and nobody knew it ({n}).\n" for n in "abcdefgh")
    pages = [f"## p. {n} (#{n + 22}) ##\n\nTHE BOATS OF LISBON {n}\n{log}" for n in range(11, 17)]
    whole = tei("\n".join(pages).encode(), "a.txt")
    assert whole.count('<fw type="header"') == 6
    assert re.findall(r'<pb(?: n="(\d+)")?', whole) == ["11", "12", "13", "14", "15", "16"]


def test_what_gutenberg_puts_around_a_book_stands_apart() -> None:
    whole = tei(GUTENBERG.encode(), "a.txt")
    front, book, back = (
        whole.partition(f"<{part}>")[2].partition(f"</{part}>")[0] for part in ("front", "body", "back")
    )
    assert "Ada Low" in front
    assert '<div type="boilerplate">' in front
    assert "The boat came in the night." in book
    assert "GUTENBERG" not in book
    assert "Terms of use." in back


def test_gutenberg_says_what_the_book_is() -> None:
    said = read(Source("a.txt", GUTENBERG.encode())).metadata
    assert (said["title"], said["author"], said["language"]) == ("On Rivers and Boats", "Ada Low", "de")


def test_a_book_that_only_speaks_of_gutenberg_is_whole() -> None:
    assert read(Source("a.txt", b"He set type at the Gutenberg press.\n")).claims == ()


def test_the_pages_in_a_folder_are_one_text(teikit: Teikit, tmp_path: Path) -> None:
    folder = tmp_path / "vol.1"
    folder.mkdir()
    told = "ash birch cedar date elm fir gum hazel ivy juniper kapok".split()
    for number, tree in enumerate(told, 1):
        (folder / f"page{number}.txt").write_text(
            f"There stood the old {tree},\nand nobody saw it.\n", "utf-8"
        )
    assert teikit("convert", "--pages", "vol.1").code == 0
    whole = (tmp_path / "vol.1.xml").read_text("utf-8")
    assert whole.count('rend="FF') == 10
    assert list(re.findall(r"old (\w+)", whole)) == told
    assert teikit("source", "--check", "vol.1.xml", "vol.1").code == 0
    (folder / "page3.txt").write_text("Another page.\n", "utf-8")
    assert teikit("source", "--check", "vol.1.xml", "vol.1").code == 2


def test_a_folder_without_pages_is_one_line(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = teikit("convert", "--pages", "empty")
    assert done.code == 2
    assert done.err == "teikit: empty: has no pages in it, that is no .txt, ALTO, PAGE or hOCR files\n"


def test_running_heads_of_hathitrust_have_the_number_on_either_side() -> None:
    log = "".join(f"The boat of that night lay at the mole, and nobody knew it ({n}).\n" for n in "abcdefgh")
    heads = [f"THE BOATS OF LISBON. {n}" if n % 2 else f"{n} THE TIDE." for n in range(11, 17)]
    pages = [f"## p. {n} (#{n + 22}) ##\n\n{head}\n{log}" for n, head in enumerate(heads, 11)]
    whole = tei("\n".join(pages).encode(), "a.txt")
    assert re.findall(r'<fw type="header"[^>]*>([^<]*)</fw>', whole) == heads
    assert re.findall(r'<pb(?: n="(\d+)")?', whole) == ["11", "12", "13", "14", "15", "16"]
    assert "<head>" not in whole


def test_nothing_around_a_book_is_a_heading_or_a_letter() -> None:
    around = GUTENBERG.replace("Language: German", "AUTHOR OF LETTERS\n\nDear reader,\n\nLanguage: German")
    whole = tei(around.encode(), "a.txt")
    front = whole.partition("<front>")[2].partition("</front>")[0]
    assert "<head>" not in front
    assert "<opener>" not in front
