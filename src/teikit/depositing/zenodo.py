"""Zenodo: the files to upload by hand, and `deposition.json` with the metadata of the deposition."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import md5
from html import escape
from typing import Any

from teikit.depositing.about import About, missing
from teikit.depositing.folder import Folder
from teikit.depositing.payload import Item
from teikit.json_output import record
from teikit.package import Checker, Missing
from teikit.tei.header.agents import AUTHORS, Agent
from teikit.tei.header.dates import PUBLICATION_DATES
from teikit.tei.header.description import ABSTRACTS
from teikit.tei.header.rights import RIGHTS
from teikit.tei.header.titles import TITLES

CHECKER = Checker("teikit's own check of what Zenodo's deposition API requires")
METADATA = "deposition.json"
PARTS = (METADATA,)
MADE_BY = "teikit"
ROLES = (
    ("Editor", re.compile(r"\bedit|herausge|édit", re.IGNORECASE)),
    ("ProjectLeader", re.compile(r"principal|project lead", re.IGNORECASE)),
    ("DataCurator", re.compile(r"encod|transcri|transkri|mark-?up|proof|kodier", re.IGNORECASE)),
)
REQUIRED = ("upload_type", "publication_date", "title", "creators", "description", "access_right", "license")


def needs(about: About) -> tuple[Missing, ...]:
    """What the archive must be told and no header says."""
    return missing(
        (
            ("title", about.name, TITLES.paths[0], f"{TITLES.example}, or --title for several files"),
            ("creators", about.creators, AUTHORS.paths[0], AUTHORS.example),
            ("description", about.summary, ABSTRACTS.paths[0], f"{ABSTRACTS.example}, or --description"),
            ("publication_date", about.published, PUBLICATION_DATES.paths[0], PUBLICATION_DATES.example),
            ("license", _licence(about), RIGHTS.paths[0], f"{RIGHTS.example}, the same in all files"),
        )
    )


def is_made(folder: Folder) -> bool:
    """Whether a deposition lies there that teikit made."""
    return f'"made_by": "{MADE_BY}"'.encode() in (folder.read(METADATA) or b"")


def pack(items: Iterable[Item], about: About, folder: Folder, name: str) -> None:
    """Write the files and the deposition; what an earlier one had and this one has not is taken away."""
    del name  # Zenodo gives its own
    before = _listed(folder.read(METADATA)) if is_made(folder) else {}
    folder.claim(before, "md5")
    sums = {}
    for item in items:
        folder.write(item.name, item.data)
        sums[item.name] = md5(item.data, usedforsecurity=False).hexdigest()
    folder.clear(*sorted({each.partition("/")[0] for each in before.keys() | sums.keys()}))
    files = [{"key": key, "checksum": f"md5:{digest}"} for key, digest in sums.items()]
    folder.write(METADATA, record({"made_by": MADE_BY, "metadata": _metadata(about), "files": files}))


def _listed(metadata: bytes | None) -> dict[str, str]:
    """The files of an earlier deposition with their hashes."""
    try:
        files = json.loads(metadata or b"{}").get("files", [])
        return {each["key"]: each["checksum"].removeprefix("md5:") for each in files}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _metadata(about: About) -> dict[str, Any]:
    date = (*about.published.split("-"), "01", "01")[:3] if about.published else ()
    said: dict[str, Any] = {
        "upload_type": "dataset",
        "title": about.name,
        "creators": [_person(each) for each in about.creators.values()],
        "contributors": [_person(each) | {"type": _role(each)} for each in about.contributors.values()],
        "description": f"<p>{escape(about.summary)}</p>" if about.summary else "",
        "publication_date": "-".join(date),
        "access_right": "open",
        "license": _licence(about),
        "keywords": list(about.subjects),
        "related_identifiers": [
            {"identifier": each.url, "relation": "isAlternateIdentifier", "scheme": each.scheme}
            for each in about.identifiers
            if each.url
        ],
    }
    return {key: value for key, value in said.items() if value}


def _person(agent: Agent) -> dict[str, str]:
    known = {each.scheme: each.value for each in agent.identifiers if each.scheme in ("orcid", "gnd")}
    return {"name": agent.inverted, **known}


def _role(agent: Agent) -> str:
    return next((name for name, pattern in ROLES if pattern.search(agent.role)), "Other")


def _licence(about: About) -> str:
    """The licence as Zenodo calls it, where all files have the same one of Creative Commons."""
    known = {each.spdx for each in about.terms}
    return known.pop().lower() if len(known) == 1 else ""


def faults(folder: Folder) -> list[str]:
    """What is wrong with the deposition as it lies there."""
    said = json.loads(folder.read(METADATA) or b"{}")
    wrong = [f"no {each}" for each in REQUIRED if not said.get("metadata", {}).get(each)]
    return wrong + [
        f"{each['key']}: not as the deposition says"
        for each in said.get("files", ())
        if folder.digest(each["key"], "md5") != each["checksum"].removeprefix("md5:")
    ]
