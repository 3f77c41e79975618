"""The words that English, French and German dates are written in, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

MONTHS = {
    1: "january jan janr jany janvier janv januar jänner jaenner jän",
    2: "february feb febr feby février fevrier févr fevr fév februar feber",
    3: "march mar mars märz maerz marz mrz merz",
    4: "april apr apl avril avr",
    5: "may mai",
    6: "june jun juin juni",
    7: "july jul juillet juil juli",
    8: "august aug augt août aout",
    9: "september sept sep septr septbr septembre",
    10: "october oct octr octobre oktober okt oktbr",
    11: "november nov novr novembre novbr novb nobr",
    12: "december dec decr décembre decembre déc dezember dez dezbr decbr debr",
}
MONTHS_ELSEWHERE = {
    1: "leden ledna lednu styczeń stycznia styczniu gennaio enero januari",
    2: "únor února únoru luty lutego lutym febbraio febrero februari",
    3: "březen března březnu marzec marca marcu marzo maart",
    4: "duben dubna dubnu kwiecień kwietnia kwietniu aprile abril",
    5: "květen května květnu maja maju maggio mayo mei",
    6: "červen června červnu czerwiec czerwca czerwcu giugno junio",
    7: "červenec července červenci lipiec lipca lipcu luglio julio",
    8: "srpen srpna srpnu sierpień sierpnia sierpniu agosto augustus",
    9: "září wrzesień września wrześniu settembre septiembre setiembre",
    10: "říjen října říjnu październik października październiku ottobre octubre",
    11: "listopad listopadu listopada listopadzie novembre noviembre",
    12: "prosinec prosince prosinci grudzień grudnia grudniu dicembre diciembre",
}
"""Czech, Polish, Italian, Spanish and Dutch: they occur in the sources of the three languages."""

GERMAN_GENITIVES = (
    "januars jänners februars aprils junis julis augusts septembers oktobers novembers dezembers"
)
NEVER_LOWER = frozenset({"may", "march", "mar", "jan", "august", "apr", "jun", "dec", "dez", "jul", "aug"})
"""Month names that mean something else, or nothing, without a capital, unless a day or a year is beside."""

AMBIGUOUS = frozenset({"may", "march", "mar", "mars", "jan", "august", "april", "june", "jul", "jun", "sep"})
"""Month names that are also verbs, planets or persons: alone, they need a word that asks for a month."""

BESIDE_ONLY = frozenset(
    name for names in (*MONTHS.values(), *MONTHS_ELSEWHERE.values()) for name in names.split()
) - frozenset(
    "january janvier januar jänner february février fevrier februar feber "
    "march mars märz maerz marz april avril "
    "may mai june juin juni july juillet juli august août aout september septembre october octobre oktober "
    "november novembre december décembre decembre dezember".split()
)
"""Abbreviations and less known names: they are months only beside a day or a year."""

ROMAN = {name: n for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}

WEEKDAYS = {
    name: n
    for n, names in enumerate(
        (
            "monday mon lundi montag",
            "tuesday tue tues mardi dienstag",
            "wednesday wed mercredi mittwoch",
            "thursday thu thurs jeudi donnerstag",
            "friday fri vendredi freitag",
            "saturday sat samedi samstag sonnabend shabbat",
            "sunday sun dimanche sonntag",
        )
    )
    for name in names.split()
}
BIRTH = frozenset("born b birth geboren geb né née nee urodzony urodzona * dob".split())

CENTURIES = {name: n for n, name in enumerate("X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(), 10)}

CARDINALS = {
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen": range(1, 20),
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand": (*range(20, 101, 10), 1000),
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize": range(1, 17),
    "vingt trente quarante cinquante soixante septante huitante nonante cent": range(20, 101, 10),
    "vingts cents mil mille octante": (20, 100, 1000, 1000, 80),
}
ORDINALS = {
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth": range(1, 21),
    "thirtieth premier": (30, 1),
    "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften "
    "dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten": range(
        1, 21
    ),
    "erste siebenten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten "
    "fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten "
    "dreißigsten dreissigsten einunddreißigsten einunddreissigsten": (1, 7, *range(21, 31), 30, 31, 31),
}

LITTLE = {
    "f": "of de du des d",
    "t": "the le la der den dem das les",
    "a": "and und et or ou oder",
    "u": "to au bis until till through",
    "i": "in im en",
    "D": "day jour tag tage",
    "Y": "year jahres jahre jahr année annee an roku",
    "S": "st nd rd th er ère ere e º ten sten te",
    "p": "s",
    "j": "century centuries siècle siecle jahrhundert jahrhunderts jahrhunderte",
    "g": "années annees",
}
"""Little words by the letter that stands for them in a transcript."""


def _spread(table: Mapping[str, Iterable[int]]) -> dict[str, int]:
    return {word: n for words, values in table.items() for word, n in zip(words.split(), values, strict=True)}


def _lexicon() -> dict[str, tuple[str, int]]:
    entries = {word: (letter, 0) for letter, words in LITTLE.items() for word in words.split()}
    entries |= {word: ("c", n) for word, n in _spread(CARDINALS).items()}
    entries |= {word: ("o", n) for word, n in _spread(ORDINALS).items()}
    for months in (MONTHS_ELSEWHERE, MONTHS):
        entries |= {word: ("m", n) for n, words in months.items() for word in words.split()}
    entries |= {f"{roman}{end}".lower(): ("o", n) for roman, n in CENTURIES.items() for end in ("e", "ème")}
    return entries | {word: ("m", entries[word[:-1]][1]) for word in GERMAN_GENITIVES.split()}


LEXICON = _lexicon()
"""What a word means in a date, by its lower-case form: the letter of its kind, and its number."""

GERMAN_UNITS = {
    word: n
    for n, word in enumerate(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn".split(),
        1,
    )
}
GERMAN_TENS = {
    word: n
    for n, word in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2)
}
GERMAN_YEAR = re.compile(r"(?:(\w+?)tausend)?(?:(\w+?)hundert)?(?:und)?(?:(\w+?)und)?(\w*)")


def german_year(word: str) -> int | None:
    """The year that one long German word spells, or None: `neunzehnhundertvierzehn` is 1914."""
    parts = GERMAN_YEAR.fullmatch(word.replace("dreissig", "dreißig"))
    if parts is None or len(word) > 60 or not (parts[1] or parts[2]):
        return None
    rest = parts[4] or ""
    try:
        year = GERMAN_UNITS[parts[1]] * 1000 if parts[1] else 0
        year += GERMAN_UNITS[parts[2]] * 100 if parts[2] else 0
        if parts[3]:
            return year + GERMAN_UNITS[parts[3]] + GERMAN_TENS[rest] * 10
        return year + (GERMAN_TENS[rest] * 10 if rest in GERMAN_TENS else GERMAN_UNITS[rest] if rest else 0)
    except KeyError:
        return None


def number(values: Iterable[int]) -> int:
    """The number that a row of English or French number words spells, by what each word is worth.

    `1000 9 100 14` is 1914, and so are `19 100 14` and `19 14`; `4 20 10` is the French ninety.
    """
    total = current = 0
    row = tuple(values)
    if len(row) > 1 and 13 <= row[0] <= 20 and 10 <= row[1] < 100:
        return row[0] * 100 + number(row[1:])
    for n in row:
        if n == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif n == 100:
            current = (current or 1) * 100
        elif n == 20 and current % 100 == 4:
            current += 76
        else:
            current += n
    return total + current
