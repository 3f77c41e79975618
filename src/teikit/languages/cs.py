"""Czech: enough to know a text in it and to read the names of its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Czech",
    common="se na že byl jsem by ale jako bylo jsme byly který jeho nebo když",
    numbered_parts="díl kniha část jednání kapitola dopis výstup",
    named_parts="úvod předmluva",
    last_parts="závěr doslov",
    later_parts="literatura příloha",
    contents="obsah",
    index="rejstřík",
    to_part="k ke",
    notes="poznámky",
    greetings="milý milá drahý drahá vážený vážená",
    farewells="tvůj váš",
    lone_letters="aikosuvz",
    months=(
        "leden ledna lednu",
        "únor února únoru",
        "březen března březnu",
        "duben dubna dubnu",
        "květen května květnu",
        "červen června červnu",
        "červenec července červenci",
        "srpen srpna srpnu",
        "září",
        "říjen října říjnu",
        "listopad listopadu",
        "prosinec prosince prosinci",
    ),
)
