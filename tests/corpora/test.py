"""docs/corpora.md, run: GNU parallel where there is one, and Spark in local mode, give what one process gives.

    python tests/corpora/test.py PROGRAM        needs pyspark, pyarrow and pandas, and a Java 17
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as parquet

HERE = Path(__file__).parent
ARTICLES = 400


def corpus(path):
    """Our own articles, over and over, each time with another id."""
    rows = [json.loads(line) for line in open(HERE / "../gold/own-dev.jsonl", encoding="utf8")]
    with open(path, "w", encoding="utf8") as out:
        for i in range(ARTICLES):
            row = rows[i % len(rows)]
            out.write(json.dumps({"id": f"a{i:04}", "text": row["text"], "date": row["date"]}) + "\n")


def documents(lines):
    return {d["id"]: d for d in map(json.loads, lines)}


def main():
    program = str(Path(sys.argv[1]).resolve())
    folder = Path(tempfile.mkdtemp())
    try:
        corpus(folder / "corpus.jsonl")
        with open(folder / "corpus.jsonl", "rb") as lines:
            one = subprocess.run([program, "annotate", "--jsonl", "-"], stdin=lines, stdout=subprocess.PIPE, check=True)
        want = documents(one.stdout.splitlines())
        assert len(want) == ARTICLES
        check_parallel(program, folder, want)
        check_spark(program, folder, want)
    finally:
        shutil.rmtree(folder)


def check_parallel(program, folder, want):
    if not shutil.which("parallel"):
        return print("parallel: not installed, not tested")
    command = f"parallel --pipe --block 1M {program} annotate --jsonl - < corpus.jsonl"
    got = subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.PIPE, check=True)
    assert documents(got.stdout.splitlines()) == want
    print(f"parallel: {len(want)} articles, the same as from one process")


def check_spark(program, folder, want):
    script = [sys.executable, HERE / "annotate_spark.py", program, folder / "corpus.jsonl", folder / "out"]
    # Spark's workers take the first python3 on the path otherwise.
    subprocess.run(script, check=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
    rows = parquet.read_table(folder / "out").to_pylist()
    assert documents(row["document"] for row in rows) == want
    assert all(row["entities"] == [e["name"] for e in want[row["id"]]["entities"]] for row in rows)
    assert all(row["quotes"] == len(want[row["id"]]["quotes"]) for row in rows)
    print(f"Spark: {len(rows)} articles, the same as from one process")


if __name__ == "__main__":
    main()
