"""What every export does: says what is missing, keeps a receipt, goes on where it was cut off."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.conftest import Teikit
from tools.make_export_pages import PAGE, page

from teikit.exporting.pipeline import UnfitError, export
from teikit.package import Checker
from teikit.registry import OptionValueError, craft, names
from teikit.source import Source

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs/receipt.schema.json").read_text("utf-8"))
FULL = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Letters</title><author>Stone, Ada</author></titleStmt>
<publicationStmt><publisher>Us</publisher><date when="2020-05-01"/></publicationStmt>
<sourceDesc><p>born digital</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><p>Words.</p></body></text></TEI>"""
THIN = FULL.replace("<title>Letters</title><author>Stone, Ada</author>", "<title/>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.xml").write_text(FULL.replace("Letters", f"Letters {name}"), "utf-8")
    return tmp_path


def test_what_is_missing_is_said_with_the_element_to_fill(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "thin.xml").write_text(THIN, "utf-8")
    done = teikit("export", "dublin-core", "thin.xml", "--receipt", "receipt.json")
    assert done.code == 2
    assert done.err.startswith("teikit: thin.xml:2:12: dublin-core needs dc:title; fill ")
    assert "teiHeader/fileDesc/titleStmt/title, as <title>" in done.err
    assert not (tmp_path / "thin.oai_dc.xml").exists()
    (told,) = json.loads((tmp_path / "receipt.json").read_bytes())["exports"]
    assert (told["written"], [each["target"] for each in told["missing"]]) == (False, ["dc:title"])


def test_incomplete_writes_it_all_the_same(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "thin.xml").write_text(THIN, "utf-8")
    assert teikit("export", "dublin-core", "thin.xml", "--incomplete").code == 0
    assert b"dc:publisher" in (tmp_path / "thin.oai_dc.xml").read_bytes()


def test_programs_are_told_what_is_missing() -> None:
    with pytest.raises(UnfitError) as caught:
        export(Source("thin.xml", THIN.encode()), "dublin-core")
    (told,) = caught.value.receipt.missing
    assert (told.line, told.path) == (2, "teiHeader/fileDesc/titleStmt/title")


def test_a_receipt_is_as_its_schema_says(teikit: Teikit, folder: Path) -> None:
    (folder / "thin.xml").write_text(THIN, "utf-8")
    (folder / "broken.xml").write_text("<TEI", "utf-8")
    done = teikit("export", "dublin-core", ".", "-o", "out", "--receipt", "receipt.json")
    assert done.code == 1
    told = json.loads((folder / "receipt.json").read_bytes())
    jsonschema.validate(told, SCHEMA)
    entries = {each["origin"]: each for each in told["exports"]}
    assert len(entries) == 5
    assert "failure" in entries["broken.xml"]
    assert entries["a.xml"]["verdict"] == "valid"
    assert len(entries["a.xml"]["schema_sha256"]) == 64


def test_resume_skips_what_is_finished_and_unchanged(teikit: Teikit, folder: Path) -> None:
    assert teikit("export", "dublin-core", ".", "-o", "out").code == 0
    (folder / "a.xml").write_text(FULL.replace("Letters", "New letters"), "utf-8")
    (folder / "out" / "b.oai_dc.xml").unlink()
    done = teikit("export", "dublin-core", ".", "-o", "out", "--resume", "--receipt", "receipt.json")
    assert done.err.splitlines() == [
        "a.xml → out/a.oai_dc.xml",
        "b.xml → out/b.oai_dc.xml",
        "1 of 3 files were finished before",
    ]
    assert b"New letters" in (folder / "out" / "a.oai_dc.xml").read_bytes()
    told = json.loads((folder / "receipt.json").read_bytes())["exports"]
    assert [each["verdict"] for each in told] == ["valid"] * 3


def test_a_journal_that_was_cut_off_in_a_line_is_read_up_to_it(
    teikit: Teikit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teikit.journal.caching.folder", lambda: folder / "cache")
    teikit("export", "dublin-core", "a.xml", "b.xml", "-o", "out/")
    (journal,) = (folder / "cache" / "journals").iterdir()
    journal.write_bytes(journal.read_bytes()[:-20])
    done = teikit("export", "dublin-core", "a.xml", "b.xml", "-o", "out/", "--resume")
    assert done.err.splitlines() == ["b.xml → out/b.oai_dc.xml", "1 of 2 files were finished before"]


def test_check_only_writes_nothing(teikit: Teikit, folder: Path) -> None:
    done = teikit("export", "dublin-core", ".", "-o", "out", "--check-only")
    assert (done.code, done.err.splitlines()[0]) == (0, "a.xml: valid")
    assert not (folder / "out").exists()


def test_a_checker_that_is_not_installed_is_never_a_verdict(
    teikit: Teikit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gams_xml_catalog", None)
    monkeypatch.setattr(Checker, "missing", property(lambda _self: "pip install 'teikit[schemas]'"))
    done = teikit("export", "dublin-core", "a.xml", "--receipt", "receipt.json")
    assert "not checked: pip install 'teikit[schemas]'" in done.err
    (told,) = json.loads((folder / "receipt.json").read_bytes())["exports"]
    assert told["verdict"] == "not checked"


def test_the_list_shows_formats_checkers_and_whether_they_are_here(teikit: Teikit) -> None:
    rows = {line.split()[0]: line for line in teikit("export", "--list").text.splitlines()}
    assert {"dublin-core", "html", "json", "text"} <= set(rows)
    assert "XML Schema" in rows["dublin-core"]
    assert rows["dublin-core"].endswith("at hand")


def test_an_option_of_a_format_can_be_set(teikit: Teikit, folder: Path) -> None:
    assert teikit("export", "dublin-core", "a.xml", "--set", "form=dcterms").code == 0
    assert b"dcterms:title" in (folder / "a.dcterms.xml").read_bytes()
    done = teikit("export", "dublin-core", "a.xml", "--set", "from=dcterms")
    assert (done.code, 'has no option "from"' in done.err) == (2, True)


def test_what_was_exported_is_not_exported_again(teikit: Teikit, folder: Path) -> None:
    teikit("export", "dublin-core", ".")
    done = teikit("export", "dublin-core", ".", "--force")
    assert (done.code, len(done.err.splitlines())) == (0, 3)
    assert len(list(folder.glob("*.xml"))) == 6


@pytest.mark.parametrize("form", names("exporters"))
def test_each_exporter_states_its_mapping(form: str) -> None:
    mapping = craft("exporters", form).module.MAPPING
    assert all(len(row.shown()) == 4 and all(row.shown()[:2]) for row in mapping)
    assert mapping


def test_the_page_of_mappings_is_that_of_the_exporters() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make pages`"


LETTER = FULL.replace(
    "</fileDesc>",
    """</fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName>Ada</persName></correspAction>
<correspAction type="received"><persName>Bela</persName></correspAction></correspDesc></profileDesc>""",
)
CMIF = (
    "url=https://example.org/cmif.xml",
    "licence=https://creativecommons.org/licenses/by/4.0/",
    "title=All letters",
)


def test_letters_of_many_files_become_one_cmif(teikit: Teikit, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(LETTER.replace("Stone, Ada", f"Editor {name}"), "utf-8")
    (tmp_path / "c.xml").write_text(FULL, "utf-8")
    settings = [part for each in CMIF for part in ("--set", each)]
    done = teikit("export", "cmif", ".", "--one", "-o", "all.cmif.xml", "--receipt", "r.json", *settings)
    assert (done.code, "2 files → all.cmif.xml" in done.err) == (1, True), done.err
    made = (tmp_path / "all.cmif.xml").read_text("utf-8")
    assert [made.count(each) for each in ("<correspDesc", "<editor>", "<title>All letters</title>")] == [
        2,
        2,
        1,
    ]
    assert len(set(re.findall('source="([^"]*)"', made))) == 1
    told = json.loads((tmp_path / "r.json").read_bytes())
    jsonschema.validate(told, SCHEMA)
    assert told["exports"][0]["counts"] == {"files": 2}


@pytest.mark.parametrize("form", ["jsonl", "conllu", "iob", "geojson"])
def test_texts_of_many_files_become_one_file(teikit: Teikit, folder: Path, form: str) -> None:
    done = teikit("export", form, ".", "--one", "-o", "all")
    assert (done.code, done.err) == (0, "3 files → all\n")
    assert (folder / "all").read_text("utf-8").count("Words") == (
        0 if form == "geojson" else 3 * (1 + (form == "conllu"))
    )


def test_what_cannot_be_one_file_says_what_can(teikit: Teikit, folder: Path) -> None:
    done = teikit("export", "mods", str(folder), "--one", "-o", "all")
    assert (done.code, "cmif, conllu, geojson, iob, jsonl can be one for all" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("form", "setting", "wanted"),
    [
        ("dublin-core", "form=marc", "oai_dc or dcterms"),
        ("iiif", "width=wide", "a whole number"),
        ("jats", "grouped-notes=perhaps", "true or false"),
    ],
)
def test_a_value_that_an_option_does_not_take_is_refused(
    teikit: Teikit, folder: Path, form: str, setting: str, wanted: str
) -> None:
    done = teikit("export", form, folder / "a.xml", "--set", setting)
    assert (done.code, f"must be {wanted}" in done.err) == (2, True)
    name, _, value = setting.partition("=")
    with pytest.raises(OptionValueError, match=wanted):
        export(Source("a.xml", FULL.encode()), form, {name.replace("-", "_"): value})


def test_words_that_look_like_a_number_are_words(teikit: Teikit, folder: Path) -> None:
    done = teikit("export", "iiif", folder / "a.xml", "--set", "base=5", "--check-only")
    assert "iiif needs items" in done.err


def test_a_checker_is_at_hand_where_all_that_it_needs_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEIKIT_NOWHERE", raising=False)
    who = Checker(
        "somebody", {"no_such_module": "it"}, {"no-such-program": "install it"}, ("TEIKIT_NOWHERE", "name it")
    )
    assert who.missing == "pip install 'it'; install it; name it"
    monkeypatch.setenv("TEIKIT_NOWHERE", "there")
    assert (
        Checker("somebody", {"json": "it"}, {"python3": "install it"}, ("TEIKIT_NOWHERE", "name it")).missing
        == ""
    )
