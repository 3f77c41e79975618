"""Spanish: enough to know a text in it and to read its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Spanish",
    common="el los las que por una con del para se su como al lo más",
    lone_letters="aeyo",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    particles="de la las los y",
    date_the="el la las los",
)
