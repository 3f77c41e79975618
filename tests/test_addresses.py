"""Addresses as others write them, and what any program takes."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from lxml import etree

from teikit.addresses import address, of_file, web

XSD = b'<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a" type="anyURI"/></schema>'
URI = etree.XMLSchema(etree.fromstring(XSD))


def is_uri(said: str) -> bool:
    element = etree.Element("a")
    element.text = said
    return said.isascii() and URI.validate(element)


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        (" https://example.org/Köln und [1] ", "https://example.org/K%C3%B6ln%20und%20%5B1%5D"),
        ("images/1 recto.jpg", "images/1%20recto.jpg"),
        ("100%.jpg", "100%25.jpg"),
        ("a#b#c", "a#b%23c"),
        ("12:30.jpg", "./12:30.jpg"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("http://[::1", ""),
        ("http://", ""),
        ("mailto:", ""),
        ("http://example.org:99999/", ""),
        ("", ""),
    ],
)
def test_an_address_is_spelled_as_a_uri(said: str, spelled: str) -> None:
    assert address(said) == spelled
    assert is_uri(spelled)


def test_only_what_a_browser_asks_for_is_on_the_web() -> None:
    assert web("https://example.org/ä") == "https://example.org/%C3%A4"
    assert [web(each) for each in ("urn:x:y", "a.jpg", "javascript:alert(1)", "#a", "http://[")] == [""] * 5


@pytest.mark.parametrize(
    "name", ["a letter.xml", "Ännchen.xml", "100%25.xml", "q?x#y.xml", "a:b.xml", "\udcff"]
)
def test_the_name_of_a_file_is_spelled_whole(name: str) -> None:
    assert is_uri(of_file(name))
    assert unquote(of_file(name), errors="surrogateescape") == name
