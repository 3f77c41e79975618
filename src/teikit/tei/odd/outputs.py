"""What a specification is written as: RELAX NG in both syntaxes, Schematron, a compiled ODD, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from lxml import etree

from teikit.tei.odd.constraints import sheet
from teikit.tei.odd.facts import facts
from teikit.tei.odd.grammar import compact_syntax, grammar, xml_syntax
from teikit.tei.odd.namespaces import SCHEMATRON
from teikit.tei.odd.processed import document
from teikit.tei.odd.specification import Specification

Write = Callable[[Specification, str], bytes]


def relaxng(schema: Specification, language: str = "en") -> bytes:
    """A grammar in XML that carries its Schematron rules."""
    rules = (etree.tostring(each, encoding="unicode") for each in _rules(schema, language))
    return xml_syntax.write(grammar(schema, language), _about(schema), "\n".join(rules)).encode()


def compact(schema: Specification, language: str = "en") -> bytes:
    """A grammar in the compact syntax that carries its Schematron rules."""
    return compact_syntax.write(grammar(schema, language), _about(schema), _rules(schema, language)).encode()


def schematron(schema: Specification, language: str = "en") -> bytes:
    """The Schematron rules alone."""
    made = sheet(schema, language)
    return etree.tostring(made, encoding="utf-8", xml_declaration=True, pretty_print=True)


def compiled(schema: Specification, _language: str = "en") -> bytes:
    """An ODD that needs no source."""
    return etree.tostring(document(schema), encoding="utf-8", xml_declaration=True)


def data(schema: Specification, _language: str = "en") -> bytes:
    """All that is specified, for other programs."""
    return json.dumps(facts(schema), ensure_ascii=False, indent=1).encode()


FORMS: Mapping[str, Write] = {
    ".rng": relaxng,
    ".rnc": compact,
    ".sch": schematron,
    ".odd": compiled,
    ".json": data,
}
"""What each suffix of a file asks for."""


def _rules(schema: Specification, language: str) -> list[etree._Element]:
    """What a grammar carries of the sheet: all but its title, and nothing where there is no rule."""
    made = sheet(schema, language)
    if made.find(f"{{{SCHEMATRON}}}pattern") is None:
        return []
    return [each for each in made if each.tag != f"{{{SCHEMATRON}}}title"]


def _about(schema: Specification) -> str:
    of = f" and TEI {schema.edition}" if schema.edition else ""
    return f"Made by teikit of the ODD {schema.ident}{of}."
