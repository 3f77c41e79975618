"""Writes docs/rules: a page for each rule, from its manual, and a list of them."""

from __future__ import annotations

from pathlib import Path

from teikit.checking.rulebook import group, manual, rules, severity

FOLDER = Path(__file__).parents[1] / "docs" / "rules"
FRONT = """# Rules

`teikit validate` runs the rules below, those of a group only where `--select` names it or its group. Each
has a page, which `teikit explain RULE` prints, too. This list is made by `make pages`.

| rule | severity | group | what it finds |
|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """The text of each page by the name of its file."""
    lines, made = [], {}
    for rule in rules():
        first = manual(rule).partition("\n")[0]
        lines.append(f"| [{rule}]({rule}.md) | {severity(rule)} | {group(rule)} | {first} |\n")
        made[f"{rule}.md"] = f"# {rule}\n\n{_examples(manual(rule))}\n"
    return {"README.md": FRONT + "".join(lines), **made}


def _examples(text: str) -> str:
    """The manual with its examples as Markdown writes them: a single colon, indented code below."""
    return text.replace("Bad::", "Bad:").replace("Good::", "Good:").rstrip()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
