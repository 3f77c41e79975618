"""Dutch: enough to know a text in it and to read the names of its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Dutch",
    common="het een van dat niet zijn op te met voor aan ook door maar bij naar",
    numbered_parts="band boek deel bedrijf akte hoofdstuk brief bijlage toneel",
    named_parts="inleiding voorwoord woord-vooraf",
    last_parts="besluit conclusie nawoord",
    later_parts="bibliografie literatuur bijlage",
    contents="inhoud inhoudsopgave",
    index="register",
    to_part="bij",
    notes="noten voetnoten eindnoten aantekeningen",
    greetings="lieve beste geachte waarde mijnheer mevrouw",
    very="zeer",
    farewells="uw je hoogachtend groeten",
    stage_words="af",
    joined_compounds=True,
    months=(
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    particles="van der den ter ten te de",
)
