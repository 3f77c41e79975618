"""Writes docs/try.html, a page to try the rules on, from their manuals and real runs over their examples.

python tools/make_try_page.py
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teikit import __version__
from teikit.checking.check import validate
from teikit.checking.fix import Mend, fix
from teikit.checking.rulebook import BUILT_IN, Settings, group, manual, rules, severity, usual
from teikit.registry import craft
from teikit.schemas import Schemas
from teikit.source import Source

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "try.html"
EXAMPLE = re.compile(r"^(Bad|Good)::\n\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)
BEFORE = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>An example</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div>
"""
BEHIND = "\n</div></body></text></TEI>"
ALSO = {
    "not-well-formed": ("<p>Fish & chips</p>", "<p>Fish &amp; chips</p>"),
    "grammar": ("<p>A <persNam>name</persNam>.</p>", "<p>A <persName>name</persName>.</p>"),
    "unused-suppression": ("<?teikit allow duplicate-id?>\n<p>One.</p>", "<p>One.</p>"),
}
"""Examples of rules that are no crafts, wrong and right; Schematron's stand in the schemas of others."""


def page() -> str:
    """The page, which loads nothing."""
    data = {"version": __version__, "rules": [*map(_rule, rules())]}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (HERE / "try_rules.html").read_text("utf-8").replace("{{data}}", written.replace("},{", "},\n{"))


def _rule(rule: str) -> dict[str, Any]:
    options = {} if rule in BUILT_IN else craft("rules", rule).options
    told = manual(rule)
    return {
        "name": rule,
        "severity": str(severity(rule)),
        "group": group(rule),
        "manual": EXAMPLE.split(f"{told}\n")[0].strip(),
        "options": {key: each.default for key, each in options.items()},
        "examples": [_example(rule, kind, text) for kind, text in _examples(rule, told)],
    }


def _examples(rule: str, told: str) -> Iterator[tuple[str, str]]:
    if rule in ALSO:
        yield from zip(("Bad", "Good"), ALSO[rule], strict=True)
    for kind, text in EXAMPLE.findall(f"{told}\n"):
        yield kind, textwrap.dedent(text).strip("\n")


def _example(rule: str, kind: str, text: str) -> dict[str, Any]:
    """An example with what is found in it: the wrong one by its rule, the right one by all."""
    is_whole = text.startswith(("<TEI", "<?xml"))
    before, behind = ("", "") if is_whole else (BEFORE, BEHIND)
    crafts = tuple(each for each in usual() if each not in BUILT_IN)
    chosen = Settings(select=(rule,) if kind == "Bad" and rule not in ALSO else (rule, *crafts))
    schemas = Schemas()
    source = Source("example.xml", f"{before}{text}{behind}".encode())
    found = [each for each in validate(source, chosen, schemas) if kind == "Good" or each.rule == rule]
    lines = before.count("\n")
    facts = [each.facts() for each in found]
    for each in facts:
        each["line"], each["end_line"] = each["line"] - lines, each["end_line"] - lines
        each["hint"] = re.sub(r"\bline (\d+)", lambda said: f"line {int(said[1]) - lines}", each["hint"])
    mended = ""
    if any(each.edits for each in found):
        done = fix(source, Mend.ALL, lambda each: validate(each, chosen, schemas), lambda _: [])
        mended = done.source.data.decode().removeprefix(before).removesuffix(behind)
    keys = ("line", "column", "end_line", "end_column", "rule", "severity", "message", "hint", "fix")
    told = [{key: each[key] for key in keys if each[key]} for each in facts]
    return {"kind": kind.lower(), "text": text, "findings": told, "mended": "" if mended == text else mended}


def main() -> None:
    TARGET.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
