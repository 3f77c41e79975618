"""How many small faults in a module its tests notice: `python tools/mutants.py MODULE TESTS… [--most N]`.

Each mutant is the module with one comparison, constant, condition or statement changed. It is killed when a
test that enters the changed function fails, or takes far longer than it should; those that live are listed.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import copy
import gc
import importlib
import inspect
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType

import pytest

ROOT = Path(__file__).parent.parent
PRELOADED = ("lxml.etree", "click.testing", "rich.console", "sqlite3")
"""What every mutant's tests import and none of them changes: read once, before processes part."""
FAULT = 70
STDERR = os.dup(2)
OPTIONS = ("-x", "-s", "-qq", "--no-header", "--no-summary", "-p", "no:cacheprovider")

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
        for name, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield value, partial(setattr, parent, name)
            elif isinstance(value, list):
                for at, each in enumerate(value):
                    if isinstance(each, ast.AST):
                        yield each, partial(value.__setitem__, at)


def mutants(source: str) -> Iterator[tuple[int, str, ast.AST]]:
    """Line, name and tree of every mutant; messages, docstrings and what only types say stay as they are.

    The tree is the mutant's until the next one is asked for.
    """
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
            case ast.Import() | ast.ImportFrom() | ast.Call(func=ast.Name(id="dataclass" | "TypeVar")):
                passed |= set(ast.walk(node))
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                passed |= set(ast.walk(node))
            case ast.Call(func=ast.Name(id="cast"), args=[kind, _]):
                passed |= set(ast.walk(kind))
    for node, put in places(tree):
        if node not in passed:
            for name, new in list(changes(node)):
                put(new)
                yield node.lineno, name, ast.fix_missing_locations(tree)
                put(node)


def functions(code: CodeType) -> Iterator[CodeType]:
    """The functions of a module and the methods of its classes; what stands in one of them belongs to it."""
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_flags & inspect.CO_NEWLOCALS:
                yield each
            else:
                yield from functions(each)


def around(code: CodeType) -> tuple[object, ...]:
    """What a module does when it is loaded, without what its functions do when they are called."""
    there = (
        around(each) if isinstance(each, CodeType) else (type(each), each)
        for each in code.co_consts
        if not isinstance(each, CodeType) or not each.co_flags & inspect.CO_NEWLOCALS
    )
    return code.co_code, code.co_names, *there


def changed(old: CodeType, new: CodeType) -> CodeType | None:
    """The one function by which two modules differ; None where they differ in what is done on loading."""
    if around(old) != around(new):
        return None
    differing = [there for here, there in zip(functions(old), functions(new), strict=True) if here != there]
    return differing[0] if len(differing) == 1 else None


@dataclass
class Trial:
    """A module, its tests, and what was found: run once, in a process that has loaded all of them."""

    source: str
    folder: Path
    target: Path
    chosen: list[int]
    alive: set[int] = field(default_factory=set)
    rest: list[int] = field(default_factory=list)
    """Mutants that change what is done on loading, and live where its values are set: all is loaded anew."""
    tests: dict[str, tuple[float, list[int]]] = field(default_factory=dict)
    """How long each test takes, and at which lines the functions begin that it enters."""

    def chosen_mutants(self) -> Iterator[tuple[int, str, str, ast.AST]]:
        """Number, line and name, and tree of each."""
        wanted = frozenset(self.chosen)
        for number, (line, name, tree) in enumerate(mutants(self.source)):
            if number in wanted:
                yield number, f"{line}: {name}", ast.unparse(tree), tree

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are, then with each mutant, in processes that part from this one."""
        items = {each.nodeid: each for each in session.items}
        answer = self.target.with_suffix(".tests")
        if not parted(600, lambda: self._entered(session, answer)):
            session.testsfailed += 1
            return True
        told = json.loads(answer.read_text("utf-8"))
        self.tests = dict(sorted(told.items(), key=lambda test: test[1][0]))
        importlib.import_module(".".join(self.target.relative_to(self.folder).with_suffix("").parts))
        old = compile(self.source, str(self.target), "exec", dont_inherit=True)
        for number, _, text, tree in self.chosen_mutants():
            whole = compile(tree, str(self.target), "exec", dont_inherit=True)
            new = changed(old, whole)
            found = [] if new is None else _loaded(new)
            self.target.write_text(text, "utf-8")  # for programs that a test starts
            if new is None or not found:
                every = list(items.values())
                if parted(120, lambda whole=whole, every=every: _set(whole) and _passed(session, every)):
                    self.rest.append(number)
                continue
            entering = [test for test, (_, lines) in self.tests.items() if new.co_firstlineno in lines]
            limit = 10 + 5 * int(sum(self.tests[test][0] for test in entering))

            def run(found=found, new=new, entering=entering) -> bool:
                for function in found:
                    function.__code__ = new
                return _passed(session, [items[test] for test in entering])

            if not entering or parted(limit, run):
                self.alive.add(number)
        return True

    def _entered(self, session: pytest.Session, answer: Path) -> bool:
        found: dict[str, tuple[float, list[int]]] = {}
        path, lines, noted = str(self.target), set[int](), self.folder.parent / "lines"

        def enter(frame: FrameType, event: str, argument: object) -> None:
            del event, argument
            line = frame.f_code.co_firstlineno
            if frame.f_code.co_filename == path and line not in lines:
                lines.add(line)
                with noted.open("a") as file:  # processes that part from this one write there, too
                    file.write(f"{line}\n")

        for item in session.items:
            lines.clear()
            noted.write_text("")
            start = time.process_time()
            sys.settrace(enter)
            threading.settrace(enter)
            passed = _passed(session, [item])
            sys.settrace(None)
            if not passed:
                os.write(STDERR, f"{item.nodeid} fails\n".encode())
                return False
            entered = sorted(set(map(int, noted.read_text().split())))
            found[item.nodeid] = time.process_time() - start, entered
        answer.write_text(json.dumps(found), "utf-8")
        return True


def _loaded(code: CodeType) -> list[FunctionType]:
    place = code.co_filename, code.co_qualname, code.co_firstlineno
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and (each.__code__.co_filename, each.__code__.co_qualname, each.__code__.co_firstlineno) == place
    ]


def _set(whole: CodeType) -> bool:
    """Load a mutant beside the module, and give its values to whoever has those of the module.

    Whether it can be loaded.
    """
    ours = [each for name, each in sys.modules.items() if name.startswith(("teikit", "tests"))]
    module = next(each for each in ours if each.__file__ == whole.co_filename)
    before = dict(vars(module))
    fresh = {name: value for name, value in before.items() if name.startswith("__")}
    try:
        exec(whole, fresh)
    except Exception:
        return False  # what cannot be loaded is noticed
    for name, value in fresh.items():
        old = before.get(name)
        if name in before and not isinstance(old, type | FunctionType | ModuleType):
            for each in ours:
                if vars(each).get(name) is old:
                    setattr(each, name, value)
    return True


def _passed(session: pytest.Session, items: list[pytest.Item]) -> bool:
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def parted(limit: int, work: Callable[[], bool]) -> bool:
    """Whether something succeeds, in a process of its own that ends after so many seconds of work.

    A busy machine takes longer, and is no kill; one that waits for nothing is ended, too.
    """
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.setpgid(0, 0)
            signal.setitimer(signal.ITIMER_PROF, limit)
            signal.alarm(60 + 20 * limit)
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            code = 0 if work() else 1
        except Exception:
            code = FAULT
            os.write(STDERR, traceback.format_exc().encode())
        finally:
            os._exit(code)
    ended = os.waitpid(child, 0)[1]
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if os.WIFEXITED(ended) and os.WEXITSTATUS(ended) == FAULT:
        raise RuntimeError("a fault of this script, which is no kill")
    return ended == 0


def tried(folder: Path, trial: Trial, tests: list[str], answer: Path) -> bool:
    """Try the mutants of a copy of the sources that can be put into loaded functions."""
    _look_into(folder)
    failed = pytest.main([*OPTIONS, f"--basetemp={folder.parent / 'files'}", *tests], [trial])
    answer.write_text(json.dumps([sorted(trial.alive), trial.rest, trial.tests]), "utf-8")
    return failed in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def tested(folder: Path, tests: list[str]) -> bool:
    """Whether the tests of a copy of the sources pass, all being loaded anew."""
    _look_into(folder)
    return pytest.main([*OPTIONS, f"--basetemp={folder.parent / 'files'}", *tests]) == pytest.ExitCode.OK


def _look_into(folder: Path) -> None:
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = str(folder)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder.parent / "hypothesis")
    os.chdir(ROOT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="such as src/teikit/exporters/html.py")
    parser.add_argument("tests", nargs="+", help="the files or folders of its tests")
    parser.add_argument("--most", type=int, default=60, help="so many mutants at most, drawn by --seed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    path = ROOT / asked.module
    source = path.read_text("utf-8")
    count = sum(1 for _ in mutants(source))
    chosen = sorted(random.Random(asked.seed).sample(range(count), min(asked.most, count)))
    for name in PRELOADED:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "src"
        shutil.copytree(ROOT / "src", folder)
        (folder / "teikit/schema").mkdir(exist_ok=True)
        for schema in (ROOT / "schema").iterdir():
            shutil.copy(schema, folder / "teikit/schema")
        target, answer = folder / path.relative_to(ROOT / "src"), Path(made) / "answer"
        compileall.compile_dir(folder, quiet=2)
        trial = Trial(source, folder, target, chosen)
        if not parted(3600, lambda: tried(folder, trial, asked.tests, answer)):
            sys.exit("the tests fail without any mutant")
        alive, rest, tests = json.loads(answer.read_text("utf-8"))
        for pyc in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
            pyc.unlink()
        limit = 10 + 5 * int(sum(seconds for seconds, _ in tests.values()))
        for number, said, text, _ in trial.chosen_mutants():
            if number in rest:
                target.write_text(text, "utf-8")
                if parted(limit, lambda: tested(folder, list(tests))):
                    alive.append(number)
            if number in alive:
                print(f"{asked.module}:{said}: no test fails", flush=True)
    killed = len(chosen) - len(alive)
    print(f"{asked.module}: {killed} of {len(chosen)} killed ({100 * killed // max(1, len(chosen))} %)")


if __name__ == "__main__":
    main()
