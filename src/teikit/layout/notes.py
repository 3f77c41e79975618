"""Notes and the markers that send there: at the foot of the page, behind their paragraph, at the end.

Evidence: the look of numbers and signs, their sequence, the page, the type, the measure of lines;
see page/alignment.py for who belongs to whom, page/extents.py for where notes end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.page.alignment import align
from teikit.page.bridges import bridge
from teikit.page.extents import Note, extend
from teikit.page.feet import at_feet
from teikit.page.headings import is_notes
from teikit.page.lines import lines_of
from teikit.page.markers import markers
from teikit.page.marks import Form, Mark, identifier
from teikit.page.note_starts import starts
from teikit.page.rows import Rows, rows
from teikit.page.run_in import part
from teikit.page.stacked import share
from teikit.page.unanswered import unanswered
from teikit.page.unmarked import unmarked
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "catchwords", "sidenotes")


def claim(document: Document) -> Iterator[Annotation]:
    """Each note as `note` with its number as `label`, and its marker as `ref`; both point at each other.

    Only what is sure is claimed: a false note costs more than a missed one. A marker that no note answers is
    a `ref` without a target.
    """
    ours = rows(document)
    beginnings = list(starts(ours))
    candidates = list(markers(ours))
    notes = bridge(ours, align(ours, candidates, beginnings), candidates, beginnings)
    begun = {note.start.span.start for note in notes}
    if any(note.marker and note.marker.span.start in begun for note in notes):
        candidates = [mark for mark in candidates if mark.span.start not in begun]
        notes = bridge(ours, align(ours, candidates, beginnings), candidates, beginnings)
    notes = at_feet(ours, notes, beginnings, candidates)
    notes = unmarked(ours, notes, beginnings)
    extend(ours, notes)
    share(ours, notes)
    notes = part(ours, notes, candidates)
    yield from _claims(document, ours, notes)
    for marker in unanswered(candidates, notes, beginnings):
        yield Annotation(marker.span, "ref", {"type": "noteAnchor", **_look(marker)})


def _claims(document: Document, ours: Rows, notes: Sequence[Note]) -> Iterator[Annotation]:
    seen: Counter[str] = Counter()
    lines = lines_of(document)
    headings = [at for at, row in enumerate(ours.rows) if len(row) < 80 and is_notes(ours.words(at))]
    for note in notes:
        label = note.start.label
        name = f"fn{identifier(label)}"
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}-{seen[name]}"
        spans = []
        for at, each in enumerate(note.rows):
            first, last = lines[ours.rows[each[0]].number], lines[ours.rows[each[-1]].number]
            spans.append(Span(first.start, last.turn if at < len(note.rows) - 1 else last.end))
        spans[0] = Span(note.start.span.start, note.start.stop or spans[0].end)
        spans[-1] = Span(spans[-1].start, note.cut or spans[-1].end)
        pointer = {"target": f"#{name}-ref"} if note.marker else {}
        sure = {"cert": note.cert} if note.cert else {}
        place = "end" if note.far or _is_collected(note, headings) else "bottom"
        yield Annotation(
            spans[0],
            "note",
            {"place": place, "n": label, "xml:id": name, **pointer, **sure},
            body=tuple(spans) if len(spans) > 1 else (),
        )
        yield Annotation(note.start.span, "label", reads="")
        if note.start.stop:
            yield Annotation(Span(note.start.stop - 1, note.start.stop), "label", reads="")
        if note.marker:
            names = {"type": "noteAnchor", "xml:id": f"{name}-ref", "target": f"#{name}"}
            mark = "ref" if len(note.marker.span) else "ptr"  # nothing is left of a lost one
            yield Annotation(note.marker.span, mark, {**names, **_look(note.marker), **sure}, reads="")


def _is_collected(note: Note, headings: Sequence[int]) -> bool:
    """Whether a heading that says that notes follow stands between a marker and its note."""
    if note.marker is None:
        return False
    return bisect_left(headings, note.start.row) > bisect_left(headings, note.marker.row)


def _look(marker: Mark) -> dict[str, str]:
    return {"rend": "superscript"} if marker.form is Form.SUPERSCRIPT else {}
