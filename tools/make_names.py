"""Gathers names from Faker (MIT), tools/given.txt and tools/known.txt: `python tools/make_names.py`.

Run it after make_gazetteer.py: a country is nobody's forename.
Needs the PyPI packages Faker (lists of many countries) and spylls (an English word list, to mark names such
as Grace). Writes src/teikit/recognition/names.txt: a sorted table of names.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spylls

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from teikit.lexicon.folding import fold  # noqa: E402
from teikit.lexicon.gazetteer import find, place  # noqa: E402

LOCALES = (
    "en_US en_GB en_IE fr_FR fr_CH fr_BE de_DE de_AT de_CH pl_PL cs_CZ sk_SK hu_HU it_IT es_ES nl_NL sv_SE "
    "da_DK no_NO fi_FI et_EE lt_LT lv_LV hr_HR sl_SI ro_RO pt_PT az_AZ ru_RU uk_UA bg_BG ka_GE"
).split()
WORDS = Path(spylls.__file__).parent / "hunspell/data/en/en_US.dic"
CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщъыьэюяёжієїґ",
        "a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e zh i e i g".split(),
        strict=True,
    )
)
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
SCRIPT = {**CYRILLIC, **GEORGIAN}
LATIN = re.compile(r"[^\W\d_][\w'’ -]+$")


def latin(name: str) -> str:
    """A name in Latin letters."""
    return "".join(SCRIPT.get(letter, letter) for letter in name.lower()).replace("_", "")


def listed(kind: str, locales: Iterable[str] = LOCALES) -> Iterator[str]:
    """All names of that kind (first_names, last_names) in these locales."""
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind):
                yield from getattr(provider, attribute)


def main() -> None:
    """Write the names."""
    kinds: dict[str, set[str]] = {}
    extra = (ROOT / "tools/given.txt").read_text("utf-8").split("\n", 1)[1].split()
    vocabulary = {
        line.split("/")[0] for line in WORDS.read_text("utf-8", "replace").splitlines() if line[0].islower()
    }
    at_home = {fold(name) for name in [*listed("first_names", ("en_US", "en_GB")), *extra]}
    known = (ROOT / "tools/known.txt").read_text("utf-8").split("\n", 1)[1].split()
    for mark, names in (("g", [*listed("first_names"), *extra]), ("s", listed("last_names")), ("k", known)):
        for name in names:
            form = fold(latin(name))
            entry = find(form)
            if (
                entry
                and entry.weight == 9
                and place(entry.key).kind in ("country", "continent")
                and name not in extra
            ):
                continue
            foreign_word = mark == "g" and form in vocabulary and form not in at_home
            if len(form) > 1 and LATIN.match(form) and " " not in form and not foreign_word:
                kinds.setdefault(form, set()).add(mark)
    lines = [f"{f}\t{''.join(sorted(k))}{'w' if f in vocabulary else ''}" for f, k in sorted(kinds.items())]
    table = "\n".join(sorted(lines, key=str.encode)).encode()
    (ROOT / "src/teikit/recognition/names.txt").write_bytes(table)
    print(f"{len(lines)} names, {len(table)} bytes")


if __name__ == "__main__":
    main()
