"""Reads the files a schema is made of, never from the network, and remembers them by their hash."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeAlias

from teikit.relaxng.addresses import Disk, Reader, join, local
from teikit.relaxng.syntax import xml as xml_syntax
from teikit.relaxng.syntax.node import Node, SchemaError
from teikit.relaxng.syntax.shape import check

Redirect: TypeAlias = Callable[[str], str | None]
"""The path of the file that an address or path stands for, as a catalog says; None where it says nothing."""


class Sources:
    """The files read so far: their `hashes` and trees by path; what was `redirected` on the way, or not."""

    def __init__(self, redirect: Redirect = lambda _: None, reader: Reader | None = None) -> None:
        self.redirect = redirect
        self.reader = reader or Disk()
        self.redirected: dict[str, str | None] = {}
        self.hashes: dict[str, str] = {}
        self._trees: dict[str, Node] = {}

    def tree(self, path: str, text: bytes | None = None) -> Node:
        """The checked tree of a schema file in either syntax; raises SchemaError or OSError."""
        if path in self._trees:
            return self._trees[path]
        if text is None:
            text = self.reader.read(path)
        self.hashes[path] = sha256(text).hexdigest()
        if path.endswith(".rnc"):
            from teikit.relaxng import compact

            root = compact.read(text, path)
        else:
            root = xml_syntax.read(text, path)
        check(root)
        self._trees[path] = root
        return root

    def refer(self, node: Node) -> tuple[str, Node]:
        """The path and tree that the `href` of an include or externalRef leads to."""
        target = join(node.base, node.attributes["href"])
        self.redirected[target] = self.redirect(target)
        path = self.redirected[target] or local(target, self.reader)
        if path is None:
            reason = f'"{node.attributes["href"]}" is on the network, which is never read'
        else:
            try:
                return path, self.tree(path)
            except OSError as error:
                reason = f'cannot read "{path}": {error.strerror}'
        raise SchemaError(reason, node.path, node.line, node.column)
