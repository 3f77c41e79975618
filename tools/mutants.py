"""How many small faults in a module its tests notice: `python tools/mutants.py MODULE TESTS… [--most N]`.

Each mutant is the module with one comparison, constant, condition or statement changed. It is killed when a
test fails or the tests take far longer than they should; those that live are listed with their line.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
PRELOADED = ("lxml.etree", "click.testing", "rich.console", "pytest")
"""What every mutant's tests import and none of them changes: read once, before processes part."""

COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COUNTED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may be put in the place of a node, each with what it is called."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in COMPARED:
            other = COMPARED[type(operator)]
            yield f"{type(operator).__name__} → {other.__name__}", _with(node, ops=[other()])
        case ast.BoolOp(op=operator, values=values):
            other = ast.Or if isinstance(operator, ast.And) else ast.And
            yield f"{type(operator).__name__} → {other.__name__}", _with(node, op=other())
            yield (
                "first condition dropped",
                values[-1] if len(values) == 2 else _with(node, values=values[1:]),
            )
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not dropped", operand
        case ast.BinOp(op=operator) if type(operator) in COUNTED:
            other = COUNTED[type(operator)]
            yield f"{type(operator).__name__} → {other.__name__}", _with(node, op=other())
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", _with(node, value=not value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", _with(node, value=value + 1)
        case ast.Constant(value=str(value)):
            yield f"{value!r:.20} changed", _with(node, value=f"{value}x" if value else "x")
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "condition always true", _with(node, test=ast.Constant(True))
            yield "condition never true", _with(node, test=ast.Constant(False))
            del test
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield "returns None", _with(node, value=ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "statement dropped", ast.copy_location(ast.Pass(), node)
        case ast.Continue():
            yield "continue → break", ast.copy_location(ast.Break(), node)


def _with(node: ast.AST, **fields: object) -> ast.AST:
    made = copy.copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, Callable[[ast.AST], None]]]:
    """Every node of a tree, with what puts another in its place."""
    for parent in list(ast.walk(tree)):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield value, partial(setattr, parent, field)
            elif isinstance(value, list):
                for at, each in enumerate(value):
                    if isinstance(each, ast.AST):
                        yield each, partial(value.__setitem__, at)


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, name and text of every mutant; messages, docstrings and annotations stay as they are."""
    tree = ast.parse(source)
    passed = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str())) | ast.Raise() | ast.JoinedStr():
                passed |= set(ast.walk(node))
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation):
                passed |= set(ast.walk(annotation))
            case ast.FunctionDef(returns=ast.expr() as returns):
                passed |= set(ast.walk(returns))
            case ast.Import() | ast.ImportFrom():
                passed |= set(ast.walk(node))
    for node, put in places(tree):
        if node not in passed:
            for name, new in list(changes(node)):
                put(new)
                yield node.lineno, name, ast.unparse(ast.fix_missing_locations(tree))
                put(node)


def tested(folder: Path, tests: list[str], limit: int) -> bool:
    """Whether the tests of a copy of the sources pass, in a process of their own."""
    child = os.fork()
    if not child:
        signal.alarm(limit)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(folder))
        os.environ["PYTHONPATH"] = str(folder)
        os.chdir(ROOT)
        import pytest

        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))
    return os.waitpid(child, 0)[1] == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="such as src/teikit/exporters/html.py")
    parser.add_argument("tests", nargs="+", help="the files or folders of its tests")
    parser.add_argument("--most", type=int, default=60, help="so many mutants at most, drawn by --seed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    path = ROOT / asked.module
    found = sorted(mutants(path.read_text("utf-8")))
    chosen = sorted(random.Random(asked.seed).sample(found, min(asked.most, len(found))))
    for name in PRELOADED:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(
            ROOT / "src", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
        )
        (folder / "teikit/schema").mkdir(exist_ok=True)
        for schema in (ROOT / "schema").iterdir():
            shutil.copy(schema, folder / "teikit/schema")
        target = folder / path.relative_to(ROOT / "src")
        target.write_text(ast.unparse(ast.parse(path.read_text("utf-8"))), "utf-8")
        compileall.compile_dir(folder, quiet=2)
        start = time.monotonic()
        if not tested(folder, asked.tests, 600):
            sys.exit("the tests fail without any mutant")
        limit = 10 + 5 * int(time.monotonic() - start)
        for pyc in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
            pyc.unlink()
        alive = []
        for line, name, text in chosen:
            target.write_text(text, "utf-8")
            if tested(folder, asked.tests, limit):
                alive.append((line, name))
                print(f"{asked.module}:{line}: {name}: no test fails", flush=True)
    killed = len(chosen) - len(alive)
    print(f"{asked.module}: {killed} of {len(chosen)} killed ({100 * killed // max(1, len(chosen))} %)")


if __name__ == "__main__":
    main()
