"""Dutch: enough to know a text in it and to read the names of its months; nobody has written the rest yet."""

from teikit.language import Language

LANGUAGE = Language(
    name="Dutch",
    common="het een van dat niet zijn op te met voor aan ook door maar bij naar",
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
