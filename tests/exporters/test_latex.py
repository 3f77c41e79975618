"""What a LaTeX file is made of; where a TeX is at hand, that it makes pages of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from tests.exporters.pandoc import pandoc
from tests.exporters.texts import RICH, made_of, told

from teikit.package import Verdict
from teikit.rendering.latex_check import check


def made(body: str, register: str = "") -> str:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text>{register}</TEI>'
    return made_of(tei.encode(), "latex").data.decode()


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("100% & #1 $x_y {z}", r"100\% \& \#1 \$x\_y \{z\}"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("a--b ``c'' &lt;&lt;d", r"a-{}-b \textasciigrave{}\textasciigrave{}c'{}' <{}<d"),
        ("[x]* a\u00a0b", "{[}x{]}{*} a~b"),
        ("1955\u00ad1957", r"1955\-{}1957"),
    ],
)
def test_what_tex_would_take_for_more_is_spelled_out(text: str, spelled: str) -> None:
    said = text.replace(" & ", " &amp; ")
    assert spelled in made(f"<p>{said}</p>")


def test_names_stand_in_an_index_by_the_register() -> None:
    text = made(
        '<p><persName ref="#a">She</persName> saw <placeName>Cork!</placeName></p>',
        '<standOff><listPerson><person xml:id="a"><persName>Ada Stone</persName></person></listPerson></standOff>',
    )
    assert r"\index{Persons!Ada Stone}" in text
    assert r'\index{Places!Cork"!}' in text
    assert r"\printindex" in text
    assert r"\printindex" not in made("<p>x</p>")


def test_lists_are_no_deeper_than_latex_has_them() -> None:
    deep = "<list><item>" * 6 + "x" + "</item></list>" * 6
    assert made(deep).count(r"\begin{itemize}") == 4


def test_the_numbers_of_notes_are_those_of_the_text() -> None:
    text = made('<p>a<note n="1">x</note> b<note n="7">y</note> c<note n="2">z</note></p>')
    assert (r"\footnote{x}" in text, r"\footnote[7]{y}" in text, r"\footnote{z}" in text) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"\begin{verse}x", "where verse is open"),
        ("a & b", "bare &"),
        (r"\emph{x}}", "ends where"),
        ("a_b", "bare _"),
    ],
)
def test_what_is_not_well_formed_is_told(text: str, said: str) -> None:
    receipt = check(f"\\begin{{document}}\n{text}\n\\end{{document}}")
    assert receipt.verdict is Verdict.INVALID
    assert said in receipt.remarks[0]


@pytest.mark.skipif(not which("pandoc"), reason="pandoc is not installed")
def test_another_reader_finds_the_same_words_and_notes() -> None:
    found = pandoc(made_of(RICH.encode(), "latex").data, "latex-smart")
    assert found == [word.replace("'", "’") for word in told(RICH.encode())[0]]


@pytest.mark.skipif(not which("pdflatex"), reason="no TeX is installed")
def test_tex_makes_pages_of_it(tmp_path: Path) -> None:
    (tmp_path / "rich.tex").write_bytes(made_of(RICH.encode(), "latex").data)
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "rich.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-800:]
    assert (tmp_path / "rich.pdf").exists()
