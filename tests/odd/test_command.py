"""teikit odd compile, and ODDs as the schemas of validate."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.odd.vocabulary import SOURCE, TEI, WHOLE, customization, document

from teikit import caching
from teikit.schemas.catalog import Catalogs
from teikit.schemas.specifications import Compiled, compiled
from teikit.workspace import Workspace

P5 = "https://www.tei-c.org/Vault/P5/{}/xml/tei/odd/p5subset.xml"


def keep(teikit: Teikit, tmp_path: Path, text: str = SOURCE, version: str = "4.9.0") -> None:
    (tmp_path / "p5subset.xml").write_text(text, "utf-8")
    done = teikit("schema", "add", "p5subset.xml", "--version", version)
    assert done.code == 0, done.err
    (tmp_path / "p5subset.xml").unlink()


def test_a_source_is_kept_by_its_version(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "p5subset.xml").write_text(SOURCE, "utf-8")
    assert P5.format("1.2.0") in teikit("schema", "add", "p5subset.xml").text  # the edition says so
    assert P5.format("1.2.0") in teikit("schema", "list").text
    (tmp_path / "other.xml").write_text("<TEI/>")
    done = teikit("schema", "add", "other.xml", "--version", "5.0.0")
    assert (done.code, "specifies nothing" in done.err) == (2, True)


@pytest.mark.parametrize("source", ["tei:4.9.0", P5.format("4.9.0")])
def test_versions_and_addresses_are_answered_from_the_store(
    teikit: Teikit, tmp_path: Path, source: str
) -> None:
    (tmp_path / "our.odd").write_text(customization(WHOLE, source=source), "utf-8")
    done = teikit("odd", "compile", "our.odd", "-o", "our.rng")
    assert done.code == 2
    assert f"fetch it once with `teikit schema add {P5.format('4.9.0')}`" in done.err
    keep(teikit, tmp_path)
    assert teikit("odd", "compile", "our.odd", "-o", "our.rng").code == 0
    (tmp_path / "a.xml").write_bytes(document("<letter><greeting/></letter>"))
    (tmp_path / "b.xml").write_bytes(document("<letter><greeting/><date/></letter>"))
    assert teikit("validate", "--schema", "our.rng", "--select", "grammar", "a.xml").code == 0
    assert teikit("validate", "--schema", "our.rng", "--select", "grammar", "b.xml").code == 1


def test_the_newest_source_is_the_default(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "our.odd").write_text(customization(WHOLE), "utf-8")
    keep(teikit, tmp_path, SOURCE, "4.10.2")
    keep(teikit, tmp_path, SOURCE.replace('ident="letter"', 'ident="epistle"'), "4.9.0a")
    done = teikit("odd", "compile", "our.odd", "-o", "our.json")
    assert done.code == 0, done.err
    assert '"4.10.2"' not in done.text
    assert '"ident": "letter"' in (tmp_path / "our.json").read_text("utf-8")


def test_what_is_made_the_suffix_says(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_text(customization(WHOLE), "utf-8")
    for suffix in ("rng", "rnc", "sch", "odd", "json"):
        target = f"made/our.{suffix}"
        assert teikit("odd", "compile", "our.odd", "--source", "letters.xml", "-o", target).code == 0
        assert (tmp_path / target).stat().st_size > 300
    assert teikit("odd", "compile", "our.odd", "--source", "letters.xml", "-o", "our.dtd").code == 2
    done = teikit("odd", "compile", "our.odd", "--source", "letters.xml", "-o", "our.odd")
    assert "is read by this run" in done.err


@pytest.mark.parametrize(
    "model",
    [
        '<?xml-model href="our.odd"?>',
        f'<?xml-model href="our.odd" type="application/tei+xml" schematypens="{TEI}"?>',
    ],
)
def test_documents_name_an_odd(teikit: Teikit, tmp_path: Path, model: str) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_text(customization(WHOLE, source="letters.xml"), "utf-8")
    (tmp_path / "a.xml").write_text(f"{model}\n{document('<letter><greeting/><blob/></letter>').decode()}")
    done = teikit("validate", "--select", "grammar", "--format", "concise", "a.xml")
    assert done.code == 1
    assert "a.xml:2:" in done.text
    assert '"blob"' in done.text


def test_a_change_of_the_odd_or_its_source_is_noticed(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    (tmp_path / "our.odd").write_text(customization(WHOLE, source="letters.xml"), "utf-8")
    (tmp_path / "a.xml").write_bytes(document("<letter><greeting/><blot/></letter>"))
    check = ("validate", "--schema", "our.odd", "--select", "grammar", "a.xml")
    assert teikit(*check).code == 0
    assert teikit(*check).code == 0
    (tmp_path / "letters.xml").write_text(SOURCE.replace('ident="blot"', 'ident="stain"'), "utf-8")
    assert teikit(*check).code == 1
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    assert teikit(*check).code == 0
    gone = WHOLE + '<elementSpec ident="blot" mode="delete"/>'
    (tmp_path / "our.odd").write_text(customization(gone, source="letters.xml"), "utf-8")
    assert teikit(*check).code == 1


def test_a_grammar_is_kept_and_not_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEIKIT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    path = tmp_path / "our.odd"
    path.write_text(customization(WHOLE, source="letters.xml"), "utf-8")

    def made() -> Compiled:
        return compiled(path, Catalogs.around([], Workspace()))

    first = made()
    written = first.path.stat().st_mtime_ns
    assert made() == first
    assert first.path.stat().st_mtime_ns == written
    first.path.write_bytes(b"damaged")
    assert made().path.read_bytes() != b"damaged"
    assert os.fspath(first.path).startswith(os.fspath(caching.folder()))


def test_validate_is_a_linter_for_odds(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "letters.xml").write_text(SOURCE, "utf-8")
    change = """
<elementSpec ident="para" mode="change"><attList>
<attDef ident="kidn" mode="delete"/>
</attList></elementSpec>
<elementSpec ident="bold" mode="change"><content>
<classRef key="model.marks"/>
</content></elementSpec>"""
    (tmp_path / "our.odd").write_text(customization(WHOLE + change, source="letters.xml"), "utf-8")
    rules = ("--select", "odd-idle-change", "--select", "odd-unknown-name")
    done = teikit("validate", *rules, "--format", "concise", "our.odd")
    assert 'our.odd:8:1: hint: "para" has no attribute "kidn" to delete' in done.text
    assert 'our.odd:11:1: warning: there is no "model.marks" in the ODD or its source' in done.text
