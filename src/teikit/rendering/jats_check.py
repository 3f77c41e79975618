"""What the DTD of JATS says of an article; its makers hand it out, and teikit does not bring it along."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.package import Receipt, Verdict

PUBLIC = "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 20210610//EN"
SYSTEM = "JATS-archivearticle1-3.dtd"
FOLDER = "TEIKIT_JATS"
"""The variable that names the folder of the DTD."""
INSTALL = f"get the DTD from https://jats.nlm.nih.gov and let {FOLDER} name its folder"
FEW = 20


def check(data: bytes) -> Receipt:
    """The verdict on an article; none where the DTD is not there."""
    path = Path(os.environ.get(FOLDER, "")) / SYSTEM
    try:
        dtd = etree.DTD(str(path)) if os.environ.get(FOLDER) else None
    except etree.DTDParseError:
        dtd = None
    if dtd is None:
        return Receipt("", Verdict.NOT_CHECKED, "JATS 1.3 DTD", remarks=(INSTALL,))
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
    valid = dtd.validate(etree.fromstring(data, parser))
    errors: Any = dtd.error_log
    return Receipt(
        "",
        Verdict.VALID if valid else Verdict.INVALID,
        "JATS 1.3 DTD",
        PUBLIC,
        sha256(path.read_bytes()).hexdigest(),
        tuple(f"line {each.line}: {each.message}" for each in errors)[:FEW],
    )
