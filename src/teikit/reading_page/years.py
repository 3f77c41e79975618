"""A timeline of the dates of a text: a bar for each year or more, as high as it has dates, and a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from teikit.reading_page.words import Dated

WIDTH, HEIGHT, FOOT = 640, 96, 18
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
BARS = 80
LABELS, ROOM = 9, 28
LEAST = 2
"""Years that a text must speak of to have a timeline."""


def timeline_of(dates: Sequence[Dated]) -> str:
    """The timeline as a figure with SVG in it; nothing for a text with fewer years."""
    years = sorted({each.year for each in dates})
    if len(years) < LEAST:
        return ""
    step = next((each for each in STEPS if (years[-1] - years[0]) / each < BARS), STEPS[-1])
    first, last = years[0] // step, years[-1] // step
    bins: dict[int, list[Dated]] = {}
    for each in dates:
        bins.setdefault(each.year // step, []).append(each)
    bars = "".join(_bars(bins, first, last - first + 1, step))
    said = f"Dates from {years[0]} to {years[-1]}"
    return (
        '<figure class="timeline"><figcaption>Dates</figcaption>\n'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{said}">\n{bars}</svg></figure>\n'
    )


def _bars(bins: dict[int, list[Dated]], first: int, count: int, step: int) -> Iterator[str]:
    wide, most = WIDTH / count, max(map(len, bins.values()))
    yield f'<path d="M0 {HEIGHT - FOOT}H{WIDTH}"/>'
    every = max(1, -(-count // LABELS))
    for number in range(count):
        x, here = number * wide, bins.get(first + number)
        begin = (first + number) * step
        if here:
            high = max(4, (HEIGHT - FOOT - 6) * len(here) / most)
            told = f"{begin if step == 1 else f'{begin}–{begin + step - 1}'}: {len(here)}"
            yield (
                f'<a href="#{escape(here[0].key)}" aria-label="{told}"><title>{told}</title>'
                f'<rect x="{x + 0.5:.1f}" y="{HEIGHT - FOOT - high:.1f}" width="{max(wide - 1, 1):.1f}" '
                f'height="{high:.1f}"/></a>\n'
            )
        if number % every == 0 and x < WIDTH - ROOM:
            yield f'<text class="degree" x="{x:.1f}" y="{HEIGHT - 4}">{begin}</text>'
