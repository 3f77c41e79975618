"""The session that docs/references.md shows is a real one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Teikit

PAGE = (Path(__file__).parents[2] / "docs" / "references.md").read_text("utf-8")
PERSONS = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<standOff><listPerson>
  <person xml:id="zhordania"><persName>Noe Zhordania</persName></person>
  <person xml:id="kedia"><persName>Spiridon Kedia</persName></person>
</listPerson></standOff>
</TEI>
"""
FIRST = (
    '  <p><persName ref="psn:zhordania">Zhordania</persName> wrote to '
    '<persName ref="psn:Kedia">Kedia</persName>.</p>'
)
LETTER = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0">
<text><body>
{FIRST}
  <p>He named <placeName ref="../register/persons.xml#kedia">Batumi</placeName>, and sent
    <ref target="../maps/batumi.xml">a map</ref>.</p>
</body></text>
</TEI>
"""


def test_the_session_of_the_page(teikit: Teikit) -> None:
    session = re.search(
        r"```console\n\$ cat teikit.toml\n(.*?)\n\$ teikit validate letters\n(.*?)```", PAGE, re.S
    )
    assert session
    for path, text in (
        ("teikit.toml", session[1]),
        ("register/persons.xml", PERSONS),
        ("letters/1918-06-03.xml", LETTER),
    ):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text, "utf-8")
    assert teikit("validate", "letters").text == session[2]
