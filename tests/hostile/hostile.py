#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The built programs against servers that mean harm: each attack in a process and with a server of its own.

usage: hostile.py SLIPWAY-CLI TST_HOSTILEWINDOW [PATTERN]   (of the names of the attacks)
Each run has to end in time, within a bound of memory above that of an ordinary run, with the right exit code and
words, without a character that could move a cursor or make a text read as another, and without the secrets anywhere:
not in what it says, not in a file, not at a stranger's. No request may leave whose path holds more than it should.
"""
import json
import os
import re
import secrets
import socket
import ssl
import sys
import tempfile
import time
import unicodedata
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from attacks import OLD_TLS, all_attacks, old_tls
from hostileserver import Certificate, HostileServer
from middle import Middle
from programs import Home, Simulator, https_context, leaks
from sessions import SPEC, all_sessions, ordinary

CLI, WINDOW = (os.path.abspath(path) for path in sys.argv[1:3])
SPEED = 60
WORKERS = 12  # most of them wait
# More than an ordinary run takes: an answer of 32 MiB is taken, as bytes and once more on its way there. Where a
# sanitizer makes everything larger, that ordinary run is, too.
MORE_MIB = 128
SECRETS = {"token": secrets.token_urlsafe(18) + '%"\\&+/=<', "password": secrets.token_urlsafe(9) + ' %"\\&+/ü'}


def oddities(text):
    """Characters that may not be shown as they are."""
    return sorted({f"U+{ord(c):04X}" for c in text
                   if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")})


def strings(value):
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


class Case:
    """One run, and what is wrong with it."""

    def __init__(self, name, seconds):
        self.name, self.seconds, self.complaints, self.outcome = name, seconds, [], None

    def expect(self, holds, complaint):
        if not holds:
            self.complaints.append(complaint)

    def run(self, server, arguments, home):
        pin = server.certificate.fingerprint
        command = [CLI, *arguments, "--server", "https://" + server.host, "--fingerprint", pin]
        if arguments[0] == "provision":
            command[2:2] = [home.write("spec.json", SPEC), "--data-dir", str(home.path / "data"), "--report",
                            str(home.path / "report.json")]
        self.outcome = home.run(command, self.seconds + 10, OPS_PASSWORD=SECRETS["password"], PROXMOX_LOG_LEVEL="debug",
                                PROXMOX_VE_API_TOKEN="admin@pve!slipway=" + SECRETS["token"])
        server.stop()

    def judge(self, server, home, code, words, peak_mib):
        done = self.outcome
        self.expect(not server.errors, f"the attack is wrong: {server.errors}")
        self.expect(done.code == code, f"exit code {done.code}, not {code}")
        self.expect(re.search(words, done.said), f"does not say {words!r}")
        self.expect(done.seconds <= self.seconds, f"took {done.seconds:.1f} s")
        self.expect(done.peak_mib <= peak_mib, f"took {done.peak_mib:.0f} MiB, more than {peak_mib:.0f}")
        self.expect(not server.swallowed, "took all that the server had to give")
        self.judge_texts(home)
        self.judge_paths(server)
        for leak in leaks(SECRETS, home.files()):
            self.complaints.append("leaks " + leak)

    def judge_texts(self, home):
        report = home.path / "report.json"
        for name, data in (("output", self.outcome.out), ("errors", self.outcome.error),
                           ("report", report.read_bytes() if report.exists() else b"")):
            text = data.decode("utf-8", "replace")
            self.expect(not oddities(text), f"{name} with {oddities(text)}")
            lines = [text] if name == "report" and text else [line for line in text.splitlines() if line[:1] == "{"]
            for value in strings([json.loads(line) for line in lines]):
                self.expect(not oddities(value), f"JSON in {name} with {oddities(value)}")

    def judge_paths(self, server):
        for request in server.requests:
            parts = [urllib.parse.unquote(part) for part in request.path.split("/")[1:]]
            odd = [part for part in parts if part in ("", ".", "..") or "/" in part or "\\" in part or oddities(part)]
            self.expect(request.target.startswith("/api2/json/") and not odd, f"asked for {request.target}")

    def show(self):
        done = self.outcome
        took = f"{done.seconds:5.1f} s {done.peak_mib:4.0f} MiB" if done else ""
        print(f"{'FAILED' if self.complaints else 'passed'}  {self.name:44} {took}")
        for complaint in dict.fromkeys(self.complaints):
            print(f"        {complaint}")
        if self.complaints and done:
            print("        | " + "\n        | ".join(done.said.splitlines()[-12:]))
        return not self.complaints


class Suite:
    def __init__(self, folder):
        self.certificate, self.other = (Certificate(folder, name) for name in ("pve1", "pve2"))
        self.stranger = HostileServer(self.certificate, lambda wire: wire.encrypt().request())
        self.peak = {}  # MiB of an ordinary run, by command

    def bound(self, command):
        ordinary_peak = self.peak.get(command, self.peak["inventory"])
        return ordinary_peak + max(MORE_MIB, 2 * ordinary_peak)

    def attack(self, attack):
        case, home = Case(attack.name, attack.seconds), Home()
        server = HostileServer(self.certificate, attack.talk)
        case.run(server, ("inventory", "--json"), home)
        case.judge(server, home, 3, attack.words, self.bound("inventory"))
        home.remove()
        return case

    def session(self, session, bounded=True):
        case, home = Case(session.name, session.seconds), Home()
        simulator = Simulator(CLI, *session.simulator, speed=SPEED)
        before = {vm["vmid"] for vm in simulator.get("/cluster/resources?type=vm")}
        server = HostileServer(self.certificate, Middle(simulator, session.change, session.certificate))
        case.run(server, session.arguments, home)
        bound = self.bound(session.arguments[0]) if bounded else float("inf")
        case.judge(server, home, session.code, session.words, bound)
        made = {vm["vmid"] for vm in simulator.get("/cluster/resources?type=vm")} - before
        case.expect(made == session.vms, f"made {made}, not {session.vms}")
        clones = sum(request.path.endswith("/clone") for request in server.requests)
        case.expect(clones <= session.clones, f"sent {clones} clone requests")
        for record in server.records:
            trusted = record.shown in ("", self.certificate.fingerprint)
            case.expect(trusted or not record.plaintext, f"sent to a stranger: {bytes(record.plaintext)!r}")
        simulator.stop()
        home.remove()
        return case

    def window(self):
        case, home = Case("the window", 85), Home()
        case.outcome = home.run([WINDOW], case.seconds)
        case.expect(case.outcome.code == 0, f"exit code {case.outcome.code}")
        home.remove()
        return case

    def strangers(self):
        case = Case("what the stranger got", 0)
        case.expect(not self.stranger.records, f"{len(self.stranger.records)} connections: {self.stranger.plaintext!r}")
        return case

    def old_tls(self):
        """That the server can speak it with whoever wants to: else its refusal would prove nothing."""
        case, server = Case("TLS 1.1 can be spoken here", 0), HostileServer(self.certificate, old_tls)
        context = https_context()
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = OLD_TLS
        with socket.create_connection(("127.0.0.1", server.port)) as raw:
            try:
                context.wrap_socket(raw).close()
            except ssl.SSLError as error:
                case.expect(False, str(error))
        server.stop()
        return case

    def measure(self):
        """The ordinary runs, by which the bounds go: through a server in the middle that changes nothing."""
        for session in ordinary():
            case = self.session(session, bounded=False)
            self.peak[session.arguments[0]] = case.outcome.peak_mib
            yield case

    def tasks(self):
        """The slow ones first: they wait, and the others run meanwhile."""
        attacks = sorted(all_attacks(self.stranger), key=lambda attack: -attack.seconds)
        yield "the window", self.window
        for each in attacks:
            yield each.name, lambda each=each: self.attack(each)
        for each in all_sessions(self.stranger, self.other):
            yield each.name, lambda each=each: self.session(each)


def main():
    pattern = sys.argv[3] if len(sys.argv) > 3 else ""
    since = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        suite = Suite(folder)
        results = [case.show() for case in suite.measure()] + [suite.old_tls().show()]
        cases = [pool.submit(task) for name, task in suite.tasks() if re.search(pattern, name)]
        results += [case.result().show() for case in cases]
        results.append(suite.strangers().show())
    print(f"{results.count(True)} of {len(results)} as they should be, in {time.monotonic() - since:.0f} s")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
