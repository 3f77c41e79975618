"""Swedish: enough to know a text in it and to read its months; nobody has written the rest yet."""

from teikit.language import Citing, Language

LANGUAGE = Language(
    name="Swedish",
    common="och att som är av för med inte till ett var från han om",
    numbered_parts="kapitel del bok akt scen brev",
    named_parts="inledning förord",
    later_parts="slutord litteratur bilaga",
    contents="innehåll innehållsförteckning",
    index="register",
    notes="noter slutnoter fotnoter",
    greetings="kära käre bästa",
    farewells="din er tillgivne",
    joined_compounds=True,
    months=(
        "januari",
        "februari",
        "mars",
        "april",
        "",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
    particles="af von",
    bibliography="litteratur litteraturförteckning",
    citing={
        Citing.SAME: "ibidem",
        Citing.SEE: "se jfr",
        Citing.EDITED: "red utg",
        Citing.VOLUME: "bd årg",
        Citing.NUMBER: "nr",
        Citing.PAGE: "s",
        Citing.ARCHIVE: "arkiv riksarkivet",
        Citing.JOURNAL: "tidskrift",
        Citing.PRESS: "förlag",
    },
)
