"""RELAX NG parameters made facets of a datatype, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from teikit.relaxng.datatypes.datatype import Datatype, Facet
from teikit.relaxng.datatypes.error import DatatypeError
from teikit.relaxng.datatypes.facets import Bound, Digits, Length, Pattern
from teikit.relaxng.datatypes.lexical import form
from teikit.relaxng.datatypes.whitespace import collapse

if TYPE_CHECKING:
    from teikit.relaxng.datatypes.matcher import Matcher

_BOUNDS = {
    "minInclusive": (1, True),
    "minExclusive": (1, False),
    "maxInclusive": (-1, True),
    "maxExclusive": (-1, False),
}
_LENGTHS = ("length", "minLength", "maxLength")
_DIGITS = ("totalDigits", "fractionDigits")


def restrict(datatype: Datatype, params: Iterable[tuple[str, str]]) -> Datatype:
    """The datatype with `params` (name, value) as further facets; raises DatatypeError."""
    for name, text in params:
        datatype = replace(datatype, facets=(*datatype.facets, _facet(datatype, name, text)))
    return datatype


def _facet(datatype: Datatype, name: str, text: str) -> Facet:
    if name == "pattern":
        return Pattern(text, _automaton(text))
    if name in _BOUNDS and datatype.order:
        sign, inclusive = _BOUNDS[name]
        if reason := datatype.reason(text):
            raise DatatypeError(f'the value of "{name}" is not allowed: "{text}" {reason}')
        return Bound(sign, inclusive, collapse(text), datatype.value(text), datatype.order)
    if name in _LENGTHS and datatype.measure:
        number = _number(name, text)
        least = 0 if name == "maxLength" else number
        most = None if name == "minLength" else number
        return Length(least, most, datatype.unit, datatype.measure)
    if name in _DIGITS and datatype.digits:
        number = _number(name, text)
        if number == 0 and name == "totalDigits":
            raise DatatypeError('the value of "totalDigits" must be greater than 0')
        return Digits(number, name == "fractionDigits")
    match name:
        case "enumeration":
            raise DatatypeError('"enumeration" is not allowed as a parameter; use "value" patterns')
        case "whiteSpace":
            raise DatatypeError('"whiteSpace" is not allowed as a parameter; choose a type such as "token"')
    if name in (*_BOUNDS, *_LENGTHS, *_DIGITS):
        raise DatatypeError(f'"{datatype.name}" takes no parameter "{name}"')
    raise DatatypeError(f'there is no parameter "{name}"')


@lru_cache(maxsize=512)
def _automaton(source: str) -> Matcher:
    from teikit.relaxng.datatypes.expressions import parse
    from teikit.relaxng.datatypes.matcher import Matcher

    return Matcher(parse(source))


def _number(name: str, text: str) -> int:
    text = collapse(text)
    if not form(r"\+?[0-9]{1,18}|-0+")(text):
        raise DatatypeError(f'the value of "{name}" must be a whole number of at least 0, not "{text}"')
    return int(text)
