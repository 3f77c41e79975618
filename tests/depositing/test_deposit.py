"""Deposits as their archives read them: made, made again, with one text changed and one gone."""

from __future__ import annotations

import json
from pathlib import Path

import bagit
import jsonschema
import pytest
from ocfl.validator import Validator
from rocrate.rocrate import ROCrate
from tests.conftest import Teikit

pytestmark = pytest.mark.filterwarnings("ignore:'count' is passed as positional:DeprecationWarning")  # bagit

ROOT = Path(__file__).parents[2]
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>{title}</title><author><forename>Ada</forename> <surname>Stone</surname></author></titleStmt>
<publicationStmt><publisher>Stone Archive</publisher><date when="2020-05-01"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
</publicationStmt><sourceDesc><p>none</p></sourceDesc></fileDesc>
<profileDesc><abstract><p>Of ships.</p></abstract></profileDesc></teiHeader>
<text xml:lang="en"><body><p>Words of {title}.</p></body></text></TEI>"""
WHOLE = ("--title", "Letters", "--description", "Letters of ships.")
KINDS = ("bagit", "ocfl", "ro-crate", "zenodo")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name in ("one", "two", "three & four"):
        path = tmp_path / "texts" / "letters" / f"{name}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(title=name.replace("&", "and")), "utf-8")
    return tmp_path / "texts"


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def prove(kind: str, folder: Path) -> None:
    """What the programs of the archives say."""
    if kind == "bagit":
        bagit.Bag(str(folder)).validate()
    elif kind == "ocfl":
        validator = Validator(log_warnings=True)
        assert validator.validate_object(str(folder)), validator.log.messages
    elif kind == "ro-crate":
        crate = ROCrate(str(folder))
        assert (crate.name, len(crate.root_dataset["hasPart"])) == (
            "Letters",
            len([name for name in files(folder) if name != "ro-crate-metadata.json"]),
        )


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize("kind", KINDS)
def test_a_deposit_is_valid_and_made_again_changes_nothing(teikit: Teikit, tmp_path: Path, kind: str) -> None:
    asked = ("deposit", "texts", "-o", "out", "--as", kind, *WHOLE)
    done = teikit(*asked)
    assert (done.code, f"out: valid {kind}; " in done.err) == (0, True), done.err
    prove(kind, tmp_path / "out")
    before = files(tmp_path / "out")
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.is_file()}
    again = teikit(*asked)
    assert (again.code, " written" in again.err) == (0, False), again.err
    assert files(tmp_path / "out") == before
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_changed_is_written_and_what_is_gone_goes(
    teikit: Teikit, tmp_path: Path, texts: Path, kind: str
) -> None:
    asked = ("deposit", "texts", "-o", "out", "--as", kind, "--with", "text", *WHOLE)
    teikit(*asked)
    (texts / "letters" / "one.xml").write_text(TEXT.format(title="uno"), "utf-8")
    (texts / "letters" / "two.xml").unlink()
    done = teikit(*asked)
    assert done.code == 0, done.err
    prove(kind, tmp_path / "out")
    there = files(tmp_path / "out")
    text = b"Words of uno.\n"
    if kind == "ocfl":
        assert there["v2/content/text/letters/one.txt"] == text
        new = {name for name in there if name.startswith("v2/content/")}
        assert new == {"v2/content/text/letters/one.txt", "v2/content/tei/letters/one.xml"}
        inventory = json.loads(there["inventory.json"])
        state = {name for names in inventory["versions"]["v2"]["state"].values() for name in names}
        assert "tei/letters/two.xml" not in state
        assert "v1/content/tei/letters/two.xml" in there
    else:
        inside = "data/" if kind == "bagit" else ""
        assert there[f"{inside}text/letters/one.txt"] == text
        assert not [name for name in there if "two" in name]


@pytest.mark.usefixtures("texts")
def test_damage_is_found(teikit: Teikit, tmp_path: Path) -> None:
    asked = ("deposit", "texts", "-o", "out", "--as", "bagit", "--with", "text")
    teikit(*asked)
    (tmp_path / "out" / "data" / "stray.txt").write_text("?", "utf-8")
    done = teikit(*asked)
    assert (done.code, "data/stray.txt: in no manifest" in done.err) == (2, True)


@pytest.mark.usefixtures("texts")
def test_what_an_archive_needs_and_no_header_says_is_listed_and_nothing_written(
    teikit: Teikit, tmp_path: Path
) -> None:
    done = teikit("deposit", "texts", "-o", "out", "--as", "zenodo")
    assert done.code == 2
    assert [line.split(";")[0] for line in done.err.splitlines()] == [
        "teikit: zenodo needs title",
        "teikit: zenodo needs description",
    ]
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_is_said_and_the_rest_is_deposited(
    teikit: Teikit, tmp_path: Path, texts: Path
) -> None:
    (texts / "thin.xml").write_text(TEXT.format(title=""), "utf-8")
    done = teikit(
        "deposit", "texts", "-o", "out", "--as", "bagit", "--with", "dublin-core", "--receipt", "r.json"
    )
    assert done.code == 1
    assert "texts/thin.xml:2:12: dublin-core needs dc:title" in done.err
    assert (tmp_path / "out" / "data" / "tei" / "thin.xml").is_file()
    prove("bagit", tmp_path / "out")
    told = json.loads((tmp_path / "r.json").read_bytes())
    jsonschema.validate(told, json.loads((ROOT / "docs" / "receipt.schema.json").read_bytes()))
    assert told["exports"][0]["verdict"] == "valid"


@pytest.mark.usefixtures("texts")
def test_the_work_of_others_is_not_replaced(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "out" / "data" / "tei" / "letters").mkdir(parents=True)
    (tmp_path / "out" / "data" / "tei" / "letters" / "one.xml").write_text("mine", "utf-8")
    done = teikit("deposit", "texts", "-o", "out", "--as", "bagit", "--tei-only")
    assert (done.code, "was not written by teikit" in done.err) == (2, True)


def test_a_version_has_its_moment_from_the_headers_or_the_environment(
    teikit: Teikit, tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in texts.rglob("*.xml"):
        path.write_text(path.read_text("utf-8").replace('<date when="2020-05-01"/>', ""), "utf-8")
    asked = ("deposit", "texts", "-o", "out", "--as", "ocfl", "--tei-only")
    done = teikit(*asked)
    assert (done.code, "ocfl needs created" in done.err) == (2, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert teikit(*asked).code == 0
    inventory = json.loads((tmp_path / "out" / "inventory.json").read_bytes())
    assert inventory["versions"]["v1"]["created"] == "1970-01-02T00:00:00Z"


def test_a_deposit_in_the_folder_of_its_texts_does_not_hold_itself(teikit: Teikit, texts: Path) -> None:
    for _ in range(2):
        done = teikit("deposit", texts, "-o", texts / "out", "--as", "bagit", "--tei-only")
    assert "written" not in done.err
    assert len(list((texts / "out" / "data").rglob("*.xml"))) == 3


INCLUDING = TEXT.replace(
    "<body>", '<body xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{href}"/>'
)
PART = '<div xmlns="http://www.tei-c.org/ns/1.0"><p>A part.</p></div>'


@pytest.fixture
def parted(tmp_path: Path) -> Path:
    (tmp_path / "texts/parts").mkdir(parents=True)
    (tmp_path / "texts/whole.xml").write_text(INCLUDING.format(title="Whole", href="parts/1.xml"), "utf-8")
    (tmp_path / "texts/parts/1.xml").write_text(PART, "utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_the_parts_of_a_text_go_with_it(teikit: Teikit, parted: Path, kind: str) -> None:
    asked = ("deposit", "texts/whole.xml", "-o", "out", "--as", kind, *WHOLE)
    done = teikit(*asked)
    assert done.code == 0, done.err
    prove(kind, parted / "out")
    (part,) = (data for name, data in files(parted / "out").items() if name.endswith("tei/parts/1.xml"))
    assert part == PART.encode()
    again = teikit(*asked)
    assert (again.code, " written" in again.err) == (0, False), again.err


def test_a_part_that_lies_above_the_deposit_is_told(teikit: Teikit, parted: Path) -> None:
    (parted / "texts/parts/1.xml").rename(parted / "outer.xml")
    (parted / "texts/whole.xml").write_text(INCLUDING.format(title="Whole", href="../outer.xml"), "utf-8")
    asked = ("deposit", "texts", "-o", "out", "--as", "bagit", "--tei-only")
    assert "a part would be lost" in teikit(*asked).err  # beyond the project, nothing is read
    assert not (parted / "out").exists()
    (parted / "teikit.toml").touch()
    done = teikit(*asked)
    assert (
        'has a part "../outer.xml", which lies above the deposit; name the folder that holds both' in done.err
    )
    assert teikit("deposit", ".", "-o", "out", "--as", "bagit", "--tei-only").code == 0
    assert (parted / "out/data/tei/outer.xml").is_file()
