# SPDX-License-Identifier: Apache-2.0
"""A server that stands between the program and a simulated cluster, and changes what it likes: for attacks in the
middle of a session that would otherwise go well."""
import http.client
import json
from dataclasses import dataclass

from hostileserver import Closed, answer
from programs import https_context


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
    connection gets to see, None for the server's own. It signs in to the simulator with the simulator's own token:
    what the program sends goes no further."""

    def __init__(self, simulator, change=lambda request, reply: None, certificate=lambda: None):
        self.simulator, self.change, self.certificate = simulator, change, certificate

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

    def forward(self, request):
        connection = http.client.HTTPSConnection(self.simulator.host, context=https_context(), timeout=60)
        headers = {"Authorization": f"PVEAPIToken={self.simulator.token}"}
        if request.body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(request.method, request.target, request.body or None, headers)
            response = connection.getresponse()
            body = json.loads(response.read() or b"{}")
            return Reply(response.status, response.reason, body, (f"Date: {response.headers['Date']}",))
        except OSError as error:
            raise Closed from error
        finally:
            connection.close()
