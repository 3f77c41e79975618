"""What a schema says its elements may ever hold."""

from teikit.relaxng import load
from teikit.relaxng.models import Model

SCHEMA = b"""
start = book
book = element book { attribute id { text }?, attribute lang { text }, (chapter | note)+ }
chapter = element chapter { (attribute n { text } | numbers), mixed { note* } }
numbers = attribute n { text }, attribute m { text }
note = element note { attribute place { "foot" }, xsd:integer } | element note { book? }
"""


def test_models_take_all_definitions_of_a_name_together():
    models = load("books.rnc", SCHEMA).models
    assert models == {
        "book": Model(frozenset({"chapter", "note"}), words=False, needs=frozenset({"lang"})),
        "chapter": Model(frozenset({"note"}), words=True, needs=frozenset({"n"})),
        "note": Model(frozenset({"book"}), words=True, needs=frozenset({"place"})),
    }
