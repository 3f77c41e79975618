"""Saxon in a process of its own, which can be stopped: run as a file, it imports nothing else of ours.

On standard input come requests, each with the seconds that it may take; on standard output go the answers.
"""

from __future__ import annotations

import faulthandler
import marshal
import os
import signal
import sys
from contextlib import suppress
from typing import IO, Any, Final

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


class Engine:
    """A processor that reads nothing, neither files nor network nor environment, and its stylesheets."""

    def __init__(self) -> None:
        import saxonche

        self.fault = saxonche.PySaxonApiError
        self.processor = saxonche.PySaxonProcessor(license=False)
        settings = {
            f"{FEATURE}allow-external-functions": "false",
            f"{FEATURE}allowedProtocols": "none",
        }
        settings |= {f"{FEATURE}parserProperty?uri=jdk.xml.{limit}": "0" for limit in LIMITS}
        settings |= {f"{FEATURE}parserFeature?uri={feature}": "false" for feature in EXTERNAL}
        for name, value in settings.items():
            self.processor.set_configuration_property(name, value, encoding="utf-8")
        self.stylesheets: dict[int, Any] = {}

    def compile(self, number: int, stylesheet: str) -> str:
        """Compile a stylesheet, to be run under a number."""
        made = self.processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_text=stylesheet, encoding="utf-8"
        )
        made.set_save_xsl_message(False)
        self.stylesheets[number] = made
        return ""

    def run(self, number: int, text: str, base: str, library: str, parameter: str) -> str:
        """Run a compiled stylesheet over a document; the `library` has the documents that it may read."""
        stylesheet, builder = self.stylesheets[number], self.processor.new_document_builder()
        if base:
            builder.set_base_uri(base)
        stylesheet.set_parameter(parameter, self.processor.make_string_value(library))
        node = builder.parse_xml(xml_text=text, encoding="utf-8")
        stylesheet.set_global_context_item(xdm_item=node)
        return stylesheet.transform_to_string(xdm_node=node) or ""

    def answer(self, work: str, *given: Any) -> tuple[bool, str]:
        """Whether the work could be done, and what came of it, or why not."""
        try:
            return True, self.compile(*given) if work == "compile" else self.run(*given)
        except self.fault as error:
            return False, str(error)


def serve(requests: IO[bytes], answers: IO[bytes], nowhere: IO[bytes]) -> None:
    """Answer requests until there are no more; one that takes too long ends the process."""
    sys.path[:] = marshal.load(requests)
    engine: Engine | None = None
    while True:
        try:
            seconds, *request = marshal.load(requests)
        except EOFError:
            return
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            engine = engine or Engine()
        except Exception as error:
            said: tuple[bool | None, str] = (None, " ".join(f"{error}".split()) or type(error).__name__)
        else:
            said = engine.answer(*request)
        faulthandler.cancel_dump_traceback_later()
        marshal.dump(said, answers)
        answers.flush()


def end_with(parent: int) -> None:
    """Have Linux kill this process when its parent ends (prctl(2)), and before any other if memory is short.

    Elsewhere, and with 0 for the parent, it ends when no request can come any more, or its time is over.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:  # noqa: PTH123 - pathlib is slow to import
        score.write("1000")
    if parent:
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def main() -> None:
    """Serve the process that started this one, which is told of Ctrl-C itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else Saxon writes
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        serve(sys.stdin.buffer, answers, nowhere)
    os._exit(0)


if __name__ == "__main__":
    main()
