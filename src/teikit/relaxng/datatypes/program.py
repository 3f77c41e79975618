"""A regular expression as a program: instructions to consume a character, to fork, to jump and to count."""

from __future__ import annotations

from typing import NamedTuple

from teikit.relaxng.datatypes.character_sets import Predicate
from teikit.relaxng.datatypes.expressions import Choice, Repeat, Sequence, Tree


class Consume(NamedTuple):
    """Take one character that the predicate holds for."""

    predicate: Predicate


class Fork(NamedTuple):
    """Go on at each of these instructions."""

    targets: tuple[int, ...]


class Begin(NamedTuple):
    """Begin to count the rounds of the loop that follows."""


class Count(NamedTuple):
    """With fewer than `most` rounds done begin another, which is next; with `least` done go to `end`."""

    least: int
    most: int | None
    end: int


class Accept(NamedTuple):
    """The text may end here."""


Instruction = Consume | Fork | Begin | Count | Accept


def compile_tree(tree: Tree) -> tuple[Instruction, ...]:
    """The program of a regular expression; it begins with the first instruction and ends with Accept."""
    program: list[Instruction] = []
    _add(program, tree)
    return (*program, Accept())


def _add(program: list[Instruction], tree: Tree) -> None:
    match tree:
        case Sequence(parts):
            for part in parts:
                _add(program, part)
        case Choice(branches):
            _add_choice(program, branches)
        case Repeat(part, least, most):
            _add_repeat(program, part, 0 if _may_be_empty(part) else least, most)
        case predicate:
            program.append(Consume(predicate))


def _add_choice(program: list[Instruction], branches: tuple[Tree, ...]) -> None:
    fork = _reserve(program)
    starts, ends = [], []
    for branch in branches:
        starts.append(len(program))
        _add(program, branch)
        ends.append(_reserve(program))
    program[fork] = Fork(tuple(starts))
    for end in ends:
        program[end] = Fork((len(program),))


def _add_repeat(program: list[Instruction], part: Tree, least: int, most: int | None) -> None:
    match least, most:
        case (0, 0):
            return
        case (1, 1):
            _add(program, part)
        case (0, 1):
            fork = _reserve(program)
            _add(program, part)
            program[fork] = Fork((fork + 1, len(program)))
        case (0, None):
            fork = _reserve(program)
            _add(program, part)
            program.append(Fork((fork,)))
            program[fork] = Fork((fork + 1, len(program)))
        case (1, None):
            start = len(program)
            _add(program, part)
            program.append(Fork((start, len(program) + 1)))
        case _:
            program.append(Begin())
            count = _reserve(program)
            _add(program, part)
            program.append(Fork((count,)))
            program[count] = Count(least, most, len(program))


def _reserve(program: list[Instruction]) -> int:
    program.append(Accept())
    return len(program) - 1


def _may_be_empty(tree: Tree) -> bool:
    match tree:
        case Sequence(parts):
            return all(map(_may_be_empty, parts))
        case Choice(branches):
            return any(map(_may_be_empty, branches))
        case Repeat(part, least):
            return least == 0 or _may_be_empty(part)
        case _:
            return False
