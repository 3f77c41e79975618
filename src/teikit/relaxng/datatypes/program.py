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


MOST_ROUNDS = 1000
"""Rounds of loops in loops that are told apart; a loop beyond that is held to go on at will.

So a text may pass that has a round too many, but none is refused wrongly, and none takes long.
"""
Instruction = Consume | Fork | Begin | Count | Accept


def compile_tree(tree: Tree) -> tuple[Instruction, ...]:
    """The program of a regular expression; it begins with the first instruction and ends with Accept."""
    program: list[Instruction] = []
    _add(program, tree)
    return (*program, Accept())


def _add(program: list[Instruction], tree: Tree, around: int = 1) -> None:
    """Add what a tree stands for; `around` is how many rounds the loops around it tell apart."""
    match tree:
        case Sequence(parts):
            for part in parts:
                _add(program, part, around)
        case Choice(branches):
            _add_choice(program, branches, around)
        case Repeat():
            part, least, most = _flat(tree)
            least = 0 if _may_be_empty(part) else least
            if around > 1 and most is not None and around * most > MOST_ROUNDS:
                least, most = min(least, 1), None
            _add_repeat(program, part, least, most, around)
        case predicate:
            program.append(Consume(predicate))


def _flat(loop: Repeat) -> Repeat:
    """A loop of a loop as one, where every number of rounds between the fewest and the most is possible."""
    part, least, most = loop
    if not isinstance(part, Repeat) or most == 0:
        return loop
    inner, fewest, limit = _flat(part)
    if limit == 0:
        return Repeat(inner, 0, 0)
    if most != least and limit is not None and (least + 1) * fewest > least * limit + 1:
        return loop
    if limit is None and least == 0 and fewest > 1:
        return loop
    return Repeat(inner, least * fewest, None if most is None or limit is None else most * limit)


def _add_choice(program: list[Instruction], branches: tuple[Tree, ...], around: int) -> None:
    fork = _reserve(program)
    starts, ends = [], []
    for branch in branches:
        starts.append(len(program))
        _add(program, branch, around)
        ends.append(_reserve(program))
    program[fork] = Fork(tuple(starts))
    for end in ends:
        program[end] = Fork((len(program),))


def _add_repeat(program: list[Instruction], part: Tree, least: int, most: int | None, around: int) -> None:
    match least, most:
        case (0, 0):
            return
        case (1, 1):
            _add(program, part, around)
        case (0, 1):
            fork = _reserve(program)
            _add(program, part, around)
            program[fork] = Fork((fork + 1, len(program)))
        case (0, None):
            fork = _reserve(program)
            _add(program, part, around)
            program.append(Fork((fork,)))
            program[fork] = Fork((fork + 1, len(program)))
        case (1, None):
            start = len(program)
            _add(program, part, around)
            program.append(Fork((start, len(program) + 1)))
        case _:
            program.append(Begin())
            count = _reserve(program)
            _add(program, part, around * (most or max(least, 1)))
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
