"""Whatever is wrong with a PDF is said in one line, in bounded memory and time."""

from __future__ import annotations

import zlib

import pytest
from tests.pdf.making import HEIGHT, WIDTH, Pdf, pdf, words

from teikit.readers.pdf import read
from teikit.source import FileError, Source

GOOD = pdf(words("Some words.", 50, 100))


def fault(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read(Source("book.pdf", data))
    return str(caught.value)


def test_a_truncated_file_is_called_so() -> None:
    made = Pdf()
    for _ in range(20):
        made.stream(words("Some words.", 50, 100).encode() * 50)
    whole = pdf(words("Some words.", 50, 100), made=made)
    assert (
        fault(whole[: len(whole) // 2]) == "book.pdf: is a truncated PDF: its end is missing; fetch it again"
    )


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_pages_before_the_cut_are_not_taken_for_the_whole(share: float) -> None:
    made = Pdf()
    whole = pdf(*(words(f"Page {n}.", 50, 100) * 20 for n in range(9)), made=made)
    assert fault(whole[: int(len(whole) * share)]).startswith(
        "book.pdf: is a truncated PDF: its end is missing"
    )


def test_a_page_tree_that_leads_in_a_circle_is_no_endless_loop() -> None:
    looping = GOOD.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert looping != GOOD
    assert "its page tree is empty or leads in a circle" in fault(looping)


def test_a_stream_made_to_swell_is_refused() -> None:
    made = Pdf()
    press = zlib.compressobj(9)
    swollen = b"".join([*(press.compress(bytes(1_000_000)) for _ in range(600)), press.flush()])
    bomb = made.stream(swollen, "/Filter /FlateDecode")
    page = made.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {bomb} 0 R >>")
    data = made.bytes([page])
    assert len(data) < 700_000
    assert fault(data) == (
        "book.pdf: page 1 of 1 needs more memory than is allowed to it; it may hold a stream made to swell"
    )


def test_encryption_is_named() -> None:
    locked = pdf(
        words("Some words.", 50, 100),
        trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>]",
    )
    assert fault(locked) == "book.pdf: is encrypted; save it without a password first"


def test_pictures_without_text_call_for_ocr() -> None:
    assert fault(pdf("q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q\n")) == (
        "book.pdf: has no text layer: its pages are pictures; "
        "run OCR over it (e.g. ocrmypdf), or give hOCR, ALTO or PAGE"
    )


def test_empty_pages_are_not_called_pictures() -> None:
    assert fault(pdf("", "")).startswith("book.pdf: has no text: its pages are empty, or their letters")


@pytest.mark.parametrize("cut", [9, 60, 300])
def test_garbage_is_one_line(cut: int) -> None:
    assert fault(GOOD[:cut] + b"\0garbage " * 40).startswith("book.pdf: ")
