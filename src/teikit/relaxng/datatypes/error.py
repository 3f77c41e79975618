"""What is wrong with a datatype that a schema asks for."""

from __future__ import annotations


class DatatypeError(Exception):
    """A datatype that a schema may not ask for; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
