"""Gathers what IANA's Language Subtag Registry and ISO 639 know: `python tools/make_languages.py`.

Needs the PyPI package langcodes, which carries the registry and the three-letter codes of ISO 639-2.
Writes src/teikit/tei/facts/languages.txt: a line for each kind of fact, its subtags in small letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import langcodes
from langcodes.data_dicts import LANGUAGE_ALPHA3, LANGUAGE_ALPHA3_BIBLIOGRAPHIC

REGISTRY = Path(langcodes.__file__).parent / "data/language-subtag-registry.txt"
OUTPUT = Path(__file__).parent.parent / "src/teikit/tei/facts/languages.txt"
RANGE = re.compile(r"(\w+)\.\.(\w+)")


def main() -> None:
    """Read the registry and write the table."""
    date, *records = REGISTRY.read_text("utf-8").split("\n%%\n")
    kinds: dict[str, set[str]] = defaultdict(set)
    preferred: dict[str, str] = {}
    for record in records:
        fields = dict(line.split(": ", 1) for line in record.split("\n") if re.match(r"[\w-]+: ", line))
        kind, subtag = fields["Type"], fields.get("Subtag", fields.get("Tag", "")).lower()
        if not RANGE.match(subtag):  # the ranges are for private use, and few
            kinds[kind].add(subtag)
        if "Preferred-Value" in fields and kind != "extlang":
            preferred[f"{kind}:{subtag}"] = fields["Preferred-Value"]
    for short, long in LANGUAGE_ALPHA3.items():
        if short in kinds["language"]:
            preferred[f"language:{long}"] = preferred[
                f"language:{LANGUAGE_ALPHA3_BIBLIOGRAPHIC.get(short, long)}"
            ] = short
    lines = [f"date {date.partition(': ')[2]}"]
    lines += (f"{kind} {' '.join(sorted(subtags))}" for kind, subtags in sorted(kinds.items()))
    lines.append("preferred " + " ".join(f"{old}={new}" for old, new in sorted(preferred.items())))
    OUTPUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
