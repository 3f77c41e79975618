"""Spanish: enough to know a text in it and to read its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Spanish",
    common="el los las que por una con del para se su como al lo más",
    numbered_parts="tomo libro parte acto canto capítulo carta apéndice sección escena",
    named_parts="introducción prefacio prólogo presentación resumen",
    last_parts="conclusión conclusiones epílogo",
    later_parts="bibliografía apéndice",
    contents="índice sumario contenido",
    index="índice-onomástico índice-analítico",
    to_part="al a",
    notes="notas",
    greetings="querido querida estimado estimada señor señora",
    very="muy",
    farewells="tuyo suyo atentamente cordialmente saludos",
    stage_words="entra sale salen telón",
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
