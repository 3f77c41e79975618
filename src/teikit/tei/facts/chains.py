"""Circles in chains of elements of which each names at most one other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

Link = TypeVar("Link")


def circles(chain: Mapping[Link, Link]) -> Iterator[list[Link]]:
    """Every circle once, from the link at which it is first entered; in time linear in the chain."""
    done: set[Link] = set()
    for start in chain:
        path: dict[Link, int] = {}
        link = start
        while link in chain and link not in done and link not in path:
            path[link] = len(path)
            link = chain[link]
        if link in path:
            yield list(path)[path[link] :]
        done.update(path)
