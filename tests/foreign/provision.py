#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Provisions VMs with proxmoxer, as its users do: clone, wait, set hardware, grow the disk, start, read back, and
remove the last one again.

usage: provision.py HOST:PORT USER COUNT THREADS FIRST-VMID, with TOKEN=id=secret or PASSWORD in the environment
Prints one JSON object per VM that is left: {"vmid", "config", "status"}.
"""
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from proxmoxer import ProxmoxAPI

NODE = "pve1"
TEMPLATE = 9000


def connect(host, user):
    if "TOKEN" in os.environ:
        name, value = os.environ["TOKEN"].split("=", 1)
        return ProxmoxAPI(host, user=user, token_name=name, token_value=value, verify_ssl=False, timeout=60)
    return ProxmoxAPI(host, user=user, password=os.environ["PASSWORD"], verify_ssl=False, timeout=60)


def wait(node, upid, patience=60):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        status = node.tasks(upid).status.get()
        if status["status"] == "stopped":
            if status["exitstatus"] != "OK":
                last = node.tasks(upid).log.get(limit=0)[-1]["t"]
                raise RuntimeError(f"{upid}: {status['exitstatus']} ({last})")
            return
        time.sleep(0.2)
    raise RuntimeError(f"{upid}: still running")


def provision(host, user, vmid):
    node = connect(host, user).nodes(NODE)
    wait(node, node.qemu(TEMPLATE).clone.post(newid=vmid, name=f"foreign-{vmid}", full=1, storage="local"))
    vm = node.qemu(vmid)
    vm.config.set(cores=4, memory=8192, ciuser="ops", tags="foreign")
    wait(node, vm.resize.set(disk="scsi0", size="40G"))
    wait(node, vm.status.start.post())
    return {"vmid": vmid, "config": vm.config.get(), "status": vm.status.current.get()["status"]}


def remove(host, user, vmid):
    node = connect(host, user).nodes(NODE)
    wait(node, node.qemu(vmid).status.stop.post())
    wait(node, node.qemu.delete(vmid))


def main():
    host, user, count, threads, first = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
    if int(connect(host, user).cluster.nextid.get(vmid=first)) != first:
        raise RuntimeError(f"{first} is taken")
    with ThreadPoolExecutor(threads) as pool:
        made = list(pool.map(lambda vmid: provision(host, user, vmid), range(first, first + count)))
    remove(host, user, made.pop()["vmid"])
    for vm in made:
        print(json.dumps(vm))


if __name__ == "__main__":
    main()
