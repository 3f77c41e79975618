"""Captions of tables and pictures, by the names of their styles, above or below what they name."""

from __future__ import annotations

from collections.abc import Iterable

OF_ANYTHING = frozenset({"caption"})
OF_TABLES = OF_ANYTHING | {"table", "table caption", "tablecaption"}
OF_PICTURES = OF_ANYTHING | {
    *("figure", "illustration", "drawing", "image caption", "figure caption", "figurecaption"),
}


def names_table(styles: Iterable[str]) -> bool:
    """Whether a paragraph with styles of these names says what a table shows."""
    return not OF_TABLES.isdisjoint(styles)


def names_picture(styles: Iterable[str]) -> bool:
    """Whether a paragraph with styles of these names says what a picture shows."""
    return not OF_PICTURES.isdisjoint(styles)
