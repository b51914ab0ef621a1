# SPDX-License-Identifier: Apache-2.0
"""The built programs as processes, for tests in Python: a home of their own, what they said and wrote, how long they
took and how much memory, and whether a secret is anywhere in it."""
import base64
import json
import os
import signal
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path


def https_context():
    """Of a client that asks 127.0.0.1 only, and does not mind who answers."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Simulator:
    """`slipway-cli simulate`, with what it prints about itself. The cluster's time runs `speed` times faster; the waits
    of its clients are real."""

    def __init__(self, cli, *arguments, speed=20):
        self.process = subprocess.Popen([cli, "simulate", "--speed", str(speed), *arguments], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        said = dict(self.process.stdout.readline().split(None, 1) for _ in range(5))
        self.host = said["url"].strip().removeprefix("https://")
        self.fingerprint = said["fingerprint"].strip()
        self.user, self.password = said["login"].split()
        _, *self.login_with_code = said["with"].split()  # user, password, code
        self.token = said["token"].strip()
        self.token_id, self.secret = self.token.split("!", 1)[1].split("=", 1)

    def get(self, path):
        request = urllib.request.Request(f"https://{self.host}/api2/json{path}",
                                         headers={"Authorization": f"PVEAPIToken={self.token}"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                             urllib.request.HTTPSHandler(context=https_context()))
        with opener.open(request, timeout=30) as answer:
            return json.load(answer)["data"]

    def stop(self):
        self.process.terminate()
        self.process.stdout.close()
        return self.process.wait(10)


@dataclass
class Outcome:
    code: int  # negative: the signal that ended it
    out: bytes
    error: bytes
    seconds: float
    peak_mib: float

    @property
    def said(self):
        return (self.out + self.error).decode("utf-8", "replace")


class Home:
    """A throw-away home, with everything that XDG names inside it, and nothing of ours in the environment."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)
        names = ("PATH", "LANG", "LD_LIBRARY_PATH")
        self.environment = {name: os.environ[name] for name in names if name in os.environ}
        # A freed block that AddressSanitizer holds back is no memory that the program wants.
        self.environment["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"
        self.environment |= {"HOME": str(self.path), "no_proxy": "*", "QT_QPA_PLATFORM": "offscreen"}
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
                         "TMPDIR"):
            folder = self.path / variable.lower()
            folder.mkdir(mode=0o700)
            self.environment[variable] = str(folder)

    def write(self, name, text):
        path = self.path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def start(self, command, **environment):
        with open(self.path / "stdout", "wb") as out, open(self.path / "stderr", "wb") as error:
            return subprocess.Popen(command, cwd=self.path, env=self.environment | environment,
                                    stdin=subprocess.DEVNULL, stdout=out, stderr=error)

    def end(self, process, patience, since):
        """Waits; kills it when patience is at an end. The peak is not below our own size at its start. Until then
        os.kill() is the way to send it a signal: Popen's own would wait for it first."""
        left = max(0, patience - (time.monotonic() - since))
        watchdog = threading.Timer(left, os.kill, (process.pid, signal.SIGKILL))
        watchdog.start()
        _, status, usage = os.wait4(process.pid, 0)
        watchdog.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        return Outcome(process.returncode, (self.path / "stdout").read_bytes(), (self.path / "stderr").read_bytes(),
                       time.monotonic() - since, usage.ru_maxrss / 1024)

    def run(self, command, patience=60, **environment):
        since = time.monotonic()
        return self.end(self.start(command, **environment), patience, since)

    def files(self):
        """Every byte that stands anywhere below it."""
        return {str(path.relative_to(self.path)): path.read_bytes()
                for path in sorted(self.path.rglob("*")) if path.is_file() and not path.is_symlink()}

    def remove(self):
        self.folder.cleanup()


def base64_cores(data):
    """What is in any base64 text that holds the data somewhere, whatever stands before and after it."""
    for skipped in range(3):
        text = base64.b64encode(b"\0" * skipped + data)
        first = -(-skipped * 8 // 6)
        yield text[first:(skipped + len(data)) * 8 // 6]


def forms(secret):
    """How a secret may look in a file or on a wire."""
    plain = secret.encode()
    quoted = urllib.parse.quote(secret, safe="")
    yield from (plain, secret.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode())
    yield from (quoted.encode(), quoted.lower().encode(), urllib.parse.quote_plus(secret).encode())
    yield from (urllib.parse.quote(quoted, safe="").encode(), json.dumps(secret)[1:-1].encode(),
                json.dumps(secret, ensure_ascii=False)[1:-1].encode())
    for core in base64_cores(plain):
        yield from (core, core.replace(b"+", b"-").replace(b"/", b"_"))


def leaks(secrets, places):
    """"NAME in PLACE as FORM" for each secret that can be found; both are dictionaries by name."""
    return [f"{name} in {place} as {form!r}" for name, secret in secrets.items()
            for form in dict.fromkeys(forms(secret)) for place, content in places.items() if form in content]
