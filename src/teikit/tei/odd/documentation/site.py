"""The files of the reference: each page under a name that every disk can hold, and what they share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import ModuleType

from teikit.tei.odd.documentation import html, markdown
from teikit.tei.odd.documentation.pages import Pages
from teikit.tei.odd.specification import Specification

FORMS: Mapping[str, ModuleType] = {"html": html, "markdown": markdown}
"""The forms of a site."""
UNSAFE = re.compile(r"[^\w.-]")


def site(schema: Specification, form: str = "html", language: str = "en") -> Iterator[tuple[str, str]]:
    """The name and the text of each file of the reference of a schema."""
    writer = FORMS[form]
    pages = list(Pages(schema, language).every())
    names = _names([page.key for page in pages], writer.SUFFIX)
    title = pages[0].title
    for page in pages:
        yield names[page.key], writer.write(page, names, title)
    yield from writer.beside().items()


def _names(keys: list[str], suffix: str) -> dict[str, str]:
    """A name for each page; those that differ by case only are told apart, for disks that do not."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        stem = UNSAFE.sub("_", key.replace(":", "-", 1))
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        found[key] = name + suffix
    return found
