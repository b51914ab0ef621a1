#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Secrets stay where they belong: both programs are used with known ones, at debug level, and afterwards every byte
that they said, wrote or sent to a stranger is searched for each of them in every form that it may have taken.

usage: hygiene.py SLIPWAY-CLI SLIPWAY TST_SECRETSWINDOW
The environment of the programs themselves holds what the caller put there: that is not searched, that of their
children is. The search is tried on secrets that it has to find.
"""
import json
import os
import re
import secrets
import signal
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from hostileserver import Certificate, HostileServer
from middle import Middle
from programs import Home, Simulator, forms, leaks

CLI, SLIPWAY, WINDOW = (os.path.abspath(path) for path in sys.argv[1:4])
SPEED = 60
TOKEN_ID = "admin@pve!slipway"
SPEC = """{"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "tidy-{n}", "first_vmid": 401,
 "clone": {"mode": "full", "storage": "local"}, "hardware": {"cores": 4}, "disks": {"scsi0": "100G"},
 "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}, "wait_for": "running", "count": 2}"""
# Bytes. With one the kernel makes no dump at all, not even for a program that it pipes them to.
NO_CORE = ("0", "1")
UNLOCK = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"


def fresh_secrets():
    return {"token": secrets.token_urlsafe(18) + '%"&+/=<', "password": secrets.token_urlsafe(9) + '%"&+/<'}


class Watch(threading.Thread):
    """Looks at a process and its files again and again while it runs."""

    def __init__(self, pid, home, known):
        super().__init__(daemon=True)
        self.pid, self.home, self.known = pid, home, known
        self.found, self.core, self.looks = set(), "", 0
        self.over = threading.Event()
        self.start()

    def run(self):
        while not self.over.wait(0.05):
            self.look()

    def look(self):
        try:
            proc = Path("/proc", str(self.pid))
            places = {"its command line": (proc / "cmdline").read_bytes()}
            for child in self.children(proc):
                places[f"a child's {child.name}"] = child.read_bytes()
            self.core = re.search(r"Max core file size\s+(\S+)", (proc / "limits").read_text()).group(1) or self.core
        except OSError:
            return  # it has ended
        self.found |= set(leaks(self.known, places | self.home.files()))
        self.looks += 1

    @staticmethod
    def children(proc):
        for task in (proc / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from (Path("/proc", child, "cmdline"), Path("/proc", child, "environ"))

    def end(self):
        self.over.set()
        self.join()
        return self.found


class Case:
    def __init__(self, name):
        self.name, self.complaints, self.said = name, [], ""

    def expect(self, holds, complaint):
        if not holds:
            self.complaints.append(complaint)

    def show(self):
        print(f"{'FAILED' if self.complaints else 'passed'}  {self.name}")
        for complaint in dict.fromkeys(self.complaints):
            print(f"        {complaint}")
        if self.complaints:
            print("        | " + "\n        | ".join(self.said.splitlines()[-12:]))
        return not self.complaints


class Lab:
    """A simulated cluster behind a server that reads along, and a stranger that must not hear of anything. What the
    window's test is to type stands in a file outside of its home, so that nothing has it in its environment."""

    def __init__(self, certificate, *scenario, change=lambda request, reply: None):
        self.known, self.home = fresh_secrets(), Home()
        self.simulator = Simulator(CLI, *scenario, speed=SPEED)
        self.server = HostileServer(certificate, Middle(self.simulator, change))
        self.stranger = HostileServer(certificate, lambda wire: wire.encrypt().request())
        self.spec = self.home.write("spec.json", SPEC)
        self.core = ""
        self.typed = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump({**self.known, "token_id": TOKEN_ID, "address": "https://" + self.server.host}, self.typed)
        self.typed.flush()

    def environment(self, command):
        common = {"PROXMOX_LOG_LEVEL": "debug"}
        if WINDOW in command:
            return common | {"SLIPWAY_TYPED": self.typed.name}
        return common | {"PROXMOX_VE_API_TOKEN": f"{TOKEN_ID}={self.known['token']}",
                         "OPS_PASSWORD": self.known["password"], "PROXMOX_VE_ENDPOINT": "https://" + self.server.host}

    def run(self, case, command, patience=60, stop_after=None):
        """The program, watched; `stop_after` is what its output shows before it is interrupted."""
        since = time.monotonic()
        process = self.home.start(command, **self.environment(command))
        watch = Watch(process.pid, self.home, self.known)
        while stop_after and time.monotonic() - since < patience:
            if stop_after in (self.home.path / "stderr").read_bytes():
                os.kill(process.pid, signal.SIGINT)
                break
            time.sleep(0.02)
        done = self.home.end(process, patience, since)
        case.complaints += sorted(watch.end())
        case.said += done.said
        self.core = watch.core
        return done

    def cli(self, case, *arguments, **how):
        where = ["--data-dir", str(self.home.path / "data")] if arguments[0] != "inventory" else []
        pinned = ["--fingerprint", self.server.certificate.fingerprint] if arguments[0] != "jobs" else []
        done = self.run(case, [CLI, *arguments, *where, *pinned], **how)
        self.keep(arguments[0])
        return done

    def keep(self, name):
        """What a run said, before the next one says something else."""
        for stream in ("stdout", "stderr"):
            os.replace(self.home.path / stream, self.home.path / f"{stream}-{name}-{time.monotonic_ns()}")

    def hashes(self):
        """What was made of the password: sent to the server, which keeps it, and kept nowhere else."""
        sent = [urllib.parse.parse_qs(request.body.decode()) for request in self.server.requests]
        return {f"hash {i}": form["cipassword"][0] for i, form in enumerate(sent) if "cipassword" in form}

    def search(self, case):
        places = self.home.files() | {"what the stranger heard": self.stranger.plaintext}
        case.complaints += leaks(self.known | self.hashes(), places)
        for request in self.server.requests:
            case.complaints += leaks(self.known, {"a request's path": request.target.encode()})

    def close(self):
        self.server.stop()
        self.stranger.stop()
        self.simulator.stop()
        self.typed.close()
        self.home.remove()


def succeeds(case, lab):
    report = lab.home.path / "report.json"
    done = lab.cli(case, "provision", lab.spec, "--report", str(report))
    case.expect(done.code == 0, f"exit code {done.code}")
    case.expect(report.exists() and (lab.home.path / "data/journal.sqlite").exists(), "no report or no journal")
    case.expect(lab.hashes(), "no password was sent to the server")
    case.expect(b"debug" in done.error, "no debug log")
    case.expect(lab.core in NO_CORE, f"core files of {lab.core} bytes")
    for arguments in (("jobs", "list"), ("jobs", "list", "--json"), ("inventory", "--json")):
        case.expect(lab.cli(case, *arguments).code == 0, f"{arguments} does not work")


def fails(case, lab):
    done = lab.cli(case, "provision", lab.spec, "--report", str(lab.home.path / "report.json"), "--json")
    case.expect(done.code == 1, f"exit code {done.code}")


def goes_on(case, lab):
    done = lab.cli(case, "provision", lab.spec, stop_after=b"clone started")
    case.expect(done.code == 130, f"exit code {done.code} of the first")
    done = lab.cli(case, "resume", "--report", str(lab.home.path / "report.json"))
    case.expect(done.code == 0, f"exit code {done.code} of the second")


def is_refused(case, lab):
    done = lab.cli(case, "provision", lab.spec)
    case.expect(done.code == 3, f"exit code {done.code}")


def is_quoted(case, lab):
    done = lab.cli(case, "provision", lab.spec, "--report", str(lab.home.path / "report.json"))
    case.expect(done.code == 1, f"exit code {done.code}")
    case.expect("***" in done.said, "the server's words are not there at all")


def meets_a_stranger(case, lab):
    host = "https://" + lab.stranger.host
    for pin in ((), ("--fingerprint", "00" * 32)):
        for arguments in (("inventory",), ("provision", lab.spec)):
            done = lab.run(case, [CLI, *arguments, "--server", host, *pin])
            case.expect(done.code == 3, f"exit code {done.code}")
            lab.keep("stranger")
    case.expect(lab.stranger.records and not lab.stranger.plaintext, f"heard {lab.stranger.plaintext!r}")


def mistyped(case, lab):
    """A secret on the command line is a mistake: it is not repeated to whoever reads along."""
    token = f"{TOKEN_ID}={lab.known['token']}"
    for program in (CLI, SLIPWAY):
        done = lab.home.run([program, token])
        case.said += done.said
        case.expect(done.code == 2, f"exit code {done.code} of {program}")
        case.complaints += leaks(lab.known, {"its answer": done.out + done.error})


def in_the_window(case, lab, function="noKeyring", session=()):
    """Signs in, keeps the token, provisions, and leaves its folders behind."""
    done = lab.run(case, [*session, WINDOW, function], patience=120)
    case.expect(done.code == 0, f"exit code {done.code}")
    case.expect(lab.hashes(), "no password was sent to the server")
    case.expect(any(name.endswith("profiles.json") for name in lab.home.files()), "no list of servers was left")


def in_the_window_with_a_keyring(case, lab):
    in_the_window(case, lab, "keyring", ("dbus-run-session", "--", "bash", "-c", f'{UNLOCK}; exec "$0" "$@"'))
    keyring = [name for name in lab.home.files() if name.endswith(".keyring")]
    case.expect(keyring, "no keyring was written")


def forbids_core_files(case, lab):
    command = [SLIPWAY, "--demo"]
    process = lab.home.start(command, **lab.environment(command))
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


def unauthorized(request, reply):
    secret = request.headers["authorization"].split("=", 1)[1]
    reply.status, reply.reason, reply.body = 401, f"invalid token value {secret}!", {"data": None}


def planted():
    """The search finds what is there: in each form, in a database, in what a process was started with."""
    case, home = Case("the search finds what is planted"), Home()
    known = {"secret": fresh_secrets()["token"] + "ü"}
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

        def run(name, function, *scenario, **how):
            case, lab = Case(name), Lab(certificate, *scenario, **how)
            function(case, lab)
            lab.search(case)
            lab.close()
            return case

        full = ("--scenario", "storage-full")
        cases = [pool.submit(planted)] + [pool.submit(run, *each[:-1], **each[-1]) for each in (
            ("a provisioning that succeeds", succeeds, {}),
            ("one that fails", fails, *full, {}),
            ("one that is interrupted and goes on", goes_on, {}),
            ("a token that is refused, and quoted", is_refused, {"change": unauthorized}),
            ("a server that quotes the token", is_quoted, {"change": echo}),
            ("a stranger", meets_a_stranger, {}),
            ("a secret as an argument", mistyped, {}),
            ("the window's core files", forbids_core_files, {}),
            ("the window, without a keychain", in_the_window, {}),
            ("the window, with a keyring", in_the_window_with_a_keyring, {}))]
        results = [case.result().show() for case in cases]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
