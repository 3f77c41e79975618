"""BagIt 1.0 (RFC 8493): the files below `data`, and manifests of their SHA-256."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from teikit import __version__
from teikit.clock import moment
from teikit.depositing.about import About
from teikit.depositing.folder import Folder
from teikit.depositing.payload import Item
from teikit.package import Checker, Missing
from teikit.source import FileError

CHECKER = Checker("the Library of Congress's bagit, and teikit itself", {"bagit": "teikit[archives]"})
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
INFO = "bag-info.txt"
PARTS = ("data", "bagit.txt", INFO, MANIFEST, TAGS)
AGENT = b"Bag-Software-Agent: teikit "
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def needs(_about: About) -> tuple[Missing, ...]:
    """A bag asks for nothing."""
    return ()


def is_made(folder: Folder) -> bool:
    """Whether a bag lies there that teikit made."""
    return AGENT in (folder.read(INFO) or b"")


def pack(items: Iterable[Item], about: About, folder: Folder, name: str) -> None:
    """Write a bag; what an earlier one had and this one has not is taken away.

    Raises FileError for a name that the standard and the program of its makers spell differently.
    """
    for each in about.titles:
        if "%" in each:
            reason = (
                "has % in its name: RFC 8493 spells it %25 in a bag, and the makers' bagit does not read that"
            )
            raise FileError(each, reason, hint="rename it")
    if is_made(folder):
        _claim(folder)
    sums: dict[str, str] = {}
    size = 0
    for item in items:
        path = f"data/{item.name}"
        folder.write(path, item.data)
        sums[path] = sha256(item.data).hexdigest()
        size += len(item.data)
    folder.clear("data")
    tags = {
        "bagit.txt": DECLARATION,
        INFO: _info(about, name, size, len(sums)),
        MANIFEST: _manifest(sums),
    }
    for tag, data in tags.items():
        folder.write(tag, data)
    folder.write(TAGS, _manifest({tag: sha256(data).hexdigest() for tag, data in tags.items()}))


def _claim(folder: Folder) -> None:
    """What an earlier bag lists; its own lists, too, where none of them was changed."""
    tags = _listed(folder.read(TAGS))
    folder.claim(_listed(folder.read(MANIFEST)), "sha256")
    folder.claim(tags, "sha256")
    if tags and all(folder.digest(name, "sha256") == digest for name, digest in tags.items()):
        folder.claim({TAGS: folder.digest(TAGS, "sha256")}, "sha256")


def _info(about: About, name: str, size: int, count: int) -> bytes:
    when = moment()
    said = [
        ("Bag-Software-Agent", f"teikit {__version__}"),
        ("Bagging-Date", f"{when:%Y-%m-%d}" if when else ""),
        ("External-Description", about.summary),
        ("External-Identifier", name),
        ("Payload-Oxum", f"{size}.{count}"),
        *(("Source-Organization", each) for each in about.publishers),
        ("Title", about.name),
    ]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in said if value).encode()


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {_spelled(path)}\n" for path, digest in sorted(sums.items())).encode()


def _spelled(path: str) -> str:
    """A path as a manifest spells it (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _listed(manifest: bytes | None) -> dict[str, str]:
    """The files of a manifest with their hashes."""
    found = {}
    for line in (manifest or b"").decode("utf-8", "replace").splitlines():
        digest, _, path = line.partition("  ")
        found[re.sub("%0[AD]|%25", lambda each: chr(int(each[0][1:], 16)), path)] = digest
    return found


def faults(folder: Folder) -> list[str]:
    """What is wrong with a bag as it lies there."""
    wrong = []
    for manifest in (MANIFEST, TAGS):
        listed = _listed(folder.read(manifest))
        wrong += [
            f"{path}: not as {manifest} says"
            for path in listed
            if folder.digest(path, "sha256") != listed[path]
        ]
        if manifest == MANIFEST:
            wrong += [f"{path}: in no manifest" for path in folder.below("data") if path not in listed]
    return wrong or _second(folder)


def _second(folder: Folder) -> list[str]:
    """What the other checker says."""
    if CHECKER.missing:
        return []
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # bagit's own use of what Python gives up
        import bagit

        logging.getLogger("bagit").setLevel(logging.CRITICAL)
        try:
            bagit.Bag(str(folder.path)).validate()
        except bagit.BagError as error:
            return [" ".join(str(error).split())]
    return []
