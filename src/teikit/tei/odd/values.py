"""Changes of a list of values (TEI P5 22.5.3.2), decided as TEI's stylesheets decide them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teikit.tei.odd.namespaces import bare, child, children, forget


def merged(new: etree._Element, old: etree._Element, *, inherited: bool) -> etree._Element | None:
    """The list that an attribute has when one definition of it changes another; None for none.

    A list that does not say its mode changes nothing. `inherited` tells that the old definition is a class's;
    else the mode that the old list was written with stays, since it may itself change that of a class.
    """
    changing, known = child(new, "valList"), child(old, "valList")
    mode = "" if changing is None else changing.get("mode", "")
    if changing is None or mode not in ("add", "replace", "change", "delete"):
        return None if known is None else deepcopy(known)
    if mode == "delete":
        return None
    if mode != "change" or (inherited and known is None):
        made = deepcopy(changing)
        forget(made, "mode")
        if known is not None and not inherited and "mode" in known.attrib:
            made.set("mode", known.get("mode", ""))
        return made
    return _changed(changing, [] if known is None else list(children(known, "valItem")))


def _changed(changing: etree._Element, known: list[etree._Element]) -> etree._Element:
    made = bare(changing)
    changes = {each.get("ident"): each for each in children(changing, "valItem")}
    for item in known:
        change = changes.get(item.get("ident"))
        if change is None:
            made.append(deepcopy(item))
        elif change.get("mode", "") not in ("delete", "replace", "add"):
            made.append(_described(change, item))
    for mode in ("add", "replace"):
        made.extend(deepcopy(each) for each in children(changing, "valItem") if each.get("mode") == mode)
    for each in children(made, "valItem"):
        forget(each, "mode")
    return made


def _described(change: etree._Element, item: etree._Element) -> etree._Element:
    """A value with the words of its change, or its own where the change has none."""
    made = bare(item)
    for name in ("altIdent", "equiv", "gloss", "desc"):
        made.extend(map(deepcopy, list(children(change, name)) or list(children(item, name))))
    return made
