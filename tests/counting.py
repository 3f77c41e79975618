"""How much is done, counted in calls, for tests of growth: a busy machine changes nothing of it."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """The calls of functions, Python's own and others, that some work makes."""
    count = 0

    def called(_frame: object, event: str, _about: object) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
