"""What blocks of a text are besides paragraphs: contents, lists, verse, letters, plays, headings."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, words

from teikit.page.tongues import other_language

LINE = "the boats lay in the harbour and waited there for the tide to turn\n"
PROSE = f"In those days {LINE}{LINE * 4}and then it turned.\n"


def kinds(text: str, *elements: str) -> list[tuple[str, str]]:
    document = laid_out(text)
    return [(claim.element, " ".join(claim.span.of(text).split())) for claim in document.claimed(*elements)]


def test_a_table_of_contents_is_a_list_with_entries_of_several_lines() -> None:
    entries = "   I. THE TIDE THAT CAME BEFORE THE\n        GALE          3\n\n  II. THE GULLS     19\n"
    text = f"CONTENTS\n\n{entries}\n{PROSE}"
    assert kinds(text, "item") == [
        ("item", "I. THE TIDE THAT CAME BEFORE THE GALE 3"),
        ("item", "II. THE GULLS 19"),
    ]
    assert kinds(text, "head") == [("head", "CONTENTS")]


def test_the_number_of_a_chapter_in_the_contents_stands_above_its_title() -> None:
    text = f"CONTENTS\n\nCHAPTER I\nThe Tide  3\n\nCHAPTER II\nThe Gulls  19\n\nCHAPTER I\n\n{PROSE}"
    assert [said for _, said in kinds(text, "item")] == ["CHAPTER I The Tide 3", "CHAPTER II The Gulls 19"]
    assert kinds(text, "head")[-1] == ("head", "CHAPTER I")


def test_dot_leaders_make_a_table_without_a_heading() -> None:
    text = f"{PROSE}\nThe Tide ........ 3\nThe Gulls ....... 19\nThe Gale ........ 27\n\n{PROSE}"
    assert [said for _, said in kinds(text, "item")] == [
        "The Tide ........ 3",
        "The Gulls ....... 19",
        "The Gale ........ 27",
    ]


def test_an_index_is_a_list() -> None:
    text = f"{PROSE}\nINDEX\n\nAnchors, 3, 17-19\nBoats, 4\nGulls, 12, 40 f.\n"
    (claim,) = laid_out(text).claimed("list")
    assert claim.attributes == {"type": "index"}
    assert len(kinds(text, "item")) == 3


def test_numbered_blocks_behind_one_another_are_a_list() -> None:
    items = "1. The boats shall lie in the harbour.\n\n2. The tide shall turn.\n\n"
    text = f"{PROSE}\nThey agreed on this:\n\n{items}{PROSE}"
    assert [said for _, said in kinds(text, "item")] == [
        "1. The boats shall lie in the harbour.",
        "2. The tide shall turn.",
    ]
    assert kinds(text, "head") == []


def test_lines_that_count_up_are_a_list_without_blank_lines() -> None:
    items = [
        "(1) The boats shall lie in the harbour\n    until the tide turns;",
        "(2) the tide shall turn;",
        "(3) all.",
    ]
    text = f"{PROSE}\nThey agreed on this:\n\n" + "\n".join(items) + f"\n\n{PROSE}"
    assert [said for _, said in kinds(text, "item")] == [" ".join(item.split()) for item in items]


def test_numbers_before_headings_are_no_list() -> None:
    text = f"1. The Tide\n\n{PROSE}\n2. The Gulls\n\n{PROSE}"
    assert kinds(text, "list") == []
    assert kinds(text, "head") == [("head", "1. The Tide"), ("head", "2. The Gulls")]


def test_lines_set_in_that_begin_with_capitals_are_verse() -> None:
    song = (
        "  The tide came in, the tide went out,\n    It took the boats away;\n"
        "  And nobody has heard of them\n    Until this very day.\n"
    )
    text = f"{PROSE}\n{song}\n{PROSE}"
    document = laid_out(text)
    assert len(document.claimed("lg")) == 1
    assert [line.attributes for line in document.claimed("l")] == [{}, {"rend": "indent"}] * 2


def test_short_lines_that_step_in_and_out_are_verse() -> None:
    song = (
        "    Auf den Wassern schläft\n      Das Boot,\n    In den Masten geht\n"
        "      Der Wind\n    Auf und nieder.\n"
    )
    made = laid_out(f"{PROSE}\n{song}\n{PROSE}")
    assert [line.attributes for line in made.claimed("l")] == [{}, {"rend": "indent"}] * 2 + [{}]
    address = "    Mr. John Ames\n    Grocer\n    At the Bull\n    Ripley\n"
    assert not laid_out(f"{PROSE}\n{address}\n{PROSE}").claimed("l")


def test_verse_may_begin_with_a_quotation_mark_of_any_language() -> None:
    flood = "Die Flut kam an, die Flut lief ab,"
    song = f"  »{flood}\n  Sie nahm die Boote mit;\n  {flood}\n  Sie hielt den Schritt.«\n"
    assert len(kinds(f"Er sang:\n\n{song}\nMan lachte.\n", "l")) == 4


def test_the_last_lines_of_a_stanza_may_be_set_in() -> None:
    lines = ["The tide comes in and takes the boats away", "And none of those who wait upon the shore"]
    stanza = "\n".join(
        [*lines, *lines, "  Has ever seen them come again by day", "  Or heard the pilot call them any more."]
    )
    made = laid_out(f"SONNET I\n\n{stanza}\n")
    assert len(made.claimed("lg")) == 1
    assert [line.attributes.get("rend") for line in made.claimed("l")] == [None] * 4 + ["indent"] * 2


def test_stanzas_of_one_size_are_verse_though_their_lines_begin_small() -> None:
    lines = [
        "Nel mezzo della notte la marea",
        "portava via le barche dal mio porto,",
        "e nessuno se ne accorgea.",
    ]
    stanza = "\n  ".join(lines) + "\n"
    assert len(laid_out("\n".join([stanza] * 3), language="it").claimed("l")) == 9
    assert not laid_out(f"{PROSE}\n{PROSE}\n{PROSE}").claimed("l")


def test_two_lines_set_in_are_verse_where_a_capital_begins_the_second() -> None:
    song = "  “We are the takers of the boats,\n  And we are the tides of the sea.”\n"
    assert len(kinds(f"The song goes:\n\n{song}\n{PROSE}", "l")) == 2


def test_lines_that_end_in_hyphens_are_no_verse() -> None:
    text = "Er schrieb mir eine E-\nMail und fuhr mit der U-\nBahn in die Stadt, und die S-\nBahn kam nie.\n"
    assert not laid_out(text, language="de").claimed("l")


def test_couplets_end_in_all_stops_and_one_line_may_be_long() -> None:
    lines = [
        "Hail to the tide! that in my youth I knew:",
        "First in my heart, and last of all that flew;",
        "To thee, and to thy harbours, I return!",
        "And in the evening see the lanterns burn.",
    ] * 12
    lines[7] = "And in the evening see the many lanterns of the boats that burn,"
    assert len(laid_out(f"{PROSE * 3}\n" + "\n".join(lines) + "\n").claimed("l")) == len(lines)


def test_the_name_of_a_poem_is_its_heading() -> None:
    song = "The tide came in, the tide went out,\nIt took the boats away;\nAnd nobody has heard of them\n"
    assert kinds(f"THE TIDE\n\n{song}\n{song}", "head") == [("head", "THE TIDE")]


def test_a_letter_has_an_opening_and_a_closing() -> None:
    text = (
        "14.\n\nTO THE MASTER.\n\nLisbon, 9 June 1821.\n\nDEAR SIR,--\n\n"
        "The tide is in.\n\nYours truly,\n\nJ. PILOT.\n"
    )
    assert kinds(text, "head", "dateline", "salute", "p", "signed") == [
        ("head", "14."),
        ("head", "TO THE MASTER."),
        ("dateline", "Lisbon, 9 June 1821."),
        ("salute", "DEAR SIR,--"),
        ("p", "The tide is in."),
        ("salute", "Yours truly,"),
        ("signed", "J. PILOT."),
    ]


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        ("I remain,\nYours faithfully,\nA. Pilot", ["I remain,", "Yours faithfully,", "A. Pilot"]),
        (
            "I am, Madam,\n  your obedient servant,\n     A. Pilot",
            ["I am, Madam,", "your obedient servant,", "A. Pilot"],
        ),
        ("Dein\nOtto", ["Dein", "Otto"]),
        ("Ihr ergebenster\n\nA. Lotse.", ["Ihr ergebenster", "A. Lotse."]),
        ("With kind regards\nAnn Lee", ["With kind regards", "Ann Lee"]),
        ("Mit herzlichem Gruß\nIhr\nOtto Lotse", ["Mit herzlichem Gruß", "Ihr", "Otto Lotse"]),
        ("Love,\nAnn\n\n15.\n\nTO THE SAME.", ["Love,", "Ann"]),
    ],
)
def test_farewells_of_one_line_or_several(end: str, signed: list[str]) -> None:
    text = f"Dear Anna,\n\nThe tide is in.\n\nThe boats are out.\n\n{end}\n"
    (closer,) = laid_out(text).claimed("closer")
    assert closer.span.of(text).split() == " ".join(signed).split()
    assert [said for _, said in kinds(text, "salute", "signed")][1:] == signed


def test_paragraphs_of_one_line_stay_apart() -> None:
    text = "Dear Anna,\n\nThe tide is in.\n\nThe boats are out.\n\nNobody came.\n\nIt rains.\n\nYours,\nB"
    assert [said for _, said in kinds(text, "p")] == [
        "The tide is in.",
        "The boats are out.",
        "Nobody came.",
        "It rains.",
    ]
    assert kinds(text, "signed") == [("signed", "B")]


PLAY = """ACT I.

Enter a PILOT.

PILOT. The tide comes in, and with the tide the boats
That left the harbour when the moon was young
And full of hope.

GULL. I saw them from the mole.

PILOT. Then tell the master, and the master's wife.
[Exit GULL.]

GULL. (below) I told them yesterday.
"""


def test_a_play_has_speakers_lines_and_stage_directions() -> None:
    assert kinds(PLAY, "speaker") == [(("speaker"), name) for name in ("PILOT.", "GULL.", "PILOT.", "GULL.")]
    stages = ["Enter a PILOT.", "[Exit GULL.]", "(below)"]
    assert kinds(PLAY, "stage") == [("stage", stage) for stage in stages]
    assert ("l", "And full of hope.") in kinds(PLAY, "l")


def test_a_speech_may_begin_with_how_it_is_said() -> None:
    text = PLAY.replace("(below) I told them yesterday.", "[Aside] I told them yesterday.")
    assert kinds(text, "speaker")[-1] == ("speaker", "GULL.")
    assert kinds(text, "sp")[-1] == ("sp", "GULL. [Aside] I told them yesterday.")


def test_the_number_and_the_title_of_a_chapter_are_both_headings() -> None:
    text = f"CHAPTER I\n\nTHE TIDE\n\n{PROSE}\nCHAPTER II\n\nTHE GULLS\n\n{PROSE}"
    assert [said for _, said in kinds(text, "head")] == ["CHAPTER I", "THE TIDE", "CHAPTER II", "THE GULLS"]


TITLES = [
    ("CAPITOLO I.", "La marea.", "CAPITOLO II.", "Il porto."),
    ("CHAPITRE PREMIER", "Où la mer monte", "CHAPITRE II", "Le port"),
    (
        "CHAPTER I.",
        "OF THE TIDE AND OF ALL THAT CAME AND WENT WITH IT IN\nTHE YEARS.",
        "CHAPTER II.",
        "THE GULLS.",
    ),
]


@pytest.mark.parametrize("titles", TITLES)
def test_what_stands_behind_each_number_of_a_chapter_is_its_title(titles: tuple[str, ...]) -> None:
    one, two, three, four = titles
    text = f"{one}\n\n{two}\n\n{PROSE}\n{three}\n\n{four}\n\n{PROSE}"
    assert [said for _, said in kinds(text, "head")] == [" ".join(title.split()) for title in titles]


@pytest.mark.parametrize(
    "first",
    [
        "Chapter the First.\nIn which the Tide comes in.",
        "Chapitre premier\nOù la mer monte",
        "§ 1. Vom Hafen.",
    ],
)
def test_number_and_title_in_one_block_are_one_heading(first: str) -> None:
    text = f"{first}\n\nThe tide came in.\n\n{first}\n\nThe tide went out.\n"
    assert [said for _, said in kinds(text, "head")] == [" ".join(first.split())] * 2


def test_a_short_first_paragraph_is_no_title_where_other_chapters_have_none() -> None:
    text = f"CHAPTER ONE\n\nIt rained.\n\n{PROSE}\nCHAPTER TWO\n\n{PROSE}\nNobody came.\n"
    assert [said for _, said in kinds(text, "head")] == ["CHAPTER ONE", "CHAPTER TWO"]


@pytest.mark.parametrize("words", ["FOOTNOTES:", "NOTES", "Anmerkungen"])
def test_notes_at_the_end_have_a_heading(words: str) -> None:
    text = f"The tide came in.[1] Nobody came.[2]\n\n{words}\n\n[1] A letter.\n\n[2] The log.\n"
    assert kinds(text, "head") == [("head", words)]


def test_a_chapter_may_begin_at_the_head_of_a_page() -> None:
    text = f"{PROSE.rstrip()[:-20]}\n\fCHAPTER II\n\nTHE GULLS\n\n{PROSE}"
    assert [said for _, said in kinds(text, "head")] == ["CHAPTER II", "THE GULLS"]


def test_a_short_sentence_with_an_initial_is_no_heading() -> None:
    text = f"{PROSE}\nM. Pilot se leva.\n\n{PROSE}"
    assert kinds(text, "head") == []


def test_entries_that_hang_out_to_the_left_are_paragraphs() -> None:
    entry = (
        "Pilot, Anna, The harbours of the west and how they came to be what they\n    are now, with notes.\n"
    )
    text = f"{entry}{entry.replace('Anna', 'Berta')}{entry.replace('Anna', 'Clara')}"
    assert len(kinds(text, "p")) == 3


def test_signs_around_words_are_italics_and_are_not_read() -> None:
    text = "He read _The Tide_ twice,\nand then _The Gulls_. See a_file_name.\n"
    assert [said for _, said in kinds(text, "hi")] == ["_The Tide_", "_The Gulls_"]


MOTTO = (
    "    The tide comes in, the tide goes out, and none of all\n"
    "    the masters of the boats can tell the reason why.\n"
)


def test_what_is_set_in_is_a_quotation() -> None:
    text = f"{PROSE}\nThe master said:\n\n{MOTTO}\n{PROSE}\n{PROSE}"
    (quote,) = laid_out(text).claimed("quote")
    assert quote.span.of(text).startswith("The tide comes in")
    assert not laid_out(text).claimed("epigraph")


def test_a_quotation_right_below_a_heading_is_its_motto() -> None:
    text = f"CHAPTER I\n\n{MOTTO}\n{PROSE}\n{PROSE}"
    assert len(laid_out(text).claimed("epigraph")) == 1


@pytest.mark.parametrize(
    "source", ["                    --Old Ballad.", "\n                    Seneca, Ep. 12."]
)
def test_a_motto_has_its_author_below(source: str) -> None:
    text = f"CHAPTER I\n\n{MOTTO}{source}\n\n{PROSE}\nCHAPTER II\n\n{PROSE}"
    (epigraph,) = laid_out(text).claimed("epigraph")
    assert kinds(text, "bibl") == [("bibl", source.strip())]
    assert epigraph.span.of(text).endswith(source.strip())
    assert [said for _, said in kinds(text, "head")] == ["CHAPTER I", "CHAPTER II"]


def test_a_stanza_may_be_a_motto() -> None:
    song = (
        "      Wo Wasser ist, da ist ein Boot,\n      Wo Boote sind, ein Lotse.\n                   GOETHE\n"
    )
    text = f"CHAPTER I\n\n{song}\n{PROSE}\nCHAPTER II\n\n{PROSE}"
    (epigraph,) = laid_out(text).claimed("epigraph")
    assert epigraph.span.of(text) == song.strip()
    assert kinds(text, "bibl") == [("bibl", "GOETHE")]
    assert len(kinds(text, "l")) == 2


def test_a_text_whose_paragraphs_are_all_set_in_has_no_quotations() -> None:
    text = "\n".join("".join(f"    {line}\n" for line in PROSE.splitlines()) for _ in range(3))
    assert not laid_out(text).claimed("quote")


def test_passages_in_another_language_say_which() -> None:
    text = (
        f"{PROSE}\nHe wrote: “Il faut attendre que la mer monte, et les bateaux sont dans le\n"
        "port” and went.\n\n"
        "Die Boote lagen im Hafen, und der Meister wartete auf die Flut, die nicht kam, weil es\n"
        f"noch nicht Abend war.\n\n{PROSE}"
    )
    document = laid_out(text)
    assert kinds(text, "foreign") == [
        ("foreign", "Il faut attendre que la mer monte, et les bateaux sont dans le port")
    ]
    assert [claim.attributes["xml:lang"] for claim in document.claimed("foreign")] == ["fr"]
    assert [p.attributes.get("xml:lang") for p in document.claimed("p")] == [None, None, "de", None]


def test_a_few_foreign_words_are_no_passage() -> None:
    names = "“Charles de Gaulle de la Tour, Marie de la Croix and Jean des Prés”"
    text = f"{PROSE}\nHe said {names} and “the man of the sea” and went.\n"
    assert not laid_out(text).claimed("foreign")


def test_a_language_is_not_taken_for_its_sister() -> None:
    words = "La gestión contable, formulación, depósito y publicación de las cuentas de la sociedad"
    assert other_language(words, "es") == ""
    assert other_language(words, "en") == "es"


def test_notes_of_the_margin_stand_in_brackets() -> None:
    text = f"{PROSE}\n[Sidenote: The boats\nwait [long].]\n\n{PROSE}\n"
    (note,) = laid_out(text).claimed("note")
    assert note.attributes == {"place": "margin"}
    assert kinds(text, "label") == [("label", "[Sidenote:"), ("label", "]")]


def test_a_note_of_the_margin_in_a_line_leaves_the_line_to_the_text() -> None:
    text = "The boats lay there [Sidenote: How they\nlay.] and were mended, one and all, be-\nfore spring.\n"
    made = laid_out(text)
    said = [(claim.element, claim.span.of(text)) for claim in made.claimed("note", "p", "pc")]
    assert sorted(said) == [("note", "[Sidenote: How they\nlay.]"), ("p", text.rstrip("\n")), ("pc", "-")]


@pytest.mark.parametrize(
    "added", ["P.S. The gulls are back.", "NB. The gulls are back.", "PS: The gulls are back."]
)
def test_what_stands_below_the_signature_is_a_postscript(added: str) -> None:
    text = f"Dear Anna,\n\nThe tide is in.\n\nYours,\nOtto\n\n{added}\n"
    assert kinds(text, "postscript") == [("postscript", added)]
    assert kinds(text, "signed") == [("signed", "Otto")]


def items(text: str, language: str = "en") -> list[str]:
    made = laid_out(text, language=language)
    return [" ".join(claim.span.of(text).split()) for claim in made.claimed("item")]


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("CONTENTS", ["I. The Tide before the\n     great Storm      1", "II. The Gulls      23"]),
        ("Inhalt", ["Erstes Kapitel. Die Flut .... S. 7", "Zweites Kapitel. Der Hafen .... S. 12"]),
        ("Indice", ["Capitolo I. La marea . . . . »  1", "Capitolo II. Il porto . . . . »  23"]),
        ("INDEX", ["Boats, 1, 12-15", "  lost, 23, 60 n.", "Gulls, see Tide", "Tide, passim"]),
        ("Register", ["Boote 1, 12–15", "Möwen s. Flut", "Flut 57 ff.", "Hafen 3, 88 A. 2"]),
    ],
)
def test_entries_of_tables_in_many_forms(name: str, entries: list[str]) -> None:
    lines = "\n".join(entries)
    assert items(f"{name}\n\n{lines}\n\n{PROSE}") == [" ".join(entry.split()) for entry in entries]


def test_the_names_of_columns_are_an_entry_of_their_own() -> None:
    text = "CONTENTS\n\nCHAP.           PAGE\n\nI. The Tide        1\nII. The Gulls     23\n"
    assert items(text) == ["CHAP. PAGE", "I. The Tide 1", "II. The Gulls 23"]


def test_contents_without_pages_are_named_again_below() -> None:
    text = (
        "CONTENTS\n\nBOOK I\n\nI. In which the Tide\n   comes in\nII. The Gulls\n\n"
        f"BOOK I\n\nI. In which the Tide comes in\n\n{PROSE}\nII. The Gulls\n\n{PROSE}"
    )
    assert items(text) == ["BOOK I", "I. In which the Tide comes in", "II. The Gulls"]
    assert [said for _, said in kinds(text, "head")] == [
        "CONTENTS",
        "BOOK I",
        "I. In which the Tide comes in",
        "II. The Gulls",
    ]


def test_contents_whose_numbers_count_up_need_no_pages() -> None:
    entries = [f"{number}. To the Master" for number in range(216, 222)]
    text = "CONTENTS OF VOLUME II.\n\n" + "\n\n".join(entries) + f"\n\n{PROSE}"
    assert items(text) == entries


def test_short_lines_set_in_amid_prose_are_one_block_and_no_headings() -> None:
    above = "The pilot gave us a letter which had been in the house for a week. It was to:"
    below = "We took it to the mole, and from there to the boat that lay at the end of it."
    address = "Mr. John Rade\n            Grocer\n        At the Gull\n            Alba\n        Dee"
    text = f"{above}\n\n        {address}\n\n{below}\n"
    made = laid_out(text)
    assert words(made, "p") == [above, address, below]
    assert not made.claimed("head", "lg")


def test_articles_of_a_law_have_heads_and_their_sections_begin_blocks() -> None:
    text = (
        "Gesetz der Mole\n\n§ 1\nBegriff\n(1) Da liegen Boote.\n(2) Sie haben Namen.\n\n"
        "§ 2\nNamen\n(1) Jedes Boot hat einen.\n(2) Er steht am Bug.\n"
    )
    made = laid_out(text, language="de")
    assert words(made, "head")[-2:] == ["§ 1\nBegriff", "§ 2\nNamen"]
    assert [item.split(" ")[0] for item in words(made, "item")] == ["(1)", "(2)"] * 2
