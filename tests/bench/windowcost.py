#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What our window costs beside an empty one of the same widget classes: the time from the start of the process to its
first paint, and the resident memory when it is idle, at the first start and with every page of a connected window looked
at. All in turn, under one display; the medians are compared. Ends with 1 when a budget is broken.
windowcost.py FOLDER-OF-THE-PROGRAMS [ROUNDS]"""
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

# program: the last line that it says before it is idle
PROGRAMS = {"emptywindow": "painted", "fullwindow": "painted", "openwindow": "idle"}
PAINT, MEMORY = range(2)
# what, unit, which figure, of which program, at most how many times the empty one's
BUDGETS = [("first paint", "ms", PAINT, "fullwindow", 1.3),
           ("resident memory at the first start", "MiB", MEMORY, "fullwindow", 1.5),
           ("resident memory, connected", "MiB", MEMORY, "openwindow", 1.5)]


def said(window, line):
    for text in window.stdout:
        if text.strip() == line:
            return
    sys.exit(f"{window.args[0]} did not say {line}")


def measure(program, last, environment):
    """The time to the first paint in ms, and the resident memory in MiB."""
    start = time.monotonic()
    with subprocess.Popen([program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True,
                          start_new_session=True) as window:
        try:
            said(window, "painted")
            painted = time.monotonic() - start
            if last != "painted":
                said(window, last)
            time.sleep(1)
            with open(f"/proc/{window.pid}/status", encoding="ascii") as status:
                resident = int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1])
        finally:
            os.killpg(window.pid, signal.SIGKILL)  # with the server that it may have
    return painted * 1000, resident / 1024


def main(folder, rounds):
    measured = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as home:
        os.mkdir(os.path.join(home, "rt"), 0o700)
        environment = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "rt"), "QT_QPA_PLATFORM": "xcb",
                       "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        for _ in range(rounds):
            for name, last in PROGRAMS.items():
                measured[name].append(measure(os.path.join(folder, name), last, environment))
    kept = True
    for what, unit, figure, program, most in BUDGETS:
        empty, ours = (statistics.median(each[figure] for each in measured[name]) for name in ("emptywindow", program))
        kept = kept and ours / empty <= most
        print(f"{what}: {empty:.0f} {unit} empty, {ours:.0f} {unit} ours: {ours / empty:.2f} times (at most {most})")
    return 0 if kept else 1


if __name__ == "__main__":
    if "DISPLAY" not in os.environ:
        os.execvp("xvfb-run", ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24 -nolisten tcp", sys.executable, *sys.argv])
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 15))
