"""Recursion without Python's stack: patterns may nest deeper than the interpreter allows functions to."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")
Walk = Generator["Walk[Any]", Any, T]


def run(walk: Walk[T]) -> T:
    """Run a recursive generator, which yields the calls it makes and gets their results, to its result."""
    stack: list[Walk[Any]] = [walk]
    result: Any = None
    while stack:
        try:
            call = stack[-1].send(result)
        except StopIteration as stop:
            stack.pop()
            result = stop.value
        else:
            stack.append(call)
            result = None
    return result  # type: ignore[no-any-return]
