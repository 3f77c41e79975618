"""What pandoc reads: a reader that is not ours, for the formats that we write."""

from __future__ import annotations

import json
import subprocess
from typing import Any

INLINE = {"Str", "Code", "Math"}
BLANKS = {"Space", "SoftBreak", "LineBreak"}
BLOCKS = {"Para", "Plain", "Header", "CodeBlock", "LineBlock", "Div"}


def pandoc(data: bytes, form: str) -> list[str]:
    """The words of a file with a sign where a note is called, then note by note."""
    done = subprocess.run(
        ["pandoc", "-f", form, "-t", "json"],
        input=data,
        capture_output=True,
        check=True,
        timeout=60,
    )
    reader = _Reader()
    reader.read(json.loads(done.stdout)["blocks"])
    words = "".join(reader.words).split()
    for note in reader.notes:  # notes in notes join the end meanwhile
        reader.words = []
        reader.read(note)
        words += ["NOTE", *"".join(reader.words).split()]
    return words


class _Reader:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.notes: list[Any] = []

    def read(self, part: Any) -> None:
        """Read any part of a document aloud."""
        match part:
            case list():
                for each in part:
                    self.read(each)
            case {"t": "Note", "c": inner}:
                self.words.append("¹")
                self.notes.append(inner)
            case {"t": "Str", "c": words}:
                self.words.append(words)
            case {"t": "Code" | "CodeBlock" | "Math", "c": [_, words]}:
                self.words.append(words if part["t"] != "CodeBlock" else f"\n{words}\n")
            case {"t": kind} if kind in BLANKS:
                self.words.append(" ")
            case _ if _is_apart(part):
                pass
            case {"t": "Quoted", "c": [kind, inner]}:
                signs = "‘’" if kind["t"] == "SingleQuote" else "“”"
                self.words.append(signs[0])
                self.read(inner)
                self.words.append(signs[1])
            case {"t": kind, "c": inner}:
                self.words.append("\n" if kind in BLOCKS else "")
                self.read(inner)
                self.words.append("\n" if kind in BLOCKS else "")


def _is_apart(part: Any) -> bool:
    """What is no running text: pictures, what was struck out, links that lead back from notes."""
    match part:
        case {"t": "Link", "c": [[_, _, attributes], *_]}:
            return ["role", "doc-backlink"] in attributes
        case {"t": kind}:
            return kind in {"Image", "RawBlock", "RawInline", "Strikeout"}
    return False
