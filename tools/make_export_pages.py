"""Writes docs/export-mappings.md: the table of each exporter that runs on one, as it runs on it."""

from __future__ import annotations

from pathlib import Path

from teikit.exporting.pipeline import checker
from teikit.registry import craft, names

PAGE = Path(__file__).parents[1] / "docs" / "export-mappings.md"
FRONT = """# What becomes what

The exporters below run on these tables. A row that is required is one without which `teikit export` fails,
unless `--incomplete` is given; it then says the first of the TEI paths as the one to fill. What stands there
several times is taken each time. This page is made by `make pages`.
"""


def page() -> str:
    """The text of the page."""
    parts = [FRONT]
    for name in names("exporters"):
        exporter = craft("exporters", name)
        mapping = getattr(exporter.module, "MAPPING", None)
        if mapping is None:
            continue
        first, _, _ = exporter.manual.partition("\n\n")
        parts.append(f"\n## {name}\n\n{first}\n\nChecked by: {checker(exporter).name}.\n")
        parts.append("\n| TEI path | target | required | note |\n|---|---|---|---|\n")
        for path, target, required, note in (row.shown() for row in mapping):
            paths = ", ".join(f"`{each}`" for each in path.split(", "))
            parts.append(f"| {paths} | `{target}` | {required} | {note} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
