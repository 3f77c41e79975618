"""Findings in parts that other programs take: SARIF logs of 5,000 results, pages of HTML by rule."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from teikit.checking.rulebook import manual
from teikit.diagnostic import Diagnostic
from teikit.registry import UnknownCraftError, craft
from teikit.runs.parts import Parts

SARIF = 5_000
"""Results that a code host takes in one log."""
PAGE = 500
"""Findings on a page."""
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>'
    "body{{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em;color:#222}}"
    "table{{border-collapse:collapse;width:100%}}td,th{{padding:.2em .6em;text-align:left;vertical-align:top;"
    "border-bottom:1px solid #ddd}}.n{{text-align:right}}.error{{color:#a00}}.warning{{color:#850}}"
    "</style></head><body><h1>{title}</h1>"
)


@dataclass(eq=False)
class Pages:
    """Findings as they come: what is full is written, so that no more than a page of each rule is held."""

    parts: Parts
    _sarif: list[Diagnostic] = field(default_factory=list)
    _logs: int = 0
    _rules: dict[str, list[Diagnostic]] = field(default_factory=dict)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, found: Diagnostic) -> None:
        """Add a finding."""
        self._sarif.append(found)
        if len(self._sarif) == SARIF:
            self._log()
        page = self._rules.setdefault(found.rule, [])
        if len(page) == PAGE:
            self._page(found.rule, is_last=False)
        page.append(found)

    def end(self, facts: dict[str, Any]) -> None:
        """Write what is left, and the first page, which has the counts."""
        if self._sarif or not self._logs:
            self._log()
        for rule, page in sorted(self._rules.items()):
            if page:
                self._page(rule, is_last=True)
        self.parts.put("html/index.html", "".join(_index(facts, self._pages)))

    def _log(self) -> None:
        self._logs += 1
        manuals = {rule: _manual(rule) for rule in {each.rule for each in self._sarif}}
        lines = craft("reports", "sarif").run(self._sarif, manuals=manuals)
        self.parts.put(f"sarif/{self._logs:04}.sarif", "".join(f"{line}\n" for line in lines))
        self._sarif.clear()

    def _page(self, rule: str, *, is_last: bool) -> None:
        self._pages[rule] += 1
        number = self._pages[rule]
        links = ['<a href="../index.html">all rules</a>']
        links += [f'<a href="{number - 1:05}.html">before</a>'] if number > 1 else []
        links += [] if is_last else [f'<a href="{number + 1:05}.html">next</a>']
        rows = (
            f'<tr><td>{_text(each.path)}:{each.line}:{each.column}<td class="{each.severity}">{each.severity}'
            f"<td>{_text(each.words)}"
            for each in self._rules[rule]
        )
        above = f"{HEAD.format(title=rule)}<p>{' · '.join(links)}, page {number}</p>"
        whole = f"{above}<table>{''.join(rows)}</table>"
        self.parts.put(f"html/{rule}/{number:05}.html", whole)
        self._rules[rule].clear()


def _index(facts: dict[str, Any], pages: Counter[str]) -> list[str]:
    """The first page: what there is, by rule, folder and schema."""
    lines = [HEAD.format(title="What teikit found")]
    lines.append(f"<p>{facts['findings']} findings in {facts['files']} files, {facts['failed']} failed</p>")
    for title, counts in (("Rules", facts["rules"]), ("Folders", facts["folders"])):
        lines.append(f"<h2>{title}</h2><table>")
        for name, count in counts.items():
            rule = name.partition(" ")[0]
            shown = f'<a href="{rule}/00001.html">{_text(name)}</a>' if pages[rule] else _text(name)
            lines.append(f'<tr><td>{shown}<td class="n">{count}')
        lines.append("</table>")
    lines.append("<h2>Schemas</h2><table>")
    for name, each in facts["schemas"].items():
        lines.append(
            f'<tr><td>{_text(name)}<td class="n">{each["files"]} files<td class="n">{each["findings"]}'
        )
    return [*lines, "</table>"]


def _manual(rule: str) -> str:
    try:
        return manual(rule)
    except UnknownCraftError:  # of a plugin that the worker had
        return ""


def _text(words: str) -> str:
    return html.escape(words)
