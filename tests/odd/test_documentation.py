"""The reference of a schema: every page, every link, words in the language that is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from tests.conftest import Teikit
from tests.odd.vocabulary import SOURCE, WHOLE, customization

CHANGED = (
    WHOLE
    + """<elementSpec ident="para" mode="change">
<exemplum><egXML xmlns="http://www.tei-c.org/ns/Examples">
   <para kind="a">Dear &amp; <bold>near</bold></para>
</egXML></exemplum><remarks><p>Not within <gi>letter</gi> &lt;b&gt;.</p></remarks>
<attList><attDef ident="kind" mode="change" usage="req"><valList type="closed" mode="add">
<valItem ident="a"><desc>the first</desc></valItem></valList></attDef></attList></elementSpec>
<elementSpec ident="Para" module="mail" mode="add"><content><textNode/></content></elementSpec>"""
)


def site(teikit: Teikit, folder: Path, *options: str) -> dict[str, str]:
    (folder / "letters.xml").write_text(SOURCE, "utf-8")
    (folder / "our.odd").write_text(customization(CHANGED), "utf-8")
    done = teikit("odd", "docs", "our.odd", "--source", "letters.xml", "-o", "site", *options)
    assert done.code == 0, done.err
    return {path.name: path.read_text("utf-8") for path in (folder / "site").iterdir()}


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_each_thing_has_a_page_and_each_link_leads_to_one(teikit: Teikit, tmp_path: Path, form: str) -> None:
    pages = site(teikit, tmp_path, "--format", form)
    suffix = {"html": ".html", "markdown": ".md"}[form]
    for name in (
        "index",
        "element-letter",
        "class-att.kind",
        "module-marks",
        "macro-macro.words",
        "macro-data.word",
    ):
        assert name + suffix in pages
    for text in pages.values():
        links = re.findall(r'href="([^"]*)"' if form == "html" else r"\]\(([^)]*)\)", text)
        assert all(link in pages or link.startswith("http") for link in links), links


def test_names_that_differ_in_case_have_files_of_their_own(teikit: Teikit, tmp_path: Path) -> None:
    pages = site(teikit, tmp_path)
    assert len({name.casefold() for name in pages}) == len(pages)
    titles = {
        html.fromstring(text.encode()).findtext(".//h1") for name, text in pages.items() if "lement" in name
    }
    assert {"<para>", "<Para>"} <= titles


def test_a_page_says_what_is_in_force(teikit: Teikit, tmp_path: Path) -> None:
    page = html.fromstring(site(teikit, tmp_path)["element-para.html"].encode())
    text = " ".join(page.text_content().split())
    for words in (
        "Module mail", "Member of att.all, att.kind, model.part", "@kind Required; once or more: data.word",
        "The value is one of: a the first", "from att.all: @n, @xml:id", "Contained by mail <letter>",
        "May contain marks <blot>, <bold> Text.", "Content model macro.words",
        '<para kind="a">Dear &amp; <bold>near</bold></para>', "Not within <letter> <b>.",
    ):  # fmt: skip
        assert words in text, words
    assert page.get("lang") == "en"
    assert [heading.tag for heading in page.iter("h1", "h2", "h3")][:2] == ["h1", "h2"]


def test_descriptions_are_in_the_language_that_is_asked_for(teikit: Teikit, tmp_path: Path) -> None:
    pages = site(teikit, tmp_path, "--language", "de")
    assert "ein Brief." in pages["element-letter.html"]
    assert "one letter." not in pages["element-letter.html"]
