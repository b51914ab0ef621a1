# SPDX-License-Identifier: Apache-2.0
"""What a server can do to a client that asks it for the first time. An attack has the connection for itself; see
hostileserver.Wire."""
import json
import ssl
import zlib
from dataclasses import dataclass
from typing import Callable

from hostileserver import MIB, answer

VERSION = {"release": "9.2", "version": "9.2.11", "repoid": "0123456789abcdef"}
GOOD = answer(200, "OK", json.dumps({"data": VERSION}).encode())
HEAD = GOOD.split(b"\r\n\r\n", 1)[0]
ENDLESS = 999_999_999_999

NOT_PROXMOX = "does not answer as Proxmox VE does"
NO_ANSWER = "gives no good answer"
INSECURE = "No secure connection"
EITHER = f"{NOT_PROXMOX}|{NO_ANSWER}"
NO_CONNECTION = f"cannot be reached|{NO_ANSWER}|{INSECURE}"


@dataclass
class Attack:
    name: str
    talk: Callable
    words: str  # a regular expression on what the program says
    seconds: int = 30


def answering(data):
    def talk(wire):
        wire.encrypt()
        while True:
            wire.request()
            wire.send(data)
    return talk


def closing_after(data, reset=False):
    def talk(wire):
        wire.encrypt().request()
        wire.send(data)
        if reset:
            wire.reset()
    return talk


def flooding(start, chunk):
    """For ever, as fast as the client takes it."""
    def talk(wire):
        wire.encrypt().request()
        wire.send(start)
        wire.flood(chunk)
    return talk


def trickling(start, rest, seconds=0.4):
    """One byte at a time, and when they are spent the last one again and again."""
    def talk(wire):
        wire.encrypt().request()
        wire.send(start)
        for byte in rest:
            wire.send(bytes([byte]))
            wire.pause(seconds)
        while True:
            wire.send(rest[-1:])
            wire.pause(seconds)
    return talk


def bomb(mib):
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(b'{"data":{"release":"9.2","version":"')
    for _ in range(mib):
        packed += packer.compress(b"9" * MIB)
    return packed + packer.compress(b'"}}') + packer.flush()


def many_values(wire):
    """Valid JSON of many small values: what parses into far more than it takes on the wire."""
    wire.encrypt().request()
    chunk, times = b"0," * 65536, 30 * MIB // 131072
    wire.send(f"HTTP/1.1 200 OK\r\nContent-Length: {10 + len(chunk) * times + 3}\r\n\r\n".encode() + b'{"data" :[')
    for _ in range(times):
        wire.send(chunk)
    wire.send(b"0]}")


def close_before_tls(wire):
    del wire


def silent_before_tls(wire):
    wire.pause(120)


def close_in_tls(wire):
    wire.socket.recv(65536)  # the ClientHello


def half_a_hello(wire):
    """The first half of what a server says to a ClientHello."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = wire.server.certificate.context().wrap_bio(incoming, outgoing, server_side=True)
    incoming.write(wire.socket.recv(65536))
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    said = outgoing.read()
    wire.socket.sendall(said[:len(said) // 2])


def garbage_for_tls(wire):
    wire.socket.sendall(b"HTTP/1.1 400 The plain HTTP request was sent to HTTPS port\r\n\r\n")


def silent_after_tls(wire):
    wire.encrypt()
    wire.pause(120)


def close_after_tls(wire):
    wire.encrypt()


OLD_TLS = ssl.TLSVersion.TLSv1_1


def old_tls(wire):
    wire.encrypt(version=OLD_TLS)
    wire.request()
    wire.send(GOOD)


def redirects(stranger):
    for status in (301, 302, 303, 307, 308):
        location = f"Location: https://{stranger.host}/api2/json/version"
        yield Attack(f"redirect {status}", answering(answer(status, "Moved", b"", [location])), NOT_PROXMOX)


def slow():
    """These are what the deadline of a request is for: a minute."""
    body = b"Transfer-Encoding: chunked\r\n\r\n"
    for name, start, rest in (("status line", b"", GOOD), ("header", HEAD + b"\r\nX-A: ", b"a"),
                              ("body", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"{ "),
                              ("chunk", b"HTTP/1.1 200 OK\r\n" + body, b"1\r\n{\r\n")):
        yield Attack(f"a byte every 0.4 s: {name}", trickling(start, rest), NO_ANSWER, 80)
    yield Attack("silent before TLS", silent_before_tls, NO_CONNECTION, 80)
    yield Attack("silent after TLS", silent_after_tls, NO_ANSWER, 80)


def endless():
    junk = b"a" * 65536
    length = f"HTTP/1.1 200 OK\r\nContent-Length: {ENDLESS}\r\n\r\n".encode()
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    zipped = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    yield Attack("endless status line", flooding(b"HTTP/1.1 200 ", junk), EITHER)
    yield Attack("endless header line", flooding(b"HTTP/1.1 200 OK\r\nX-A: ", junk), EITHER)
    yield Attack("endless headers", flooding(b"HTTP/1.1 200 OK\r\n", b"X-A: abcdefghijklmnopqrst\r\n" * 2520), EITHER)
    yield Attack("endless interim answers", flooding(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2621), EITHER)
    yield Attack("endless body", flooding(length, b" " * 65536), NOT_PROXMOX)
    yield Attack("endless large chunks", flooding(chunked, b"10000\r\n" + b" " * 65536 + b"\r\n"), NOT_PROXMOX)
    # Six bytes for one of the body: as long as a body may be, and no longer than a request may take.
    yield Attack("endless chunks", flooding(chunked, b"1\r\n \r\n" * 10922), EITHER, 80)
    yield Attack("endless chunk size", flooding(chunked, b"0" * 65536), EITHER)
    yield Attack("endless chunk extension", flooding(chunked + b"1;", junk), EITHER)
    yield Attack("endless trailer", flooding(chunked + b"0\r\n", b"X-A: abcdefghijklmnopqrst\r\n" * 2520), EITHER)
    yield Attack("gzip of nothing", flooding(zipped, b"0\r\n\r\n"), EITHER)
    yield Attack("endless refusal",
                 flooding(b"HTTP/1.1 500 no\r\nContent-Length: %d\r\n\r\n" % ENDLESS, b" " * 65536), EITHER)


def nonsense():
    deep = b'{"data":' + b"[" * 10_000 + b"]" * 10_000 + b"}"
    page = b"<!DOCTYPE html><html><script>alert(1)</script><body>Please sign in</body></html>"
    packed = ["Content-Encoding: gzip"]
    yield Attack("gzip bomb", answering(answer(200, "OK", bomb(200), packed)), NOT_PROXMOX)
    yield Attack("JSON 10,000 deep", answering(answer(200, "OK", deep)), f"{NOT_PROXMOX}[^§]*deeper")
    yield Attack("JSON of many values", many_values, NOT_PROXMOX)
    yield Attack("HTML for JSON", answering(answer(200, "OK", page)), NOT_PROXMOX)
    yield Attack("HTML for an error", closing_after(answer(500, "Internal Server Error", page)), NO_ANSWER)
    yield Attack("nothing for JSON", answering(answer(200, "OK")), NOT_PROXMOX)
    yield Attack("another protocol", closing_after(b"SSH-2.0-OpenSSH_9.2\r\n"), EITHER)
    yield Attack("two lengths", answering(answer(200, "OK", b"{}", ["Content-Length: 1000"])),
                 EITHER, 80)


def cuts():
    half = len(GOOD) - 20
    yield Attack("close before TLS", close_before_tls, NO_CONNECTION)
    yield Attack("close in TLS", close_in_tls, NO_CONNECTION)
    yield Attack("close in the hello", half_a_hello, NO_CONNECTION)
    yield Attack("no TLS at all", garbage_for_tls, INSECURE)
    yield Attack("TLS 1.1 only", old_tls, INSECURE)
    yield Attack("close after TLS", close_after_tls, NO_ANSWER)
    for name, length in (("after the request", 0), ("in the status line", 7), ("after the status line", 17),
                         ("in a header", 30), ("after the headers", len(HEAD) + 4), ("in the body", half)):
        yield Attack(f"close {name}", closing_after(GOOD[:length]), NO_ANSWER)
        yield Attack(f"reset {name}", closing_after(GOOD[:length], reset=True), NO_ANSWER)


def all_attacks(stranger):
    for group in (slow(), endless(), nonsense(), cuts(), redirects(stranger)):
        yield from group
