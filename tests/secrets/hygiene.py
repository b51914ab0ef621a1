#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Secrets stay where they belong: both programs are used with known ones, at debug level, and afterwards every byte
that they said, wrote or sent to a stranger is searched for each of them in every form that it may have taken.

usage: hygiene.py SLIPWAY-CLI SLIPWAY TST_SECRETSWINDOW
The environment of the programs themselves holds what the caller put there: that is not searched, that of their
children is. The search is tried on secrets that it has to find.
"""
import os
import signal
import sqlite3
import sys
import tempfile
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from hostileserver import Certificate
from lab import TOKEN_ID, Case, Lab, Watch, fresh_secret
from programs import Home, forms, leaks

CLI, SLIPWAY, WINDOW = (os.path.abspath(path) for path in sys.argv[1:4])
# Bytes. With one the kernel makes no dump at all, not even for a program that it pipes them to.
NO_CORE = ("0", "1")
UNLOCK = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


def succeeds(case, lab):
    report = lab.home.path / "report.json"
    done = lab.slipway(case, "provision", lab.spec, "--report", str(report))
    case.expect(done.code == 0, f"exit code {done.code}")
    case.expect(report.exists() and (lab.home.path / "data/journal.sqlite").exists(), "no report or no journal")
    case.expect(lab.hashes(), "no password was sent to the server")
    case.expect(b"debug" in done.error, "no debug log")
    case.expect(lab.core in NO_CORE, f"core files of {lab.core} bytes")
    for arguments in (("jobs", "list"), ("jobs", "list", "--json"), ("inventory", "--json")):
        case.expect(lab.slipway(case, *arguments).code == 0, f"{arguments} does not work")


def fails(case, lab):
    done = lab.slipway(case, "provision", lab.spec, "--report", str(lab.home.path / "report.json"), "--json")
    case.expect(done.code == 1, f"exit code {done.code}")


def goes_on(case, lab):
    done = lab.slipway(case, "provision", lab.spec, stop_after=b"clone started")
    case.expect(done.code == 130, f"exit code {done.code} of the first")
    done = lab.slipway(case, "resume", "--report", str(lab.home.path / "report.json"))
    case.expect(done.code == 0, f"exit code {done.code} of the second")


def is_refused(case, lab):
    done = lab.slipway(case, "provision", lab.spec)
    case.expect(done.code == 3, f"exit code {done.code}")


def is_quoted(case, lab):
    done = lab.slipway(case, "provision", lab.spec, "--report", str(lab.home.path / "report.json"))
    case.expect(done.code == 1, f"exit code {done.code}")
    case.expect("***" in done.said, "the server's words are not there at all")


def meets_a_stranger(case, lab):
    host = "https://" + lab.stranger.host
    for pin in ((), ("--fingerprint", "00" * 32)):
        for arguments in (("inventory",), ("provision", lab.spec)):
            done = lab.run(case, [CLI, *arguments, "--server", host, *pin])
            case.expect(done.code == 3, f"exit code {done.code}")
    case.expect(lab.stranger.records and not lab.stranger.plaintext, f"heard {lab.stranger.plaintext!r}")


def mistyped(case, lab):
    """A secret on the command line is a mistake: it is not repeated to whoever reads along."""
    token = f"{TOKEN_ID}={lab.known['token']}"
    for program in (CLI, SLIPWAY):
        done = lab.home.run([program, token])
        case.said += done.said
        case.expect(done.code == 2, f"exit code {done.code} of {program}")
        case.complaints += leaks(lab.known, {"its answer": done.out + done.error})


def in_session(script):
    """With a bus and an open keyring of its own; $0 and so on come behind."""
    return ["dbus-run-session", "--", "bash", "-c", f"{UNLOCK}; {script}"]


def keeps_a_profile(case, lab):
    """The token comes from the environment of one command, and from the keyring from then on."""
    token = "import json, os; t = json.load(open(os.environ['SLIPWAY_TYPED'])); print(t['token_id'] + '=' + t['token'])"
    where = f"--server https://{lab.server.host} --fingerprint {lab.server.certificate.fingerprint}"
    script = (f'PROXMOX_VE_API_TOKEN="$("$2" -c "{token}")" "$0" profile add lab {where}'
              f' --token-id "{TOKEN_ID}" && "$0" profile list --json && "$0" profile test lab'
              ' && "$0" doctor --profile lab && "$0" inventory --profile lab && "$0" profile remove lab --yes')
    done = lab.run(case, [*in_session(script), CLI, lab.spec, sys.executable], typed=True)
    case.expect(done.code == 0, f"exit code {done.code}")
    keyring = [name for name in lab.home.files() if name.endswith(".keyring")]
    case.expect(keyring and any(name.endswith("profiles.json") for name in lab.home.files()), "nothing was kept")


def signs_in(case, lab):
    done = lab.slipway(case, "provision", lab.spec, "--report", str(lab.home.path / "report.json"))
    case.expect(done.code == 0, f"exit code {done.code}")
    case.expect(len(lab.tickets) >= 4, "no ticket was given")


def signs_in_wrongly(case, lab):
    done = lab.slipway(case, "inventory")
    case.expect(done.code == 3, f"exit code {done.code}")
    case.expect("***" in done.said, "the server's words are not there at all")


def in_the_window(case, lab, function="noKeyring", session=()):
    """Signs in, keeps the token, provisions, and leaves its folders behind."""
    done = lab.run(case, [*session, WINDOW, function], patience=120, typed=True)
    case.expect(done.code == 0, f"exit code {done.code}")
    case.expect(lab.hashes(), "no password was sent to the server")
    case.expect(any(name.endswith("profiles.json") for name in lab.home.files()), "no list of servers was left")


def in_the_window_with_a_keyring(case, lab):
    in_the_window(case, lab, "keyring", in_session('exec "$0" "$@"'))
    keyring = [name for name in lab.home.files() if name.endswith(".keyring")]
    case.expect(keyring, "no keyring was written")


def forbids_core_files(case, lab):
    process = lab.home.start([SLIPWAY, "--demo"], **lab.environment(False))
    watch = Watch(process.pid, lab.home, lab.known)
    deadline = time.monotonic() + 20
    while watch.core not in NO_CORE and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGTERM)
    lab.home.end(process, 20, time.monotonic())
    case.complaints += sorted(watch.end())
    case.expect(watch.core in NO_CORE, f"core files of {watch.core} bytes")


def echo(request, reply):
    """A server that quotes what it was sent, as it came and percent-encoded, where the clone is refused."""
    if request.path.endswith("/clone"):
        secret = request.headers["authorization"].split("=", 1)[1]
        reply.status, reply.reason = 500, "no"
        reply.body = {"data": None, "message": f"bad token {secret}, or {urllib.parse.quote(secret, safe='')}"}


def unreadable(request, reply):
    """The same of a sign-in: what is typed for the second factor, or without one the password."""
    if request.path == "/access/ticket" and (b"tfa-challenge" in request.body or reply.status == 401):
        words = f"no such user: {urllib.parse.unquote_plus(request.body.decode())}, or {request.body.decode()}"
        reply.status, reply.reason, reply.body = 401, "authentication failure", {"data": None, "message": words}


def unauthorized(request, reply):
    secret = request.headers["authorization"].split("=", 1)[1]
    reply.status, reply.reason, reply.body = 401, f"invalid token value {secret}!", {"data": None}


def planted():
    """The search finds what is there: in each form, in a database, in what a process was started with."""
    case, home = Case("the search finds what is planted"), Home()
    known = {"secret": fresh_secret() + "ü"}
    for i, form in enumerate(dict.fromkeys(forms(known["secret"]))):
        home.write(f"place{i}", "")
        (home.path / f"place{i}").write_bytes(b"before" + form + b"after")
        case.expect(leaks(known, {"it": (home.path / f"place{i}").read_bytes()}), f"does not find {form!r}")
    folder = home.path / "below"
    folder.mkdir()
    journal = sqlite3.connect(folder / "journal.sqlite")
    journal.execute("PRAGMA journal_mode=WAL")
    journal.execute("CREATE TABLE job (json TEXT)")
    journal.execute("INSERT INTO job VALUES (?)", (known["secret"],))
    journal.commit()
    found = leaks(known, home.files())
    case.expect(any("journal.sqlite-wal" in leak for leak in found), "does not find it in the journal's WAL")
    journal.close()
    case.expect(any("journal.sqlite as" in leak or "journal.sqlite" in leak.split(" as ")[0]
                    for leak in leaks(known, home.files())), "does not find it in the journal")
    process = home.start([sys.executable, "-c", "import time; time.sleep(30)", known["secret"]])
    watch = Watch(process.pid, home, known)
    while not watch.looks:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    home.end(process, 5, time.monotonic())
    case.expect(any("command line" in leak for leak in watch.end()), "does not find it in a command line")
    home.remove()
    return case


def main():
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(4) as pool:
        certificate = Certificate(folder, "pve1")

        def run(name, function, **how):
            case, lab = Case(name), Lab(CLI, certificate, **how)
            function(case, lab)
            lab.search(case)
            lab.close()
            return case

        cases = [pool.submit(planted)] + [pool.submit(run, name, function, **how) for name, function, how in (
            ("the window, without a keychain", in_the_window, {}),
            ("the window, with a keyring", in_the_window_with_a_keyring, {}),
            ("a provisioning that succeeds", succeeds, {}),
            ("one that fails", fails, {"scenario": ("--scenario", "storage-full")}),
            ("one that is interrupted and goes on", goes_on, {}),
            ("a sign-in by password and code", signs_in, {"login": "totp"}),
            ("a sign-in by password and recovery code", signs_in, {"login": "recovery"}),
            ("a sign-in that is refused, and quoted", signs_in_wrongly, {"login": "recovery", "change": unreadable}),
            ("a profile in the keyring", keeps_a_profile, {}),
            ("a token that is refused, and quoted", is_refused, {"change": unauthorized}),
            ("a server that quotes the token", is_quoted, {"change": echo}),
            ("a stranger", meets_a_stranger, {}),
            ("a secret as an argument", mistyped, {}),
            ("the window's core files", forbids_core_files, {}))]
        results = [case.result().show() for case in cases]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
