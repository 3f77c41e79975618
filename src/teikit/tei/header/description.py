"""What a text is about and how large it is: abstracts, keywords, places, extent, edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teikit.addresses import web
from teikit.tei.document import Tei
from teikit.tei.header.paths import each, language, words
from teikit.tei.mapping import Fact

CLASS = "teiHeader/profileDesc/textClass/"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words, and the language that they are in (empty where nothing says)."""

    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A keyword: its words, the scheme it is of, its address in it; each of the latter may be empty."""

    words: str
    scheme: str = ""
    url: str = ""
    language: str = ""


def _statements(example: str, *paths: str) -> Fact[Statement]:
    def read(tei: Tei) -> Iterator[Statement]:
        for element in each(tei, *paths):
            if words(element):
                yield Statement(words(element), language(element))

    return Fact(paths, read, example)


KEYWORDS = (
    f"{CLASS}keywords/term",
    f"{CLASS}keywords/list/item",
    f"{CLASS}keywords/list/item/term",
    f"{CLASS}classCode",
)


def subjects(tei: Tei) -> Iterator[Subject]:
    """The keywords and class codes of the text, each once."""
    seen = set()
    for element in each(tei, KEYWORDS[0], KEYWORDS[1], KEYWORDS[3]):
        said = words(element)
        if said and said not in seen:
            seen.add(said)
            above = element.getparent()
            scheme = element.get("scheme", "") or ("" if above is None else above.get("scheme", ""))
            url = next((element.get(name, "") for name in ("ref", "target") if element.get(name)), "")
            yield Subject(said, _scheme(tei, scheme), web(url), language(element))


def _scheme(tei: Tei, said: str) -> str:
    """The name of a scheme: what the taxonomy that it points at is called, its address, or nothing."""
    if not said.startswith("#"):
        return web(said) or said
    taxonomy = tei.resolve(said)
    if taxonomy is None:
        return said.removeprefix("#")
    titled = next((each for each in taxonomy.iter("{*}bibl", "{*}desc", "{*}title") if words(each)), None)
    return words(titled) if titled is not None else said.removeprefix("#")


SUBJECTS = Fact(KEYWORDS, subjects, "<keywords><term>letters</term></keywords>")
ABSTRACTS = _statements(
    "<abstract><p>Letters of a year of travel.</p></abstract>",
    "teiHeader/profileDesc/abstract",
    "teiHeader/fileDesc/sourceDesc/msDesc/msContents/summary",
    "teiHeader/fileDesc/sourceDesc/msDesc/head",
)
EXTENTS = _statements("<extent>12 letters</extent>", "teiHeader/fileDesc/extent")
EDITIONS = _statements("<edition>second edition</edition>", "teiHeader/fileDesc/editionStmt/edition")
NOTES = _statements("<note>Without the plates.</note>", "teiHeader/fileDesc/notesStmt/note")
PROJECTS = _statements(
    "<projectDesc><p>Encoded for a study of ships.</p></projectDesc>", "teiHeader/encodingDesc/projectDesc"
)
SAMPLINGS = _statements(
    "<samplingDecl><p>All letters of 1850.</p></samplingDecl>", "teiHeader/encodingDesc/samplingDecl"
)
PUBLICATION_PLACES = _statements("<pubPlace>Graz</pubPlace>", "teiHeader/fileDesc/publicationStmt/pubPlace")
PLACES = _statements(
    "<settingDesc><place><placeName>Tiflis</placeName></place></settingDesc>",
    "teiHeader/profileDesc/settingDesc/place/placeName",
    "teiHeader/profileDesc/settingDesc/listPlace/place/placeName",
    "teiHeader/profileDesc/settingDesc/setting/placeName",
    'teiHeader/profileDesc/correspDesc/correspAction[@type="sent"]/placeName',
    "teiHeader/fileDesc/sourceDesc//msDesc/history/origin//origPlace",
)
