# SPDX-License-Identifier: Apache-2.0
"""A place in which the programs are used with known secrets, and where what they leave behind is searched."""
import json
import os
import re
import secrets
import signal
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from hostileserver import HostileServer
from middle import Middle
from programs import Home, Simulator, leaks

SPEED = 60
TOKEN_ID = "admin@pve!slipway"
RECOVERY_CODE = "5f1c-09d2-7be4-a836"  # of the simulated user with a second factor; good once
SPEC = """{"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "tidy-{n}", "first_vmid": 401,
 "clone": {"mode": "full", "storage": "local"}, "hardware": {"cores": 4}, "disks": {"scsi0": "100G"},
 "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}, "wait_for": "running", "count": 2}"""


def fresh_secret():
    return secrets.token_urlsafe(15) + '%"&+/=<'


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
    """A simulated cluster behind a server that reads along, and a stranger that must not hear of anything. With a
    token, or with a `login` by password and a second factor ("totp" or "recovery"). What a test is to type stands in
    a file outside of its home, so that nothing has it in its environment."""

    def __init__(self, cli, certificate, scenario=(), change=lambda request, reply: None, login=None):
        self.cli, self.login, self.home = cli, login, Home()
        self.known = {"password": fresh_secret(), "account" if login else "token": fresh_secret()}
        self.simulator = Simulator(cli, *scenario, speed=SPEED)
        self.user, password, self.code = self.simulator.login_with_code
        if login:
            self.code = RECOVERY_CODE if login == "recovery" else self.code
            self.known["code"] = f"{login}:{self.code}"  # six digits alone are found everywhere
        self.change, self.tickets, self.core = change, {}, ""
        self.server = HostileServer(certificate, Middle(self.simulator, self.note, password=password))
        self.stranger = HostileServer(certificate, lambda wire: wire.encrypt().request())
        self.spec = self.home.write("spec.json", SPEC)
        self.typed = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump({**self.known, "token_id": TOKEN_ID, "address": "https://" + self.server.host}, self.typed)
        self.typed.flush()

    def note(self, request, reply):
        """A ticket is as good as the password; its last part is the signature."""
        if request.path == "/access/ticket" and reply.status == 200:
            for name in ("ticket", "CSRFPreventionToken"):
                value = reply.body["data"].get(name)
                if value:
                    self.tickets[f"{name} {len(self.tickets)}"] = value
                    self.tickets[f"signature {len(self.tickets)}"] = value.rsplit(":", 1)[1]
        self.change(request, reply)

    def environment(self, typed):
        # A sanitizer looks for leaks from a child of its own, which has the environment of the program.
        common = {"PROXMOX_LOG_LEVEL": "debug", "ASAN_OPTIONS": "detect_leaks=0"}
        if typed:
            return common | {"SLIPWAY_TYPED": self.typed.name}
        common |= {"PROXMOX_VE_ENDPOINT": "https://" + self.server.host, "OPS_PASSWORD": self.known["password"]}
        if not self.login:
            return common | {"PROXMOX_VE_API_TOKEN": f"{TOKEN_ID}={self.known['token']}"}
        return common | {"PROXMOX_VE_USERNAME": self.user, "PROXMOX_VE_PASSWORD": self.known["account"],
                         "PROXMOX_VE_OTP": self.code}

    def run(self, case, command, patience=60, stop_after=None, typed=False):
        """A program, watched; `stop_after` is what its output shows before it is interrupted."""
        since = time.monotonic()
        process = self.home.start(command, **self.environment(typed))
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
        self.keep()
        return done

    def slipway(self, case, *arguments, **how):
        """slipway-cli, pinned to the server that reads along."""
        where = ["--data-dir", str(self.home.path / "data")] if arguments[0] != "inventory" else []
        pinned = ["--fingerprint", self.server.certificate.fingerprint] if arguments[0] != "jobs" else []
        return self.run(case, [self.cli, *arguments, *where, *pinned], **how)

    def keep(self):
        """What a run said, before the next one says something else."""
        for stream in ("stdout", "stderr"):
            os.replace(self.home.path / stream, self.home.path / f"{stream}-{time.monotonic_ns()}")

    def hashes(self):
        """What was made of the password: sent to the server, which keeps it, and kept nowhere else."""
        sent = [urllib.parse.parse_qs(request.body.decode()) for request in self.server.requests]
        return {f"hash {i}": form["cipassword"][0] for i, form in enumerate(sent) if "cipassword" in form}

    def search(self, case):
        places = self.home.files() | {"what the stranger heard": self.stranger.plaintext}
        case.complaints += leaks(self.known | self.tickets | self.hashes(), places)
        for request in self.server.requests:
            case.complaints += leaks(self.known | self.tickets, {"a request's path": request.target.encode()})

    def close(self):
        self.server.stop()
        self.stranger.stop()
        self.simulator.stop()
        self.typed.close()
        self.home.remove()
