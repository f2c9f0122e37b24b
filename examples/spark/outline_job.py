#!/usr/bin/env python3
"""Outlines a corpus of speeches on Apache Spark.

Every partition is piped through one speechkit process as JSON Lines, so nothing of the program has to be known to
Spark: the binary must be on the workers, under the same path, and that is all.

    spark-submit outline_job.py --input corpus/ --output outlines/ --binary /opt/speechkit

Input is a folder (or file) of JSON Lines, `{"id": …, "text": …, "date": …}` with any other keys, or of Parquet with
columns of those names. Output is a folder of JSON Lines, a record for each input record and in its order, or of Parquet
with the columns `id` (as JSON) and `record` (the JSON of the outline or of the error). A record that cannot be analysed
is an error record `{"id": …, "error": …}` in its place; a process that fails fails its task (`checkCode`), so that no
partition is ever silently empty.
"""

import argparse
import shlex

from pyspark.sql import SparkSession


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True, help="folder or file of JSON Lines or Parquet")
    parser.add_argument("--output", required=True, help="folder to write, which must not exist yet")
    parser.add_argument("--binary", default="speechkit", help="path of the program on the workers")
    parser.add_argument("--input-format", choices=["jsonl", "parquet"], default="jsonl")
    parser.add_argument("--output-format", choices=["jsonl", "parquet"], default="jsonl")
    parser.add_argument("--partitions", type=int, help="how many pieces, at least (default: as Spark splits the input)")
    parser.add_argument("--options", default="", help="more options for `speechkit outline`, such as '--include-text'")
    return parser.parse_args()


def lines_of(spark, task):
    """The input as lines of JSON."""
    if task.input_format == "parquet":
        frame = spark.read.parquet(task.input)
        if task.partitions:
            frame = frame.repartition(task.partitions)
        return frame.toJSON()
    return spark.sparkContext.textFile(task.input, minPartitions=task.partitions)


def main():
    task = arguments()
    spark = SparkSession.builder.appName("speechkit outline").getOrCreate()
    # One thread in each process: Spark runs as many processes as it has cores.
    command = [task.binary, "outline", "--input", "jsonl", "--jobs", "1", "--quiet", *shlex.split(task.options), "-"]
    records = lines_of(spark, task).pipe(shlex.join(command), checkCode=True)
    if task.output_format == "parquet":
        frame = records.map(lambda record: (record,)).toDF("record string")
        frame.selectExpr("get_json_object(record, '$.id') AS id", "record").write.parquet(task.output)
    else:
        records.saveAsTextFile(task.output)
    spark.stop()


if __name__ == "__main__":
    main()
