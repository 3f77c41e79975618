"""What a datatype with facets asks for, in words: "a whole number from 0 to 255"."""

from __future__ import annotations

from collections.abc import Iterator

from teikit.relaxng.datatypes.datatype import Datatype
from teikit.relaxng.datatypes.facets import Bound, Digits, Length, Pattern, plural


def describe(datatype: Datatype) -> str:
    """The noun of the datatype and its tightest facets; without facets an example."""
    clauses = [*_bounds(datatype), *_lengths(datatype), *_others(datatype)]
    if not clauses:
        return datatype.noun + (datatype.example and f" such as {datatype.example}")
    return f"{datatype.noun} {' and '.join(clauses)}"


def _bounds(datatype: Datatype) -> Iterator[str]:
    bounds = [facet for facet in datatype.facets if isinstance(facet, Bound)]
    # a later bound is allowed by the earlier ones, so the last on each side is the tightest
    lower = next((bound for bound in reversed(bounds) if bound.sign > 0), None)
    upper = next((bound for bound in reversed(bounds) if bound.sign < 0), None)
    if lower and upper and lower.inclusive and upper.inclusive:
        yield f"from {lower.text} to {upper.text}"
        return
    for bound in (lower, upper):
        if bound:
            order = bound.order
            words = (order.at_least, order.at_most) if bound.inclusive else (order.above, order.below)
            yield f"{words[bound.sign < 0]} {bound.text}"


def _lengths(datatype: Datatype) -> Iterator[str]:
    lengths = [facet for facet in datatype.facets if isinstance(facet, Length)]
    least = max((length.least for length in lengths), default=0)
    most = min((length.most for length in lengths if length.most is not None), default=None)
    unit = datatype.unit
    if most is None:
        if least:
            yield f"of at least {plural(least, unit)}"
    elif least == most:
        yield f"of {plural(most, unit)}"
    elif least:
        yield f"of {least} to {plural(most, unit)}"
    else:
        yield f"of at most {plural(most, unit)}"


def _others(datatype: Datatype) -> Iterator[str]:
    for facet in datatype.facets:
        match facet:
            case Digits():
                yield f"of at most {facet.words}"
            case Pattern():
                yield facet.words
