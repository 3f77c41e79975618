"""What a JATS article is made of, and what its receipt says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree
from tests.exporters.texts import RICH, made_of

from teikit.exporters.jats import prove
from teikit.package import Package, Verdict

HERE = "TEIKIT_SCHEMA" in os.environ


def article(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(load_dtd=False))


def test_metadata_sections_and_notes_stand_where_jats_has_them() -> None:
    root = article(made_of(RICH.encode(), "jats").data)
    assert root.findtext("front/article-meta/title-group/article-title") == 'The "Harbour" & its Ships: a*b'
    assert [each.text for each in root.iter("string-name")] == ["Ada Stone", "Ben O'Hara"]
    assert root.findtext("front/article-meta/article-id") == "10.1/x"
    assert ["".join(each.itertext()) for each in root.iterfind("body//sec/title")] == [
        "1. The *Harbour* #1",
        "Verse",
        "Two",
    ]
    note = root.find(".//p/fn[@id='n1']")
    assert note is not None
    assert (note.findtext("label"), len(note.findall("p"))) == ("1", 2)


def test_notes_are_grouped_on_demand() -> None:
    from teikit.exporters.jats import export
    from teikit.source import Source
    from teikit.tei.document import parse

    root = article(export(parse(Source("x.xml", RICH.encode())), grouped_notes=True).data)
    assert len(root.findall("back/fn-group/fn")) == 4
    assert len(root.findall("body//xref[@ref-type='fn']")) == 4
    assert root.find("body//fn") is None


def test_without_the_dtd_nobody_says_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEIKIT_JATS", raising=False)
    receipt = prove(made_of(RICH.encode(), "jats"))
    assert receipt.verdict is Verdict.NOT_CHECKED
    assert "TEIKIT_JATS" in receipt.remarks[0]


@pytest.mark.skipif(not HERE, reason="TEIKIT_SCHEMA is not set")
def test_what_the_dtd_refuses_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIKIT_JATS", str(Path(os.environ["TEIKIT_SCHEMA"], "jats", "1.3")))
    data = made_of(RICH.encode(), "jats").data.replace(b"<body>", b"<body><title>x</title>")
    receipt = prove(Package.of(data))
    assert receipt.verdict is Verdict.INVALID
    assert receipt.remarks[0].startswith("line ")
