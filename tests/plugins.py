"""Crafts of another package, installed for one test as pip would install them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping

import pytest

from teikit import extensions, languages, registry
from teikit.checking import fingerprint

Install = Callable[[Mapping[str, str]], None]
CACHES = ("names", "craft", "constant", "origin", "_others")


@pytest.fixture
def install(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install modules, given by `kind/name`, as the package `our-crafts`."""
    folder = tmp_path_factory.mktemp("site")
    made: list[str] = []

    def put(crafts: Mapping[str, str]) -> None:
        points: dict[str, list[str]] = {}
        for key, code in crafts.items():
            kind, _, name = key.partition("/")
            module = f"our_{kind}_{name.replace('-', '_')}"
            made.append(module)
            (folder / f"{module}.py").write_text(code, "utf-8")
            points.setdefault(kind, []).append(f"{name} = {module}")
        information = folder / "our_crafts-1.2.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: our-crafts\nVersion: 1.2\n", "utf-8"
        )
        groups = (f"[teikit.{kind}]\n" + "\n".join(lines) for kind, lines in points.items())
        (information / "entry_points.txt").write_text("\n".join(groups), "utf-8")
        monkeypatch.syspath_prepend(str(folder))
        importlib.invalidate_caches()
        forget()

    yield put
    monkeypatch.undo()
    for module in made:
        sys.modules.pop(module, None)
    forget()


def forget() -> None:
    languages.all_languages.cache_clear()
    languages.everywhere.cache_clear()
    for name in CACHES:
        getattr(registry, name).cache_clear()
    extensions.is_extended.cache_clear()
    fingerprint.program.cache_clear()
