"""A sheet that runs away is stopped, and a Saxon that cannot be had, or dies, is one error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teikit import schematron
from teikit.schematron import SaxonError, SchematronError, processor

FUNCTIONS = """<ns prefix="f" uri="urn:f"/>
  <xsl:function name="f:on" xmlns:f="urn:f"><xsl:param name="n"/>
    <xsl:sequence select="if ($n lt 0) then 0 else f:on($n + 1)"/></xsl:function>
  <xsl:function name="f:down" xmlns:f="urn:f"><xsl:param name="n"/>
    <xsl:sequence select="1 + f:down($n + 1)"/></xsl:function>"""
RULE = '<pattern><rule context="p"><assert test="{}">no</assert></rule></pattern>'
ENDLESS = FUNCTIONS + RULE.format("f:on(1)")
DEEP = FUNCTIONS + RULE.format("f:down(1) or @n")
NEEDS_N = RULE.format("@n")


def limited(load, body: str, limit: float) -> schematron.Sheet:
    sheet = load(body)
    sheet.limit = limit
    return sheet


def test_a_sheet_without_end_is_stopped_and_others_go_on(load):
    with pytest.raises(SaxonError, match=r"rules\.sch: was stopped after 0\.5 s") as told:
        list(limited(load, ENDLESS, 0.5).failures(b"<d><p/></d>"))
    assert told.value.is_slow
    assert [each.text for each in load(NEEDS_N).failures(b"<d><p/></d>")] == ["no"]


def test_a_sheet_that_is_stopped_says_nothing_against_documents_that_it_can_judge(load):
    assert list(limited(load, ENDLESS, 20).failures(b"<d><q/></d>")) == []


def test_a_sheet_that_was_stopped_three_times_is_run_no_more(load):
    sheet = limited(load, ENDLESS, 0.2)
    for _ in range(3):
        with pytest.raises(SaxonError, match="was stopped after"):
            list(sheet.failures(b"<d><p/></d>"))
    with pytest.raises(SaxonError, match="was stopped on 3 documents, and is run no more") as told:
        list(sheet.failures(b"<d/>"))
    assert not told.value.is_slow


def test_a_function_that_calls_itself_without_end_is_an_error_and_not_the_end_of_the_program(load):
    sheet = load(DEEP)
    try:
        said = [each.text for each in sheet.failures(b"<d><p/></d>")]
    except SaxonError as error:
        said = [error.reason]
    assert len(said) == 1
    assert "calls itself without end" in said[0] or "nested function calls" in said[0]
    assert [each.text for each in load(NEEDS_N).failures(b"<d><p/></d>")] == ["no"]


def test_an_expression_that_is_worked_out_while_it_is_compiled_is_stopped_too(load):
    sheet = limited(load, FUNCTIONS + '<let name="x" value="f:on(1)"/>' + RULE.format("$x"), 0.5)
    with pytest.raises(SaxonError, match="was stopped after"):
        list(sheet.failures(b"<d><p/></d>"))


def test_a_saxon_that_was_killed_is_started_again(load):
    sheet = load(NEEDS_N)
    assert len(list(sheet.failures(b"<p/>"))) == 1
    process = processor.saxon().process
    process.kill()
    process.wait()
    assert len(list(sheet.failures(b"<p/>"))) == 1


def test_one_that_dies_at_work_is_an_error_with_its_exit_code(load, monkeypatch):
    processor.end()
    monkeypatch.setattr(processor, "PROGRAM", Path(__file__).with_name("no_such_program.py"))
    with pytest.raises(SaxonError, match="Saxon came to an end, with the exit code 2"):
        list(load(NEEDS_N).failures(b"<p/>"))
    processor.end()


def test_a_broken_library_is_one_line(load, tmp_path, monkeypatch):
    (tmp_path / "saxonche.py").write_text("raise ImportError('libsaxon.so:\\n  wrong ELF class')")
    monkeypatch.syspath_prepend(tmp_path)
    processor.end()
    with pytest.raises(SchematronError) as told:
        list(load(NEEDS_N).failures(b"<p/>"))
    assert told.value.reason == "Saxon cannot be started: libsaxon.so: wrong ELF class"
    processor.end()


def test_a_python_that_cannot_be_run_again_is_one_line(load, monkeypatch):
    processor.end()
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(SaxonError, match=r"Saxon cannot be started: .*No such file"):
        list(load(NEEDS_N).failures(b"<p/>"))


def test_many_sheets_do_not_pile_up(load, monkeypatch):
    monkeypatch.setattr(processor, "STYLESHEETS", 2)
    for name in "abcd":
        assert len(list(load(RULE.format(f"@{name}")).failures(b"<p/>"))) == 1
    assert len(processor.saxon().numbers) <= 2


SCRIPT = f"""
import sys
from teikit import schematron
text = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
text += ' queryBinding="xslt3">' + '''{ENDLESS}''' + '</schema>'
sheet = schematron.load('a.sch', text.encode())
sheet.compile()
print('ready', flush=True)
list(sheet.failures(b'<p/>'))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_ends_the_program_and_its_saxon(number):
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert running.stdout.readline() == b"ready\n"
        time.sleep(0.2)
        os.kill(running.pid, number)
        assert running.wait(timeout=30) != 0
    until = time.monotonic() + 20
    while session(running.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert session(running.pid) == []


def session(leader: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state = each.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(state[3]) == leader and state[0] != "Z":
            found.append(int(each.parent.name))
    return found
