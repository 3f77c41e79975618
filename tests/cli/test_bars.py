"""Bars are for somebody who watches a terminal; nothing of them is left in the output, nor loaded without one."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from teikit.cli.bars import over_files, over_pages
from teikit.cli.streams import say
from teikit.progress import tell


class Screen(io.StringIO):
    """A terminal that is 80 characters wide."""

    def isatty(self) -> bool:
        return True


@contextmanager
def screen() -> Iterator[Screen]:
    """Standard error is a terminal meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", made := Screen())
        patch.setenv("TERM", "xterm")
        yield made


def test_on_a_terminal_a_bar_shows_how_many_files_are_done() -> None:
    with screen() as seen:
        assert list(over_files(iter("abc"), 3, "converting")) == ["a", "b", "c"]
    assert "converting" in seen.getvalue()


def test_what_is_said_meanwhile_stands_in_lines_of_its_own() -> None:
    with screen() as seen:
        for each in over_files(iter("abc"), 3, "converting"):
            say(f"{each} is done")
    assert re.findall(r"(?:^|\x1b\[2K)(. is done)\n", seen.getvalue()) == [
        "a is done",
        "b is done",
        "c is done",
    ]


def test_a_single_file_has_no_bar_over_files() -> None:
    with screen() as seen:
        assert list(over_files(iter("a"), 1, "converting")) == ["a"]
    assert seen.getvalue() == ""


@pytest.mark.parametrize(("pages", "shown"), [(20, True), (19, False)])
def test_a_long_file_has_a_bar_over_its_pages(pages: int, shown: bool) -> None:
    with screen() as seen, over_pages("book[1].pdf"):
        for page in range(pages):
            tell(page + 1, pages)
    assert ("reading book[1].pdf" in seen.getvalue()) is shown


def test_without_a_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.StringIO()
    monkeypatch.setattr(sys, "stderr", made)
    with over_pages("book.pdf"):
        tell(30, 40)
    assert list(over_files(iter("abc"), 3, "converting")) == ["a", "b", "c"]
    assert made.getvalue() == ""


def test_a_page_is_converted_without_what_draws_bars(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Noe Zhordania left for Paris in 1921.\n")
    program = (
        "import sys; from teikit.cli import main\n"
        "sys.argv = ['teikit', 'convert', 'page.txt', '-o', 'page.xml']\n"
        "try: main()\n"
        "except SystemExit: print({'rich', 'numpy.ma', 'multiprocessing'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
