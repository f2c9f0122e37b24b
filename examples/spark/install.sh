#!/usr/bin/env bash
# Installs PySpark 4 from PyPI into target/spark, for the job beside this script and its test. Needs python3 with venv and
# Java 17 or newer.
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v java >/dev/null || { echo "install.sh: Spark needs Java 17 or newer: install a JRE first" >&2; exit 2; }
python3 -m venv target/spark
target/spark/bin/pip install --quiet --disable-pip-version-check 'pyspark>=4,<5' 'pyarrow>=17'
target/spark/bin/python -c 'import pyspark; print("pyspark", pyspark.__version__)'
