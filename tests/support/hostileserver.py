# SPDX-License-Identifier: Apache-2.0
"""A TLS server on 127.0.0.1 that does to a client what an attack says, one thread per connection, and records every
byte that it could read."""
import socket
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024


class Certificate:
    """Self-signed, made on the spot by openssl."""

    def __init__(self, folder, name):
        self.file, self.key = Path(folder, name + ".pem"), Path(folder, name + ".key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                        "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", self.key, "-out", self.file], check=True, stderr=subprocess.DEVNULL)
        said = subprocess.run(["openssl", "x509", "-in", self.file, "-noout", "-fingerprint", "-sha256"], check=True,
                              stdout=subprocess.PIPE, text=True)
        self.fingerprint = said.stdout.split("=", 1)[1].strip()

    def context(self, version=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if version is not None:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = version
        context.load_cert_chain(self.file, self.key)
        return context


@dataclass
class Request:
    method: str
    target: str
    headers: dict
    body: bytes

    @property
    def path(self):
        return self.target.removeprefix("/api2/json").split("?", 1)[0]


@dataclass
class Record:
    """Of one connection."""
    plaintext: bytearray = field(default_factory=bytearray)
    raw: int = 0  # bytes before any TLS, of a server that reads them itself
    shown: str = ""  # the certificate
    sent: int = 0


class Closed(Exception):
    """The client went away, or the server is to end."""


class Wire:
    """One connection, as an attack sees it."""

    def __init__(self, server, raw, number):
        self.server, self.number, self.record = server, number, server.records[number]
        self.socket = raw
        self.unread = b""

    def encrypt(self, certificate=None, version=None):
        certificate = certificate or self.server.certificate
        self.record.shown = certificate.fingerprint
        self.socket = certificate.context(version).wrap_socket(self.socket, server_side=True)
        return self

    def receive(self):
        data = self.socket.recv(65536)
        if not data:
            raise Closed
        self.record.plaintext += data
        return data

    def request(self):
        """The next one, body and all."""
        while b"\r\n\r\n" not in self.unread:
            self.unread += self.receive()
        head, rest = self.unread.split(b"\r\n\r\n", 1)
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        length = int(headers.get("content-length", "0"))
        while len(rest) < length:
            rest += self.receive()
        self.unread = rest[length:]
        method, target, _ = first.split(" ", 2)
        request = Request(method, target, headers, rest[:length])
        self.server.requests.append(request)
        return request

    def send(self, data):
        self.socket.sendall(data)
        self.record.sent += len(data)

    def flood(self, chunk, most=256 * MIB):
        """Until the client has had enough. The limit is for the machine: a client that takes all of it has failed."""
        while self.record.sent < most:
            self.send(chunk)
            self.pause(0)
        self.server.swallowed = True

    def pause(self, seconds):
        if self.server.stopped.wait(seconds):
            raise Closed

    def reset(self):
        """A RST in place of an orderly end."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        raise Closed


class HostileServer:
    def __init__(self, certificate, talk):
        """talk(wire) has the connection for itself; when it returns, the connection is closed."""
        self.certificate, self.talk = certificate, talk
        self.stopped = threading.Event()
        self.records, self.requests = [], []
        self.swallowed = False
        self.errors = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                raw, _ = self.listener.accept()
            except OSError:
                return
            raw.settimeout(120)
            self.records.append(Record())
            threading.Thread(target=self.serve, args=(raw, len(self.records) - 1), daemon=True).start()

    def serve(self, raw, number):
        wire = Wire(self, raw, number)
        try:
            self.talk(wire)
        except (Closed, OSError):  # ssl.SSLError is one
            pass
        except Exception as error:  # a mistake in an attack must turn the test red
            self.errors.append(repr(error))
        finally:
            wire.socket.close()

    @property
    def plaintext(self):
        return b"".join(bytes(record.plaintext) for record in self.records)

    def stop(self):
        self.stopped.set()
        self.listener.close()


def answer(status, reason, body=b"", headers=()):
    """A whole one, as PVE sends it."""
    lines = [f"HTTP/1.1 {status} {reason}", "Content-Type: application/json;charset=UTF-8",
             f"Content-Length: {len(body)}", *headers]
    if status >= 400:
        lines.append("Connection: close")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
