"""Markdown as pandoc reads it, by pyromark: its events, each with the bytes that it is about."""

from __future__ import annotations

from typing import Any

from teikit.formats.markdown.evidence import has_header


def is_smart(text: str, smart: bool | None = None) -> bool:
    """Whether straight quotes are typographic ones: where that is wished, or else with a header."""
    return has_header(text) if smart is None else smart


def events(text: str, *, smart: bool | None = None) -> list[tuple[Any, Any]]:
    """The events of a text; `smart`, or with a header before it, straight quotes are typographic ones."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_DEFINITION_LIST
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    )
    if is_smart(text, smart):
        options |= pyromark.Options.ENABLE_SMART_PUNCTUATION
        options |= pyromark.Options.ENABLE_SUPERSCRIPT | pyromark.Options.ENABLE_SUBSCRIPT
    found = list(pyromark.events_with_range(text, options=options))
    if "\\...." not in text:
        return found
    data = text.encode()
    return [(_dots(event, data, span), span) for event, span in found]


def _dots(event: Any, data: bytes, span: Any) -> Any:
    """Four full stops, which pandoc writes as an escaped one before three: these are no ellipsis, too."""
    return (
        {"Text": "..."}
        if event == {"Text": "…"} and data[span["start"] - 2 : span["start"]] == b"\\."
        else event
    )
