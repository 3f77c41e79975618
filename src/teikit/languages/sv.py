"""Swedish: enough to know a text in it and to read its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Swedish",
    common="och att som är av för med inte till ett var från han om",
    numbered_parts="bok del akt kapitel brev scen",
    named_parts="inledning förord",
    last_parts="slutord",
    later_parts="litteratur bilaga",
    contents="innehåll innehållsförteckning",
    index="register",
    to_part="till",
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
)
