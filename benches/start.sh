#!/usr/bin/env bash
# Times whole processes: an outline of each of three fixtures as JSON, against a process that only loads jieba's
# dictionary, in one run. Prints ratios and the peak memory. Needs cargo and python3; times with hyperfine where it is
# installed, else by itself, which puts the cost of starting a process from Python on both sides of the ratio.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked
cargo build --release --manifest-path benches/load/Cargo.toml

python3 - "$@" <<'PYTHON'
import json, os, shutil, statistics, subprocess, sys, tempfile, time

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
LOAD = ["benches/load/target/release/load"]
TEXTS = ["fixtures/library-copy.txt", "fixtures/city-video.txt", "fixtures/county-oral.txt"]

def run(command):
    """Seconds, and the peak of resident memory in KiB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - begun, usage.ru_maxrss

commands = {"load jieba": LOAD}
commands |= {text: ["target/release/speechkit", "outline", "--format", "json", "--quiet", text] for text in TEXTS}
times, peaks = {name: [] for name in commands}, {}
for _ in range(3 if shutil.which("hyperfine") else RUNS):
    for name, command in commands.items():
        seconds, peak = run(command)
        times[name].append(seconds)
        peaks[name] = max(peaks.get(name, 0), peak)
if shutil.which("hyperfine"):
    with tempfile.NamedTemporaryFile() as results:
        lines = [" ".join(command) for command in commands.values()]
        options = ["--shell=none", "--warmup=5", f"--runs={RUNS}", "--style=none", f"--export-json={results.name}"]
        subprocess.run(["hyperfine", *options, *lines], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times = dict(zip(commands, (result["times"] for result in json.load(results)["results"])))
load = statistics.median(times["load jieba"])
print(f"{'':28}{'median':>10}{'of loading':>14}{'peak memory':>14}")
for name in commands:
    median = statistics.median(times[name])
    ratio = "" if name == "load jieba" else f"1/{load / median:.1f}"
    print(f"{name:28}{median * 1000:8.1f}ms{ratio:>14}{peaks[name] / 1024:10.1f}MiB")
PYTHON
