"""What programs take of words and names of a text: labels, attributes, whom a name means, where tags stand."""

from __future__ import annotations

import pytest

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.text import name_facts, word_facts
from teikit.tei.text.labels import labelled, losses
from teikit.tei.text.mentions import entities, mentions
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tags import tags
from teikit.tei.text.tokens import sentences

FRAME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>{}</standOff>'
    "<text><body>{}</body></text></TEI>"
)


def labels(body: str) -> list[list[str]]:
    """Each sentence as its words with their labels."""
    text = stand_off(parse(Source("a.xml", FRAME.format("", body).encode())).root)
    found = labelled(list(sentences(text)), list(mentions(text)))
    return [
        [
            f"{text.text[token.start : token.end]}/{label}"
            for token, label in zip(sentence.tokens, said, strict=True)
        ]
        for sentence, said in found
    ]


def test_the_first_word_of_a_name_begins_it_and_the_others_go_on() -> None:
    assert labels("<p>So <persName>Ada Lee</persName> <placeName>Cork City</placeName> is.</p>") == [
        ["So/O", "Ada/B-PER", "Lee/I-PER", "Cork/B-LOC", "City/I-LOC", "is/O", "./O"]
    ]


def test_of_names_in_names_the_outer_one_counts_and_the_others_are_told() -> None:
    body = "<p><persName>Ada of <placeName>Cork</placeName></persName> left <orgName>It</orgName>.</p>"
    assert labels(body) == [["Ada/B-PER", "of/I-PER", "Cork/I-PER", "left/O", "It/B-ORG", "./O"]]
    tei = parse(Source("a.xml", FRAME.format("", body).encode()))
    (lost,) = losses(tei, list(mentions(stand_off(tei.root))))
    assert lost.what == "placeName “Cork” in another name"
    assert lost.line == 1


def test_names_of_later_sentences_and_blocks_begin_anew() -> None:
    body = "<p><persName>Ada</persName> ran. <persName>Bea</persName> sat.</p><p><date>1852</date></p>"
    assert labels(body) == [["Ada/B-PER", "ran/O", "./O"], ["Bea/B-PER", "sat/O", "./O"], ["1852/B-DATE"]]


def test_a_long_name_in_another_is_told_in_short() -> None:
    body = f"<p><persName>A <placeName>{'x' * 60}</placeName></persName></p>"
    tei = parse(Source("a.xml", FRAME.format("", body).encode()))
    (lost,) = losses(tei, list(mentions(stand_off(tei.root))))
    assert lost.what == f"placeName “{'x' * 40}” in another name"


def test_a_word_says_what_the_file_says_of_it() -> None:
    body = '<p><w lemma="go" pos="VERB" ana="#v" msd="Tense=Past">went</w><pc>!</pc> <w ana="#n" pos="">Home</w> now</p>'
    text = stand_off(parse(Source("a.xml", FRAME.format("", body).encode())).root)
    (sentence, second) = sentences(text)
    said = list(word_facts.words(text.text, sentence, ["O", "B-X"], second.tokens[0].start))
    facts = (word_facts.FORM, word_facts.LEMMA, word_facts.PART_OF_SPEECH, word_facts.FEATURES)
    assert [[list(fact.read(word)) for fact in facts] for word in said] == [
        [["went"], ["go"], ["VERB"], ["Tense=Past"]],
        [["!"], [], [], []],
    ]
    assert [list(word_facts.NAME.read(word)) for word in said] == [["O"], ["B-X"]]
    assert [list(word_facts.TOUCHES.read(word)) for word in said] == [[True], [False]]
    assert list(word_facts.words(text.text, sentence, ["O", "O"], sentence.tokens[-1].end))[-1].touches
    home, now = word_facts.words(text.text, second, ["O", "O"])
    assert list(word_facts.PART_OF_SPEECH.read(home)) == ["#n"]
    assert list(word_facts.LEMMA.read(now)) == []
    assert not now.touches
    assert word_facts.PART_OF_SPEECH.paths == ("w/@pos", "w/@ana")


REGISTER = (
    '<person xml:id="ada"><persName>Ada</persName><idno type="GND">118540238</idno><idno>x 7</idno></person>'
    '<person xml:id="bea"><persName>Bea</persName><persName>B.</persName></person>'
    '<place type="city" xml:id="cork"><placeName>Cork</placeName><location><geo>51 -8</geo></location>'
    "<note>By the sea</note></place><place><placeName>Nowhere</placeName></place>"
)


def test_a_name_says_whom_it_means_by_address_or_name_or_pointer() -> None:
    body = (
        '<p><persName ref="#ada">A</persName> <persName ref="#bea #no">B</persName> <rs ref="http://e.org/é">C</rs> '
        '<date when="1852">D</date></p>'
    )
    tei = parse(Source("a.xml", FRAME.format(REGISTER, body).encode()))
    text = stand_off(tei.root)
    said = list(name_facts.named(text, entities(tei)))
    assert [list(name_facts.MEANT.read(each)) for each in said] == [
        ["https://d-nb.info/gnd/118540238"],
        ["Bea", "no"],
        ["http://e.org/%C3%A9"],
        [],
    ]
    assert [list(name_facts.POINTERS.read(each)) for each in said][1] == ["bea", "no"]
    assert [next(iter(name_facts.WORDS.read(each))) for each in said] == ["A", "B", "C", "D"]
    assert [next(iter(name_facts.SPAN.read(each))) for each in said] == [(0, 1), (2, 3), (4, 5), (6, 7)]
    assert [next(iter(name_facts.KIND.read(each))) for each in said] == ["PER", "PER", "MISC", "DATE"]
    assert [list(name_facts.WHEN.read(each)) for each in said] == [[], [], [], ["1852"]]


def test_an_entry_says_what_it_is_called_and_where_it_lies() -> None:
    ada, bea, cork, nowhere = name_facts.ENTRIES.read(
        parse(Source("a.xml", FRAME.format(REGISTER, "<p/>").encode()))
    )
    assert [list(name_facts.ID.read(each)) for each in (ada, nowhere)] == [["ada"], []]
    assert (list(name_facts.NAME.read(bea)), list(name_facts.OTHER_NAMES.read(bea))) == (["Bea"], ["B."])
    assert [each.url for each in name_facts.LINKS.read(ada)] == ["https://d-nb.info/gnd/118540238"]
    assert [list(name_facts.POINT.read(each)) for each in (cork, nowhere)] == [[(51.0, -8.0)], []]
    assert [list(name_facts.NOTE.read(each)) for each in (cork, nowhere)] == [["By the sea"], []]
    assert [list(name_facts.TYPE.read(each)) for each in (cork, nowhere)] == [["city"], []]


def test_tags_are_found_by_their_bytes() -> None:
    data = (
        "<!-- <no> --><a é='>' b = \"/>\"  ><b/>é<c  x='1' /><d></d><![CDATA[<no/>]]><e>&lt;</e\n></a>"
    ).encode()
    found = [
        (data[each.start : each.start_end].decode(), data[each.end : each.end_end].decode())
        for each in tags(Source("a.xml", data))
    ]
    assert found == [
        ("<a é='>' b = \"/>\"  >", "</a>"),
        ("<b/>", ""),
        ("<c  x='1' />", ""),
        ("<d>", "</d>"),
        ("<e>", "</e\n>"),
    ]
    for each in tags(Source("a.xml", data)):
        assert each.start < each.start_end <= each.end <= each.end_end


def test_tags_of_a_file_in_another_encoding_are_not_looked_for() -> None:
    with pytest.raises(FileError, match=r"^a\.xml: is not in UTF-8; write it in UTF-8 first$"):
        tags(Source("a.xml", "<a>é</a>".encode("latin-1")))
