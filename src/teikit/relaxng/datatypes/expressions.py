"""The regular expressions of XML Schema Part 2, appendix F, read into a tree.

A tree is a Repeat, a Choice, a Sequence or a predicate of one character.
"""

from __future__ import annotations

from typing import NamedTuple

from teikit.relaxng.datatypes import character_sets
from teikit.relaxng.datatypes.character_sets import Predicate
from teikit.relaxng.datatypes.error import DatatypeError
from teikit.relaxng.datatypes.lexical import form

_DEEPEST = 100  # groups or subtractions in one another


class Sequence(NamedTuple):
    """One part after the other."""

    parts: tuple[Tree, ...]


class Choice(NamedTuple):
    """One of the branches."""

    branches: tuple[Tree, ...]


class Repeat(NamedTuple):
    """A part from `least` to `most` times, without end when `most` is None."""

    part: Tree
    least: int
    most: int | None


Tree = Sequence | Choice | Repeat | Predicate

_SINGLE = {"n": "\n", "r": "\r", "t": "\t"} | {character: character for character in "\\|.?*+(){}-[]^"}
_QUANTIFIERS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}


def parse(source: str) -> Tree:
    """The tree of a regular expression; raises DatatypeError."""
    reader = _Reader(source)
    tree = reader.expression()
    if reader.peek():
        raise reader.error(f'"{reader.peek()}" has no beginning')
    return tree


class _Reader:
    """A place in a regular expression, read from left to right."""

    def __init__(self, source: str) -> None:
        self.source, self.at, self.depth = source, 0, 0

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        found = self.source.startswith(text, self.at)
        self.at += len(text) * found
        return found

    def error(self, reason: str) -> DatatypeError:
        return DatatypeError(
            f'"{self.source}" is not a regular expression: {reason} (character {self.at + 1})'
        )

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(f"more than {_DEEPEST} brackets are open")

    def expression(self) -> Tree:
        branches = [self.branch()]
        while self.take("|"):
            branches.append(self.branch())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def branch(self) -> Tree:
        parts = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.quantified(self.atom()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def quantified(self, part: Tree) -> Tree:
        if (mark := self.peek()) in _QUANTIFIERS:
            self.at += 1
            return Repeat(part, *_QUANTIFIERS[mark])
        if not self.take("{"):
            return part
        end = self.source.find("}", self.at)
        if end < 0:
            raise self.error('"}" is missing')
        if not (numbers := form("([0-9]{1,18})(?:(,)([0-9]{1,18})?)?")(self.source[self.at : end])):
            raise self.error('"{" must be followed by numbers as in {2}, {2,} or {2,5}')
        least = int(numbers[1])
        most = int(numbers[3]) if numbers[3] else None if numbers[2] else least
        if most is not None and most < least:
            raise self.error(f"{most} is less than {least}")
        self.at = end + 1
        return Repeat(part, least, most)

    def atom(self) -> Tree:
        match self.peek():
            case "(":
                return self.group()
            case "[":
                return self.bracketed()
            case "\\":
                return self.escape()
            case ".":
                self.at += 1
                return character_sets.DOT
            case "?" | "*" | "+" | "{" as mark:
                raise self.error(f'"{mark}" has nothing before it to repeat')
            case "]" | "}" as mark:
                raise self.error(f'"{mark}" has no beginning')
            case character:
                self.at += 1
                return character_sets.single(character)

    def group(self) -> Tree:
        self.deeper()
        self.at += 1
        tree = self.expression()
        self.close(")")
        return tree

    def close(self, bracket: str) -> None:
        if not self.take(bracket):
            raise self.error(f'"{bracket}" is missing')
        self.depth -= 1

    def bracketed(self) -> Predicate:
        self.deeper()
        self.at += 1
        negated = self.take("^")
        members = [self.member(first=True)]
        while self.peek() != "]" and not self.source.startswith("-[", self.at):
            members.append(self.member())
        found = character_sets.union(members)
        if negated:
            found = character_sets.complement(found)
        if self.take("-"):
            found = character_sets.difference(found, self.bracketed())
        self.close("]")
        return found

    def member(self, first: bool = False) -> Predicate:
        """An escape, a character or a range; "-" stands for itself only at either end of the brackets."""
        low, several = self.character(hyphen=first)
        if several or self.peek() != "-" or self.source[self.at + 1 : self.at + 2] in ("[", "]"):
            return several or character_sets.single(low)
        self.at += 1
        high, several = self.character()
        if several:
            raise self.error("a range must end with a single character")
        if high < low:
            raise self.error(f'"{high}" comes before "{low}"')
        return character_sets.between(low, high)

    def character(self, hyphen: bool = False) -> tuple[str, Predicate | None]:
        """A single character, or what an escape for several stands for."""
        match self.peek():
            case "\\" if self.source[self.at + 1 : self.at + 2] not in _SINGLE:
                return "", self.escape()
            case "\\":
                self.at += 2
                return _SINGLE[self.source[self.at - 1]], None
            case "":
                raise self.error('"]" is missing')
            case "-" if not hyphen and self.source[self.at + 1 : self.at + 2] != "]":
                raise self.error('"-" must be escaped as "\\-"')
            case "[" | "]" as bracket:
                raise self.error(f'"{bracket}" must be escaped as "\\{bracket}"')
            case character:
                self.at += 1
                return character, None

    def escape(self) -> Predicate:
        letter = self.source[self.at + 1 : self.at + 2]
        if letter in ("p", "P"):
            return self.property(negated=letter == "P")
        if letter in _SINGLE:
            found = character_sets.single(_SINGLE[letter])
        elif (several := character_sets.SEVERAL.get(letter.lower())) and letter.isascii():
            found = several if letter.islower() else character_sets.complement(several)
        else:
            raise self.error(f'"\\{letter}" is no escape')
        self.at += 2
        return found

    def property(self, negated: bool) -> Predicate:
        end = self.source.find("}", self.at)
        if self.source[self.at + 2 : self.at + 3] != "{" or end < 0:
            raise self.error('"\\p" must be followed by a category or block as in {Lu} or {IsGreek}')
        name = self.source[self.at + 3 : end]
        block = name.startswith("Is")
        if not (found := character_sets.block(name[2:]) if block else character_sets.category(name)):
            kind = "block" if block else "category"
            raise self.error(f'there is no {kind} "{name}"')
        self.at = end + 1
        return character_sets.complement(found) if negated else found
