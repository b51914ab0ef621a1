#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The window as somebody meets it who has only its accessibility tree: from the first start to five Ready VMs, with a
static address each, 4 cores, 8 GiB and a VLAN. Counts what they have to do. Then the rest of the window is met in the
same way. Brings its own display, window manager and buses. blackbox.py SLIPWAY"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

MOST_INTERACTIONS = 15
VMS = [(f"rancher-{n}", f"10.0.20.{20 + n}") for n in range(1, 6)]


def five_vms(program):
    program.operate("push button", "Try the Demo Cluster")
    program.count("How many", 5)
    program.fill("Names", "rancher-{n}")
    program.operate("check box", "Size", "Toggle")
    program.fill("Cores", "4")
    program.fill("Memory", "8192")
    program.operate("check box", "Network", "Toggle")
    program.fill("VLAN tag", "20")
    program.operate("check box", "Cloud-init", "Toggle")
    program.fill("IPv4 address", "10.0.20.{20+n}/24")
    program.fill("IPv4 gateway", "10.0.20.1")
    expect_nobody_nameless(program)
    program.wait("the rows that were asked for", lambda: as_asked(program.rows("table", "What will be made")))
    program.operate("push button", "Create 5 VMs")
    program.wait("five Ready VMs", lambda: all_ready(program.rows("tree", "Jobs")), 400)
    expect_nobody_nameless(program)


def as_asked(rows):
    wanted = [{name, "4", "8192 MiB", address, "Fits"} for name, address in VMS]
    return len(rows) == len(wanted) and all(want <= {cell.split(" · ")[0] for cell in row} for want, row in zip(wanted, rows))


def all_ready(rows):
    """A job's row says its name, its state and what was read back of the VM."""
    ready = {row[0] for row in rows if "Ready" in row}
    told = {row[0]: " ".join(row) for row in rows}
    if ready < {name for name, _ in VMS}:
        failed = [text for text in told.values() if "Failed" in text]
        if failed:
            raise AssertionError(f"not all came to be: {failed}")
        return False
    for name, address in VMS:
        applied = re.search(r"(\d+) of (\d+) values applied", told[name])
        if address not in told[name] or not applied or applied[1] != applied[2]:
            raise AssertionError(f"{name} is Ready, but the row says: {told[name]}")
    return True


def expect_nobody_nameless(program):
    nameless = program.nameless()
    if nameless:
        raise AssertionError("controls without an accessible name: " + "; ".join(nameless))


def inside(slipway):
    """On the display and the buses that outside() made."""
    from accessible import Program
    import tour
    # A window that is there before its manager gets no keyboard from it.
    managed = os.path.join(os.environ["HOME"], "managed")
    manager = subprocess.Popen(["openbox", "--startup", f"touch {managed}"], stderr=subprocess.DEVNULL)
    end = time.monotonic() + 20
    while not os.path.exists(managed):
        if time.monotonic() > end:
            raise AssertionError("the window manager did not start within 20 s")
        time.sleep(0.05)
    window = subprocess.Popen([slipway])
    program = Program("slipway")
    try:
        five_vms(program)
        needed = len(program.interactions)
        if window.poll() is not None:
            raise AssertionError(f"the program ended with {window.returncode}")
        for part in (tour.palette, tour.machines, tour.log, tour.preferences, tour.leave):
            part(program)
            expect_nobody_nameless(program)
        if window.wait(20) != 0:
            raise AssertionError(f"the program ended with {window.returncode}")
    finally:
        if window.poll() is None:
            window.terminate()
            window.wait(20)
        manager.terminate()
    for number, done in enumerate(program.interactions, 1):
        print(f"{number:3}  {done}")
    print(f"{needed} interactions from the first start to five Ready VMs (at most {MOST_INTERACTIONS})")
    return 0 if needed <= MOST_INTERACTIONS else 1


def outside(slipway):
    missing = [tool for tool in ("xvfb-run", "openbox", "dbus-run-session") if not shutil.which(tool)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}; packaging/install-deps.sh --tests brings them")
    with tempfile.TemporaryDirectory() as home:
        runtime = os.path.join(home, "rt")
        os.mkdir(runtime, 0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ}
        environment = {**kept, "HOME": home, "XDG_RUNTIME_DIR": runtime, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb",
                       "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        command = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24 -nolisten tcp", "dbus-run-session", "--",
                   sys.executable, os.path.abspath(__file__), "--inside", slipway]
        return subprocess.run(command, env=environment, timeout=540, check=False).returncode


if __name__ == "__main__":
    sys.exit(inside(sys.argv[2]) if sys.argv[1] == "--inside" else outside(sys.argv[1]))
