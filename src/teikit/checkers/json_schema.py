"""Holds JSON to a JSON Schema that comes with a package, or that a test names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from typing import Any

from teikit.package import Checker, Receipt, Verdict

FEW = 20
"""Complaints that are handed on; after so many nobody reads them."""


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """A schema by the package that carries it and its path there; what pip calls the package.

    `added` are values that later versions of the format allow: the name of a definition, and one of them.
    """

    module: str
    path: str
    installed: str
    added: tuple[tuple[str, str], ...] = ()

    @property
    def checker(self) -> Checker:
        """The checker as it is called in receipts."""
        return Checker(
            f"JSON Schema {self.path}", {self.module: self.installed, "jsonschema": self.installed}
        )

    def receipt(self, data: bytes) -> Receipt:
        """The verdict on a document."""
        schema = files(self.module).joinpath(self.path).read_bytes()
        loaded = json.loads(schema)
        for definition, value in self.added:
            loaded["definitions"][definition]["enum"].append(value)
        found = tuple(islice(complaints(json.loads(data), loaded), FEW))
        return Receipt(
            "",
            Verdict.INVALID if found else Verdict.VALID,
            f"{self.checker.name} (jsonschema {version('jsonschema')})",
            str(loaded.get("$id", self.path)),
            sha256(schema).hexdigest(),
            found,
        )


def complaints(data: Any, schema: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with some data, with the path to it."""
    from jsonschema.validators import validator_for

    validator = validator_for(schema)(schema)
    for error in sorted(validator.iter_errors(data), key=lambda each: [str(step) for step in each.path]):
        yield f"{error.json_path}: {error.message[:200]}"
