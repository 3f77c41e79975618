"""Which schema a file asks for, where it lies, and what it says of the file.

A schema is given by the user, named in <?xml-model?> beside the file, or else teikit's own profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from lxml import etree

from teikit.diagnostic import Finding
from teikit.source import FileError
from teikit.tei.document import Tei

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
PSEUDO_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def profile() -> Path:
    """The profile that convert's output satisfies: in the package, or in the checkout that it runs from."""
    installed = Path(str(files("teikit"))) / "schema" / "teikit.rng"
    return installed if installed.exists() else Path(__file__).parents[2] / "schema" / "teikit.rng"


@dataclass(slots=True)
class Schemas:
    """The schemas of a run, each read once."""

    _read: dict[Path, etree.RelaxNG] = field(default_factory=dict)

    def violations(self, tei: Tei, chosen: str = "") -> Iterator[Finding]:
        """What the file's schema says of it. Raises FileError where the schema is missing or not correct."""
        for path in [Path(chosen)] if chosen else _named(tei) or [profile()]:
            grammar = self._grammar(path)
            if not grammar.validate(tei.root):
                for error in grammar.error_log:
                    yield Finding((max(error.line, 1), 1), error.message)

    def _grammar(self, path: Path) -> etree.RelaxNG:
        if path not in self._read:
            if not path.is_file():
                raise FileError(str(path), "no such schema", hint="name one that is there with --schema")
            parser = etree.XMLParser(no_network=True, resolve_entities=False)
            try:
                self._read[path] = etree.RelaxNG(etree.parse(path, parser))
            except (etree.XMLSyntaxError, etree.RelaxNGParseError) as error:
                raise FileError(str(path), f"is not a RELAX NG schema: {error}") from None
        return self._read[path]


def _named(tei: Tei) -> list[Path]:
    """The RELAX NG schemas that the file names and that lie beside it."""
    found = []
    for instruction in tei.instructions("xml-model"):
        said = {name: one or other for name, one, other in PSEUDO_ATTRIBUTE.findall(instruction.text or "")}
        if said.get("schematypens", RELAX_NG) == RELAX_NG and said.get("href", "").endswith(".rng"):
            found.append(Path(tei.path).parent / said["href"])
    return found
