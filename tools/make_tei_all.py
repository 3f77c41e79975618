"""Makes schema/tei_all.zip, the grammar of all of TEI that teikit brings, from TEI's RELAX NG of a release.

What is taken are the facts: which elements and attributes there are, what they may hold. Documentation and
Schematron rules are left out. Usage: python tools/make_tei_all.py tei_all_4.12.0.rng
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

from lxml import etree

RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
TARGET = Path(__file__).parents[1] / "schema" / "tei_all.zip"
EDITION = re.compile(rb"TEI Edition: (?:P5 )?Version[^\d<]{1,4}(\d+(?:\.\d+)+)")
MOST = 150_000
"""Bytes of the archive."""


def stripped(data: bytes) -> bytes:
    """The patterns of a grammar, without anything that is written between them."""
    root = etree.fromstring(
        data, etree.XMLParser(remove_blank_text=True, remove_comments=True, remove_pis=True)
    )
    for element in list(root.iter(etree.Element)):
        if not element.tag.startswith(RELAX_NG) and element.getparent() is not None:
            element.getparent().remove(element)
    for element in root.iter():
        element.tail = None
        if element.text is not None and not element.text.strip():
            element.text = None
    etree.cleanup_namespaces(root, keep_ns_prefixes=["tei", "teix"])
    return etree.tostring(root, encoding="utf-8")


def main() -> None:
    source = Path(sys.argv[1]).read_bytes()
    found = EDITION.search(source)
    if found is None:
        sys.exit("the schema does not say of which edition of TEI it is")
    version = found[1].decode()
    note = f"<!-- TEI Edition: P5 Version {version}. The grammar of tei_all alone; see NOTICE. -->"
    info = zipfile.ZipInfo("tei_all.rng", date_time=(1980, 1, 1, 0, 0, 0))  # the same bytes every time
    info.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(TARGET, "w") as archive:
        archive.writestr(info, note.encode() + b"\n" + stripped(source), compresslevel=9)
    size = TARGET.stat().st_size
    if size > MOST:
        sys.exit(f"{TARGET} has {size:,} bytes, more than {MOST:,}")
    print(f"{TARGET.name}: TEI {version}, {size:,} bytes")


if __name__ == "__main__":
    main()
