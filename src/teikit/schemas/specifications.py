"""Where the sources of an ODD lie on this machine, and the grammar that is made of an ODD, kept as long as
it holds.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from teikit.caching import Kept
from teikit.schemas import store
from teikit.schemas.address import is_address, local, split
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError, Source
from teikit.tei.odd.compilation import Compiler
from teikit.workspace import GONE, Workspace
from teikit.writing import write

VAULT = "https://www.tei-c.org/Vault/P5/{}/xml/tei/odd/p5subset.xml"
VERSION = re.compile(r"/Vault/P5/(\d+(?:\.\d+)*[a-z]?)/", re.IGNORECASE)
SHORT = re.compile(r"tei:(?P<version>\d+(?:\.\d+)*[a-z]?|current)$")
CURRENT = VAULT.format("current")
FORMAT = "1"
"""Of what is kept; another one when the grammars that are made change."""


@dataclass(slots=True)
class Sources:
    """Finds what an ODD names, and remembers what it found: `found` by address and folder, `read` by path."""

    catalogs: Catalogs
    found: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)

    def find(self, address: str, folder: Path) -> Path:
        """The file that an address, a version of TEI, or a path stands for. Raises FileError with the
        remedy.
        """
        path = find(address, folder, self.catalogs)
        self.found[json.dumps([address, str(folder.absolute())])] = str(path)
        return path

    def load(self, path: Path) -> Source:
        """The bytes of a file, noted by their hash; that there are none is noted, too."""
        self.read[str(path.absolute())] = GONE
        source = self.catalogs.workspace.source(path)
        self.read[str(path.absolute())] = source.digest
        return source

    def compiler(self, default: str = "") -> Compiler:
        """A compiler that asks here."""
        return Compiler(self.find, default, self.load)


def find(address: str, folder: Path, catalogs: Catalogs) -> Path:
    """The file that an address stands for; TEI's own source of the newest version there is where it is
    empty.
    """
    if not address:
        return _newest(catalogs.workspace)
    if short := SHORT.match(address):
        address = VAULT.format(short["version"])
    if not is_address(address):
        return folder / unquote(address)
    if (path := local(address)) is not None:
        return path
    if catalogs and (path := local(catalogs.resolve(address))) is not None:
        return path
    if fetched := store.find(address, catalogs.workspace):
        return fetched.path
    beside = folder / split(address).path.rpartition("/")[2]
    if catalogs.workspace.is_file(beside) and beside.suffix in (".rng", ".odd"):
        return beside  # what many ODDs bring along, and name by its address
    raise FileError(
        address, "is not on this machine", hint=f"fetch it once with `teikit schema add {address}`"
    )


def _newest(workspace: Workspace) -> Path:
    known = [each for each in store.every(workspace) if each.address.endswith("p5subset.xml")]
    if not known:
        hint = f"fetch it once with `teikit schema add {CURRENT}`, or name one with --source"
        raise FileError("TEI's own source", "is not on this machine", hint=hint)
    return max(known, key=lambda each: _version(each.address)).path


def _version(address: str) -> tuple[tuple[int, str], ...]:
    said = VERSION.search(address)
    parts = re.findall(r"(\d+)([a-z]?)", said[1]) if said else []
    return tuple((int(number), letter) for number, letter in parts)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The grammar of an ODD, and what there is to say of it."""

    path: Path
    remarks: tuple[str, ...]


def compiled(path: Path, catalogs: Catalogs) -> Compiled:
    """The grammar of an ODD in the cache: the one made before, if all that it was made of is as it was.

    Raises FileError at the place of what is wrong in the ODD, or where the cache cannot be written.
    """
    data = catalogs.workspace.source(path).data
    key = sha256(f"{FORMAT}\0{path.absolute()}\0".encode("utf-8", "surrogateescape") + data).hexdigest()
    kept = Kept.of("odd")
    if known := _recall(kept, f"{key}.json", catalogs):
        return known
    from teikit.tei.odd.outputs import relaxng  # neither is needed where the grammar is kept
    from teikit.tei.odd.proof import prove

    sources = Sources(catalogs)
    specification = sources.compiler().specification(path)
    made = relaxng(specification)
    prove(specification, made)
    grammar = f"{sha256(made).hexdigest()}.rng"
    remarks = [str(each) for each in specification.remarks]
    said = {"files": sources.read, "found": sources.found, "grammar": grammar, "remarks": remarks}
    write(kept.folder / grammar, made)  # it is read from there
    kept.put(f"{key}.json", json.dumps(said).encode())
    return Compiled(kept.folder / grammar, tuple(remarks))


def _recall(kept: Kept, name: str, catalogs: Catalogs) -> Compiled | None:
    try:
        said = json.loads(kept.get(name) or b"")
        grammar = str(said["grammar"])
        if sha256(kept.get(grammar) or b"").hexdigest() != Path(grammar).stem:
            return None
        if any(catalogs.workspace.digest(each) != digest for each, digest in said["files"].items()):
            return None
        for question, answer in said["found"].items():
            address, folder = json.loads(question)
            if str(find(address, Path(folder), catalogs).absolute()) != os.path.abspath(answer):  # noqa: PTH100
                return None
        return Compiled(kept.folder / grammar, tuple(map(str, said["remarks"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, FileError):
        return None
