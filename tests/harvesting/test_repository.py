"""The six verbs, as the protocol has them; every answer is valid by OAI's schema where that is at hand."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from lxml import etree
from tests.conftest import Teikit

from teikit.checkers.xml_schema import catalog_parser, folder
from teikit.harvesting import collection
from teikit.harvesting.repository import Repository

OAI = "{http://www.openarchives.org/OAI/2.0/}"
TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader><text><body><p>Words.</p></body></text></TEI>"""
DAYS = {"a/one.xml": 1, "a/two.xml": 2, "b/c/three.xml": 3, "four.xml": 4}
DAY = 86400


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    for name, day in DAYS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(title=path.stem), "utf-8")
        os.utime(path, (day * DAY, day * DAY))
    return Repository(tmp_path, "http://localhost/oai", "Letters", "a@example.org", "example.org", 2)


@cache
def schemas() -> tuple[etree.XMLSchema, etree.XMLSchema] | None:
    """OAI's schema, with that of oai_dc; TEI has none of the kind, so it is not asked for one."""
    if not os.environ.get("TEIKIT_SCHEMA"):
        return None
    place = Path(os.environ["TEIKIT_SCHEMA"]) / "oai"
    dc = (folder() / "dublincore" / "2008" / "dc.xsd").as_uri()
    simple = re.sub(
        r'schemaLocation="[^"]*dc\.xsd"', f'schemaLocation="{dc}"', (place / "oai_dc.xsd").read_text("utf-8")
    )
    oai_dc = etree.XMLSchema(etree.fromstring(simple.encode(), catalog_parser()))
    text = (place / "OAI-PMH.xsd").read_text("utf-8").replace('"strict"', '"lax"')
    return oai_dc, etree.XMLSchema(etree.fromstring(text.encode(), catalog_parser()))


def ask(repository: Repository, **arguments: str) -> etree._Element:
    given = [("from" if name == "start" else name, value) for name, value in arguments.items()]
    answer = etree.fromstring(repository.answer(given))
    if (held := schemas()) is not None:
        oai_dc, envelope = held
        envelope.assertValid(answer)
        for record in answer.iter("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"):
            oai_dc.assertValid(record)
    return answer


def said(answer: etree._Element, name: str) -> list[str | None]:
    return [each.text for each in answer.iter(f"{OAI}{name}")]


def error(answer: etree._Element) -> str | None:
    found = answer.find(f"{OAI}error")
    return None if found is None else found.get("code")


def test_identify(repository: Repository) -> None:
    answer = ask(repository, verb="Identify")
    assert said(answer, "repositoryName") == ["Letters"]
    assert said(answer, "earliestDatestamp") == ["1970-01-02T00:00:00Z"]
    assert said(answer, "deletedRecord") == ["no"]


def test_list_metadata_formats(repository: Repository) -> None:
    assert said(ask(repository, verb="ListMetadataFormats"), "metadataPrefix") == [
        "oai_dc",
        "tei",
        "datacite",
        "mods",
    ]
    one = ask(repository, verb="ListMetadataFormats", identifier="oai:example.org:a/one")
    assert said(one, "metadataPrefix") == ["oai_dc", "tei", "mods"]


def test_list_sets_are_the_folders(repository: Repository) -> None:
    answer = ask(repository, verb="ListSets")
    assert said(answer, "setSpec") == ["a", "b", "b:c"]
    assert said(answer, "setName") == ["a", "b", "c"]


def test_lists_come_in_parts_that_tokens_tie(repository: Repository) -> None:
    first = ask(repository, verb="ListIdentifiers", metadataPrefix="oai_dc")
    assert said(first, "identifier") == ["oai:example.org:a/one", "oai:example.org:a/two"]
    (token,) = first.iter(f"{OAI}resumptionToken")
    second = ask(repository, verb="ListIdentifiers", resumptionToken=token.text or "")
    assert said(second, "identifier") == ["oai:example.org:b/c/three", "oai:example.org:four"]
    (last,) = second.iter(f"{OAI}resumptionToken")
    assert (last.text, last.get("cursor")) == (None, "2")


def test_a_token_holds_when_files_are_added(repository: Repository) -> None:
    first = ask(repository, verb="ListRecords", metadataPrefix="tei")
    path = repository.folder / "a" / "zero.xml"
    path.write_text(TEXT.format(title="zero"), "utf-8")
    os.utime(path, (0, 0))
    token = said(first, "resumptionToken")[0]
    second = ask(repository, verb="ListRecords", resumptionToken=token or "")
    assert said(second, "identifier") == ["oai:example.org:b/c/three", "oai:example.org:four"]


@pytest.mark.parametrize(
    ("limits", "names"),
    [
        ({"start": "1970-01-04"}, ["b/c/three", "four"]),
        ({"until": "1970-01-02"}, ["a/one"]),
        ({"start": "1970-01-03T00:00:00Z", "until": "1970-01-03T00:00:00Z"}, ["a/two"]),
        ({"set": "a"}, ["a/one", "a/two"]),
        ({"set": "b"}, ["b/c/three"]),
    ],
)
def test_lists_are_limited(repository: Repository, limits: dict[str, str], names: list[str]) -> None:
    answer = ask(repository, verb="ListIdentifiers", metadataPrefix="tei", **limits)
    assert said(answer, "identifier") == [f"oai:example.org:{name}" for name in names]


def test_get_record(repository: Repository) -> None:
    answer = ask(repository, verb="GetRecord", identifier="oai:example.org:b/c/three", metadataPrefix="tei")
    assert said(answer, "setSpec") == ["b:c"]
    assert [each.text for each in answer.iter("{http://www.tei-c.org/ns/1.0}title")] == ["three"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Fetch"}, "badVerb"),
        ({"verb": "Identify", "set": "a"}, "badArgument"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "tei", "start": "yesterday"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "tei", "start": "1970-01-02", "until": "1970-01-01"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "tei", "start": "1970-01-02", "until": "1970-01-02T00:00:00Z"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "tei", "until": "1960-01-01"}, "noRecordsMatch"),
        ({"verb": "ListRecords", "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "x", "metadataPrefix": "tei"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "tei", "identifier": "oai:example.org:no"}, "idDoesNotExist"),
        ({"verb": "GetRecord", "metadataPrefix": "datacite", "identifier": "oai:example.org:a/one"}, "cannotDisseminateFormat"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_request_is_told_by_its_code(
    repository: Repository, arguments: dict[str, str], code: str
) -> None:
    assert error(ask(repository, **arguments)) == code


@pytest.mark.parametrize(
    ("prefix", "data", "reason"),
    [
        ("datacite", None, "datacite needs "),
        ("tei", b"<TEI>\n<p></TEI>", "line 2: "),
        ("oai_dc", b"<html/>", "is not TEI"),
        ("mods", b"", "is empty"),
    ],
)
def test_why_a_record_cannot_be_given_is_told(
    repository: Repository, prefix: str, data: bytes | None, reason: str
) -> None:
    path = repository.folder / "a" / "one.xml"
    if data is not None:
        path.write_bytes(data)
    asked = {"verb": "GetRecord", "metadataPrefix": prefix, "identifier": "oai:example.org:a/one"}
    (told,) = said(ask(repository, **asked), "error")
    assert reason in told
    assert str(repository.folder) not in told


def token(**changed: object) -> str:
    """A token as anybody can make one."""
    fields: dict[str, object] = {"prefix": "tei", "start": "", "until": "", "spec": ""}
    fields |= {"after": ["1970-01-02T00:00:00+00:00", ""], "cursor": 1} | changed
    said = json.dumps(fields, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(crc32(said).to_bytes(4, "big") + said).decode()


FORGED: tuple[dict[str, object], ...] = (
    {"cursor": "x"}, {"cursor": -1}, {"cursor": True}, {"cursor": 10**400}, {"after": "ab"}, {"after": [1, 2]},
    {"after": []}, {"start": 5}, {"start": "soon"}, {"prefix": None}, {"spec": ["a"]}, {"more": 1},
)  # fmt: skip


@pytest.mark.parametrize("changed", FORGED, ids=str)
def test_a_forged_token_is_refused(repository: Repository, changed: dict[str, object]) -> None:
    assert error(ask(repository, verb="ListRecords", resumptionToken=token())) is None
    answer = ask(repository, verb="ListRecords", resumptionToken=token(**changed))
    assert error(answer) == "badResumptionToken"


@pytest.mark.parametrize("said", [b"", b"[" * 9000, b"5", b"null", b"\xff"])
def test_a_token_that_holds_no_list_is_refused(repository: Repository, said: bytes) -> None:
    forged = base64.urlsafe_b64encode(crc32(said).to_bytes(4, "big") + said).decode()
    for each in (forged, ""):
        assert error(ask(repository, verb="ListRecords", resumptionToken=each)) == "badResumptionToken"


def test_a_token_behind_which_nothing_is_left_is_refused(repository: Repository) -> None:
    after = token(after=["1970-01-05T00:00:00+00:00", "oai:example.org:four"])
    assert error(ask(repository, verb="ListRecords", resumptionToken=after)) == "badResumptionToken"


ODD = ("", "\x01", "\udcff", "ä", "a b", "http://[", "%", "9999-12-31", "0000-01-01", "२०२०-01-01", ":")


@pytest.mark.parametrize("verb", ["GetRecord", "ListRecords", "ListMetadataFormats"])
def test_every_request_has_an_answer_by_the_schema(repository: Repository, verb: str) -> None:
    for name in ("identifier", "metadataPrefix", "start", "until", "set", "resumptionToken", "\0"):
        limits = verb == "ListRecords" and name in ("start", "until", "set")
        for said in ODD:
            ask(repository, verb=verb, **({"metadataPrefix": "tei"} if limits else {}), **{name: said})


def test_identifiers_and_sets_of_any_letters(repository: Repository) -> None:
    for name in ("ä/Ännchen", "ö/1", "100%/x y"):
        path = repository.folder / f"{name}.xml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT.format(title=name), "utf-8")
    answer = ask(repository, verb="ListSets")
    names = dict(zip(said(answer, "setName"), said(answer, "setSpec"), strict=True))
    assert (names["ä"], names["ö"], names["100%"]) == ("~C3~A4", "~C3~B6", "100~25")
    for asked in ("oai:example.org:%C3%A4/%C3%84nnchen", "oai:example.org:ä/Ännchen"):
        one = ask(repository, verb="GetRecord", identifier=asked, metadataPrefix="oai_dc")
        assert said(one, "identifier")[:1] == ["oai:example.org:%C3%A4/%C3%84nnchen"]
    within = ask(repository, verb="ListIdentifiers", metadataPrefix="tei", set="~C3~B6")
    assert said(within, "identifier") == ["oai:example.org:%C3%B6/1"]


def test_a_file_that_goes_away_meanwhile_is_no_record(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(folder: Path, fits: object, *_: object) -> Iterator[Path]:
        found = list(expand(folder, fits, *_))  # type: ignore[arg-type]
        (repository.folder / "a" / "two.xml").unlink()
        yield from found

    expand = collection.expand
    monkeypatch.setattr(collection, "expand", files)
    answer = ask(repository, verb="ListIdentifiers", metadataPrefix="tei", set="a")
    assert said(answer, "identifier") == ["oai:example.org:a/one"]


@pytest.mark.parametrize(
    "option", [("--email", "nobody"), ("--identifier", "two words"), ("--url", "ftp://example.org")]
)
def test_what_the_protocol_does_not_take_is_refused(teikit: Teikit, option: tuple[str, str]) -> None:
    done = teikit("harvest-server", ".", *option)
    assert (done.code, option[0] in done.err) == (2, True)


def test_an_argument_twice_is_an_error(repository: Repository) -> None:
    answer = etree.fromstring(repository.answer([("verb", "Identify"), ("verb", "Identify")]))
    assert error(answer) == "badVerb"


def test_tombstones_are_deleted_records(repository: Repository) -> None:
    (repository.folder / "tombstones.tsv").write_text("a/gone.xml\t1970-01-09\n", "utf-8")
    assert said(ask(repository, verb="Identify"), "deletedRecord") == ["persistent"]
    answer = ask(repository, verb="GetRecord", identifier="oai:example.org:a/gone", metadataPrefix="oai_dc")
    (header,) = answer.iter(f"{OAI}header")
    assert (header.get("status"), said(answer, "datestamp")) == ("deleted", ["1970-01-09T00:00:00Z"])
    assert list(answer.iter(f"{OAI}metadata")) == []


def git(folder: Path, *arguments: str, day: int = 0) -> None:
    when = f"@{day * DAY} +0000"
    environment = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def test_git_knows_when_files_were_changed_and_deleted(repository: Repository) -> None:
    git(repository.folder, "init", "-q")
    git(repository.folder, "add", ".")
    git(repository.folder, "commit", "-qm", "all", day=10)
    (repository.folder / "a" / "one.xml").unlink()
    (repository.folder / "a" / "two.xml").write_text(TEXT.format(title="deux"), "utf-8")
    git(repository.folder, "add", "-A")
    git(repository.folder, "commit", "-qm", "less", day=20)
    os.utime(repository.folder / "four.xml", (0, 0))  # a checkout touches files
    answer = ask(repository, verb="ListIdentifiers", metadataPrefix="tei", start="1970-01-21")
    headers = {each.findtext(f"{OAI}identifier"): each.get("status") for each in answer.iter(f"{OAI}header")}
    assert headers == {"oai:example.org:a/one": "deleted", "oai:example.org:a/two": None}
    before = ask(repository, verb="ListIdentifiers", metadataPrefix="tei", until="1970-01-11")
    assert said(before, "identifier") == ["oai:example.org:b/c/three", "oai:example.org:four"]


def test_an_address_that_is_taken_is_one_line(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEXT.format(title="A"), "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = teikit("harvest-server", ".", "--port", taken.getsockname()[1])
    assert (done.code, done.err.count("\n"), "cannot be listened at" in done.err) == (2, 1, True)


def test_what_cannot_be_served_is_one_line(teikit: Teikit, tmp_path: Path) -> None:
    done = teikit("harvest-server", "nowhere")
    assert (done.code, done.err.count("\n"), "is no folder" in done.err) == (2, 1, True)
    (tmp_path / "tombstones.tsv").write_text("a.xml\tsoon\n", "utf-8")
    done = teikit("harvest-server", ".")
    assert (done.code, "tombstones.tsv:1:1: a line without a date" in done.err) == (2, True)
