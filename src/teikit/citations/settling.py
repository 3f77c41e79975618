"""What a whole citation tells of its parts: pages of what is part of nothing are the place that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.fields import TITLES, Field

HOSTS = frozenset({Field.JOURNAL, Field.SERIES})


def settled(fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of one citation, as the others of it have them."""
    held = set(fields)
    hosted = bool(held & HOSTS) or held >= {Field.ARTICLE, Field.MONOGRAPH} or Field.REPOSITORY in held
    changed = {}
    if not hosted:
        changed[Field.PAGES] = Field.CITED
    if not held & set(TITLES) and not held & {Field.PUBLISHER, Field.REPOSITORY, Field.SHELFMARK}:
        changed[Field.PLACE] = Field.AUTHOR
    return [changed.get(field, field) for field in fields]
