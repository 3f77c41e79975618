"""Places that keep files under keys, whole or not at all: folders, and object stores by their URL."""

from __future__ import annotations

from teikit.stores.opening import is_url, opened, reach
from teikit.stores.store import Entry, Store, pieces

__all__ = ["Entry", "Store", "is_url", "opened", "pieces", "reach"]
