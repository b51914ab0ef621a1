# SPDX-License-Identifier: Apache-2.0
"""What a server can do in the middle of a session that began well: provisioning or reading through a Middle that
changes some answers. A session says how it changes them and how the program has to end."""
from dataclasses import dataclass, field
from typing import Callable

from hostileserver import Closed, answer
from middle import Cut

SPEC = """{"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "hostile-{n}", "first_vmid": 401,
 "clone": {"mode": "full", "storage": "local"}, "hardware": {"cores": 4, "memory_mib": 8192},
 "disks": {"scsi0": "100G"}, "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}, "wait_for": "running",
 "count": 1}"""

# All control characters, escape sequences, markup, bidi, zero width, line separators, a lone surrogate.
CONTROLS = "".join(map(chr, [*range(32), *range(127, 160)]))
SCRIBBLE = (CONTROLS + "\x1b[2J\x1b]0;owned\x07\r\n<b>\u202egpj.exe\u202c</b><img src=x onerror=alert(1)>"
            "\u2066\u2069\u200e\u200f\u061c\u200b\u2028\u2029\ufeff&lt;%1\ud800")
FOR_PEOPLE = {"name", "t", "message", "description", "comment", "comments", "pool", "tags"}

NODES = ("..", "../..", "pve1/../../access", "%2e%2e", "pve1%2f..", ".", "pve1\0", "pve\u202e1")
# Parts of a UPID: 1 node, 5 type, 6 id, 7 user.
UPIDS = ((1, ".."), (1, "../../access"), (1, "pve1/.."), (1, "%2e%2e"), (1, "pve1%2f.."), (1, "pve2"), (1, "elsewhere"),
         (5, "qm/../clone"), (6, "../../../../access/users"), (7, "a/../b"), (6, "\u202e9000\x1b[2J"), (5, "\u202eqm"))


def scribbled(value, keys=frozenset(FOR_PEOPLE), key=None):
    if isinstance(value, dict):
        return {name: scribbled(each, keys, name) for name, each in value.items()}
    if isinstance(value, list):
        return [scribbled(each, keys, key) for each in value]
    return value + SCRIBBLE if isinstance(value, str) and key in keys else value


def scribble(request, reply):
    del request
    reply.body = scribbled(reply.body)


def scribble_all(request, reply):
    """How the task ended, too, which fails the job then."""
    del request
    reply.body = scribbled(reply.body, FOR_PEOPLE | {"exitstatus", "release", "version"})


def of_clone(change, verb="/clone"):
    """That of the clone (or of another POST) alone."""
    def changed(request, reply):
        if request.method == "POST" and request.path.endswith(verb):
            change(request, reply)
    return changed


def refusing(status, **body):
    def change(request, reply):
        del request
        reply.status, reply.body = status, {"data": None, **body}
        reply.reason = ("no \x1b[2J\u202e<b>such" if "message" not in body else "no").encode().decode("latin-1")
    return of_clone(change)


def receipt(part, text, verb="/clone"):
    def change(request, reply):
        del request
        if reply.status == 200:
            parts = reply.body["data"].split(":")
            parts[part] = text
            reply.body["data"] = ":".join(parts)
    return of_clone(change, verb)


def cut(length):
    """Executed, and then the answer ends after so many bytes; below 0 from its end."""
    def change(request, reply):
        del request
        raise Cut(length if length >= 0 else len(reply.bytes()) + length)
    return of_clone(change)


def rows(key, text, kind):
    def change(request, reply):
        if request.path == "/cluster/resources":
            for row in reply.body["data"]:
                if row["type"] == kind:
                    row[key] = text
    return change


def moved(request, reply):
    """The new VM is not where it was made, and where it is said to be is no name of a node."""
    if "/qemu/401/pending" in request.path:
        reply.status, reply.reason = 500, "unable to find configuration file for VM 401 on node 'pve1'"
        reply.body = {"data": None, "message": reply.reason}
    rows("node", "../../access/users?", "qemu")(request, reply)


class Turncoat:
    """From the clone on it shows another certificate, on new connections, and closes the old ones."""

    def __init__(self, other):
        self.other, self.turned = other, False

    def certificate(self):
        return self.other if self.turned else None

    def change(self, request, reply):
        if self.turned:
            raise Closed
        if request.path.endswith("/clone"):
            self.turned = True
            raise Cut(len(reply.bytes()))


@dataclass
class Session:
    name: str
    change: Callable
    code: int
    words: str  # a regular expression on what the program says
    arguments: tuple = ("provision",)
    certificate: Callable = lambda: None
    simulator: tuple = ()
    clones: int = 1  # requests for one that may leave
    seconds: int = 60
    vms: set = field(default_factory=lambda: {401})  # what is there afterwards


def nothing(request, reply):
    del request, reply


def ordinary():
    yield Session("an ordinary inventory", nothing, 0, "ubuntu", ("inventory", "--json"), vms=set())
    yield Session("an ordinary provisioning", nothing, 0, "1 ready")


def all_sessions(stranger, other):
    as_json = ("inventory", "--json")
    yield Session("names, as a table", scribble, 0, "ubuntu", ("inventory",), vms=set())
    yield Session("names, as JSON", scribble, 0, "ubuntu", as_json, vms=set())
    yield Session("names, to the doctor", scribble, 0, "ubuntu|debian", ("doctor",), vms=set())
    yield Session("names, to the doctor as JSON", scribble, 0, "ubuntu|debian", ("doctor", "--json"), vms=set())
    yield Session("names and task logs", scribble, 0, "1 ready")
    yield Session("names and task logs, as JSON", scribble, 0, "ready", ("provision", "--json"))
    yield Session("how a task ended", scribble_all, 1, "failed: OK")
    full = ("--scenario", "storage-full")
    yield Session("a failed task", scribble_all, 1, "No space left", simulator=full, vms=set())
    yield Session("words of a refusal", refusing(500, message="no <b>such</b>" + SCRIBBLE), 1, "no <b>such</b>")
    yield Session("reason of a refusal", refusing(500), 1, "no .*<b>such")
    yield Session("fields of a refusal", refusing(400, errors={"newid" + SCRIBBLE: "bad" + SCRIBBLE}), 1, "Bad")
    for name in NODES:
        yield Session(f"node {name!a}", rows("node", name, "qemu"), 3, "node is not a valid name", as_json, vms=set())
        yield Session(f"storage {name!a}", rows("storage", name, "storage"), 3, "storage is not a valid name", as_json,
                      vms=set())
    yield Session("VM that moved to a bad node", moved, 1, "node is not a valid name")
    for part, text in UPIDS:
        yield Session(f"UPID with {text!a}", receipt(part, text), 0, "1 ready")
    yield Session("UPID of another node, of a start", receipt(1, "pve2", "/status/start"), 1,
                  "another node's task")
    for status in (302, 307):
        location = f"Location: https://{stranger.host}/api2/json/nodes/pve1/qemu/9000/clone"
        yield Session(f"redirect {status} of a write", redirecting(status, location), 1, "not followed")
    for name, length in (("after the request", 0), ("in the status line", 7), ("in a header", 30),
                         ("in the body", -20)):
        yield Session(f"write: close {name}", cut(length), 0, "1 ready")
    yield Session("write: HTML for JSON", of_clone(paged), 0, "1 ready")
    turncoat = Turncoat(other)
    yield Session("another certificate in mid-session", turncoat.change, 3, "another certificate|not trusted",
                  certificate=turncoat.certificate)


def redirecting(status, location):
    def change(request, reply):
        del request
        reply.status, reply.reason, reply.body, reply.headers = status, "Moved", {}, (location,)
    return of_clone(change)


def paged(request, reply):
    """Done, but answered with a page."""
    del request
    page = answer(200, "OK", b"<html>done</html>")
    reply.bytes = lambda: page
