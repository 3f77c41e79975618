"""How many cross-references of made-up notes are followed to the work they mean: for docs/citations.md.

TEIKIT_CORPUS=…/corpus python bench/citations_references.py [--texts N] [--show]

Each text has notes of one language that cite works in full and come back to them: ibid., op. cit., the number
of a note, short titles, author and year, idem with another title, short forms that a note introduces. Some
authors have several works. What the notes mean is known, since it was made up before them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from cited_works import IBID, NOTES, OPCIT, PAGE, SAME, Writer
from train_citations import stock

from teikit.citations.citing import cited
from teikit.citations.references import resolved
from teikit.tei.text.reading import read_through
from teikit.text import Annotation, Document, Span

LENGTH = 40
FULL = {
    "en": (
        "{given} {name}, {title} ({place}: {press}, {year}), {page}",
        "{given} {name}, {title} ({place}, {year}) {page}",
        "{given} {name}, ‘{title}’ ({year}) {volume} {journal} {first}, {page}",
        "{given} {name}, “{title},” {journal} {volume} ({year}): {page}",
    ),
    "de": (
        "{given} {name}, {title}, {place} {year}, S. {page}",
        "{given} {name}: {title}. {place} {year}, S. {page}",
        "{given} {name}, {title}, in: {journal} {volume} ({year}), S. {first}, hier S. {page}",
        "{name}, {title}, 2. Aufl. {year}, S. {page}",
    ),
    "fr": (
        "{given} {name}, {title}, {place}, {press}, {year}, p. {page}",
        "{given} {name}, « {title} », {journal}, {volume}, {year}, p. {page}",
    ),
}
INTRODUCED = {"en": " (hereafter {form})", "de": " (fortan: {form})", "fr": " (désormais {form})"}


@dataclass(frozen=True, slots=True)
class Work:
    """A made-up work, and the note that cites it in full."""

    name: str
    title: str
    year: int
    note: int
    form: str


def text(writer: Writer, language: str) -> list[tuple[str, str, int]]:
    """The notes of a text: the words, how each comes back to a work, and the note that it means, or 0."""
    chance = writer.chance
    works: list[Work] = []
    notes: list[tuple[str, str, int]] = []
    last = 0
    style = chance.choice(FULL[language])
    for number in range(1, LENGTH + 1):
        if not works or chance.random() < 0.4:
            again = works and chance.random() < 0.25
            name = chance.choice(works).name if again else writer.surname().split()[-1]
            title = " ".join(writer.title(language).split()[:9]).rstrip(".,:;–-")
            year = chance.randint(1880, 2010)
            said = style.format(
                given=chance.choice(writer.stock.given), name=name, title=title, year=year,
                place=writer.place(language), press=chance.choice(("Brill", "Beck", "Verso", "Seuil")),
                journal=chance.choice(("Past & Present", "Historische Zeitschrift", "Annales")),
                volume=chance.randint(2, 90), first=chance.randint(100, 300), page=chance.randint(301, 600),
            )  # fmt: skip
            form = "".join(word[0] for word in title.split() if word[0].isalpha()).upper()[:5]
            introduced = chance.random() < 0.08 and len(form) > 2
            works.append(Work(name, title, year, number, form if introduced else ""))
            notes.append((said + (INTRODUCED[language].format(form=form) if introduced else ""), "", 0))
            last = number
            continue
        work = chance.choice(works)
        kind, said = chance.choice(list(_back(writer, language, work, works, last)))
        if kind == "ibid":
            work = next(each for each in works if each.note == last)
        notes.append((said, kind, work.note))
        last = work.note
    return [(f"{said}.", kind, meant) for said, kind, meant in notes]


def _back(
    writer: Writer, language: str, work: Work, works: list[Work], last: int
) -> Iterator[tuple[str, str]]:
    """The ways to come back to a work."""
    chance = writer.chance
    page = f"{chance.choice(PAGE[language][:2])}{chance.randint(1, 600)}"
    alone = sum(each.name == work.name for each in works) == 1
    short = " ".join(work.title.split()[: chance.randint(2, 4)]).rstrip(",:;.–-")
    note = f"{chance.choice(NOTES[language])}{work.note}"
    if last:
        yield "ibid", f"{chance.choice(IBID[language])}, {page}"
    if alone:
        yield "op. cit.", f"{work.name}, {chance.choice(OPCIT[language])}, {page}"
        yield "surname", f"{work.name}, {page}"
    yield "short title", f"{work.name}, {short}, {page}"
    yield "note", f"{work.name}, {chance.choice(OPCIT[language])}, {note}, {page}"
    yield "note", f"{work.name} ({note}), {page}"
    yield "author and year", f"{work.name} {work.year}, {page}"
    if work.form:
        yield "short form", f"{work.form}, {page}"
    before = next((each for each in works if each.note == last), None)
    if before is not None and before.name == work.name and before is not work:
        yield "idem", f"{chance.choice(SAME[language])}, {short}, {page}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    writer = Writer(stock())
    writer.chance.seed(23)
    every, made, right = Counter(), Counter(), Counter()
    for number in range(options.texts):
        notes = text(writer, list(FULL)[number % len(FULL)])
        targets = _followed(notes)
        for at, (said, kind, meant) in enumerate(notes, 1):
            if not kind:
                continue
            every[kind] += 1
            made[kind] += targets[at] > 0
            right[kind] += targets[at] == meant
            if options.show and targets[at] != meant:
                print(f"{at} {kind}: {said!r} means {meant}: {notes[meant - 1][0]!r}, got {targets[at]}")
    for kind in [*sorted(every), None]:
        counts = [sum(each.values()) if kind is None else each[kind] for each in (every, made, right)]
        print(f"{kind or 'all':18} {counts[0]:5} there {counts[1]:5} made {counts[2]:5} right")


def _followed(notes: list[tuple[str, str, int]]) -> dict[int, int]:
    """The note of the full citation that the first citation of each note is followed to; 0 for none."""
    whole, claims = "", []
    for number, (said, _, _) in enumerate(notes, 1):
        span = Span(len(whole), len(whole) + len(said))
        claims.append(
            Annotation(span, "note", {"n": str(number), "xml:id": f"fn{number}", "place": "bottom"})
        )
        whole += said + "\n"
    reading = read_through(Document(whole, claims=tuple(claims)))
    found = dict.fromkeys(range(1, len(notes) + 1), 0)
    every = list(resolved(reading, cited(reading)))
    numbers = {each.id: int(each.cited.note) for each in every}
    for each in reversed(every):
        found[int(each.cited.note)] = numbers.get(each.target, 0)
    return found


if __name__ == "__main__":
    random.seed(23)
    main()
