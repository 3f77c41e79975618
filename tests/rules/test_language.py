"""Language tags: the grammar and the registry, on tags that the RFC itself and that encoders write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.diagnostic import apply
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.facts.language_tags import deprecated, language, malformed, registered, unknown

RULES = ("invalid-language-tag", "unknown-language", "deprecated-language-tag", "undeclared-language")


GOOD = (
    "de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN sl-rozaj sl-rozaj-biske sl-nedis "
    "de-CH-1901 hy-Latn-IT-arevela de-DE en-US es-419 de-CH-x-phonebk az-Arab-x-AZE-derbend x-whatever "
    "qaa-Qaaa-QM-x-southern de-Qaaa sr-Latn-QM sr-Qaaa-RS en-US-u-islamcal zh-CN-a-myext-x-private "
    "en-a-myext-b-another grc la non gmh fro EN de-at en-x-Scots cel-gaulish"
)


@pytest.mark.parametrize("tag", GOOD.split())
def test_well_formed_and_registered(tag: str) -> None:
    assert malformed(tag) is None
    assert list(unknown(tag)) == []


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [("en_US", "en-US"), ("de-419-DE", ""), ("a-DE", ""), ("old Norse", ""), ("ar-a-aaa-b-bbb-a-ccc", ""),
     ("de-1901-1901", ""), ("en-", ""), ("de_", ""), ("x", ""), ("Ελ", "")],
)  # fmt: skip
def test_malformed(tag: str, remedy: str) -> None:
    fault = malformed(tag)
    assert fault is not None
    assert fault.remedy == remedy


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [("gr", "el"), ("el-grc", "grc"), ("el-grc-x-a", "grc-x-a"), ("sr-Cryl", "sr-Cyrl"), ("jp", "ja"),
     ("en-UX", ""), ("xqz", ""), ("English", "en"), ("german", "de"), ("de-18999", "")],
)  # fmt: skip
def test_unknown(tag: str, remedy: str) -> None:
    assert [fault.remedy for fault in unknown(tag)] == [remedy]


@pytest.mark.parametrize(
    ("tag", "newer"),
    [("eng", "en"), ("ger-AT", "de-AT"), ("deu", "de"), ("lat", "la"), ("iw", "he"), ("i-klingon", "tlh"),
     ("zh-min-nan", "nan"), ("de-DD", "de-DE"), ("fre", "fr"), ("FRE", "fr")],
)  # fmt: skip
def test_deprecated(tag: str, newer: str) -> None:
    fault = deprecated(tag)
    assert fault is not None
    assert fault.remedy == newer


@given(st.text("abcdefgnrzAXxqi-_019 ", max_size=24))
def test_any_text_gets_a_verdict(tag: str) -> None:
    if malformed(tag) is None:
        faults = list(unknown(tag))
        assert all(fault.message for fault in faults)
        newer = deprecated(tag)
        assert newer is None or malformed(newer.remedy) is None


def test_what_is_preferred_is_itself_preferred() -> None:
    for tag in registered()["language"]:
        newer = deprecated(tag)
        assert newer is None or deprecated(newer.remedy) is None, tag


def test_a_tag_is_named_once_and_counted() -> None:
    body = '<p xml:lang="lat">a<foreign xml:lang="lat">b</foreign><foreign xml:lang="grc">c</foreign></p>'
    header = '<teiHeader xml:lang="de"><language ident="la"/><language ident="en-GB"/></teiHeader>'
    data = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr">{header}<text>{body}</text></TEI>'.encode()
    )
    found = {
        rule: [f.message for f in craft("rules", rule).run(parse(Source("x.xml", data)))] for rule in RULES
    }
    assert found["deprecated-language-tag"] == ['"lat" has a shorter form (in 2 places)']
    assert found["undeclared-language"] == ['the header does not list the language "grc"']
    assert found["unknown-language"] == found["invalid-language-tag"] == []
    assert language("lat") == language("la-x-med") == "la"


def test_a_tag_is_mended_in_all_places_but_not_as_a_safe_fix() -> None:
    header = '<teiHeader><language ident="lat"/><textLang mainLang="grc" otherLangs="de lat"/></teiHeader>'
    body = "<p xml:lang='lat'>a<foreign xml:lang=\"la\">lat</foreign></p>"
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{body}</text></TEI>'.encode()
    (finding,) = craft("rules", "deprecated-language-tag").run(parse(Source("x.xml", data)))
    assert not finding.safe
    mended = data.replace(b'"lat"', b'"la"').replace(b"'lat'", b"'la'").replace(b"de lat", b"de la")
    assert apply(data, finding.edits) == mended
