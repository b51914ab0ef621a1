#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trims recordings of a genuine PVE server to what the tests read.

usage: trim.py SHARED_FOLDER      (the one that holds pve/transcripts)

Writes tests/data/transcripts/NAME.json, one exchange a line: at (ms since the start), method, path, headers and body
of the request, status, reason phrase, Date and body of the answer. An answer to a GET that differs from an earlier one
of the same recording only in values, not in request, status, words or shape of the body, has no body but `like`: the
place of the earlier one. Lists are cut to their first rows of each kind. What was typed on a socket is in `raw`, with
{x*8000} for so many x; it has the headers of its answer, and whether it went without TLS.
"""
import gzip
import json
import pathlib
import re
import sys

def shape(value):
    """What a body says: its words, and the types of its numbers."""
    if isinstance(value, dict):
        return {name: value[name] if name == "value" else shape(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return sorted({json.dumps(shape(item)) for item in value})
    return value if isinstance(value, str) else type(value).__name__


def kind(row):
    """Rows of one kind are told apart by nothing that a test looks at."""
    if isinstance(row, dict) and "upid" in row:
        return [row.get(name) for name in ("type", "id", "user", "tokenid", "status")] + ["endtime" in row]
    if isinstance(row, dict) and row.get("t", "").startswith("transferred "):
        return "transferred"
    return row


def first_of_each_kind(rows):
    """Cuts a long list; the log of a clone has a line per percent."""
    seen, kept = {}, []
    for row in rows:
        mark = json.dumps(kind(row))
        seen[mark] = seen.get(mark, 0) + 1
        if seen[mark] <= 2:
            kept.append(row)
    return kept


def trimmed_body(body):
    try:
        answer = json.loads(body)
    except ValueError:
        return body, body[:200]
    if isinstance(answer, dict) and isinstance(answer.get("data"), list):
        answer["data"] = first_of_each_kind(answer["data"])
        body = json.dumps(answer, separators=(",", ":"), ensure_ascii=False)
    return body, shape(answer)


def typed(raw):
    """The recording cuts long ones: `xxx...(8212 bytes in all)`; what comes after the x is what ends a request."""
    cut = re.fullmatch(r"(.*?)(.)\2*\.\.\.\((\d+) bytes in all\)\s*", raw, re.DOTALL)
    if not cut:
        return raw
    begin, letter, size = cut[1], cut[2], int(cut[3])
    end = "" if "\r\n\r\n" in begin else "\r\n\r\n"
    if "\r\n" not in begin:
        end = " HTTP/1.1\r\nHost: localhost:8006\r\nAuthorization: PVEAPIToken=admin@pve!full=<secret>" + end
    return "%s{%s*%d}%s" % (begin, letter, size - len(begin) - len(end), end)


def trimmed_raw(exchange):
    request, response = exchange["request"], exchange["response"]
    method, path = (request["raw"].split("\r\n")[0].split(" ") + ["", ""])[:2]
    body = response["body"] or ""
    if ["Content-Encoding", "gzip"] in response["headers"]:
        body = gzip.decompress(body.encode("latin-1")).decode()
    return {"at": exchange["at_ms"], "method": method, "path": path[:300], "raw": typed(request["raw"]),
            "without_tls": exchange.get("note", "").startswith("plain HTTP"), "status": response["status_code"],
            "reason": response["status_text"], "date": dict(response["headers"]).get("Date"),
            "answer_headers": response["headers"], "body": body}


def trimmed(exchange):
    request, response = exchange["request"], exchange["response"]
    if "raw" in request:
        return trimmed_raw(exchange), None
    method, path, sent, headers = request["method"], request["path"], request["body"], request["headers"]
    body, mark = trimmed_body(response["body"] or "")
    result = {"at": exchange["at_ms"], "method": method, "path": path, "headers": headers, "request_body": sent,
              "status": response["status_code"], "reason": response["status_text"],
              "date": dict(response["headers"] or []).get("Date"), "body": body}
    mark = json.dumps([method, path, headers, response["status_code"], response["status_text"], mark])
    return result, mark if method == "GET" else None


def main():
    source = pathlib.Path(sys.argv[1]) / "pve" / "transcripts"
    target = pathlib.Path(__file__).parent / "transcripts"
    target.mkdir(exist_ok=True)
    for file in sorted(source.glob("*.json")):
        seen, lines = {}, []
        recording = json.loads(file.read_text())
        for number, exchange in enumerate(recording["exchanges"]):
            result, mark = trimmed(exchange)
            if mark is not None and seen.setdefault(mark, number) != number:
                del result["body"]
                result["like"] = seen[mark]
            lines.append(json.dumps(result, separators=(",", ":"), ensure_ascii=False))
        started = json.dumps(recording["started_epoch"])
        (target / file.name).write_text('{"started":' + started + ',"exchanges":[\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main()
