"""How the tests of this folder write a sheet and ask for what fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teikit import schematron
from teikit.schematron import Failure, Sheet

Load = Callable[..., Sheet]
Ask = Callable[..., list[Failure]]
FRAME = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  queryBinding="{binding}" {attributes}>{body}</schema>"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if schematron.available():
        return
    for item in items:
        if "schematron" in item.path.parts:
            item.add_marker(pytest.mark.skip(reason="saxonche is not installed"))


@pytest.fixture(scope="session")
def load() -> Load:
    """A sheet from the body of its schema element."""

    def load(body: str, attributes: str = "", binding: str = "xslt3", path: str = "rules.sch") -> Sheet:
        return schematron.load(path, FRAME.format(body=body, attributes=attributes, binding=binding).encode())

    return load


@pytest.fixture(scope="session")
def ask(load: Load) -> Ask:
    """What fails in a document, by the body of a schema."""

    def ask(
        body: str, document: str | bytes, phase: str | None = None, attributes: str = ""
    ) -> list[Failure]:
        data = document if isinstance(document, bytes) else document.encode()
        return list(load(body, attributes).failures(data, phase=phase))

    return ask
