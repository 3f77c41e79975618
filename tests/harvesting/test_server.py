"""A real harvester harvests a folder over HTTP, on this machine."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sickle import Sickle
from tests.harvesting.test_repository import TEXT


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for number in range(7):
        (tmp_path / f"{number}.xml").write_text(TEXT.format(title=f"Letter {number}"), "utf-8")
    (tmp_path / "tombstones.tsv").write_text("gone.xml\t2020-01-01\n", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "teikit",
        "harvest-server",
        str(tmp_path),
        "--port",
        str(port),
        "--page",
        "3",
    ]
    server = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, env={**os.environ, "TEIKIT_CACHE": str(tmp_path / "c")}
    )
    try:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/oai"
    finally:
        server.terminate()
        server.wait(10)


def test_what_cannot_be_read_now_is_asked_for_later(address: str, tmp_path: Path) -> None:
    mail = Sickle(address).Identify().adminEmail
    assert re.fullmatch(r"\S+@(\S+\.)+\S+", mail)  # as the schema of the protocol has it
    (tmp_path / "tombstones.tsv").write_text("gone.xml\tsoon\n", "utf-8")
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{address}?verb=Identify", timeout=10)
    assert (refused.value.code, refused.value.headers["Retry-After"]) == (503, "60")
    refused.value.close()
    (tmp_path / "tombstones.tsv").write_text("gone.xml\t2020-01-01\n", "utf-8")
    assert Sickle(address).Identify().deletedRecord == "persistent"


def test_sickle_harvests_all_records_and_learns_of_deletions(address: str) -> None:
    sickle = Sickle(address)
    assert sickle.Identify().protocolVersion == "2.0"
    records = list(sickle.ListRecords(metadataPrefix="oai_dc"))
    assert [each.header.identifier for each in records if each.header.deleted] == ["oai:localhost:gone"]
    titles = sorted(each.metadata["title"][0] for each in records if not each.header.deleted)
    assert titles == [f"Letter {number}" for number in range(7)]
    again = list(sickle.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True))
    assert len(again) == 7
    assert len(list(sickle.ListIdentifiers(metadataPrefix="tei"))) == 8
    record = sickle.GetRecord(identifier="oai:localhost:3", metadataPrefix="tei")
    assert b"Words." in record.raw.encode()
    asked = urlopen(Request(address, b"verb=Identify"), timeout=10)
    assert (asked.status, b"repositoryName" in asked.read()) == (200, True)
