"""The one Saxon processor of a process, started late, and kept from files, the network and the environment.

Its errors become ours, at the place in the sheet that the faulty line was made from.
"""

from __future__ import annotations

import html
import importlib.util
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from teikit.schematron.failure import SchematronError
from teikit.schematron.namespaces import OWN

FEATURE: Final = "http://saxon.sf.net/feature/"
LIMITS: Final = (
    "maxElementDepth",
    "elementAttributeLimit",
    "maxXMLNameLimit",
    "entityExpansionLimit",
    "totalEntitySizeLimit",
    "maxGeneralEntitySizeLimit",
)
"""Limits of Java's parser that real documents meet; expat has judged the document before it."""
EXTERNAL: Final = (
    "http://xml.org/sax/features/external-general-entities",
    "http://xml.org/sax/features/external-parameter-entities",
    "http://apache.org/xml/features/nonvalidating/load-external-dtd",
)
"""What Java's parser would read by itself: Saxon forgets to forbid it where it uses a parser again."""
MESSAGE: Final = re.compile(r"on line (\d+).*?\n\s*(\w+)\s+(.*?)(?:\n\s*Error |\Z)", re.DOTALL)
EXPRESSION: Final = re.compile(r"Error (?:in|near) \{(.*?)\} at char")
ORIGIN: Final = re.compile(r':at="(\d+)#([^"]*)"')

lock = threading.RLock()


def available() -> bool:
    """Whether `saxonche` can be imported; it is not imported by asking."""
    try:
        return importlib.util.find_spec("saxonche") is not None
    except ValueError:  # it is marked in sys.modules as not to be imported
        return False


@dataclass(frozen=True, slots=True)
class Saxon:
    """The module and a processor of it."""

    api: Any
    processor: Any


@cache
def saxon() -> Saxon:
    """The processor of this process, which reads nothing. Raises SchematronError where there is none."""
    try:
        import saxonche
    except ImportError:
        raise SchematronError('Schematron needs "saxonche", which is not installed') from None
    processor = saxonche.PySaxonProcessor(license=False)
    settings = {
        f"{FEATURE}allow-external-functions": "false",
        f"{FEATURE}allowedProtocols": "none",
    }
    settings |= {f"{FEATURE}parserProperty?uri=jdk.xml.{limit}": "0" for limit in LIMITS}
    settings |= {f"{FEATURE}parserFeature?uri={feature}": "false" for feature in EXTERNAL}
    for name, value in settings.items():
        processor.set_configuration_property(name, value, encoding="utf-8")
    return Saxon(saxonche, processor)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep Saxon's warnings, which it writes past Python, off the standard error of the program."""
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        saved = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)


def explain(said: str, stylesheet: str) -> SchematronError:
    """The error of a compilation at the place in the sheet that the faulty line was made from."""
    found = MESSAGE.search(said)
    if found is None:
        return SchematronError(f"the sheet cannot be compiled: {' '.join(said.split())}")
    number, code, reason = int(found.group(1)), found.group(2), " ".join(found.group(3).split())
    lines = stylesheet.split("\n")
    quoted = EXPRESSION.search(said)
    expression = f' in "{quoted.group(1)}"' if quoted else ""
    for line in reversed(lines[:number]):
        if origin := ORIGIN.search(line):
            path = html.unescape(origin.group(2))
            return SchematronError(f"{reason}{expression} ({code})", path, int(origin.group(1)))
    return SchematronError(f"{reason}{expression} ({code})")


def compiled(stylesheet: str) -> Any:
    """Compile a stylesheet. Raises SchematronError at the line of the sheet."""
    engine = saxon()
    with lock, quiet():
        try:
            made = engine.processor.new_xslt30_processor().compile_stylesheet(
                stylesheet_text=stylesheet, encoding="utf-8"
            )
        except engine.api.PySaxonApiError as error:
            raise explain(str(error), stylesheet) from None
        made.set_save_xsl_message(False)
        return made


def run(stylesheet: Any, text: str, base: str, library: str) -> str:
    """Run a compiled stylesheet over a document; `library` has the documents that it may read, as JSON.

    Raises SchematronError when the run breaks off.
    """
    engine = saxon()
    with lock, quiet():
        builder = engine.processor.new_document_builder()
        if base:
            builder.set_base_uri(base)
        try:
            stylesheet.set_parameter(f"{{{OWN}}}library", engine.processor.make_string_value(library))
            node = builder.parse_xml(xml_text=text, encoding="utf-8")
            stylesheet.set_global_context_item(xdm_item=node)
            result: str | None = stylesheet.transform_to_string(xdm_node=node)
        except engine.api.PySaxonApiError as error:
            raise SchematronError(f"the sheet broke off: {' '.join(str(error).split())}") from None
        return result or ""
