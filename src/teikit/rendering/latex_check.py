"""Whether a LaTeX file is well formed: braces and environments close, no special character stands bare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.package import Receipt, Verdict

NAME = "teikit's own checks of LaTeX"
TOKEN = re.compile(r"\\(begin|end)\{(\w+\*?)\}|\\[a-zA-Z@]+\*?|\\[^a-zA-Z]|[{}$&#^_%]|(?<=\n)\n")
IN_TABLES = frozenset({"longtable", "tabular"})
FEW = 20


def check(text: str) -> Receipt:
    """The verdict on a file."""
    complaints = tuple(_complaints(text))[:FEW]
    counts = {name: text.count(f"\\{name}") for name in ("section", "footnote", "index", "item")}
    verdict = Verdict.INVALID if complaints else Verdict.VALID
    return Receipt("", verdict, NAME, remarks=complaints, counts=counts)


def _complaints(text: str) -> Iterator[str]:
    preamble, begin, body = text.partition("\\begin{document}")
    open_: list[str] = []
    at = preamble.count("\n") + 1
    done = 0
    text = begin + body
    for found in TOKEN.finditer(text):
        at += text.count("\n", done, found.start())
        done = found.start()
        piece = found[0]
        if found[1] == "begin":
            open_.append(found[2])
        elif found[1] == "end" or piece == "}":
            expected = open_.pop() if open_ else "nothing"
            closed = found[2] if found[1] else "{"
            if expected != closed:
                yield f"line {at}: {closed} ends where {expected} is open"
        elif piece == "{":
            open_.append("{")
        elif piece == "&" and not IN_TABLES & set(open_):
            yield f"line {at}: a bare & outside of a table"
        elif piece in "$#^_%":
            yield f"line {at}: a bare {piece}"
    yield from (f"{each} is never closed" for each in open_)
