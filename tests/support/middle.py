# SPDX-License-Identifier: Apache-2.0
"""A server that stands between the program and a simulated cluster, and changes what it likes: for attacks in the
middle of a session that would otherwise go well."""
import http.client
import json
import urllib.parse
from dataclasses import dataclass

from hostileserver import Closed, answer
from programs import https_context


TICKET = ("cookie", "csrfpreventiontoken")


@dataclass
class Reply:
    status: int
    reason: str
    body: dict
    headers: tuple = ()

    def bytes(self):
        return answer(self.status, self.reason, json.dumps(self.body).encode(), self.headers)


class Cut(Exception):
    """The connection ends after so many bytes of the answer."""

    def __init__(self, length):
        super().__init__(length)
        self.length = length


class Middle:
    """change(request, reply) alters the reply in place, or raises Cut or Closed; certificate() is the one that a new
    connection gets to see, None for the server's own. The token that the program sends goes no further: the simulator
    gets its own. Of a sign-in it gets `password` in place of the one that was typed, and its tickets go both ways."""

    def __init__(self, simulator, change=lambda request, reply: None, certificate=lambda: None, password=None):
        self.simulator, self.change, self.certificate, self.password = simulator, change, certificate, password

    def __call__(self, wire):
        wire.encrypt(self.certificate())
        while True:
            request = wire.request()
            reply = self.forward(request)
            try:
                self.change(request, reply)
            except Cut as cut:
                wire.send(reply.bytes()[:cut.length])
                return
            wire.send(reply.bytes())
            if reply.status >= 400:
                return

    def body(self, request):
        if request.path != "/access/ticket" or self.password is None or b"tfa-challenge=" in request.body:
            return request.body or None
        fields = dict(urllib.parse.parse_qsl(request.body.decode()))
        return urllib.parse.urlencode(fields | {"password": self.password}).encode()

    def forward(self, request):
        connection = http.client.HTTPSConnection(self.simulator.host, context=https_context(), timeout=60)
        headers = {name: request.headers[name] for name in TICKET if name in request.headers}
        if "authorization" in request.headers:
            headers["Authorization"] = f"PVEAPIToken={self.simulator.token}"
        if request.body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(request.method, request.target, self.body(request), headers)
            response = connection.getresponse()
            body = json.loads(response.read() or b"{}")
            return Reply(response.status, response.reason, body, (f"Date: {response.headers['Date']}",))
        except OSError as error:
            raise Closed from error
        finally:
            connection.close()
