"""Numbers in the forms that word processors and web pages count with: letters, Roman numerals, signs."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
SIGNS = "*†‡§"
FORMS = {
    **dict.fromkeys(("lowerRoman", "lower-roman", "i"), "i"),
    **dict.fromkeys(("upperRoman", "upper-roman", "I"), "I"),
    **dict.fromkeys(("lowerLetter", "lower-alpha", "lower-latin", "a"), "a"),
    **dict.fromkeys(("upperLetter", "upper-alpha", "upper-latin", "A"), "A"),
    "chicago": "*",
}
"""The names that DOCX, ODF and CSS have for a form, by the form's first numeral; all others are decimal."""


def numeral(number: int, form: str) -> str:
    """A number in a form: `3` is `iii` in `lowerRoman`. What a form cannot say is said in digits."""
    match FORMS.get(form, "1"):
        case "i" if 0 < number < 4000:
            return roman(number)
        case "I" if 0 < number < 4000:
            return roman(number).upper()
        case "a" if 0 < number <= 26 * 9:
            return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "A" if 0 < number <= 26 * 9:
            return numeral(number, "a").upper()
        case "*" if 0 < number <= 4 * 9:
            return SIGNS[(number - 1) % 4] * ((number - 1) // 4 + 1)
        case _:
            return str(number)


def roman(number: int) -> str:
    """A Roman numeral in small letters."""
    words = ""
    for size, letters in ROMAN:
        words += letters * (number // size)
        number %= size
    return words
