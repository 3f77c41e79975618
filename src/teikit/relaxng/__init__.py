"""A RELAX NG 1.0 validator by itself: `load(path)` a schema, ask for the `violations` of a document."""

from __future__ import annotations

from teikit.relaxng.addresses import Reader
from teikit.relaxng.schema import Schema, load
from teikit.relaxng.simplification.kept_forms import Kept
from teikit.relaxng.syntax.node import SchemaError
from teikit.relaxng.validation.violation import KINDS, Violation

__all__ = ["KINDS", "Kept", "Reader", "Schema", "SchemaError", "Violation", "load"]
