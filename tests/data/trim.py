#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trims recordings of a genuine PVE server to what the tests read.

usage: trim.py SHARED_FOLDER      (the one that holds pve/transcripts)

Writes tests/data/transcripts/NAME.json, one exchange a line: method, path, request body, status, reason phrase,
Date and body. Exchanges that differ from an earlier one of the same recording only in values, not in request,
status, words or shape of the body, are left out. Lists are cut to their first rows of each shape.
"""
import json
import pathlib
import re
import sys

# Their values are words of the server; a different word is a different answer.
WORDS = {"message", "exitstatus", "status", "desc", "class", "qmpstatus", "lock", "type"}


def shape(value, key=""):
    if isinstance(value, dict):
        return {name: shape(value[name], name) for name in sorted(value)}
    if isinstance(value, list):
        return sorted({json.dumps(shape(item, key)) for item in value})
    if isinstance(value, str):
        return re.sub(r"\d+", "0", value) if key in WORDS or key == "errors" else "text"
    return type(value).__name__


def first_of_each_shape(rows):
    """Cuts a long list; the log of a clone has a line per percent."""
    seen, kept = {}, []
    for row in rows:
        mark = json.dumps(shape(row))
        seen[mark] = seen.get(mark, 0) + 1
        if seen[mark] <= 6:
            kept.append(row)
    return kept


def trimmed_body(body):
    body = re.sub(r"(PVE:[^\"]*?::)[A-Za-z0-9+/=]+", r"\1signature", body)
    body = re.sub(r"(\"CSRFPreventionToken\":\"\w+:)[^\"]+", r"\1signature", body)
    try:
        answer = json.loads(body)
    except ValueError:
        return body, body[:200]
    if isinstance(answer, dict) and isinstance(answer.get("data"), list):
        answer["data"] = first_of_each_shape(answer["data"])
        body = json.dumps(answer, separators=(",", ":"), ensure_ascii=False)
    return body, shape(answer)


def trimmed(exchange):
    request, response = exchange["request"], exchange["response"]
    if "raw" in request:
        method, path = (request["raw"].split("\r\n")[0].split(" ") + ["", ""])[:2]
        path, sent = path[:300], None
    else:
        method, path, sent = request["method"], request["path"], request["body"]
    if "/access/ticket" in path or (sent and len(sent) > 2000):
        sent = None
    body, mark = trimmed_body(response["body"] or "")
    result = {"method": method, "path": path, "request_body": sent, "raw": "raw" in request,
              "status": response["status_code"], "reason": response["status_text"],
              "date": dict(response["headers"] or []).get("Date"), "body": body}
    return result, json.dumps([request.get("raw", method), path, sent, response["status_code"], response["status_text"], mark])


def main():
    source = pathlib.Path(sys.argv[1]) / "pve" / "transcripts"
    target = pathlib.Path(__file__).parent / "transcripts"
    target.mkdir(exist_ok=True)
    for file in sorted(source.glob("*.json")):
        seen, lines = set(), []
        for exchange in json.loads(file.read_text())["exchanges"]:
            result, mark = trimmed(exchange)
            if mark not in seen:
                seen.add(mark)
                lines.append(json.dumps(result, separators=(",", ":"), ensure_ascii=False))
        (target / file.name).write_text('{"exchanges":[\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main()
