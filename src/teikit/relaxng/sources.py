"""Reads the files a schema is made of, from the disk only, and remembers them by their hash."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from teikit.relaxng import xml_syntax
from teikit.relaxng.shape import check
from teikit.relaxng.syntax import Node, SchemaError


class Sources:
    """The files read so far: `hashes` by path, their trees by path."""

    def __init__(self) -> None:
        self.hashes: dict[str, str] = {}
        self._trees: dict[str, Node] = {}

    def tree(self, path: str, text: bytes | None = None) -> Node:
        """The checked tree of a schema file in either syntax; raises SchemaError or OSError."""
        if path in self._trees:
            return self._trees[path]
        if text is None:
            text = Path(path).read_bytes()
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
        path = resolve(node.base, node.attributes["href"])
        if path is None:
            reason = f'"{node.attributes["href"]}" is on the network, which is never read'
        else:
            try:
                return path, self.tree(path)
            except OSError as error:
                reason = f'cannot read "{path}": {error.strerror}'
        raise SchemaError(reason, node.path, node.line, node.column)


def resolve(base: str, reference: str) -> str | None:
    """The path that a reference leads to from a base, itself a path or a URI; None if it is not a file."""
    target = urljoin(base, reference)
    scheme = urlsplit(target).scheme
    if scheme == "file":
        return unquote(urlsplit(target).path)
    if len(scheme) > 1:  # one letter is a drive
        return None
    return target if Path(target).exists() else unquote(target)
