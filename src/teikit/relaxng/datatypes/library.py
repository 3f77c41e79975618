"""The datatypes by library and name, each written as a row: XML Schema Part 2, chapter 3."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache

from teikit.relaxng.datatypes import binary, durations, floats, moments, numerals, xml_names
from teikit.relaxng.datatypes.datatype import Datatype
from teikit.relaxng.datatypes.error import DatatypeError
from teikit.relaxng.datatypes.facets import Order
from teikit.relaxng.datatypes.params import restrict
from teikit.relaxng.datatypes.uri import uri
from teikit.relaxng.datatypes.whitespace import preserve, replace

XML_SCHEMA = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"

_SIZE = Order(numerals.compare)
_FLOATING = Order(floats.compare)
_TIME = Order(moments.compare, "not before", "not after", "after", "before")
_SPAN = Order(durations.compare, above="longer than", below="shorter than")

_INTEGERS = {
    "nonPositiveInteger": (None, "0"),
    "negativeInteger": (None, "-1"),
    "nonNegativeInteger": ("0", None),
    "positiveInteger": ("1", None),
    "long": ("-9223372036854775808", "9223372036854775807"),
    "int": ("-2147483648", "2147483647"),
    "short": ("-32768", "32767"),
    "byte": ("-128", "127"),
    "unsignedLong": ("0", "18446744073709551615"),
    "unsignedInt": ("0", "4294967295"),
    "unsignedShort": ("0", "65535"),
    "unsignedByte": ("0", "255"),
}
_MOMENTS = {
    "dateTime": ("a date with time", "1921-04-02T13:20:00"),
    "date": ("a date", "1921-04-02"),
    "time": ("a time", "13:20:00"),
    "gYearMonth": ("a year and month", "1921-04"),
    "gYear": ("a year", "1921"),
    "gMonthDay": ("a month and day", "--04-02"),
    "gMonth": ("a month", "--04"),
    "gDay": ("a day of the month", "---02"),
}


def find(library: str, name: str) -> Datatype:
    """The datatype `name` of `library`; raises DatatypeError when there is none."""
    if library not in _LIBRARIES:
        raise DatatypeError(f'there is no datatype library "{library}"')
    try:
        return _LIBRARIES[library]()[name]
    except KeyError:
        known = f'the datatype library "{library}"' if library else "the built-in datatype library"
        raise DatatypeError(f'there is no datatype "{name}" in {known}') from None


@cache
def _built_in() -> dict[str, Datatype]:
    return _by_name(Datatype("string", "a text", normal=preserve), Datatype("token", "a text"))


@cache
def _compatibility() -> dict[str, Datatype]:
    return _by_name(*_identifiers())


@cache
def _xml_schema() -> dict[str, Datatype]:
    integer = Datatype("integer", "a whole number", numerals.integer, order=_SIZE, digits=True)
    return _by_name(
        Datatype("string", "a text", normal=preserve, measure=len),
        Datatype("normalizedString", "a text", normal=replace, measure=len),
        Datatype("token", "a text", measure=len),
        Datatype("untypedAtomic", "a text", normal=preserve, measure=len),
        Datatype("anyAtomicType", "a text", normal=preserve, measure=len),
        Datatype("boolean", "a truth value", _boolean, "true or false"),
        Datatype("decimal", "a number", numerals.decimal, "12.5", order=_SIZE, digits=True),
        integer,
        *(_integer(integer, name, *bounds) for name, bounds in _INTEGERS.items()),
        Datatype("float", "a number", floats.single, "12.5 or 1e3", order=_FLOATING),
        Datatype("double", "a number", floats.double, "12.5 or 1e3", order=_FLOATING),
        Datatype("duration", "a duration", durations.duration, "P1Y2M or PT1H30M", order=_SPAN),
        *(
            Datatype(name, noun, moments.moments(name), example, order=_TIME)
            for name, (noun, example) in _MOMENTS.items()
        ),
        # white space is not collapsed before a pattern is matched: as Jing
        Datatype(
            "hexBinary",
            "a hexadecimal number",
            binary.hexadecimal,
            "0FB7",
            preserve,
            measure=len,
            unit="byte",
        ),
        Datatype(
            "base64Binary", "a text in base 64", binary.base64, "D7c=", preserve, measure=len, unit="byte"
        ),
        Datatype("anyURI", "a URI", uri, "https://example.org/a#b", measure=len),
        Datatype("QName", "a qualified name", resolve=xml_names.qname),
        Datatype("NOTATION", "a qualified name", resolve=xml_names.qname),
        Datatype("language", "a language tag", xml_names.language, "en or de-AT", measure=len),
        Datatype("Name", "a name", xml_names.name, measure=len),
        Datatype("NCName", "a name without a colon", xml_names.ncname, measure=len),
        Datatype("NMTOKEN", "a name token", xml_names.nmtoken, measure=len),
        Datatype(
            "NMTOKENS", "a list of name tokens", xml_names.nmtokens, measure=xml_names.count, unit="item"
        ),
        *_identifiers(),
        Datatype("ENTITY", "an entity name", resolve=xml_names.entity, measure=len),
        Datatype(
            "ENTITIES",
            "a list of entity names",
            resolve=xml_names.entities,
            measure=xml_names.count,
            unit="item",
        ),
    )


_LIBRARIES: dict[str, Callable[[], dict[str, Datatype]]] = {
    "": _built_in,
    XML_SCHEMA: _xml_schema,
    COMPATIBILITY: _compatibility,
}


def _identifiers() -> tuple[Datatype, ...]:
    return (
        Datatype("ID", "an identifier", xml_names.ncname, measure=len, id_type="ID"),
        Datatype("IDREF", "an identifier", xml_names.ncname, measure=len, id_type="IDREF"),
        Datatype(
            "IDREFS",
            "a list of identifiers",
            xml_names.ncnames,
            measure=xml_names.count,
            unit="item",
            id_type="IDREFS",
        ),
    )


def _integer(integer: Datatype, name: str, least: str | None, most: str | None) -> Datatype:
    bounds = (("minInclusive", least), ("maxInclusive", most))
    restricted = restrict(integer, ((facet, limit) for facet, limit in bounds if limit is not None))
    return dataclasses.replace(restricted, name=name)


def _by_name(*datatypes: Datatype) -> dict[str, Datatype]:
    return {datatype.name: datatype for datatype in datatypes}


def _boolean(text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ValueError
    return text in ("true", "1")
