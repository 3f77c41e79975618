"""Small documents for and against the profile: where a fragment goes, and what each bad one breaks."""

from __future__ import annotations

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A page</title>"
    '<respStmt xml:id="teikit"><resp>conversion</resp><name>teikit</name></respStmt></titleStmt>'
    "<publicationStmt><p>Not published.</p></publicationStmt>"
    "<sourceDesc><bibl><title>page.txt</title></bibl></sourceDesc></fileDesc>"
    '<encodingDesc><appInfo><application ident="teikit" version="0.1.0"><label>teikit</label></application>'
    '</appInfo><editorialDecl><hyphenation eol="all"><p>All kept.</p></hyphenation>'
    '<correction method="markup"><p>None.</p></correction></editorialDecl></encodingDesc>'
    '<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>'
    '<revisionDesc><change when="2026-01-31">converted</change></revisionDesc></teiHeader>'
)
DOCUMENT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{register}'
    '<text xml:lang="en"><body>{body}</body></text></TEI>'
)
PERSONS = "<listPerson>{}</listPerson>"
PERSON = '<person xml:id="kedia"><persName>Spiridon Kedia</persName></person>'
PLACES = "<listPlace>{}</listPlace>"
PLACE = '<place xml:id="tbilisi"><placeName>Tbilisi</placeName>{}</place>'
C = 'resp="#teikit" cert="high"'
NOTE = '<note place="bottom" n="1" xml:id="n1" target="#r1">{}</note>'


def document(body: str = "<div/>", header: str = HEADER, register: str = "") -> bytes:
    """A whole document with one part that matters."""
    return DOCUMENT.format(header=header, body=body, register=register).encode()


def inline(fragment: str) -> bytes:
    """The fragment in a paragraph."""
    return document(f"<div><p>He {fragment} came.</p></div>")


def block(fragment: str) -> bytes:
    """The fragment as a division."""
    return document(f"<div>{fragment}</div>")


def register(fragment: str) -> bytes:
    """The fragment as the register."""
    return document(register=f"<standOff>{fragment}</standOff>")


def header(old: str, new: str) -> bytes:
    """The smallest header with one part of it exchanged."""
    assert old in HEADER
    return document(header=HEADER.replace(old, new))


def note(fragment: str) -> bytes:
    """The fragment as the content of a note."""
    return inline(NOTE.format(fragment))


SOURCE = "<bibl><title>page.txt</title></bibl>"
PUBLICATION = "<p>Not published.</p>"
RULES = "</correction></editorialDecl>"

GOOD = {
    "nothing on the page": document(),
    "all of a line": inline(
        '<lb n="2"/><pb n="100" xml:id="p100" break="no" rend="LF FF"/>'
        '<fw type="header" place="top">100 Title <hi rend="italic">by X</hi></fw><pc force="weak">-</pc>'
        '<supplied reason="lost" xml:space="preserve" resp="#teikit" cert="high"> </supplied>'
        '<space dim="vertical" unit="lines" quantity="2"/><gap reason="illegible" unit="chars" quantity="3"/>'
    ),
    "a mended word": inline(f"<choice><sic>ag</sic><corr {C}>flag</corr></choice>"),
    "a regular spelling": inline("<choice><orig>ſo</orig><reg>so</reg></choice>"),
    "a word mended across lines": inline(
        '<choice><sic>in<pc force="weak">-</pc><lb break="no"/>uence</sic>'
        f"<corr {C}>influence</corr></choice>"
    ),
    "a name over a page with a note between": inline(
        f'<persName ref="#kedia" {C}>Spi<pc force="weak">-</pc>'
        f'{NOTE.format(f"of <persName {C}>Kedia</persName>")}<pb n="2" break="no"/>'
        f'<fw type="header" place="top">2</fw>ridon <hi rend="italic">K</hi></persName>'
    ),
    "a reference inside a date": inline(
        f'<date when="1920" {C}>1920'
        f'<ref type="noteAnchor" target="#n1" xml:id="r1" n="1" rend="superscript">¹'
        "</ref></date>"
    ),
    "a page that is there, and one that is not": inline(
        f'<ref type="pageReference" target="#p100" {C}>p. 100</ref> <ref type="pageReference">p. 7</ref>'
    ),
    "an address": inline('<ref type="link" target="https://example.org/a">example.org/a</ref>'),
    "a title with a place in it": inline(
        f'<title level="m">Armenia and <placeName {C}>Baku</placeName></title>'
    ),
    "words in French with a name": inline(
        f'<foreign xml:lang="fr">chez <persName {C}>Millerand</persName></foreign>'
    ),
    "a note that goes on": note(
        '<lb/><label rend="superscript">1</label> See '
        '<milestone unit="page" type="continued" n="2" corresp="#a"/>'
        '<lb/>more.</note><anchor xml:id="a" type="continued"/><note place="margin" type="gloss">x'
    ),
    "headings, paragraphs, blocks, smaller divisions": document(
        '<pb n="1"/><div type="chapter" n="1" xml:id="c1" xml:lang="de">'
        '<fw type="pageNum" place="bottom">1</fw>'
        '<head rend="centre">I</head><lb/><head>Of Baku</head><p rend="indent">One.</p>'
        '<space dim="vertical"/>'
        '<ab type="signature">Two.</ab><div><p>Three.</p></div></div><pb n="2"/><div/><pb n="3"/>'
    ),
    "persons and places": register(
        PERSONS.format(
            '<person xml:id="kedia"><persName>Spiridon Kedia</persName>'
            '<persName xml:lang="fr">Kédia</persName>'
            '<idno type="VIAF">12</idno><note>a lawyer</note></person>'
        )
        + PLACES.format(
            PLACE.format(
                "<placeName>Tiflis</placeName><country>Georgia</country><location>"
                "<geo>41.69 -44.83</geo></location>"
                '<idno type="geonames">611717</idno><note>now Tbilisi</note>'
            )
        )
    ),
    "works cited": register(
        '<listBibl><biblStruct xml:id="w1" type="legal" corresp="#b1 #b2"><analytic><author>'
        '<persName ref="#kedia">'
        'Kedia</persName></author><title level="a">A</title></analytic><monogr><title level="j">B</title>'
        '<idno type="DOI">10.1/2</idno><editor>Somebody</editor><edition>2nd ed.</edition><imprint>'
        '<pubPlace>Tiflis</pubPlace><publisher>C</publisher><date when="1921">1921</date>'
        '<biblScope unit="volume" from="4" to="4">4</biblScope></imprint></monogr><series>'
        '<title level="s">D</title>'
        "</series></biblStruct>"
        '<biblStruct xml:id="w2"><monogr><author>Board</author><title/><imprint><date/></imprint>'
        "</monogr></biblStruct>"
        '<bibl xml:id="w3" type="archival"><msIdentifier><repository>AMAE</repository>'
        "<collection>CPC</collection>"
        '<idno type="shelfmark">no. 631</idno></msIdentifier><title level="u">E</title>'
        '<date when="1920"/></bibl>'
        "</listBibl>"
    ),
    "a work and its parts": note(
        '<bibl xml:id="b1" type="archival" corresp="#w1 #w3">'
        '<orgName type="repository" resp="#teikit" cert="high">'
        'AMAE</orgName>, <seg type="collection">CPC</seg>, <idno type="shelfmark">631</idno>, '
        '<citedRange unit="folio" from="2r">fol. 2r</citedRange>, <ref type="citation">ibid.</ref>, '
        '<ref type="noteReference" target="#n1">n. 1</ref></bibl>'
    ),
    "places only": register(PLACES.format(PLACE.format(""))),
    "a full description": header(
        PUBLICATION,
        '<publisher>We</publisher><date when="2026">2026</date><availability status="free">'
        '<licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability>',
    ),
    "a known source": header(
        SOURCE,
        "<bibl><title>A</title><author>B</author><publisher>C</publisher><date>about 1920</date>"
        f'<idno type="filename">a b.txt</idno><idno type="sha256">{"0a" * 32}</idno>'
        '<idno type="encoding">windows-1252</idno></bibl>',
    ),
    "what read the source": header(
        "</application></appInfo>",
        '</application><application type="reader" ident="pdf" version="1.2"><label>pdf</label>'
        "<desc>with a library</desc></application></appInfo>",
    ),
    "all rules of treatment": header(
        RULES,
        "</correction><normalization><p>None.</p></normalization><quotation marks='all'>"
        "<p>Kept.</p></quotation>"
        "<segmentation><p>By page.</p></segmentation><interpretation><p>Names.</p></interpretation>"
        "</editorialDecl><tagsDecl><rendition scheme='free' selector='lb'>CRLF</rendition></tagsDecl>",
    ),
}
GOOD |= {
    f"date {attributes}": inline(f"<date {attributes} {C}>then</date>")
    for attributes in (
        'when="1920-02-29"',
        'when="1920-07"',
        'when="1920"',
        'when="--07"',
        'when="--07-14"',
        'when="---05"',
        'from="1914" to="1918-11-11"',
        'from="1914"',
        'to="1918"',
        'notBefore="1914" notAfter="1918"',
        'notAfter="1918"',
    )
}

BAD = {
    "a work without an imprint": register(
        '<listBibl><biblStruct xml:id="w"><monogr><title>A</title></monogr></biblStruct></listBibl>'
    ),
    "an entry without a name": register(
        "<listBibl><biblStruct><monogr><title>A</title><imprint><date/></imprint></monogr>"
        "</biblStruct></listBibl>"
    ),
    "an unknown element": inline("<name>x</name>"),
    "an unknown attribute": inline(f'<persName key="x" {C}>x</persName>'),
    "an element of no namespace": inline('<lb xmlns=""/>'),
    "a text without its language": document().replace(b' xml:lang="en"', b""),
    "a language that is no tag": document().replace(b'"en"><body', b'"the English"><body'),
    "an unsigned name": inline('<persName cert="high">x</persName>'),
    "a name of unsaid certainty": inline('<placeName resp="#teikit">x</placeName>'),
    "certainty in a number": inline('<placeName resp="#teikit" cert="0.9">x</placeName>'),
    "a name that points abroad": inline(f'<persName ref="http://a.org/#x" {C}>x</persName>'),
    "a pointer to two": inline(f'<persName ref="#x #y" {C}>x</persName>'),
    "a pointer that no identifier can answer": inline(f'<persName ref="#1x" {C}>x</persName>'),
    "a pointer to nothing": inline(f'<persName ref="#" {C}>x</persName>'),
    "a name in a name": inline(f"<persName {C}>x <placeName {C}>y</placeName></persName>"),
    "a name in italics in a name": inline(
        f'<persName {C}>x <hi rend="i"><date when="1" {C}>y</date></hi></persName>'
    ),
    "a name in a reference": inline(f'<ref type="pageReference">p. <placeName {C}>y</placeName></ref>'),
    "a reference in a reference": inline(
        '<ref type="pageReference">p. <ref type="pageReference">y</ref></ref>'
    ),
    "a mark that leads abroad": inline('<ref type="noteAnchor" target="http://a.org/">1</ref>'),
    "a reference of no known kind": inline('<ref type="see" target="#p1">1</ref>'),
    "an address with nothing in it": inline('<ref type="link">x</ref>'),
    "half a choice": inline("<choice><sic>ag</sic></choice>"),
    "a choice turned round": inline(f"<choice><corr {C}>flag</corr><sic>ag</sic></choice>"),
    "a choice of mixed kinds": inline("<choice><sic>ag</sic><reg>flag</reg></choice>"),
    "an unsigned correction": inline("<choice><sic>ag</sic><corr>flag</corr></choice>"),
    "a correction alone": inline(f"<corr {C}>flag</corr>"),
    "markup in a correction": inline(f"<choice><sic>ag</sic><corr {C}>fl<lb/>ag</corr></choice>"),
    "a hyphen of no known force": inline('<pc force="inter">-</pc>'),
    "no hyphen at all": inline('<pc force="weak"/>'),
    "a break with words in it": inline("<lb>x</lb>"),
    "a break that may be": inline('<lb break="maybe"/>'),
    "a line numbered nought": inline('<lb n="0"/>'),
    "a running head in the margin": inline('<fw type="header" place="margin">x</fw>'),
    "a running head of no kind": inline('<fw place="top">x</fw>'),
    "a page break in a running head": inline('<fw type="header" place="top">x<pb/></fw>'),
    "highlighting that does not say how": inline("<hi>x</hi>"),
    "foreign words of no language": inline("<foreign>x</foreign>"),
    "a gap without a reason": inline("<gap/>"),
    "an unsigned addition": inline('<supplied reason="lost"> </supplied>'),
    "an anchor without a name": inline('<anchor type="continued"/>'),
    "an anchor for nothing": inline('<anchor xml:id="a"/>'),
    "a milestone between paragraphs": block('<p/><milestone unit="page" type="continued" corresp="#a"/>'),
    "a milestone that goes on nowhere": note('<milestone unit="page" type="continued"/>'),
    "a milestone of another unit": note('<milestone unit="line" type="continued" corresp="#a"/>'),
    "a note of no place": inline("<note>x</note>"),
    "a note overleaf": inline('<note place="overleaf">x</note>'),
    "a note that belongs abroad": inline('<note place="bottom" target="a.xml#r">x</note>'),
    "a note in a note": note(NOTE.replace("n1", "n2").format("x")),
    "two numbers on a note": note("<label>1</label> a <label>2</label> b"),
    "a label outside a note": inline("<label>1</label>"),
    "an identifier with a space": inline('<pb xml:id="p 1"/>'),
    "an identifier that begins with a digit": inline('<pb xml:id="1"/>'),
    "words between paragraphs": block("<p>x</p>loose"),
    "a name between paragraphs": block(f"<p>x</p><persName {C}>x</persName>"),
    "a heading below a paragraph": block("<p>x</p><head>y</head>"),
    "a paragraph below a division": block("<div/><p>x</p>"),
    "a paragraph in a paragraph": block("<p><p>x</p></p>"),
    "a paragraph that is in no division": document("<p>x</p>"),
    "an empty body": document(""),
    "an empty register": register(""),
    "places before persons": register(PLACES.format(PLACE.format("")) + PERSONS.format(PERSON)),
    "an empty list": register(PERSONS.format("")),
    "a person without a name": register(PERSONS.format('<person xml:id="a"/>')),
    "a person nobody can point at": register(PERSONS.format("<person><persName>A</persName></person>")),
    "a place without a name": register(PLACES.format('<place xml:id="a"/>')),
    "a latitude of three digits": register(
        PLACES.format(PLACE.format("<location><geo>100 100</geo></location>"))
    ),
    "one coordinate": register(PLACES.format(PLACE.format("<location><geo>41</geo></location>"))),
    "a GeoNames number in letters": register(PLACES.format(PLACE.format('<idno type="geonames">x</idno>'))),
    "a register behind the text": document().replace(
        b"</TEI>",
        b'<standOff><listPerson><person xml:id="a"><persName>A</persName></person></listPerson>'
        b"</standOff></TEI>",
    ),
    "a header without a title": header("<title>A page</title>", ""),
    "nobody responsible": header(
        '<respStmt xml:id="teikit"><resp>conversion</resp><name>teikit</name></respStmt>', ""
    ),
    "no statement of publication": header(f"<publicationStmt>{PUBLICATION}</publicationStmt>", ""),
    "a date before its publisher": header(PUBLICATION, "<date>2026</date><publisher>We</publisher>"),
    "terms in no words": header(PUBLICATION, "<publisher>We</publisher><availability/>"),
    "no source": header(f"<sourceDesc>{SOURCE}</sourceDesc>", ""),
    "a fingerprint too short": header(SOURCE, '<bibl><idno type="sha256">0a</idno></bibl>'),
    "a file of no name": header(SOURCE, '<bibl><idno type="filename"/></bibl>'),
    "an encoding in two words": header(SOURCE, '<bibl><idno type="encoding">UTF 8</idno></bibl>'),
    "a number of another kind": header(SOURCE, '<bibl><idno type="ISBN">1</idno></bibl>'),
    "another program": header('ident="teikit"', 'ident="other"'),
    "a version in words": header('"0.1.0"', '"first"'),
    "no word on hyphens": header('<hyphenation eol="all"><p>All kept.</p></hyphenation>', ""),
    "hyphens kept somehow": header('eol="all"', 'eol="maybe"'),
    "corrections of no method": header(' method="markup"', ""),
    "two rules on corrections": header(
        RULES, '</correction><correction method="silent"><p>x</p></correction></editorialDecl>'
    ),
    "no languages": header('<language ident="en">English</language>', ""),
    "no history": header('<change when="2026-01-31">converted</change>', ""),
    "a change on no day of the calendar": header('"2026-01-31"', '"2026-02-31"'),
    "a change in some month": header('"2026-01-31"', '"2026-01"'),
    "a rendition in CSS": header(
        "</encodingDesc>",
        '<tagsDecl><rendition scheme="css" selector="lb">x</rendition></tagsDecl></encodingDesc>',
    ),
}
BAD |= {
    f"date {attributes}": inline(f"<date {attributes} {C}>then</date>")
    for attributes in (
        'when="1921-02-29"',
        'when="1920-13"',
        'when="--02-30"',
        'when="18th May"',
        'when="20"',
        'when="1920-07-01Z"',
        'when="1920-07-01+02:00"',
        'when="12:30:00"',
        'when="---32"',
        'when="1914" to="1918"',
        'from="1914" notAfter="1918"',
        'from="1914" notBefore="1914"',
        'when=""',
    )
}
REPEATED = {
    "one identifier twice": block('<p xml:id="a"/><p xml:id="a"/>'),
}
"""What libxml2 does not look for: that identifiers are unique."""
