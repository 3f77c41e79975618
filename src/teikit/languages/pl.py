"""Polish: enough to know a text in it and to read its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Polish",
    common="się nie jest był przez jak ale od dla już który czy tym jego",
    numbered_parts="tom księga część akt rozdział list scena",
    named_parts="wstęp wprowadzenie przedmowa",
    last_parts="zakończenie",
    later_parts="bibliografia",
    contents="spis-treści",
    index="indeks skorowidz",
    to_part="do",
    notes="przypisy",
    greetings="drogi droga szanowny szanowna kochany kochana",
    farewells="twój pański serdecznie",
    lone_letters="aiouwz",
    birth="urodzony urodzona",
    date_year="roku",
    after_year="roku",
    months=(
        "styczeń stycznia styczniu",
        "luty lutego lutym",
        "marzec marca marcu",
        "kwiecień kwietnia kwietniu",
        "maja maju",
        "czerwiec czerwca czerwcu",
        "lipiec lipca lipcu",
        "sierpień sierpnia sierpniu",
        "wrzesień września wrześniu",
        "październik października październiku",
        "listopad listopada listopadzie",
        "grudzień grudnia grudniu",
    ),
)
