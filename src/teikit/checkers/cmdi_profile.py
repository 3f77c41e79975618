"""Holds a CMDI record to the schema of its profile, which CLARIN's registry has and no package carries."""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, cast

from lxml import etree

from teikit.checkers.xml_schema import FEW, catalog_parser
from teikit.package import Receipt, Verdict

FOLDER = "TEIKIT_CMDI"
"""The variable that names the folder of the schemas."""
ENVELOPE = "cmd-envelop.xsd"


def at_hand(profile: str) -> bool:
    """Whether the schema of a profile (`p_1380106710826.xsd`) and that of the envelope are there."""
    return all((Path(os.environ.get(FOLDER, "")) / name).is_file() for name in (ENVELOPE, f"{profile}.xsd"))


def receipt(data: bytes, profile: str, namespaces: tuple[str, str], address: str) -> Receipt:
    """The verdict on a record, envelope and profile in one; none where the schemas are no schemas."""
    folder = Path(os.environ[FOLDER])
    path, name = folder / f"{profile}.xsd", f"CMDI envelope and profile {profile}"
    try:
        schema = _compiled(folder, dict(zip(namespaces, (ENVELOPE, path.name), strict=True)))
    except etree.LxmlError as error:
        return Receipt("", Verdict.NOT_CHECKED, name, remarks=(f"the schemas in {FOLDER}: {error}",))
    valid = schema.validate(etree.fromstring(data, etree.XMLParser(no_network=True, huge_tree=True)))
    errors = islice(cast("Iterable[Any]", schema.error_log), FEW)
    return Receipt(
        "",
        Verdict.VALID if valid else Verdict.INVALID,
        name,
        address,
        sha256(path.read_bytes()).hexdigest(),
        tuple(f"line {each.line}: {each.message}" for each in errors),
    )


def _compiled(folder: Path, parts: dict[str, str]) -> etree.XMLSchema:
    imports = "".join(
        f'<import namespace="{space}" schemaLocation="{name}"/>' for space, name in parts.items()
    )
    driver = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(
        etree.fromstring(driver.encode(), catalog_parser(folder), base_url=(folder / "driver.xsd").as_uri())
    )
