"""Law 5 for --fix: it changes the bytes of its edits and no others, comes to rest, and never cuts a file."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from teikit.checking.check import validate
from teikit.checking.fix import Mend, choose, fix
from teikit.checking.rulebook import Settings
from teikit.diagnostic import Diagnostic, Edit, Severity, apply
from teikit.place import Place, Region
from teikit.schemas import Schemas
from teikit.source import Source

TEI = """<?xml version="1.0"?>{break_}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>"""
PLACES = re.compile(rb"""(?<=target=)("[^"]*"|'[^']*')|<\?teikit[^?]*\?>""")
BLANKS = st.sampled_from(["", " ", "  ", "\t", "\n", " \r\n "])


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """A file with pointers, some with needless blanks, and suppressions, some of which silence nothing."""
    parts = []
    for number in range(draw(st.integers(0, 6))):
        names = draw(st.lists(st.integers(0, 6), min_size=1, max_size=3))
        value = draw(BLANKS) + "".join(f"#i{name}{draw(BLANKS) or ' '}" for name in names)
        quote = draw(st.sampled_from("'\""))
        allowed = draw(
            st.sampled_from(["", "<?teikit allow untidy-pointer?>", "<?teikit  allow\tduplicate-id ?>"])
        )
        words = draw(st.sampled_from(["ä &amp; ö", "  ", '<!-- target=" #x" -->', "\r\n", "<![CDATA[< ]]>"]))
        close = draw(st.sampled_from(["/>", " />", "></ref>", f" n={quote}{quote}></ref>"]))
        parts.append(
            f'<p xml:id="i{number}">{allowed}{words}'
            f"<ref {draw(BLANKS)}target={quote}{value}{quote}{close}</p>"
        )
    break_ = draw(st.sampled_from(["", "\n", "\r\n"]))
    return TEI.format(break_=break_, body="".join(parts)).encode(
        draw(st.sampled_from(["utf-8", "utf-8-sig"]))
    )


def check(source: Source) -> list[Diagnostic]:
    return validate(source, Settings(ignore=("grammar", "schematron")), Schemas())


@settings(deadline=None)
@given(bodies())
def test_all_bytes_but_those_of_edits_stay_and_a_second_fix_changes_nothing(data: bytes) -> None:
    made = fix(Source("a.xml", data), Mend.SAFE, check, check)
    assert PLACES.sub(b"", made.source.data) == PLACES.sub(b"", data)
    assert not made.refused
    assert not [each for each in made.found if Mend.SAFE.takes(each)]
    again = fix(made.source, Mend.SAFE, check, check)
    assert again.source is made.source
    assert sum(made.mended.values()) > 0 or made.source.data == data


@st.composite
def proposals(draw: st.DrawFn) -> tuple[bytes, list[Diagnostic]]:
    """A file and findings with edits of any kind: crossing, touching, beyond the end, in any order."""
    data = draw(st.binary(max_size=20))
    spots = st.integers(0, 22)
    edits = st.tuples(st.builds(Edit, spots, spots, st.binary(max_size=3)))
    groups = draw(
        st.lists(st.lists(edits.map(lambda one: one[0]), min_size=1, max_size=3).map(tuple), max_size=8)
    )
    found = [
        Diagnostic(
            "a.xml",
            Place(0, 1),
            Region(1, 1, 1, 2),
            f"r{number}",
            Severity.ERROR,
            "",
            edits=group,
            safe=draw(st.booleans()),
        )
        for number, group in enumerate(groups)
    ]
    return data, found


@settings(deadline=None)
@given(proposals(), st.sampled_from(Mend))
def test_whatever_rules_propose_the_edits_of_a_round_fit_together(
    proposed: tuple[bytes, list[Diagnostic]], mend: Mend
) -> None:
    data, found = proposed
    chosen = choose(found, mend, len(data))
    apply(data, [edit for each in chosen for edit in each.edits])
    assert all(each.safe or mend is Mend.ALL for each in chosen)
    assert not chosen or mend is not Mend.NOTHING


def test_a_run_that_is_killed_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    filler = "<p>" + "word " * 600 + "</p>"
    old = TEI.format(break_="\n", body=f'<p xml:id="a"><ref target=" #a"/></p>{filler}').encode()
    new = old.replace(b'" #a"', b'"#a"')
    paths = [tmp_path / f"{number:03}.xml" for number in range(500)]
    for path in paths:
        path.write_bytes(old)
    (tmp_path / "teikit.toml").write_text('select = ["untidy-pointer"]')
    moments = random.Random(7)
    counts = []
    for _ in range(4):
        run = subprocess.Popen(
            [sys.executable, "-c", "from teikit.cli import main; main()", "validate", "--fix", "."],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while paths[0].read_bytes() == old and run.poll() is None:
            pass  # until it has begun
        try:
            run.wait(moments.uniform(0, 0.3))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        states = [path.read_bytes() for path in paths]
        assert set(states) <= {old, new}
        counts.append(states.count(new))
    assert 0 < counts[0] < 500, "it was killed before its first file or after its last"
