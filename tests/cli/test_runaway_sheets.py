"""A sheet that runs away, or a Saxon that cannot be had, costs its own findings and no others."""

from __future__ import annotations

import json

import pytest
from tests.cli.test_nothing_hidden import ISO, MODEL, NEEDS_SAXON, TEI, write
from tests.conftest import Teikit

pytestmark = NEEDS_SAXON

ENDLESS = f"""<schema xmlns="{ISO}" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt3">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><ns prefix="f" uri="urn:f"/>
<xsl:function name="f:on" xmlns:f="urn:f"><xsl:param name="n"/>
<xsl:sequence select="if ($n lt 0) then 0 else f:on($n + 1)"/></xsl:function>
<pattern><rule context="t:ab"><assert test="f:on(1)">x</assert></rule></pattern></schema>"""
NAMED = MODEL.format("on.sch", ISO)


def test_it_is_stopped_and_all_else_is_checked(teikit: Teikit) -> None:
    write(on_sch=ENDLESS, a_xml=TEI.format(NAMED, '<ab corresp="#no">x</ab>'))
    write(b_xml=TEI.format(NAMED, '<p corresp="#nor">x</p>'))
    done = teikit("validate", "a.xml", "b.xml", "--schematron-timeout", "0.5", "--format", "json")
    told = {(each["path"], each["line"], each["rule"]): each["message"] for each in json.loads(done.out)}
    assert set(told) == {
        ("a.xml", 1, "schematron"),
        ("a.xml", 2, "dangling-pointer"),
        ("b.xml", 2, "dangling-pointer"),
    }
    assert "were not run to the end: was stopped after 0.5 s" in told["a.xml", 1, "schematron"]
    assert "--schematron-timeout gives the rules more time" in told["a.xml", 1, "schematron"]
    assert done.code == 2
    assert len([line for line in done.err.splitlines() if "was stopped" in line]) == 1


def test_that_it_was_stopped_is_not_remembered(teikit: Teikit) -> None:
    write(on_sch=ENDLESS, teikit_toml="schematron-timeout = 2", a_xml=TEI.format(NAMED, "<ab>x</ab>"))
    assert "was stopped after 2 s" in teikit("validate", ".").err
    write(on_sch=ENDLESS.replace("f:on(1)", "true()"))
    assert teikit("validate", ".").code == 0


@pytest.mark.parametrize("said", ['"60"', "0", "-1", "true", "inf"])
def test_the_configuration_takes_seconds_and_nothing_else(teikit: Teikit, said: str) -> None:
    write(teikit_toml=f"schematron-timeout = {said}", a_xml=TEI.format("", "<p>x</p>"))
    done = teikit("validate", "a.xml")
    assert done.code == 2
    assert '"schematron-timeout" must be a number of seconds' in done.err


def test_a_saxon_that_cannot_start_is_one_line_for_all_files(
    teikit: Teikit, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teikit.schematron import processor

    broken = tmp_path_factory.mktemp("broken")
    (broken / "saxonche.py").write_text("raise ImportError('libsaxon.so: cannot be loaded')")
    monkeypatch.syspath_prepend(broken)
    processor.end()
    write(on_sch=ENDLESS, a_xml=TEI.format("", "<p>x</p>"), b_xml=TEI.format("", "<p>x</p>"))
    done = teikit("validate", "a.xml", "b.xml", "--schema", "on.sch")
    processor.end()
    assert done.code == 2
    assert [line for line in done.err.splitlines() if "Saxon" in line] == [
        "teikit: on.sch: its Schematron rules were not run to the end: "
        "Saxon cannot be started: libsaxon.so: cannot be loaded"
    ]
