"""How the net learns: the gradients of its weights on a piece of text, and steps against them (Adam).

Kingma and Ba, Adam: A Method for Stochastic Optimization (2015).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from teikit.learning.pieces import Piece

Array = NDArray[np.float32]
Weights = Mapping[str, Array]

DROPOUT = 0.5
DECAY = 0.01
SLOW, SLOWER = 0.1, 0.01
"""How fast the running means of a gradient and of its square forget."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast is learnt; `held` is how much weights are drawn back to where they began."""

    turns: int
    rate: float
    averaged: int
    held: float = 0.0


def descend(
    start: Weights,
    pieces: Sequence[Piece],
    course: Course,
    seed: int,
    say: Callable[[int, float], None] = lambda _turn, _loss: None,
) -> dict[str, Array]:
    """Weights learnt from pieces, beginning with `start`: the mean of those of the last turns."""
    weights = {name: value.copy() for name, value in start.items()}
    means = {name: np.zeros_like(value) for name, value in start.items()}
    squares = {name: np.zeros_like(value) for name, value in start.items()}
    total = {name: np.zeros_like(value) for name, value in start.items()}
    dice, order, clock = np.random.default_rng(seed), random.Random(seed), 0  # noqa: S311
    some = [piece for piece in pieces if len(piece.labels)]
    for turn in range(course.turns):
        losses = []
        order.shuffle(some)
        rate = course.rate * (1 - turn / course.turns) + course.rate / 15
        for piece in some:
            loss, gradient = gradients(weights, piece, dice)
            losses.append(loss)
            clock += 1
            for name, value in weights.items():
                means[name] += SLOW * (gradient[name] - means[name])
                squares[name] += SLOWER * (gradient[name] ** 2 - squares[name])
                step = means[name] / (1 - (1 - SLOW) ** clock)
                step /= np.sqrt(squares[name] / (1 - (1 - SLOWER) ** clock)) + 1e-8
                value -= rate * (step + DECAY * value + course.held * (value - start[name]))
        if turn >= course.turns - course.averaged:
            for name, value in weights.items():
                total[name] += value / course.averaged
        say(turn, float(np.mean(losses)))
    return total


def gradients(w: Weights, piece: Piece, dice: np.random.Generator) -> tuple[float, dict[str, Array]]:
    """The loss of a piece, and what would lessen it."""
    rows, width, size = len(piece.edges) - 1, w["embedding"].shape[1], len(piece.labels)
    filled = (np.diff(piece.edges) > 0).astype(np.float32)[:, None]

    # forward
    mask0 = _mask((rows, width), dice)
    words = _summed(w["embedding"], piece) * mask0
    window = _windows(words)
    inner = np.maximum(window @ w["first"] + w["first_bias"], 0) * filled
    window2 = _windows(inner)
    outer = np.maximum(window2 @ w["second"] + w["second_bias"], 0)
    states = outer[piece.places]
    counts = np.bincount(piece.names).astype(np.float32)[:, None]
    pooled = _by_name(states, piece) / counts
    mask1 = _mask((size, 2 * states.shape[1]), dice)
    both = np.concatenate([states, pooled[piece.names]], axis=1) * mask1
    layer = np.maximum(both @ w["hidden"] + w["hidden_bias"], 0)
    mask2 = _mask(layer.shape, dice)
    dropped = layer * mask2
    odds = _softmax(dropped @ w["output"] + w["output_bias"])
    loss = float(-np.log(odds[np.arange(size), piece.labels] + 1e-9).mean())

    # backward
    d = odds
    d[np.arange(size), piece.labels] -= 1
    d /= size
    found = {"output": dropped.T @ d, "output_bias": d.sum(0)}
    d = (d @ w["output"].T) * mask2 * (layer > 0)
    found |= {"hidden": both.T @ d, "hidden_bias": d.sum(0)}
    d = (d @ w["hidden"].T) * mask1
    channels = states.shape[1]
    shared = _by_name(d[:, channels:], piece) / counts
    d_outer = np.zeros_like(outer)
    np.add.at(d_outer, piece.places, d[:, :channels] + shared[piece.names])
    d_outer *= outer > 0
    found |= {"second": window2.T @ d_outer, "second_bias": d_outer.sum(0)}
    d_inner = _unwindowed(d_outer @ w["second"].T) * (inner > 0) * filled
    found |= {"first": window.T @ d_inner, "first_bias": d_inner.sum(0)}
    d_words = _unwindowed(d_inner @ w["first"].T) * mask0
    found["embedding"] = _scattered(d_words, piece, w["embedding"].shape)
    return loss, found


def _mask(shape: tuple[int, ...], dice: np.random.Generator) -> Array:
    kept: Array = (dice.random(shape, np.float32) > DROPOUT).astype(np.float32) / (1 - DROPOUT)
    return kept


def _softmax(scores: Array) -> Array:
    odds: Array = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return odds


def _summed(embedding: Array, piece: Piece) -> Array:
    """The words of a piece as sums of their features' weights."""
    words = np.zeros((len(piece.edges) - 1, embedding.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(piece.edges))
    if len(filled):
        words[filled] = np.add.reduceat(embedding[piece.numbers], piece.edges[filled], axis=0)
    return words


def _scattered(words: Array, piece: Piece, shape: tuple[int, ...]) -> Array:
    """What the words of a piece give back to their features."""
    total = np.zeros(shape, np.float32)
    order = np.argsort(piece.numbers, kind="stable")
    owners = np.repeat(np.arange(len(piece.edges) - 1), np.diff(piece.edges))[order]
    numbers = piece.numbers[order]
    if len(numbers):
        firsts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
        total[numbers[firsts]] = np.add.reduceat(words[owners], firsts, axis=0)
    return total


def _by_name(rows: Array, piece: Piece) -> Array:
    """Rows of words added up for each name."""
    total = np.zeros((int(piece.names.max()) + 1, rows.shape[1]), np.float32)
    np.add.at(total, piece.names, rows)
    return total


def _windows(words: Array) -> Array:
    blank = np.zeros((1, words.shape[1]), np.float32)
    return np.concatenate([np.vstack([blank, words[:-1]]), words, np.vstack([words[1:], blank])], axis=1)


def _unwindowed(gradient: Array) -> Array:
    width = gradient.shape[1] // 3
    total: Array = gradient[:, width : 2 * width].copy()
    total[:-1] += gradient[1:, :width]
    total[1:] += gradient[:-1, 2 * width :]
    return total
