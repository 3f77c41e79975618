"""A RELAX NG 1.0 validator by itself: `load(path)` a schema, ask for the `violations` of a document."""

from __future__ import annotations

from teikit.relaxng.addresses import Reader
from teikit.relaxng.cache import Kept
from teikit.relaxng.schema import Schema, load
from teikit.relaxng.syntax import SchemaError
from teikit.relaxng.violation import KINDS, Violation

__all__ = ["KINDS", "Kept", "Reader", "Schema", "SchemaError", "Violation", "load"]
