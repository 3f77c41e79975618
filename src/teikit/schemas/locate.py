"""From a schema as somebody names it to the file on this machine; what lies elsewhere is never fetched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from teikit.nearest import suggestion
from teikit.schemas import packaged, store
from teikit.schemas.address import is_address, local, of, split
from teikit.schemas.association import Named
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError
from teikit.tei import profile

NAME = re.compile(r"[\w-]+")


def locate(named: Named, catalogs: Catalogs, tell: Callable[[str], None]) -> Path:
    """The file of a schema. Raises FileError with the remedy where there is none on this machine.

    A user may also give a name: `profile`, or one that gams-xml-catalog carries. An address or path is looked
    up in the catalogs, then among the schemas that were fetched, then among the released ones of TEI.
    """
    by_user = named.place is None
    if named.href == profile.ADDRESS or (by_user and named.href == packaged.PROFILE):
        return profile.path()
    if by_user and NAME.fullmatch(named.href) and named.href in packaged.schemas():
        return packaged.schemas()[named.href]
    path, address = None, named.href
    if not is_address(address):
        path, plain = named.base / unquote(split(address).path), named.base / address
        if by_user or (not catalogs.workspace.is_file(path) and catalogs.workspace.is_file(plain)):
            path = plain  # a name that nobody has written as a URI
    if catalogs and (elsewhere := catalogs.resolve(of(path) if path else address)):
        path, address = None, elsewhere
    if (found := path or local(address)) is not None:
        if catalogs.workspace.is_file(found):
            return found
        raise _missing(named, found, is_folder=catalogs.workspace.is_folder(found))
    if fetched := store.find(address, catalogs.workspace):
        return fetched.path
    if found := _released(address, tell):
        return found
    raise _fault(named, *_remedy(address))


def _released(address: str, tell: Callable[[str], None]) -> Path | None:
    """The schema at hand that an address of the TEI consortium stands for; of several the newest."""
    name, version = packaged.released(address)
    path = packaged.schemas().get(name)
    carried = packaged.edition(path) if path else ""
    if path and not version:
        tell(f'"{address}" is the current release; the newest that is at hand was used, of TEI {carried}')
    elif path and version != carried:
        tell(
            f'"{address}" is of TEI {version}, but the {name} of TEI {carried} that is installed was used; '
            f"for the other: teikit schema add {address}"
        )
    return path


def _remedy(address: str) -> tuple[str, str]:
    if split(address).scheme not in ("http", "https"):
        return f'the schema "{address}" is not on this machine', "name one with --schema"
    add = f"fetch it once with `teikit schema add {address}`, or choose one with --schema"
    if packaged.released(address)[0] and len(packaged.schemas()) == 1:
        add = f"{packaged.EXTRA} brings it, or {add}"
    return f'the schema "{address}" is only on the network', add


def _missing(named: Named, path: Path, *, is_folder: bool) -> FileError:
    if is_folder:
        return _fault(named, f'the schema "{named.href}" is a folder', "name a file in it")
    known = (packaged.PROFILE, *packaged.schemas())
    if named.place is not None or path.suffix or len(path.parts) - len(named.base.parts) > 1:
        return _fault(named, f'the schema "{named.href}" is not there', "name one that is with --schema")
    if len(known) == 2:
        return _fault(named, f'no schema is called "{named.href}"', f"{packaged.EXTRA} brings those of TEI")
    hint = suggestion(named.href, known, "`teikit schema list` shows those there are")
    return _fault(named, f'no schema is called "{named.href}"', hint)


def _fault(named: Named, reason: str, hint: str) -> FileError:
    line, column = named.place or (0, 0)
    return FileError(named.by or "--schema", reason, line=line, column=column, hint=hint)
