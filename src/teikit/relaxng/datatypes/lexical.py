"""Regular expressions of lexical forms, compiled when first met."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


@cache
def form(expression: str) -> Callable[[str], re.Match[str] | None]:
    """The function that matches a whole text against `expression`, in verbose syntax."""
    return re.compile(expression, re.ASCII | re.VERBOSE).fullmatch
