#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""SIGKILL at ten moments of a batch of five, then `resume`: five VMs, no sixth, all as asked.

Usage: sigkill.py SLIPWAY_CLI. One simulated server for all rounds, one data folder and one range of VMIDs a round.
"""
import json
import os
import signal
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
MOMENTS = 10
SPEED = 10


def spec(first_vmid):
    return {
        "slipway": 1,
        "template": {"vmid": 9000, "node": "pve1"},
        "count": 5,
        "name": "killed-" + str(first_vmid) + "-{n}",
        "first_vmid": first_vmid,
        "clone": {"mode": "full", "storage": "local"},
        "hardware": {"cores": 4, "memory_mib": 8192},
        "disks": {"scsi0": "100G"},
        "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
        "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"},
    }


def serve():
    server = subprocess.Popen([CLI, "simulate", "--speed", str(SPEED)], stdout=subprocess.PIPE, text=True)
    facts = {}
    while len(facts) < 3:
        line = server.stdout.readline()
        if not line:
            sys.exit("the simulator ended")
        for word in line.split():
            if word.startswith("https://"):
                facts["url"] = word
            elif word.count(":") == 31:
                facts["fingerprint"] = word
            elif "!" in word and "=" in word:
                facts["token"] = word
    return server, facts


def connection(facts):
    return ["--server", facts["url"], "--fingerprint", facts["fingerprint"]]


def vms(facts, env, folder):
    out = subprocess.run([CLI, "inventory", *connection(facts), "--json"], env=env, cwd=folder, check=True,
                         capture_output=True, text=True).stdout
    return [row for row in map(json.loads, out.splitlines()) if row["event"] in ("vm", "template")]


def main():
    server, facts = serve()
    env = dict(os.environ, PROXMOX_VE_API_TOKEN=facts["token"], OPS_PASSWORD="only-for-this-test")
    try:
        for moment in range(MOMENTS):
            first = 1000 + 100 * moment
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "spec.json")
                with open(path, "w", encoding="utf-8") as out:
                    json.dump(spec(first), out)
                data = ["--data-dir", os.path.join(folder, "data")]
                report = os.path.join(folder, "report.json")
                run = subprocess.Popen([CLI, "provision", path, *connection(facts), *data], env=env,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                delay = 0.15 + 0.55 * moment
                try:
                    run.wait(timeout=delay)
                    sys.exit(f"the batch was over after {delay} s: kill earlier")
                except subprocess.TimeoutExpired:
                    os.kill(run.pid, signal.SIGKILL)
                    run.wait()
                done = subprocess.run([CLI, "resume", *connection(facts), *data, "--report", report], env=env,
                                      capture_output=True, text=True)
                if done.returncode != 0:
                    sys.exit(f"killed after {delay:.2f} s: resume ended with {done.returncode}\n{done.stdout}{done.stderr}")
                # What was ready before the kill is in the journal, what became ready since in the report too.
                listed = subprocess.run([CLI, "jobs", *data, "--json"], env=env, capture_output=True, text=True, check=True)
                jobs = [json.loads(line) for line in listed.stdout.splitlines()]
                with open(report, encoding="utf-8") as text:
                    made = json.load(text)["vms"]
                wrong = [vm for vm in made if any(row["verdict"] != "applied" for row in vm["verification"])]
                ready = sum(job["step"] == "ready" for job in jobs)
                there = sum(first <= row["vmid"] < first + 100 for row in vms(facts, env, folder))
                if ready != 5 or there != 5 or wrong:
                    sys.exit(f"killed after {delay:.2f} s: {ready} ready, {there} on the server, wrong: {wrong}")
                print(f"killed after {delay:.2f} s: five VMs, all as asked", flush=True)
    finally:
        server.terminate()
        server.wait()
    print(f"{MOMENTS} passed, 0 failed")


if __name__ == "__main__":
    main()
