"""The schemas that come with packages: tei_all and the profile with teikit, others with gams-xml-catalog."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from teikit.tei import profile
from teikit.workspace import Workspace

PROFILE = "profile"
TEI_ALL = "tei_all"
EXTRA = "pip install 'teikit[schemas]'"
RELEASED = re.compile(
    r"https?://(?:www\.|vault\.)?tei-c\.(?:org|de)/(?:[^?#]*/)?xml/tei/custom/schema/relaxng/([\w.-]+)\.(rng|rnc)$",
    re.IGNORECASE,
)
VERSION = re.compile(r"/P5/(\d+(?:\.\d+)+[a-z]?)/", re.IGNORECASE)
EDITION = re.compile(rb"TEI Edition: (?:P5 )?Version[^\d<]{1,4}(\d+(?:\.\d+)+[a-z]?)")


@cache
def tei_all() -> Path:
    """The grammar of all of TEI that comes with teikit: in the package, or in the checkout it runs from."""
    installed = Path(str(files("teikit"))) / "schema" / "tei_all.zip"
    archive = installed if installed.exists() else Path(__file__).parents[3] / "schema" / "tei_all.zip"
    return archive / "tei_all.rng"


@cache
def schemas() -> Mapping[str, Path]:
    """The schemas of TEI that there are, by name; of tei_all and its like in gams-xml-catalog the newer."""
    found = {TEI_ALL: tei_all(), **_carried()}
    if _number(edition(tei_all())) >= _number(edition(found[TEI_ALL])):
        found[TEI_ALL] = tei_all()
    return dict(sorted(found.items()))


def _carried() -> Mapping[str, Path]:
    if importlib.util.find_spec("gams_xml_catalog") is None:
        return {}
    from gams_xml_catalog import get_catalog_path

    folder = Path(get_catalog_path()).parent / "tei" / "p5" / "relaxng"
    return {path.stem: path for ending in ("rnc", "rng") for path in folder.glob(f"*.{ending}")}


def released(address: str) -> tuple[str, str]:
    """The name and the version (often "") of the TEI schema that a published address stands for."""
    found = RELEASED.match(address)
    version = VERSION.search(address)
    return (found[1], version[1] if version else "") if found else ("", "")


@cache
def edition(path: Path) -> str:
    """The version of TEI that a schema says it was made from; "" where it does not say."""
    found = EDITION.search(Workspace().begins(path, 4096))
    return found[1].decode() if found else ""


def title(path: Path) -> str:
    """What a schema is called: by its name where it comes with a package, else by its path."""
    if path == profile.path():
        return "teikit's profile"
    return next((name for name, each in schemas().items() if each == path), str(path))


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))
