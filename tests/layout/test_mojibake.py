"""UTF-8 that somebody read as Windows-1252 is restored beside what the source has."""

from __future__ import annotations

import pytest
from tests.layout.laid_out import laid_out, read

import teikit
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text


def garbled(text: str) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


MEANT = "The café was naïve — he said “yes”, and the Señora paid £5."


def test_what_was_meant_is_read() -> None:
    assert read(f"{garbled(MEANT)}\n") == f"{MEANT}\n"


def test_the_source_keeps_what_it_has() -> None:
    text = f"{garbled(MEANT)}\n"
    assert source_text(parse(Source("made.xml", teikit.convert(text).data)).root) == text


@pytest.mark.parametrize("text", ["“Café”, „Straß“, «là»… É—È", "Ã", "SÃO PAULO Â« x", "Ä–Ö"])
def test_what_somebody_may_have_written_stays(text: str) -> None:
    assert not laid_out(f"{text}\n").claimed("corr")
