#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Clients of PVE that are not ours provision on `slipway-cli simulate`, unchanged: Debian's proxmoxer and Ansible.

usage: foreign_clients.py SLIPWAY-CLI
The simulator is asked at the end, by plain HTTP, whether what was wanted is there.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from programs import Simulator

PYTHON = "/usr/bin/python3"
CLI = ""


class ForeignClients(unittest.TestCase):
    def setUp(self):
        self.simulator = Simulator(CLI)
        self.home = tempfile.TemporaryDirectory()
        self.before = self.vmids()

    def tearDown(self):
        self.home.cleanup()
        self.assertEqual(self.simulator.stop(), 0)

    def vmids(self):
        return {vm["vmid"] for vm in self.simulator.get("/cluster/resources?type=vm")}

    def run_client(self, command, **environment):
        """Nothing but 127.0.0.1 is asked, no proxy, and nothing of the person's home is read or written."""
        clean = {"PATH": "/usr/bin:/bin", "HOME": self.home.name, "LC_ALL": "C.UTF-8", "no_proxy": "*"}
        done = subprocess.run(command, cwd=self.home.name, env=clean | environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def config(self, vmid):
        return self.simulator.get(f"/nodes/pve1/qemu/{vmid}/config")

    def check_proxmoxer(self, count, threads, **login):
        first = 401
        out = self.run_client([PYTHON, "-B", str(HERE / "provision.py"), self.simulator.host, self.simulator.user,
                               str(count), str(threads), str(first)], **login)
        left = set(range(first, first + count - 1))  # it removes the last one
        self.assertEqual(self.vmids() - self.before, left)
        read = [json.loads(line) for line in out.splitlines()]
        self.assertEqual({vm["vmid"] for vm in read}, left)
        for vm in read:
            config = self.config(vm["vmid"])
            self.assertEqual(vm["config"], config)
            self.assertEqual((config["cores"], config["memory"], config["tags"]), (4, "8192", "foreign"))
            self.assertEqual(config["name"], f"foreign-{vm['vmid']}")
            self.assertIn("size=40G", config["scsi0"])
            self.assertNotIn("lock", config)
            self.assertEqual(vm["status"], "running")

    def test_proxmoxer_with_one_thread(self):
        self.check_proxmoxer(2, 1, TOKEN=f"{self.simulator.token_id}={self.simulator.secret}")

    def test_proxmoxer_with_three_threads(self):
        self.check_proxmoxer(6, 3, TOKEN=f"{self.simulator.token_id}={self.simulator.secret}")

    def test_proxmoxer_with_a_password(self):
        self.check_proxmoxer(2, 1, PASSWORD=self.simulator.password)

    def test_ansible(self):
        config = Path(self.home.name, "ansible.cfg")
        config.write_text("[defaults]\nlocalhost_warning = False\n", encoding="utf-8")
        self.run_client(["ansible-playbook", "-i", "localhost,", "-e", f"ansible_python_interpreter={PYTHON}",
                         str(HERE / "playbook.yml")],
                        ANSIBLE_HOME=self.home.name + "/ansible", ANSIBLE_CONFIG=str(config), ANSIBLE_NOCOLOR="1",
                        PYTHONDONTWRITEBYTECODE="1", PVE_HOST=self.simulator.host, PVE_USER=self.simulator.user,
                        PVE_TOKEN_ID=self.simulator.token_id, PVE_TOKEN_SECRET=self.simulator.secret)
        self.assertEqual(self.vmids() - self.before, {501})
        config = self.config(501)
        self.assertEqual((config["name"], config["cores"], config["memory"]), ("by-ansible", 6, "4096"))
        self.assertNotIn("lock", config)
        self.assertEqual(self.simulator.get("/nodes/pve1/qemu/501/status/current")["status"], "running")


if __name__ == "__main__":
    CLI = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
