"""What tagging does to TEI files: whether `untag` gives every byte back, and whether they are as valid.

    python bench/tagging_tei.py BIN FOLDER [--schema FILE]

BIN has `teikit`; FOLDER is copied, and the copy tagged twice, without and with `--entries --split`. The
findings of the rule `grammar` are counted by the files' own schemas, where they can be had, and by FILE.
"""

from __future__ import annotations

import argparse
import collections
import json
import shutil
import subprocess
import tempfile
from pathlib import Path


def mistakes(program: str, folder: Path, schema: str | None) -> collections.Counter[str]:
    """How many mistakes the schemas find in each file."""
    more = ["--schema", schema] if schema else []
    done = subprocess.run(
        [
            *(program, "validate", "--select", "grammar", "--no-schematron", "--no-cache", "--jobs", "1"),
            *("--format", "json", "--exit-zero", *more, str(folder)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)
    rows = found["diagnostics"] if isinstance(found, dict) else found
    return collections.Counter(str(Path(row["path"]).name) for row in rows)


def main() -> None:
    """Print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bin", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schema")
    asked = parser.parse_args()
    program = str(asked.bin / "teikit")
    work = Path(tempfile.mkdtemp()) / "tei"
    shutil.copytree(asked.folder, work, copy_function=shutil.copyfile)
    for path in (work, *work.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    files = sorted(work.rglob("*.xml"))
    before = {file: file.read_bytes() for file in files}
    schemas = [None, *([asked.schema] if asked.schema else [])]
    found = {schema: mistakes(program, work, schema) for schema in schemas}
    for options in ((), ("--entries", "--split")):
        subprocess.run([program, "tag", "--jobs", "1", *options, str(work)], capture_output=True, check=False)
        tags = sum(file.read_bytes().count(b"teikit") - before[file].count(b"teikit") for file in files)
        changed = sum(file.read_bytes() != before[file] for file in files)
        print(f"tag {' '.join(options)}: {changed} of {len(files)} files changed, about {tags} tags")
        for schema in schemas:
            after = mistakes(program, work, schema)
            other = sorted(name for name in {*after, *found[schema]} if after[name] != found[schema][name])
            print(
                f"  by {Path(schema).name if schema else 'their own schemas'}: {found[schema].total()} "
                f"mistakes before, {after.total()} after; other in {len(other)} files {' '.join(other[:5])}"
            )
        subprocess.run([program, "untag", str(work)], capture_output=True, check=False)
        back = sum(file.read_bytes() == before[file] for file in files)
        print(f"  untag: {back} of {len(files)} files are byte for byte what they were", flush=True)
    shutil.rmtree(work.parent)


if __name__ == "__main__":
    main()
