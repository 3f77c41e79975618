"""Names for the places that pointers lead to: those that a file gives them, where TEI can carry them."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.characters import ncname
from teikit.tei.ids import Identifiers, slug


class Names:
    """The xml:id of each key that some pointer wants; several keys at one place share one."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = set(wanted)
        self._given: dict[str, str] = {}
        self._unique = Identifiers({"teikit"})

    def give(self, keys: Iterable[str]) -> str:
        """The xml:id of a place that has these keys; empty where no pointer wants it."""
        here = sorted(key for key in keys if key in self._wanted and key not in self._given)
        if not here:
            return ""
        said = here[0].rpartition("#")[2] or here[0]
        wish = said if ncname().fullmatch(said) else slug(said)
        name = self._unique.unique(wish if ncname().fullmatch(wish) else f"id-{wish}")
        self._given.update(dict.fromkeys(here, name))
        return name

    def known(self, key: str) -> str:
        """The xml:id that a key means; empty where no place has it."""
        return self._given.get(key, "")
