"""RO-Crate 1.1: the files, and `ro-crate-metadata.json` that describes them, their makers, their licence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from teikit import __version__
from teikit.depositing.about import About, missing
from teikit.depositing.folder import Folder
from teikit.depositing.payload import Item
from teikit.json_output import record
from teikit.package import Checker, Missing
from teikit.tei.header.agents import Agent
from teikit.tei.header.dates import PUBLICATION_DATES
from teikit.tei.header.description import ABSTRACTS
from teikit.tei.header.rights import RIGHTS
from teikit.tei.header.titles import TITLES
from teikit.tei.ids import slug

CHECKER = Checker("teikit's own check of what RO-Crate 1.1 requires")
METADATA = "ro-crate-metadata.json"
PARTS = (METADATA,)
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
PROGRAM = "#teikit"


def needs(about: About) -> tuple[Missing, ...]:
    """What the archive must be told and no header says."""
    return missing(
        (
            ("name", about.name, TITLES.paths[0], f"{TITLES.example}, or --title for several files"),
            ("description", about.summary, ABSTRACTS.paths[0], f"{ABSTRACTS.example}, or --description"),
            ("license", about.terms, RIGHTS.paths[0], RIGHTS.example),
            ("datePublished", about.published, PUBLICATION_DATES.paths[0], PUBLICATION_DATES.example),
        )
    )


def is_made(folder: Folder) -> bool:
    """Whether a crate lies there that teikit made."""
    return f'"@id": "{PROGRAM}"'.encode() in (folder.read(METADATA) or b"")


def pack(items: Iterable[Item], about: About, folder: Folder, name: str) -> None:
    """Write a crate; what an earlier one had and this one has not is taken away."""
    before = _listed(folder.read(METADATA)) if is_made(folder) else {}
    folder.claim(before, "sha256")
    files = []
    for item in items:
        folder.write(item.name, item.data)
        files.append(_file(item, about))
    folder.clear(
        *sorted({each.partition("/")[0] for each in before.keys() | {each["name"] for each in files}})
    )
    graph = [_descriptor(), _root(about, files, name), *files, *_contexts(about)]
    folder.write(METADATA, record({"@context": CONTEXT, "@graph": graph}))


def _listed(metadata: bytes | None) -> dict[str, str]:
    """The files of an earlier crate with their hashes."""
    try:
        graph = json.loads(metadata or b"{}").get("@graph", [])
        return {each["name"]: each["sha256"] for each in graph if each.get("@type") == "File"}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _file(item: Item, about: About) -> dict[str, Any]:
    title = about.titles.get(item.name.removeprefix("tei/"), "") if not item.origin else ""
    entity: dict[str, Any] = {
        "@id": quote(item.name),
        "@type": "File",
        "name": item.name,
        "encodingFormat": item.media_type,
        "contentSize": str(len(item.data)),
        "sha256": sha256(item.data).hexdigest(),
    }
    if title:
        entity["description"] = title
    if item.origin:
        entity["isBasedOn"] = {"@id": quote(item.origin)}
    return entity


def _descriptor() -> dict[str, Any]:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(about: About, files: list[dict[str, Any]], name: str) -> dict[str, Any]:
    said = {
        "name": about.name,
        "description": about.summary,
        "identifier": name,
        "datePublished": about.published,
        "license": [{"@id": _id(each.canonical, each.words)} for each in about.terms],
        "author": [{"@id": _agent_id(each)} for each in about.creators.values()],
        "contributor": [{"@id": _agent_id(each)} for each in about.contributors.values()],
        "publisher": [{"@id": _agent_id(each)} for each in about.publishers.values()],
        "inLanguage": list(about.languages),
        "keywords": list(about.subjects),
        "hasPart": [{"@id": each["@id"]} for each in files],
        "mentions": [{"@id": PROGRAM}],
    }
    return {"@id": "./", "@type": "Dataset"} | {
        key: value[0] if isinstance(value, list) and len(value) == 1 and key != "hasPart" else value
        for key, value in said.items()
        if value
    }


def _contexts(about: About) -> list[dict[str, Any]]:
    """The people, bodies and licences that the crate speaks of, each once."""
    found: dict[str, dict[str, Any]] = {}
    people = (*about.creators.values(), *about.contributors.values(), *about.publishers.values())
    for agent in people:
        kind = "Organization" if agent.is_body else "Person"
        found.setdefault(_agent_id(agent), {"@id": _agent_id(agent), "@type": kind, "name": agent.name})
    for terms in about.terms:
        name = _id(terms.canonical, terms.words)
        found.setdefault(
            name, {"@id": name, "@type": "CreativeWork", "name": terms.spdx or terms.words[:200]}
        )
    program = {"@id": PROGRAM, "@type": "SoftwareApplication", "name": "teikit", "version": __version__}
    return [*found.values(), program]


def _agent_id(agent: Agent) -> str:
    return next((each.url for each in agent.identifiers), f"#{slug(agent.name)}")


def _id(url: str, words: str) -> str:
    return url or f"#{slug(words[:60])}"


def faults(folder: Folder) -> list[str]:
    """What is wrong with the crate as it lies there."""
    graph = json.loads(folder.read(METADATA) or b'{"@graph": []}')["@graph"]
    known = {each["@id"] for each in graph}
    wrong = ["two entities have one @id"] if len(known) < len(graph) else []
    wrong += [
        f"{each['name']}: not as the crate says"
        for each in graph
        if each["@type"] == "File" and folder.digest(each["name"], "sha256") != each["sha256"]
    ]
    root: dict[str, Any] = next((each for each in graph if each["@id"] == "./"), {})
    parts = {each["@id"] for each in root.get("hasPart", ())}
    wrong += [
        f"{each['@id']}: in no hasPart"
        for each in graph
        if each["@type"] == "File" and each["@id"] not in parts
    ]
    pointed = {each["@id"] for thing in graph for value in thing.values() for each in _references(value)}
    return wrong + [
        f"{each}: pointed at and not described" for each in sorted(pointed - known - {SPECIFICATION})
    ]


def _references(value: Any) -> Iterable[dict[str, str]]:
    if isinstance(value, list):
        return [each for each in value if isinstance(each, dict) and "@id" in each]
    return [value] if isinstance(value, dict) and "@id" in value else []
