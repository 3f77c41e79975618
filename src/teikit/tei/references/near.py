"""Names that somebody may have meant by one that is not there: by case, by signs, by one slip of the keys.

One slip is tried out on the name rather than looked for among those there are, so that a hundred
thousand cost no more than ten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cached_property

from teikit.nearest import Likely

DIGITS = re.compile(r"0*(\d+)")
SIGNS = re.compile(r"[-_.:\s#]+")


class Near:
    """The names that there are, and what is asked of them."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = names
        self._far = Likely(names, 0.8)
        self._known: dict[str, list[str]] = {}
        self._cut: dict[int, set[str]] = {}

    def likely(self, name: str) -> list[str]:
        """The names that a slip would explain, those of the smallest slip only; numbers are never a slip."""
        if name not in self._known:
            self._known[name] = self._likely(name)
        return self._known[name]

    def _likely(self, name: str) -> list[str]:
        for found in (self._same.get(fold(name), []), self._one_slip(name), self._more(name)):
            if kept := [each for each in found if each != name and digits(each) == digits(name)]:
                return kept
        return []

    @cached_property
    def _same(self) -> dict[str, list[str]]:
        folded: dict[str, list[str]] = {}
        for name in self.names:
            folded.setdefault(fold(name), []).append(name)
        return folded

    @cached_property
    def _letters(self) -> str:
        return "".join(sorted({letter for name in self.names for letter in name if not letter.isdecimal()}))

    def _one_slip(self, name: str) -> list[str]:
        half = (len(name) - 2) // 2  # one slip leaves that much of the beginning or of the end as it is
        if half > 0 and name[:half] not in self._ends(half) and name[-half:] not in self._ends(-half):
            return []
        return list(dict.fromkeys(each for each in slips(name, self._letters) if each in self.names))

    def _ends(self, length: int) -> set[str]:
        """The beginnings of that length of all names; the ends, where it is negative."""
        if length not in self._cut:
            self._cut[length] = {name[:length] if length > 0 else name[length:] for name in self.names}
        return self._cut[length]

    def _more(self, name: str) -> list[str]:
        found = self._far.of(name)
        return [found] if found else []


def slips(name: str, letters: str) -> Iterator[str]:
    """Everything that one letter left out, put in, changed or exchanged with the next makes of a name."""
    for at in range(len(name) + 1):
        head, tail = name[:at], name[at:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in letters)


def fold(name: str) -> str:
    """A name without case, accents, signs and leading zeros."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(
            each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each)
        )
    return SIGNS.sub("", DIGITS.sub(r"\1", plain))


def digits(name: str) -> list[str]:
    """The numbers in a name: `page-007` and `page-7` have the same, `page-8` another."""
    return DIGITS.findall(name)
