#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What our window costs beside an empty one of the same widget classes: the time from the start of the process to its
first paint, and the resident memory a second later. Both in turn, under one display; the medians are compared. Ends
with 1 when a budget is broken. windowcost.py EMPTYWINDOW FULLWINDOW [ROUNDS]"""
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

PAINT_AT_MOST = 1.3
MEMORY_AT_MOST = 1.5


def measure(program, environment):
    start = time.monotonic()
    with subprocess.Popen([program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True) as window:
        try:
            if window.stdout.readline() != "painted\n":
                sys.exit(f"{program} was not painted")
            painted = time.monotonic() - start
            time.sleep(1)
            with open(f"/proc/{window.pid}/status", encoding="ascii") as status:
                resident = int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) / 1024
        finally:
            window.kill()
    return painted, resident


def main(empty, full, rounds):
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(os.path.join(home, "rt"), 0o700)
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "rt"), "QT_QPA_PLATFORM": "xcb",
                       "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        measured = {empty: [], full: []}
        for _ in range(rounds):
            for program, results in measured.items():
                results.append(measure(program, environment))
    ratios = []
    for what, unit, scale, index, most in (("first paint", "ms", 1000, 0, PAINT_AT_MOST), ("resident memory", "MiB", 1, 1, MEMORY_AT_MOST)):
        medians = [statistics.median(result[index] for result in measured[program]) * scale for program in (empty, full)]
        ratios.append((medians[1] / medians[0], most))
        print(f"{what}: {medians[0]:.0f} {unit} empty, {medians[1]:.0f} {unit} ours: {ratios[-1][0]:.2f} times (at most {most})")
    return 0 if all(ratio <= most for ratio, most in ratios) else 1


if __name__ == "__main__":
    if "DISPLAY" not in os.environ:
        os.execvp("xvfb-run", ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24 -nolisten tcp", sys.executable, *sys.argv])
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 15))
