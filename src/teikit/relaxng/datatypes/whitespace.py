"""What becomes of white space before a value is read: XML Schema Part 2, 4.3.6."""

from __future__ import annotations


def preserve(text: str) -> str:
    """The text as it is."""
    return text


def replace(text: str) -> str:
    """Each tab, line feed and carriage return made a space."""
    if "\n" in text or "\t" in text or "\r" in text:
        return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return text


def collapse(text: str) -> str:
    """Runs of white space made one space, none left at either end. Only XML's four are white space."""
    text = replace(text)
    return " ".join([word for word in text.split(" ") if word]) if " " in text else text
