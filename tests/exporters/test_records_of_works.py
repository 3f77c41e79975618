"""Records of works: what teikit's own checks take and refuse, and that the tables say what is read."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from tests.exporters.test_works import TEI, made

from teikit.checkers import bibtex_entries, csl_data, ris_records, zotero_items
from teikit.exporting.pipeline import UnfitError, export
from teikit.package import Verdict
from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.facts import work_facts
from teikit.tei.facts.works import record, works
from teikit.tei.mapping import Fact

FORMS = ("csl-json", "bibtex", "ris", "zotero-rdf")
CSL = json.loads(made("csl-json"))
BIBTEX, RIS, ZOTERO = (made(form).decode() for form in FORMS[1:])


@pytest.mark.parametrize("form", FORMS)
def test_what_is_made_is_valid(form: str) -> None:
    receipt = export(Source("stones.xml", TEI.encode()), form).receipt
    assert receipt.verdict is Verdict.VALID, receipt.remarks
    assert receipt.checker.startswith("teikit's own check")
    assert next(iter(receipt.counts.values())) == 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "essay"}, 'stones is a "essay", which is no type of CSL'),
        ({"id": "stone-ships"}, 'two records have the id "stone-ships"'),
        ({"id": None}, "record 1 has no id"),
        ({"titel": "Ships"}, "titel is no variable of CSL"),
        ({"title": ["Ships"]}, "title has no words"),
        ({"author": []}, "author names nobody"),
        ({"author": [{"given": ""}]}, "a name without words"),
        ({"author": [{"family": "Stone", "first": "Ada"}]}, "a name with first"),
        ({"issued": {"date-parts": [[1850, 2, 30]]}}, "no date in [[1850, 2, 30]]"),
        ({"issued": {"date-parts": [[1850], [1851], [1852]]}}, "no date in"),
        ({"issued": "1850"}, "issued is no date"),
        ({"custom": "x"}, "custom is no object"),
    ],
)
def test_csl_that_is_none_is_refused(change: dict, said: str) -> None:
    assert list(csl_data.complaints(CSL)) == []
    assert any(said in each for each in csl_data.complaints([CSL[0] | change, *CSL[1:]]))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("@book{stones,", "@tome{stones,", "BibTeX knows no @tome"),
        ("@book{stones,", "@book{stone-ships,", "two entries have the key stone-ships"),
        ("@book{stones,", "@book{the stones,", "can be no key"),
        ("{Letters of the Stones}", "{Letters of the Stones", "no field begins"),
        ("title = ", "title ", "no field begins"),
        ("Letters of", "Letters & Cards of", "a sign that means something to LaTeX"),
        ("{Reed, Cy}", "{Reed, Cy, Jr, Esq}", "too many commas"),
        ("year = {2020}", "year = { }", "year has no words"),
        ("year = {2020}", "year = {2020},\n  year = {2021}", "has year twice"),
    ],
)
def test_bibtex_that_nobody_reads_is_refused(old: str, new: str, said: str) -> None:
    assert old in BIBTEX
    receipt = bibtex_entries.receipt(BIBTEX.replace(old, new, 1).encode())
    assert receipt.verdict is Verdict.INVALID
    assert any(said in each for each in receipt.remarks), receipt.remarks


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("TY  - BOOK", "TY  - TOME", "a record begins with the type"),
        ("TI  - ", "XX  - ", "RIS knows no XX"),
        ("TI  - ", "", "has no tag"),
        ("ER  - \r\n\r\nTY", "TY", "RIS knows no TY"),
        ("DA  - 2020/05/", "DA  - 2020-05", "is no date of RIS"),
        ("ID  - stones", "ID  - papers", 'two records have the id "papers"'),
    ],
)
def test_ris_that_is_none_is_refused(old: str, new: str, said: str) -> None:
    assert old in RIS
    receipt = ris_records.receipt(RIS.replace(old, new, 1).encode())
    assert receipt.verdict is Verdict.INVALID
    assert any(said in each for each in receipt.remarks), receipt.remarks


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (">journalArticle<", ">article<", 'is a "article"'),
        ('resource="#stone-ships-cited-1"', 'resource="#stone"', "“#stone” is not there"),
        ('about="#papers"', 'about="#stones"', 'two items are called "#stones"'),
        (">Allen Press<", "><", "an empty name"),
    ],
)
def test_zotero_rdf_that_is_none_is_refused(old: str, new: str, said: str) -> None:
    assert old in ZOTERO
    receipt = zotero_items.receipt(ZOTERO.replace(old, new, 1).encode())
    assert receipt.verdict is Verdict.INVALID
    assert any(said in each for each in receipt.remarks), receipt.remarks


@pytest.mark.parametrize("form", FORMS)
def test_an_edition_without_a_title_names_the_element_to_fill(form: str) -> None:
    bare = TEI.replace("<title>Letters of the Stones</title>", "")
    with pytest.raises(UnfitError) as raised:
        made(form, bare)
    assert "fill teiHeader/fileDesc/titleStmt/title, as <title>" in raised.value.lines[0]
    assert made(form, bare, works="cited")


@pytest.mark.parametrize("form", FORMS)
def test_what_no_row_takes_is_told_with_its_place(form: str) -> None:
    extent = TEI.replace("<imprint><pubPlace>", "<imprint><extent>300 p.</extent><pubPlace>")
    source = Source("stones.xml", extent.encode())
    losses = {loss.what: loss.line for loss in export(source, form).receipt.losses}
    assert losses["1 × biblStruct/monogr/imprint/extent: no row of the mapping takes it"] == 8
    assert any("sourceDesc" in what for what in losses)
    cited = export(source, form, {"works": "cited"}).receipt.losses
    assert not any("sourceDesc" in loss.what for loss in cited)


NAMELESS = TEI.replace(' xml:id="stone-ships"', "").replace(' xml:id="papers"', "")


def test_works_without_a_name_get_one_and_no_two_the_same() -> None:
    same = NAMELESS.replace('xml:id="reed-harbour"', 'xml:id="Stones"')
    assert [each["id"] for each in json.loads(made("csl-json", same))] == [
        "stones",
        "work",
        "Stones-2",
        "work-2",
    ]
    keys = re.findall(r"^@\w+\{(.*),", made("bibtex", same).decode(), re.MULTILINE)
    assert keys == ["stones", "work", "Stones-2", "work-2"]


def test_keys_that_ascii_makes_alike_are_told_apart() -> None:
    alike = TEI.replace("stone-ships", "bär").replace("reed-harbour", "bör")
    keys = re.findall(r"^@\w+\{(.*),", made("bibtex", alike).decode(), re.MULTILINE)
    assert keys == ["stones", "b-r", "b-r-2", "papers"]


def test_names_with_commas_and_an_and_stay_one_name() -> None:
    odd = TEI.replace("<persName>Ada Stone</persName>", "<persName>Stone and Sons, of Cork, Ltd</persName>")
    assert r"author = {{Stone and Sons}, {of Cork, Ltd}}" in made("bibtex", odd).decode()


def test_a_brace_that_nothing_closes_is_spelled() -> None:
    odd = TEI.replace("{Cork}", "{Cork").replace("The Harbour", "The } Harbour")
    text = made("bibtex", odd).decode()
    assert r"\textbraceleft{}Cork" in text
    assert r"The \textbraceright{} Harbour" in text


def test_an_entry_without_a_title_is_given_as_it_stands() -> None:
    loose = re.sub(
        r"<biblStruct xml:id=\"stone.*?</biblStruct>", "<bibl>Stone, Cork 1951</bibl>", TEI, flags=re.DOTALL
    )
    (said,) = (each for each in json.loads(made("csl-json", loose)) if each["id"] == "work")
    assert said == {"id": "work", "type": "book", "note": "Stone, Cork 1951"}
    assert "note = {Stone, Cork 1951}" in made("bibtex", loose).decode()
    assert "N1  - Stone, Cork 1951" in made("ris", loose).decode()
    assert ">Stone, Cork 1951</dc:description>" in made("zotero-rdf", loose).decode()


def test_a_date_with_one_end_only_is_given_in_words() -> None:
    odd = TEI.replace('<date when="1951">1951</date>', '<date notAfter="1951">before 1951</date>')
    assert json.loads(made("csl-json", odd))[1]["issued"] == {"literal": "before 1951"}


def warned(data: bytes, folder: Path) -> set[tuple[str, str]]:
    """Of what BibTeX itself warns: an entry, and what it lacks. It makes no other complaint."""
    (folder / "t.bib").write_bytes(data)
    (folder / "t.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{t}\n")
    said = subprocess.run(
        ["bibtex", "t"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert said.returncode == 0, said.stdout
    found = re.findall(r"Warning--empty (.*) in (\S+)", said.stdout)
    return {(key, what.replace(" and ", " or ")) for what, key in found}


def lacking(data: bytes) -> set[tuple[str, str]]:
    entries = bibtex_entries.read(data.decode())
    said = [each for entry in entries for each in bibtex_entries.lacks(entry)]
    return {(each.partition(":")[0], each.rpartition(" without ")[2]) for each in said}


@pytest.mark.skipif(not which("bibtex"), reason="BibTeX is not installed")
def test_bibtex_itself_warns_of_what_the_receipt_says(tmp_path: Path) -> None:
    for tei in (TEI, NAMELESS, TEI.replace("Allen Press", "")):
        data = made("bibtex", tei)
        assert lacking(data) == warned(data, tmp_path)
    assert ("work", "publisher") in lacking(
        made("bibtex", NAMELESS.replace("<publisher>Allen Press</publisher>", ""))
    )


@pytest.mark.skipif(not which("bibtex"), reason="BibTeX is not installed")
@pytest.mark.skipif("TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS is not set")
def test_bibtex_reads_the_works_of_real_texts(tmp_path: Path) -> None:
    for path in sorted(Path(os.environ["TEIKIT_CORPUS"]).glob("tei/*/*.xml"))[::6]:
        try:
            data = export(Source(path.name, path.read_bytes()), "bibtex", {}, incomplete=True).data
        except FileError:
            continue
        assert lacking(data) == warned(data, tmp_path), path.name


FACTS = {name: fact for name, fact in vars(work_facts).items() if isinstance(fact, Fact)}


def entry(path: str) -> str:
    """An entry that says something at one path only."""
    name = path.rpartition("/")[2]
    element, _, condition = name.partition("[")
    said = f" {condition[1:-1].replace('@', '')}" if condition else ""
    element = "idno" if element == "*" else element
    if element == "idno" and not condition:
        return "".join(f'<idno type="{kind}">10.1234/x</idno>' for kind in ("DOI", "ISBN", "URL"))
    if element == "editor" and not condition:
        return "<editor>Ada Stone</editor>"
    more = '<title level="a">Of a part</title>' if "level" in condition and '"s"' not in condition else ""
    return f"{more}<{element}{said}>1951 Ada Stone</{element}>"


@pytest.mark.parametrize("name", [name for name in FACTS if name not in ("KIND", "AS_IT_STANDS")])
def test_a_fact_of_a_work_is_read_at_each_path_of_its_entry(name: str) -> None:
    fact = FACTS[name]
    for path in fact.paths:
        if path.startswith(work_facts.ENTRY):
            xml_id = ' xml:id="x"' if path.endswith("@xml:id") else ""
            inside = "" if xml_id else entry(path)
            tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><listBibl><bibl{xml_id}>{inside}</bibl></listBibl></text></TEI>'
            (work,) = works(parse(Source("x.xml", tei.encode())))
            assert list(fact.read(work)), path


def test_a_fact_of_the_edition_is_read_from_its_header() -> None:
    said = record(parse(Source("x.xml", FULL.encode())))
    read = {name for name, fact in FACTS.items() if list(fact.read(said))}
    assert read == {
        name
        for name, fact in FACTS.items()
        if any(path.startswith(("teiHeader", "text/@", "@")) for path in fact.paths)
    } | {"KIND"}


FULL = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters</title>
<author>Ada Stone</author><editor>Cy Reed</editor></titleStmt><editionStmt><edition>Second</edition></editionStmt>
<publicationStmt><publisher>Archive</publisher><pubPlace>Cork</pubPlace><date when="2020"/>
<idno type="DOI">10.1234/x</idno><idno type="ISBN">978-3-16-148410-0</idno><idno type="URL">https://example.org/x</idno>
</publicationStmt><seriesStmt><title>Papers</title></seriesStmt></fileDesc></teiHeader>
<text xml:lang="en"><body><p/></body></text></TEI>"""


def test_the_edition_names_its_editors_place_and_series_too() -> None:
    (said,) = json.loads(made("csl-json", FULL))
    assert said["editor"] == [{"family": "Reed", "given": "Cy"}]
    assert (said["publisher-place"], said["collection-title"], said["edition"]) == (
        "Cork",
        "Papers",
        "Second",
    )
    assert said["ISBN"] == "978-3-16-148410-0"
