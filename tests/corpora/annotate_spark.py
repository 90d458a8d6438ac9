"""Annotates a corpus with Spark: JSON lines in, Parquet out, one row an article.

    spark-submit annotate_spark.py PROGRAM IN OUT

PROGRAM is the command line, `rubricator`, in the same place on every worker; IN a file or folder of JSON lines with id,
text and, where known, date; OUT a folder for Parquet. Each task starts the program once and streams its rows through it.
"""
import json
import subprocess
import sys
import threading

import pyarrow as pa
from pyspark.sql import SparkSession

SCHEMA = "id string, date string, entities array<string>, quotes long, document string"


def annotated(program):
    """What Spark runs on each part of the corpus: batches of rows in, batches of rows out."""

    def run(batches):
        child = subprocess.Popen([program, "annotate", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            with child.stdin as lines:
                for batch in batches:
                    for row in batch.to_pylist():
                        lines.write(json.dumps(row).encode() + b"\n")

        feeder = threading.Thread(target=feed)
        feeder.start()
        rows = []
        for line in child.stdout:
            rows.append(row_of(line))
            if len(rows) == 256:
                yield pa.RecordBatch.from_pylist(rows)
                rows = []
        if rows:
            yield pa.RecordBatch.from_pylist(rows)
        feeder.join()
        if child.wait() != 0:
            raise RuntimeError(f"{program} failed ({child.returncode}): see the task's standard error")

    return run


def row_of(line):
    document = json.loads(line)
    return {
        "id": document["id"],
        "date": document["date"],
        "entities": [entity["name"] for entity in document["entities"]],
        "quotes": len(document["quotes"]),
        "document": line.decode(),
    }


def main():
    program, source, target = sys.argv[1:]
    spark = SparkSession.builder.appName("rubricator").getOrCreate()
    articles = spark.read.schema("id string, text string, date string").json(source)
    articles.mapInArrow(annotated(program), SCHEMA).write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main()
