#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes apischema.json, the part of PVE's API schema that the simulator judges requests by.

usage: trim.py FULL_SCHEMA > apischema.json

FULL_SCHEMA is PVE 9.2's schema as {"paths": {path: {METHOD: {parameters, protected, ...}}}}. Kept are the calls below,
of each whether it is protected, and of each parameter what a check needs. `parameters` that many calls share are
written once, under "shared". One call a line, so that differences can be read.
"""
import json
import re
import sys

CALLS = """
GET /version
GET /access/permissions
GET /access/domains
POST /access/ticket
GET /cluster/resources
GET /cluster/nextid
GET /cluster/options
GET /cluster/tasks
GET /storage
GET /storage/{storage}
GET /nodes
GET /cluster/status
GET /pools
GET /pools/{poolid}
GET /nodes/{node}
GET /nodes/{node}/status
GET /nodes/{node}/version
GET /nodes/{node}/storage
GET /nodes/{node}/storage/{storage}/status
GET /nodes/{node}/storage/{storage}/content
GET /nodes/{node}/network
GET /nodes/{node}/network/{iface}
POST /nodes/{node}/qemu
GET /nodes/{node}/qemu
DELETE /nodes/{node}/qemu/{vmid}
GET /nodes/{node}/qemu/{vmid}/config
PUT /nodes/{node}/qemu/{vmid}/config
POST /nodes/{node}/qemu/{vmid}/config
GET /nodes/{node}/qemu/{vmid}/pending
GET /nodes/{node}/qemu/{vmid}/feature
GET /nodes/{node}/qemu/{vmid}/cloudinit
PUT /nodes/{node}/qemu/{vmid}/cloudinit
GET /nodes/{node}/qemu/{vmid}/cloudinit/dump
GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces
POST /nodes/{node}/qemu/{vmid}/agent/ping
POST /nodes/{node}/qemu/{vmid}/agent/exec
GET /nodes/{node}/qemu/{vmid}/agent/get-osinfo
GET /nodes/{node}/qemu/{vmid}/agent/get-host-name
GET /nodes/{node}/qemu/{vmid}/agent
POST /nodes/{node}/qemu/{vmid}/template
GET /nodes/{node}/qemu/{vmid}
GET /nodes/{node}/qemu/{vmid}/status
GET /nodes/{node}/qemu/{vmid}/snapshot
POST /nodes/{node}/qemu/{vmid}/snapshot
POST /nodes/{node}/qemu/{vmid}/status/reboot
POST /nodes/{node}/qemu/{vmid}/status/reset
POST /nodes/{node}/qemu/{vmid}/status/suspend
POST /nodes/{node}/qemu/{vmid}/status/resume
POST /nodes/{node}/qemu/{vmid}/clone
PUT /nodes/{node}/qemu/{vmid}/resize
GET /nodes/{node}/qemu/{vmid}/status/current
POST /nodes/{node}/qemu/{vmid}/status/start
POST /nodes/{node}/qemu/{vmid}/status/stop
POST /nodes/{node}/qemu/{vmid}/status/shutdown
GET /nodes/{node}/tasks
DELETE /nodes/{node}/tasks/{upid}
GET /nodes/{node}/tasks/{upid}
GET /nodes/{node}/tasks/{upid}/status
GET /nodes/{node}/tasks/{upid}/log
""".split("\n")[1:-1]

KEPT = ("type", "optional", "enum", "minimum", "maximum", "maxLength", "pattern", "format", "requires", "default_key",
        "alias", "keyAlias")

# Property strings that the full schema only names. From qemu-server's sources; what a transcript shows of them is in
# tests/sim/tst_simschema.cpp.
TEXT = {"type": "string", "optional": 1}
FLAG = {"type": "boolean", "optional": 1}
BASE64 = {"type": "string", "optional": 1, "pattern": "[A-Za-z0-9+\\/]+={0,2}"}
FORMATS = {
    "pve-qm-ipconfig": {
        "ip": {"type": "string", "optional": 1, "format": "pve-ipv4-config"},
        "gw": {"type": "string", "optional": 1, "format": "ipv4", "requires": "ip"},
        "ip6": {"type": "string", "optional": 1, "format": "pve-ipv6-config"},
        "gw6": {"type": "string", "optional": 1, "format": "ipv6", "requires": "ip6"},
    },
    "pve-vm-cpu-conf": {
        "cputype": {"type": "string", "optional": 1, "default_key": 1},
        "reported-model": TEXT, "hidden": FLAG, "hv-vendor-id": TEXT, "flags": TEXT, "phys-bits": TEXT,
        "guest-phys-bits": TEXT,
    },
    "pve-qm-smbios1": {
        "uuid": {"type": "string", "optional": 1, "pattern": "[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}"},
        "version": BASE64, "serial": BASE64, "manufacturer": BASE64, "product": BASE64, "sku": BASE64,
        "family": BASE64, "base64": FLAG,
    },
    "pve-qm-boot": {
        "legacy": {"type": "string", "optional": 1, "default_key": 1, "pattern": "[acdn]{1,4}"},
        "order": TEXT,
    },
}


def trim(rule):
    kept = {key: rule[key] for key in KEPT if key in rule}
    if isinstance(kept.get("format"), dict):
        kept["format"] = {name: trim(sub) for name, sub in sorted(kept["format"].items())}
    if "pattern" in kept:
        kept["pattern"] = re.sub(r"\(\?\^:", "(?:", kept["pattern"])
    for limit in ("minimum", "maximum"):
        if limit in kept:
            kept[limit] = float(kept[limit]) if "." in str(kept[limit]) else int(kept[limit])
    return kept


def main():
    paths = json.load(open(sys.argv[1], encoding="utf-8"))["paths"]
    shared, calls = {}, {}
    for call in CALLS:
        method, path = call.split(" ")
        full = paths[path][method]
        rules = {name: trim(rule) for name, rule in sorted(full["parameters"].get("properties", {}).items())}
        for name, rule in rules.items():
            if len(json.dumps(rule)) > 400:  # the drives: once is enough
                key = f"{name} {len(json.dumps(rule))}"
                shared[key] = rule
                rules[name] = key
        calls[call] = {"protected": bool(full.get("protected")), "parameters": rules}

    def lines(table):
        return ",\n".join(json.dumps(key) + ":" + json.dumps(table[key], separators=(",", ":")) for key in sorted(table))

    print('{"version":"PVE 9.2: pve-manager 9.2.11, qemu-server 9.2.6",')
    print('"formats":{\n' + lines(FORMATS) + '\n},\n"shared":{\n' + lines(shared) + '\n},\n"calls":{\n' + lines(calls) + "\n}}")


main()
