"""Reading a schema as it was written: nodes with their places, files, the shape that section 3 gives them."""

from __future__ import annotations

from teikit.relaxng.syntax.node import Node, SchemaError

__all__ = ["Node", "SchemaError"]
