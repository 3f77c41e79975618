"""The schemas that come with packages: teikit's own profile, and those of TEI in gams-xml-catalog."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PROFILE = "profile"
EXTRA = "pip install 'teikit[schemas]'"
RELEASED = re.compile(
    r"https?://(?:www\.|vault\.)?tei-c\.(?:org|de)/(?:[^?#]*/)?xml/tei/custom/schema/relaxng/([\w.-]+)\.(rng|rnc)$",
    re.IGNORECASE,
)
VERSION = re.compile(r"/P5/(\d+(?:\.\d+)+[a-z]?)/", re.IGNORECASE)
EDITION = re.compile(rb"TEI Edition: (?:P5 )?Version[^\d<]{1,4}(\d+(?:\.\d+)+[a-z]?)")


@cache
def schemas() -> Mapping[str, Path]:
    """The schemas of TEI that gams-xml-catalog carries, by name; none where it is not installed."""
    if importlib.util.find_spec("gams_xml_catalog") is None:
        return {}
    from gams_xml_catalog import get_catalog_path

    folder = Path(get_catalog_path()).parent / "tei" / "p5" / "relaxng"
    found = {path.stem: path for ending in ("rnc", "rng") for path in folder.glob(f"*.{ending}")}
    return dict(sorted(found.items()))


def released(address: str) -> tuple[str, str]:
    """The name and the version (often "") of the TEI schema that a published address stands for."""
    found = RELEASED.match(address)
    version = VERSION.search(address)
    return (found[1], version[1] if version else "") if found else ("", "")


@cache
def edition(path: Path) -> str:
    """The version of TEI that a schema says it was made from; "" where it does not say."""
    with path.open("rb") as file:
        found = EDITION.search(file.read(4096))
    return found[1].decode() if found else ""
