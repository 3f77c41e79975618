"""Compares verdicts with Jing's on random schemas, correct or not, and random documents for each.

python bench/relaxng_random.py [SCHEMAS [SEED]]    needs Java
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from relaxng_jing import jar

from teikit.relaxng import SchemaError, load

RNG = (
    'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
LEAVES = (
    "<empty/>",
    "<text/>",
    "<text/>",
    "<notAllowed/>",
    '<data type="integer"/>',
    "<value>x</value>",
    '<data type="token"><except><choice><value>x</value><value>12</value></choice></except></data>',
    '<list><oneOrMore><data type="integer"/></oneOrMore></list>',
    "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>",
    '<oneOrMore><attribute><nsName ns="urn:x"/></attribute></oneOrMore>',
    "<element><anyName><except><name>a</name><name>b</name></except></anyName><text/></element>",
    '<attribute name="i"><data type="ID"/></attribute>',
    '<attribute name="r"><data type="IDREF"/></attribute>',
)
TEXTS = ("", " ", "x", "12", " 1 2 ", "y")


def pattern(random: Random, depth: int) -> str:
    """A random pattern."""
    kind = random.random()
    if depth == 0 or kind < 0.2:
        return random.choice(LEAVES)
    name = random.choice("abc")
    if kind < 0.4:
        return f'<ref name="{name}"/>'
    if kind < 0.5:
        inner = random.choice(
            ("<text/>", '<data type="integer"/>', "<value>x</value>", pattern(random, depth - 1))
        )
        return f'<attribute name="{name}">{inner}</attribute>'
    if kind < 0.6:
        return f'<element name="{name}">{pattern(random, depth - 1)}</element>'
    if kind < 0.75:
        kind_of = random.choice(("optional", "zeroOrMore", "oneOrMore", "mixed", "optional"))
        return f"<{kind_of}>{pattern(random, depth - 1)}</{kind_of}>"
    kind_of = random.choice(("group", "choice", "interleave", "choice"))
    members = "".join(pattern(random, depth - 1) for _ in range(random.randint(2, 3)))
    return f"<{kind_of}>{members}</{kind_of}>"


def schema(random: Random) -> str:
    """A random grammar of three elements."""
    bodies = "".join(
        f'<define name="{name}"><element name="{name}">{pattern(random, 3)}</element></define>'
        for name in "abc"
    )
    return f'<grammar {RNG}><start><choice><ref name="a"/><ref name="b"/></choice></start>{bodies}</grammar>'


def document(random: Random, depth: int = 3, names: str = "ab") -> str:
    """A random element."""
    name = random.choice(names)
    attributes = "".join(
        f' {key}="{random.choice(TEXTS)}"'
        for key in random.sample(["a", "b", "i", "r", "x:a"], random.choice((0, 0, 1, 2)))
    )
    count = random.randint(0, 3) if depth else 0
    content = "".join(
        document(random, depth - 1, "abcd") if random.random() < 0.6 else random.choice(TEXTS)
        for _ in range(count)
    )
    return f'<{name} xmlns:x="urn:x"{attributes}>{content}</{name}>'


def jing(schema_path: Path, paths: list[Path]) -> tuple[bool, set[str]]:
    """Whether Jing finds the schema correct, and the documents that it finds invalid."""
    command = ["java", "-jar", jar(), str(schema_path), *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    if any(line.startswith(f"{schema_path}:") for line in said.splitlines()):
        return False, set()
    return True, {line.split(":")[0] for line in said.splitlines()}


def main() -> int:
    count, seed = (int(argument) for argument in (*sys.argv[1:3], *("200", "1")[len(sys.argv) - 1 :]))
    random = Random(seed)
    wrong = correct = valid = lax = 0
    with TemporaryDirectory() as folder:
        for number in range(count):
            text = schema(random)
            path = Path(folder) / "schema.rng"
            path.write_text(text)
            documents = [document(random) for _ in range(40)]
            paths = [Path(folder) / f"{i}.xml" for i in range(len(documents))]
            for each, content in zip(paths, documents, strict=True):
                each.write_text(content)
            good, invalid = jing(path, paths)
            try:
                ours = load(path)
                reason = str(ours.id_objection or "")
            except SchemaError as error:
                ours, reason = None, str(error)
            if good and 'cannot hold "element"' in reason:
                lax += 1
                continue
            if good != (not reason):
                wrong += 1
                verdict = "correct" if good else "incorrect"
                print(f"{number}: {verdict} to Jing; {reason or 'correct'} here\n{text}")
                continue
            if not good or ours is None:
                continue
            correct += 1
            for each, content in zip(paths, documents, strict=True):
                found = list(ours.violations(content.encode()))
                valid += str(each) not in invalid
                if bool(found) != (str(each) in invalid):
                    wrong += 1
                    print(
                        number,
                        "invalid" if str(each) in invalid else "valid",
                        "to Jing;",
                        found[:1],
                        content,
                        "\n",
                        text,
                    )
    print(f"{count} schemas, {correct} correct, {lax} that Jing should not take, {valid} valid documents")
    print(f"{wrong} verdicts differ (seed {seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
