"""XML catalogs: each kind of entry, their order, and that none leads to the network or in circles."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.small_schema import GOOD, GRAMMAR, pattern, with_rules

from teikit import schematron
from teikit.schemas.address import of
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError
from teikit.workspace import Workspace

A = "https://schemas.example.org/tei/a.rng"


def lookup(catalogs: list[Path]) -> str:
    return Catalogs(catalogs, Workspace()).resolve(A)


def write(folder: Path, entries: str, name: str = "catalog.xml", attributes: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" {attributes}>{entries}</catalog>',
        "utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("entries", "target"),
    [
        (f'<uri name="{A}" uri="x.rng"/>', "x.rng"),
        (f'<system systemId="{A}" uri="x.rng"/>', "x.rng"),
        (
            '<rewriteURI uriStartString="https://schemas.example.org/" rewritePrefix="kept/"/>',
            "kept/tei/a.rng",
        ),
        (
            '<rewriteSystem systemIdStartString="https://schemas.example.org/tei/" rewritePrefix="kept/"/>',
            "kept/a.rng",
        ),
        ('<uriSuffix uriSuffix="tei/a.rng" uri="x.rng"/>', "x.rng"),
        ('<systemSuffix systemIdSuffix="a.rng" uri="x.rng"/>', "x.rng"),
        (f'<group xml:base="sub/"><uri name="{A}" uri="x.rng" xml:base="sub/"/></group>', "sub/sub/x.rng"),
        (f'<public publicId="{A}" uri="x.rng"/>', ""),
        (f'<uri name="{A}x" uri="x.rng"/>', ""),
        ('<rewriteURI uriStartString="" rewritePrefix="x/"/>', ""),
        # the more exact entry wins, whatever the order
        (f'<rewriteURI uriStartString="https" rewritePrefix="x/"/><uri name="{A}" uri="y.rng"/>', "y.rng"),
        (
            '<rewriteURI uriStartString="https://" rewritePrefix="x/"/>'
            '<rewriteURI uriStartString="https://schemas.example.org/tei/" rewritePrefix="y/"/>',
            "y/a.rng",
        ),
        (
            '<uriSuffix uriSuffix="a.rng" uri="x.rng"/>'
            '<rewriteURI uriStartString="https://schemas.example.org/tei/" rewritePrefix="y/"/>',
            "y/a.rng",
        ),
        (f'<system systemId="{A}" uri="x.rng"/><uriSuffix uriSuffix=".rng" uri="y.rng"/>', "y.rng"),
    ],
)
def test_entries(tmp_path: Path, entries: str, target: str) -> None:
    found = lookup([write(tmp_path, entries)])
    assert found == (f"{of(tmp_path)}/{target}" if target else "")


def test_catalogs_lead_to_catalogs_in_order(tmp_path: Path) -> None:
    write(tmp_path, f'<uri name="{A}" uri="a.rng"/>', "one/catalog.xml")
    write(tmp_path, f'<uri name="{A}" uri="b.rng"/>', "two/catalog.xml")
    first = write(tmp_path, '<nextCatalog catalog="gone.xml"/><nextCatalog catalog="one/catalog.xml"/>')
    second = write(tmp_path, '<nextCatalog catalog="two/catalog.xml"/>', "second.xml")
    assert lookup([first, second]) == of(tmp_path / "one" / "a.rng")
    assert lookup([second, first]) == of(tmp_path / "two" / "b.rng")


def test_a_delegate_alone_answers_for_what_was_delegated(tmp_path: Path) -> None:
    write(tmp_path, "", "empty.xml")
    write(tmp_path, f'<uri name="{A}" uri="a.rng"/>', "full.xml")
    delegate = '<delegateURI uriStartString="https://schemas.example.org/{}" catalog="{}.xml"/>'
    full = write(tmp_path, delegate.format("tei/", "full") + delegate.format("", "empty"), "first.xml")
    assert lookup([full]) == of(tmp_path / "a.rng")
    empty = write(tmp_path, delegate.format("", "empty"), "second.xml")
    assert lookup([empty, tmp_path / "full.xml"]) == ""
    around_it = write(
        tmp_path, '<nextCatalog catalog="second.xml"/><nextCatalog catalog="full.xml"/>', "third.xml"
    )
    assert lookup([around_it]) == ""


def test_a_circle_of_catalogs_ends(tmp_path: Path) -> None:
    circle = write(tmp_path, '<nextCatalog catalog="catalog.xml"/>' * 40)
    assert lookup([circle]) == ""


def test_a_catalog_on_the_network_is_not_asked(tmp_path: Path) -> None:
    path = write(tmp_path, '<nextCatalog catalog="https://schemas.example.org/catalog.xml"/>')
    assert lookup([path]) == ""


def test_the_environment_names_paths_and_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = write(tmp_path, "", "one.xml"), write(tmp_path, "", "two.xml")
    monkeypatch.setenv("XML_CATALOG_FILES", f"{one}  {of(two)} {tmp_path / 'gone.xml'}")
    assert Catalogs.around([two], Workspace()).paths == (two, one, two)


@pytest.mark.parametrize("text", ["<catalog", "", "\0"])
def test_a_broken_catalog_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.xml"
    path.write_text(text)
    with pytest.raises(FileError, match="is not an XML catalog"):
        lookup([path])


def test_what_a_schema_includes_is_looked_up_too(teikit: Teikit, tmp_path: Path) -> None:
    address = "https://schemas.example.org/p.rng"
    (tmp_path / "here").mkdir()
    part = with_rules(GRAMMAR, pattern("two"))
    (tmp_path / "here" / "p.rng").write_text(part, "utf-8")
    (tmp_path / "main.rng").write_text(
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{address}"/></grammar>', "utf-8"
    )
    (tmp_path / "good.xml").write_text(GOOD, "utf-8")
    done = teikit("validate", "good.xml", "--schema", "main.rng")
    assert done.code == 2
    assert f'"{address}" is on the network, which is never read' in done.err
    write(tmp_path, f'<uri name="{address}" uri="here/p.rng"/>')
    (tmp_path / "teikit.toml").write_text('catalog = "catalog.xml"\n', "utf-8")
    done = teikit("validate", "good.xml", "--schema", "main.rng", "--select", "grammar")
    assert (done.code, done.err) == (0, "")
    if schematron.available():
        assert b"it says no two" in teikit("validate", "good.xml", "--schema", "main.rng").out
