"""The Oxford Common File Layout 1.1: an object with versions; what is unchanged is stored once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha512
from typing import Any

from teikit import __version__
from teikit.clock import stamp
from teikit.depositing.about import About, missing
from teikit.depositing.folder import Folder
from teikit.depositing.payload import Item
from teikit.package import Checker, Missing
from teikit.source import FileError
from teikit.tei.header.changes import CHANGES

CHECKER = Checker("ocfl-py, and teikit itself", {"ocfl": "teikit[archives]"})
KIND = "https://ocfl.io/1.1/spec/#inventory"
DECLARATION = "0=ocfl_object_1.1"
INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"
PARTS = ("v1", DECLARATION, INVENTORY, SIDECAR)


def needs(about: About) -> tuple[Missing, ...]:
    """A version has the moment when it was made."""
    example = f"{CHANGES.example}, or SOURCE_DATE_EPOCH in the environment"
    return missing((("created", _created(about), CHANGES.paths[0], example),))


def is_made(folder: Folder) -> bool:
    """Whether an object lies there whose last version teikit made."""
    try:
        found = json.loads(folder.read(INVENTORY) or b"{}")
        return str(found["versions"][found["head"]]["user"]["name"]).startswith("teikit ")
    except (ValueError, KeyError, TypeError):
        return False


def pack(items: Iterable[Item], about: About, folder: Folder, name: str) -> None:
    """Add a version to the object, or begin one; where nothing changed, nothing is written."""
    inventory = _inventory(folder, name)
    _claim(folder, inventory["head"])
    manifest: dict[str, list[str]] = {digest: list(paths) for digest, paths in inventory["manifest"].items()}
    head = f"v{len(inventory['versions']) + 1}"
    state: dict[str, list[str]] = {}
    for item in items:
        digest = sha512(item.data).hexdigest()
        if digest not in manifest:
            path = f"{head}/content/{item.name}"
            folder.write(path, item.data)
            manifest[digest] = [path]
        state.setdefault(digest, []).append(item.name)
    state = {digest: sorted(names) for digest, names in sorted(state.items())}
    before = inventory["versions"].get(inventory["head"], {}).get("state", {})
    folder.clear(head)
    if {digest: sorted(names) for digest, names in before.items()} == state:
        return
    version = {
        "created": _created(about),
        "state": state,
        "message": f"{len(about.titles)} TEI files, and what they were exported to",
        "user": {"name": f"teikit {__version__}"},
    }
    inventory |= {
        "head": head,
        "manifest": dict(sorted(manifest.items())),
        "versions": {**inventory["versions"], head: version},
    }
    _write(folder, inventory, head)


def _inventory(folder: Folder, name: str) -> dict[str, Any]:
    """The inventory of the object that lies there, or that of a new one."""
    data = folder.read(INVENTORY)
    if data is None:
        return {
            "id": name,
            "type": KIND,
            "digestAlgorithm": "sha512",
            "head": "",
            "manifest": {},
            "versions": {},
        }
    try:
        found: dict[str, Any] = json.loads(data)
        if found["digestAlgorithm"] != "sha512" or found["type"] != KIND:
            raise ValueError
    except (ValueError, KeyError, TypeError):
        reason = "is no inventory of OCFL 1.1 with SHA-512, so no version can be added"
        raise FileError(str(folder.path / INVENTORY), reason, hint="name another folder with -o") from None
    return found


def _claim(folder: Folder, head: str) -> None:
    """The inventory is ours where the last version has it; its hash is made good where a run was cut off."""
    data = folder.read(INVENTORY)
    if data is None or folder.read(f"{head}/{INVENTORY}") != data:
        return
    folder.claim({INVENTORY: sha512(data).hexdigest()}, "sha512")
    sidecar = folder.read(f"{head}/{SIDECAR}") or b""
    if sidecar.split()[:1] == [sha512(data).hexdigest().encode()]:
        there = folder.read(SIDECAR) or b""
        folder.claim({SIDECAR: sha512(there).hexdigest()}, "sha512")
        folder.write(SIDECAR, sidecar)


def _created(about: About) -> str:
    """When a version was made: what the environment says, else the latest date of the headers."""
    if said := stamp():
        return said
    day = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", about.latest, re.ASCII)
    return f"{day[1]}-{day[2] or '01'}-{day[3] or '01'}T00:00:00Z" if day else ""


def _write(folder: Folder, inventory: Mapping[str, Any], head: str) -> None:
    """Write the inventory, that of the version first and the one that counts last."""
    data = (json.dumps(inventory, ensure_ascii=False, indent=1) + "\n").encode()
    sidecar = f"{sha512(data).hexdigest()} {INVENTORY}\n".encode()
    folder.write(DECLARATION, b"ocfl_object_1.1\n")
    for where in (f"{head}/", ""):
        folder.write(f"{where}{INVENTORY}", data)
        folder.write(f"{where}{SIDECAR}", sidecar)


def faults(folder: Folder) -> list[str]:
    """What is wrong with the object as it lies there."""
    data = folder.read(INVENTORY) or b"{}"
    if (folder.read(SIDECAR) or b"").split()[:1] != [sha512(data).hexdigest().encode()]:
        return [f"{SIDECAR}: not the hash of {INVENTORY}"]
    manifest = json.loads(data)["manifest"]
    wrong = [
        f"{path}: not as the inventory says"
        for digest, paths in manifest.items()
        for path in paths
        if folder.digest(path, "sha512") != digest
    ]
    known = {path for paths in manifest.values() for path in paths}
    wrong += [
        f"{path}: in no manifest" for path in folder.below() if "/content/" in path and path not in known
    ]
    return wrong or _second(folder)


def _second(folder: Folder) -> list[str]:
    """What the other checker says."""
    if CHECKER.missing:
        return []
    from ocfl.validator import Validator

    validator = Validator(log_warnings=False)
    if validator.validate_object(str(folder.path)):
        return []
    return [" ".join(str(each).split()) for each in validator.log.messages]
