"""Which classes, macros and datatypes of a schema anything needs; the rest is left out, as TEI's
stylesheets do.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd.declarations import REFERENCES, Declaration
from teikit.tei.odd.namespaces import RNG

POINTING = tuple(map(tag, (*REFERENCES, "attRef")))
REF, DATATYPE = f"{{{RNG}}}ref", tag("datatype")


def needed(declarations: Sequence[Declaration]) -> tuple[Declaration, ...]:
    """The declarations without those that nothing needs."""
    needs = _Needs(declarations)
    return tuple(each for each in declarations if needs.has(each))


class _Needs:
    def __init__(self, declarations: Sequence[Declaration]) -> None:
        self.classes = {each.ident: each for each in declarations if each.kind == "class"}
        self.named: set[str] = set()
        self.elements_of: set[str] = set()
        self.classes_of: dict[str, list[Declaration]] = {}
        self._known: dict[str, bool] = {}
        for each in declarations:
            self._name(each)
            for member in each.memberships:
                key = member.get("key", "")
                if each.kind == "element":
                    self.elements_of.add(key)
                elif each.kind == "class":
                    self.classes_of.setdefault(key, []).append(each)

    def _name(self, declaration: Declaration) -> None:
        for each in declaration.written.iter(*POINTING, REF):
            if each.tag == REF:
                self._name_pattern(declaration, each)
            elif each.tag == POINTING[-1]:
                self.named.update((each.get("class", ""), each.get("name", "").partition(".attribute.")[0]))
            else:
                self.named.add(each.get("key", ""))

    def _name_pattern(self, declaration: Declaration, reference: etree._Element) -> None:
        name = reference.get("name", "")
        inside = declaration.kind == "element" or (declaration.kind == "macro" and name != declaration.ident)
        if inside or next(reference.iterancestors(DATATYPE), None) is not None:
            self.named.add(name)
        if "_" in name:
            self.named.add(name.partition("_")[0])

    def has(self, declaration: Declaration) -> bool:
        """Whether a declaration is an element, or anything needs it."""
        match declaration.kind:
            case "element":
                return True
            case "class":
                return self._has_class(declaration.ident)
            case "macro":
                return declaration.written.get("prefix", "") + declaration.ident in self.named
        return declaration.ident in self.named

    def _has_class(self, ident: str) -> bool:
        if ident not in self._known:
            self._known[ident] = False  # a class that is a member of itself is needed by nothing
            found = self.classes.get(ident)
            self._known[ident] = found is not None and self._is_needed(found)
        return self._known[ident]

    def _is_needed(self, found: Declaration) -> bool:
        if found.type == "model":
            above = (each.get("key", "") for each in found.memberships)
            return found.ident in self.named or any(self._has_class(each) for each in above)
        if found.type != "atts":
            return False
        return (
            found.ident in self.elements_of
            or found.ident in self.named
            or any(self._has_class(each.ident) for each in self.classes_of.get(found.ident, []))
        )
