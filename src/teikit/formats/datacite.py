"""DataCite's XML, made from the JSON of the same record: the two say the same in two ways (kernel 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from teikit.xml_output import child, root

KERNEL = "http://datacite.org/schema/kernel-4"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ITEMS = {
    "creators": "creator",
    "titles": "title",
    "subjects": "subject",
    "contributors": "contributor",
    "dates": "date",
    "alternateIdentifiers": "alternateIdentifier",
    "relatedIdentifiers": "relatedIdentifier",
    "sizes": "size",
    "formats": "format",
    "rightsList": "rights",
    "descriptions": "description",
    "geoLocations": "geoLocation",
    "fundingReferences": "fundingReference",
}
"""The lists of a record, and what XML calls an item of each."""
SPELLED = {"lang": "xml_lang"} | {
    f"{name}Uri": f"{name}URI" for name in ("rights", "value", "scheme", "award")
}
"""Keys that XML spells differently."""
ORDER = ("language", "version", *ITEMS)


def xml(record: Mapping[str, Any]) -> etree._Element:
    """The `resource` of a record."""
    top = root(
        "resource",
        {None: KERNEL, "xsi": XSI},
        xsi_schemaLocation=f"{KERNEL} http://schema.datacite.org/meta/kernel-4.7/metadata.xsd",
    )
    if "doi" in record:
        child(top, "identifier", record["doi"], identifierType="DOI")
    for name in ("creators", "titles"):
        _list(top, name, record.get(name, []))
    if publisher := dict(record.get("publisher", {})):
        child(top, "publisher", publisher.pop("name"), **_attributes(publisher))
    if "publicationYear" in record:
        child(top, "publicationYear", record["publicationYear"])
    types = record["types"]
    child(top, "resourceType", types["resourceType"], resourceTypeGeneral=types["resourceTypeGeneral"])
    for name in ORDER:
        if name in ("language", "version") and name in record:
            child(top, name, record[name])
        elif name not in ("creators", "titles"):
            _list(top, name, record.get(name, []))
    return top


def _list(top: etree._Element, name: str, items: list[Any]) -> None:
    if not items:
        return
    within, item_name = child(top, name), ITEMS[name]
    for item in items:
        if isinstance(item, str):
            child(within, item_name, item)
        elif item_name in item:
            child(within, item_name, item[item_name], **_attributes(_without(item, item_name)))
        else:
            _structured(child(within, item_name), item_name, item)


def _structured(element: etree._Element, name: str, item: Mapping[str, Any]) -> None:
    """An item whose keys are elements: a creator, a contributor, a funder, a place."""
    if "contributorType" in item:
        element.set("contributorType", item["contributorType"])
    if "name" in item:
        child(element, f"{name}Name", item["name"], nameType=item.get("nameType", ""))
    for key in ("givenName", "familyName", "geoLocationPlace", "funderName"):
        if key in item:
            child(element, key, item[key])
    for each in item.get("nameIdentifiers", []):
        child(
            element, "nameIdentifier", each["nameIdentifier"], **_attributes(_without(each, "nameIdentifier"))
        )
    if "funderIdentifier" in item:
        child(
            element,
            "funderIdentifier",
            item["funderIdentifier"],
            funderIdentifierType=item["funderIdentifierType"],
        )


def _attributes(item: Mapping[str, Any]) -> dict[str, str]:
    return {SPELLED.get(key, key): str(value) for key, value in item.items()}


def _without(item: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != key}
