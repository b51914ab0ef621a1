#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs tst_keychain in the sessions that people have: a keyring that is open, one that is locked and cannot be
unlocked, a bus without a keyring, no bus at all, and a bus that takes connections and never answers.
keychain.py TST_KEYCHAIN"""

import os
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
UNLOCK = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
# There is no display to ask for the password on: the prompt counts as dismissed.
LOCK = ("dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets"
        " org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/aliases/default >/dev/null")


def session(home):
    runtime = os.path.join(home, "rt")
    os.makedirs(runtime, mode=0o700, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ}
    return {**kept, "HOME": home, "XDG_RUNTIME_DIR": runtime}


def run(name, function, command):
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(command, env=session(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    good = done.returncode == 0 and f"PASS   : TestKeychain::{function}()" in done.stdout
    print(f"{'passed' if good else 'FAILED'}  {name}")
    if not good:
        print(done.stdout)
    return good


def on_bus(script):
    return ["dbus-run-session", "--", "bash", "-c", script]


results = [
    run("an open keyring", "open", on_bus(f"{UNLOCK}; exec {PROGRAM} open")),
    run("a locked keyring", "locked",
        on_bus(f"{UNLOCK}; {LOCK}; exec {PROGRAM} locked")),
    run("no keyring on the bus", "missing", on_bus(f"exec {PROGRAM} missing")),
    run("no bus", "missing", [PROGRAM, "missing"]),
    run("a bus that never answers", "silent", [PROGRAM, "silent"]),
]
sys.exit(0 if all(results) else 1)
