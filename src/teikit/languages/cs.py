"""Czech: enough to know a text in it and to read the names of its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Czech",
    common="se na že byl jsem by ale jako bylo jsme byly který jeho nebo když",
    numbered_parts="kapitola část kniha díl jednání výstup dopis",
    named_parts="úvod předmluva",
    later_parts="závěr doslov literatura příloha",
    contents="obsah",
    index="rejstřík",
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
