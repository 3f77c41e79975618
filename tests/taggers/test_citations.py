"""Works cited in notes: which words are a bibl, what its parts are, and which work a short citation means."""

from __future__ import annotations

import pytest

from teikit.taggers import citations
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span


def cited(*notes: str, **options: bool) -> list[Annotation]:
    """What the tagger claims of some notes, which are numbered from 1."""
    text, claims, start = "", [], 0
    for number, note in enumerate(notes, 1):
        span = Span(start, start + len(note))
        said = {"n": str(number), "xml:id": f"fn{number}", "place": "bottom"}
        claims.append(Annotation(span, "note", said))
        text += note + "\n"
        start = len(text)
    return list(citations.tag(read_through(Document(text, claims=tuple(claims))), **options))


def parts(*notes: str) -> list[dict[str, str]]:
    """Each bibl with its words, and those of its parts."""
    text = "\n".join(notes)
    found: list[dict[str, str]] = []
    for claim in cited(*notes):
        if claim.element == "bibl":
            found.append({"bibl": claim.span.of(text)})
        else:
            kind = next((claim.attributes[k] for k in ("level", "unit", "type") if k in claim.attributes), "")
            name = f"{claim.element} {kind}".strip()
            found[-1][name] = "|".join(filter(None, (found[-1].get(name), claim.span.of(text))))
    return found


CASES = {
    "See Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), 17.": {
        "bibl": "Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), 17",
        "author": "Ada Stone",
        "title m": "The Ships of Cork",
        "pubPlace": "Dublin",
        "publisher": "Allen Press",
        "date": "1951",
        "citedRange page": "17",
    },
    "B. Reed, ‘The Harbour and Its Poor’ (1984) 12 Journal of Irish History 201, 209.": {
        "bibl": "B. Reed, ‘The Harbour and Its Poor’ (1984) 12 Journal of Irish History 201, 209",
        "author": "B. Reed",
        "title a": "The Harbour and Its Poor",
        "date": "1984",
        "biblScope volume": "12",
        "title j": "Journal of Irish History",
        "biblScope page": "201",
        "citedRange page": "209",
    },
    "Vgl. Hans Kramer, Die Verfassung der Hafenstadt, München 1962, S. 44 f.": {
        "bibl": "Hans Kramer, Die Verfassung der Hafenstadt, München 1962, S. 44 f.",
        "author": "Hans Kramer",
        "title m": "Die Verfassung der Hafenstadt",
        "pubPlace": "München",
        "date": "1962",
        "citedRange page": "S. 44 f.",
    },
    "Kramer/Schulte/Vogt 1979, S. 64 ff.": {
        "bibl": "Kramer/Schulte/Vogt 1979, S. 64 ff",
        "author": "Kramer|Schulte|Vogt",
        "date": "1979",
        "citedRange page": "S. 64 ff",
    },
    "Jean Martin, Histoire de la marine française, Paris, Gallimard, 1988, p. 31.": {
        "bibl": "Jean Martin, Histoire de la marine française, Paris, Gallimard, 1988, p. 31",
        "author": "Jean Martin",
        "title m": "Histoire de la marine française",
        "pubPlace": "Paris",
        "publisher": "Gallimard",
        "date": "1988",
        "citedRange page": "p. 31",
    },
    "TNA, FO 371/2488, fol. 12.": {
        "bibl": "TNA, FO 371/2488, fol. 12",
        "orgName repository": "TNA",
        "idno shelfmark": "FO 371/2488",
        "citedRange folio": "fol. 12",
    },
}


@pytest.mark.parametrize("note", CASES)
def test_a_work_and_its_parts(note: str) -> None:
    assert parts(note) == [CASES[note]]


@pytest.mark.parametrize(
    "note",
    [
        "He came back to the town three days later and found the house empty.",
        "The government had promised in March that no troops would be sent to the coast.",
        "Die Angaben beruhen auf einer Erhebung, an der sich viele Gerichte beteiligt haben.",
        "I owe this information to the kindness of the keepers of the museum.",
        "On Höltzer (1835–1911) see above, for the department that he served.",
        "The papers of the harbour for May–July 1857 are lost.",
        "Patrick Stewart (1832–1865) was the first director of the line.",
        "Friedrich List (1789–1846) stammte aus Reutlingen.",
        "Erster Leiter war Johann Nepomuk Schwerz (1759–1844), den der König aus Preußen holte.",
    ],
)
def test_a_note_that_cites_nothing_is_left_alone(note: str) -> None:
    assert cited(note) == []


def test_what_is_said_about_a_work_stays_outside() -> None:
    comment = "It seems that he sold the ship to pay for the house, which nobody in Cork would have thought."
    (found,) = parts(f"See Stone, The Ships of Cork, vol. 2, 17. {comment}")
    assert found["bibl"] == "Stone, The Ships of Cork, vol. 2, 17"


def test_several_works_of_one_note_stand_apart() -> None:
    found = parts("Ada Stone, Ships of Cork (Dublin, 1951), 3; B. Reed, Boats of Galway (London, 1960), 9.")
    assert [each["author"] for each in found] == ["Ada Stone", "B. Reed"]


def test_a_range_says_its_ends() -> None:
    claims = cited("Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), pp. 80–1.")
    (range_,) = [claim for claim in claims if claim.element == "citedRange"]
    assert {name: range_.attributes[name] for name in ("unit", "from", "to")} == {
        "unit": "page",
        "from": "80",
        "to": "81",
    }


def test_an_onward_range_has_no_end() -> None:
    claims = cited("Vgl. Kramer 1979, S. 64 ff.")
    (range_,) = [claim for claim in claims if claim.element == "citedRange"]
    assert range_.attributes["from"] == "64"
    assert "to" not in range_.attributes


FULL = "Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), 17."
OTHER = "B. Reed, ‘The Harbour and Its Poor’ (1984) 12 Journal of Irish History 201."


def meant(*notes: str) -> list[str]:
    """The note of the work that each bibl points at; empty where it points at none."""
    claims = [claim for claim in cited(*notes) if claim.element == "bibl"]
    return [claim.attributes.get("corresp", "").removeprefix("#bibl-") for claim in claims]


@pytest.mark.parametrize(
    ("notes", "last"),
    [
        ((FULL, "Ibid., 23."), "1"),
        ((FULL, "Ebd., S. 23."), "1"),
        ((FULL, OTHER, "Stone, op. cit., 40."), "1"),
        ((FULL, OTHER, "Stone, op. cit., n. 1, 40."), "1"),
        ((FULL, OTHER, "Stone, a.a.O., S. 40."), "1"),
        ((FULL, OTHER, "Stone, Ships of Cork, 40."), "1"),
        ((FULL, OTHER, "Reed, ‘Harbour’, 205."), "2"),
        ((FULL, "Ibid., 23.", "Ibid., 25."), "1"),
    ],
)
def test_a_short_citation_points_at_the_full_one(notes: tuple[str, ...], last: str) -> None:
    assert meant(*notes)[-1] == last


def test_ibid_after_two_works_is_left_undecided() -> None:
    both = f"{FULL.rstrip('.')}; {OTHER}"
    assert meant(both, "Ibid., 23.")[-1] == ""


def test_op_cit_of_an_author_with_two_works_is_left_undecided() -> None:
    second = "Ada Stone, The Fishermen of Galway (London: Allen Press, 1960), 9."
    assert meant(FULL, second, "Stone, op. cit., 40.")[-1] == ""
    assert meant(FULL, second, "Stone, op. cit., n. 2, 40.")[-1] == "2"


def test_places_of_one_work_share_its_name() -> None:
    claims = [claim for claim in cited(FULL, OTHER, "Stone, op. cit., 40.") if claim.element == "bibl"]
    assert [claim.attributes["key"] for claim in claims] == [
        "stone-ships-of-cork",
        "reed-harbour-and-its-poor",
        "stone-ships-of-cork",
    ]


def test_running_text_is_read_where_it_is_asked_for() -> None:
    text = "As Kramer (1964, p. 65) says, and others after him (Vogt 1980, p. 3), the court is far."
    document = Document(text, claims=(Annotation(Span(0, len(text)), "p"),))
    assert list(citations.tag(read_through(document))) == []
    found = list(citations.tag(read_through(document), running_text=True))
    assert [claim.span.of(text) for claim in found if claim.element == "author"] == ["Kramer", "Vogt"]


def test_entries_of_a_bibliography_are_works() -> None:
    rows = ["Bibliography", "Stone, Ada. The Ships of Cork. Dublin: Allen Press, 1951.", "He said no more."]
    claims, start = [], 0
    for row, element in zip(rows, ("head", "p", "p"), strict=True):
        claims.append(Annotation(Span(start, start + len(row)), element))
        start += len(row) + 1
    text = "\n".join(rows)
    found = list(citations.tag(read_through(Document(text, claims=tuple(claims)))))
    assert [claim.span.of(text) for claim in found if claim.element == "title"] == ["The Ships of Cork"]


def test_a_sentence_that_names_a_work_cites_it_where_other_notes_do() -> None:
    told = "Kramer 1979 hat in einer Erhebung gezeigt, dass es sich anders verhält."
    assert [each["bibl"] for each in parts("Vgl. Kramer 1979, S. 64 ff.", told)][1:] == ["Kramer 1979"]


def test_a_short_form_that_is_introduced_is_known_from_there_on() -> None:
    full = "Papers on the Foreign Relations of Cork (London: Allen Press, 1951), vol. 2, 17 (hereafter PFRC)."
    assert meant(full, OTHER, "PFRC, vol. 3, 40.")[-1] == "1"


def test_idem_with_a_title_is_another_work_of_the_same_author() -> None:
    second = "Idem, The Fishermen of Galway (London: Allen Press, 1960), 9."
    claims = [claim for claim in cited(FULL, second) if claim.element == "bibl"]
    assert claims[1].attributes["key"] == "stone-fishermen-of-galway"


def test_lost_spaces_do_not_lose_a_work() -> None:
    (found,) = parts("Stone, Reed et al., eds.,The Ships of Cork177.")
    assert found["title m"] == "The Ships of Cork"
    assert found["citedRange page"] == "177"


def test_a_citation_ends_where_its_note_goes_on_elsewhere() -> None:
    first, rest = "See Ada Stone, The Ships of", "Cork (Dublin: Allen Press, 1951), 17."
    text = f"{first}\nbetween the two\n{rest}"
    bodies = (Span(0, len(first)), Span(text.index(rest), len(text)))
    note = Annotation(bodies[0], "note", {"n": "1", "place": "bottom"}, body=bodies)
    reading = read_through(Document(text, claims=(note,)))
    for claim in citations.tag(reading):
        place = reading.source(claim.span)
        assert any(body.contains(place) for body in bodies), claim


LAW = {
    "BVerfGE 34, 269 (287).": ("BVerfGE 34, 269 (287)", {"title j": "BVerfGE", "citedRange page": "287"}),
    "BGHZ 45, 123 ff.": ("BGHZ 45, 123 ff.", {"biblScope volume": "45", "biblScope page": "123 ff."}),
    "Vgl. § 242 Abs. 1 BGB.": ("§ 242 Abs. 1 BGB", {"title m": "BGB"}),
    "Roe v. Wade, 410 U.S. 113, 116 (1973).": (
        "Roe v. Wade, 410 U.S. 113, 116 (1973)",
        {"title m": "Roe v. Wade", "title j": "U.S.", "citedRange page": "116", "date": "1973"},
    ),
    "Evidence (Amendment) Act 1985 (N.S.W.).": (
        "Evidence (Amendment) Act 1985 (N.S.W.)",
        {"title m": "Evidence (Amendment) Act", "date": "1985", "pubPlace": "N.S.W."},
    ),
}


@pytest.mark.parametrize("note", LAW)
def test_judgments_and_statutes_are_legal(note: str) -> None:
    (found,) = parts(note)
    words, some = LAW[note]
    assert found["bibl"] == words
    assert {name: found.get(name) for name in some} == some
    (bibl,) = [claim for claim in cited(note) if claim.element == "bibl"]
    assert bibl.attributes["type"] == "legal"


@pytest.mark.parametrize(
    "note",
    [
        "Hans Kramer, Das Gericht der Hafenstadt, München 1962, S. 44.",
        "A. Stone, The Court and the Town (Dublin: Allen Press, 1951), 17.",
        "Kramer/Vogt, BGB, 38. Aufl. 1979, § 242 Anm. 4.",
    ],
)
def test_a_book_about_the_law_is_none(note: str) -> None:
    (bibl,) = [claim for claim in cited(note) if claim.element == "bibl"]
    assert "type" not in bibl.attributes


def test_judgments_of_one_report_are_several_works_and_a_code_is_one() -> None:
    notes = ("BVerfGE 34, 269.", "BVerfGE 12, 45.", "§ 242 BGB.", "BVerfGE 34, 269 (287).", "§ 823 BGB.")
    keys = [claim.attributes["key"] for claim in cited(*notes) if claim.element == "bibl"]
    assert keys[0] == keys[3] == "bverfge-34-269"
    assert keys[1] == "bverfge-12-45"
    assert keys[2] == keys[4] == "bgb"


@pytest.mark.parametrize(
    "note",
    [
        "Ada Stone, The Ships of Cork, trans. B. Reed (Dublin: Allen Press, 1951), 17.",
        "Hans Kramer, Die Verfassung der Hafenstadt, übers. v. B. Reed, München 1962, S. 44.",
        "Jean Martin, Histoire de la marine, trad. B. Reed, Paris, Gallimard, 1988, p. 31.",
    ],
)
def test_who_translated_a_work_is_no_author_of_it(note: str) -> None:
    (editor,) = [claim for claim in cited(note) if claim.element == "editor"]
    assert editor.span.of(note) == "B. Reed"
    assert editor.attributes["role"] == "translator"


def test_a_work_over_two_pages_has_two_halves_that_are_tied() -> None:
    first, rest = "See Ada Stone, The Ships of", "Cork and Their Owners (Dublin: Allen Press, 1951), 17."
    text = f"{first}\nbetween the two\n{rest}"
    bodies = (Span(0, len(first)), Span(text.index(rest), len(text)))
    note = Annotation(bodies[0], "note", {"n": "1", "place": "bottom"}, body=bodies)
    reading = read_through(Document(text, claims=(note,)))
    claims = list(citations.tag(reading))
    one, two = [claim for claim in claims if claim.element == "bibl"]
    assert one.attributes["next"] == f"#{two.attributes['xml:id']}"
    assert two.attributes["prev"] == f"#{one.attributes['xml:id']}"
    titles = [claim for claim in claims if claim.element == "title"]
    assert [claim.span.of(reading.text) for claim in titles] == ["The Ships of", "Cork and Their Owners"]
    assert titles[0].attributes["next"] == f"#{titles[1].attributes['xml:id']}"
    years = [claim for claim in claims if claim.element in ("publisher", "pubPlace", "citedRange")]
    assert all(two.span.contains(claim.span) for claim in years)
    assert len(years) == 3


def test_a_place_cited_again_without_a_name_is_in_the_work_cited_last() -> None:
    assert meant("Hans Kramer, Die Verfassung der Hafenstadt, München 1962, S. 44.", "A.a.O., S. 50.") == [
        "",
        "1",
    ]


def test_authors_joined_by_strokes_are_several() -> None:
    (found,) = parts("Vgl. Stone und Reed/Vogt 1979, S. 64.")
    assert found["author"] == "Stone|Reed|Vogt"


def test_and_joins_two_works_of_which_each_has_a_title_in_quotation_marks() -> None:
    found = parts(
        "‘The Harbour’ (1984) 12 Irish History 201 and ‘The Poor of Cork’ (1986) 20 Irish History 72."
    )
    assert [each["title a"] for each in found] == ["The Harbour", "The Poor of Cork"]


def test_an_author_with_a_title_and_pages_cites_a_book() -> None:
    (found,) = parts("Kramer, Lonely Sailor, 22, 24.")
    assert found == {
        "bibl": "Kramer, Lonely Sailor, 22, 24",
        "author": "Kramer",
        "title m": "Lonely Sailor",
        "citedRange page": "22|24",
    }


@pytest.mark.parametrize(
    "note",
    [
        "Colonel Falkner, especially, was of another mind than all the others.",
        "X. 1945 they came back, and nobody met them at the station.",
        "Mendelssohn: Ouverture. Mozart: Andante. The band will play in the garden at four.",
    ],
)
def test_names_beside_numbers_or_nothing_cite_nothing(note: str) -> None:
    assert cited(note) == []


def test_a_semicolon_in_the_brackets_of_a_work_does_not_end_it() -> None:
    (found,) = parts("Ada Stone, The Ships of Cork (1951; rev. ed. Dublin: Allen Press, 1967), 17.")
    assert found["bibl"].endswith("1967), 17")


def test_letters_of_one_year_are_several_works() -> None:
    keys = [
        claim.attributes.get("key")
        for claim in cited("Ada Stone to B. Reed, July 8, 1868.", "Ada Stone to B. Reed, August 25, 1868.")
        if claim.element == "bibl"
    ]
    assert len(set(keys)) == len(keys)


def test_the_note_on_a_page_that_is_meant_is_none_of_this_text() -> None:
    (_, _, again) = meant(FULL, OTHER, "Stone, Ships of Cork, 89, n. 2.")
    assert again == "1"


def test_volume_and_page_of_a_book_are_told_apart() -> None:
    (found,) = parts("Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), 2:113.")
    assert (found["biblScope volume"], found["citedRange page"]) == ("2", "113")
