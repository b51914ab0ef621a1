#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""slipway-cli with the keychains that people have: one that is open (a profile's secret needs to be typed once),
one that is locked, and none. Each session has a home, a bus and a keyring of its own.
keychain.py SLIPWAY_CLI"""

import os
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
UNLOCK = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
# There is no display to ask for the password on: the prompt counts as dismissed.
LOCK = ("dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets"
        " org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/aliases/default >/dev/null")


# What the keychain has for the profile, by another program than ours.
LOOK_UP_AGAIN = "secret-tool lookup server slipway user profile/$ID"
LOOK_UP = ("ID=$(sed -n 's/.*\"id\": \"\\(.*\\)\".*/\\1/p' \"$HOME/.config/slipway/profiles.json\"); "
           f'test -n "$ID" && FOUND=$({LOOK_UP_AGAIN})')


class Session:
    """A home, a simulated server, and what commands in it have said."""

    def __init__(self, home, server):
        self.home = home
        self.server = server
        self.said = ""
        runtime = os.path.join(home, "rt")
        os.makedirs(runtime, mode=0o700)
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ}
        self.environment = {**kept, "HOME": home, "XDG_RUNTIME_DIR": runtime}

    def run(self, script, code, *parts, bus=True, **variables):
        """Runs lines of shell, with $CLI, $URL and so on; they have to end so and to say that."""
        environment = {**self.environment, **self.server, "CLI": PROGRAM, **variables}
        command = (["dbus-run-session", "--"] if bus else []) + ["bash", "-c", script]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                              text=True, timeout=120, start_new_session=True)
        self.said += f"--- {script}\n{done.stdout}(ended with {done.returncode})\n"
        missing = [part for part in parts if part not in done.stdout]
        if done.returncode != code or missing:
            raise AssertionError(f"wanted {code} and {missing}\n{self.said}")
        if self.server["SECRET"] in done.stdout:
            raise AssertionError(f"the secret shows\n{self.said}")


ADD = '"$CLI" profile add lab --server "$URL" --fingerprint "$PIN" --token-id "$TOKEN_ID"'


def an_open_keyring(session):
    token = session.server["TOKEN_ID"] + "=" + session.server["SECRET"]
    session.run(f"{UNLOCK}; {ADD}", 0, "the secret is in the keychain", PROXMOX_VE_API_TOKEN=token)
    session.run(f'{UNLOCK}; "$CLI" inventory --profile lab', 0, "debian-12")
    session.run(f'{UNLOCK}; "$CLI" inventory', 0, "using the profile lab", "debian-12")
    session.run(f'{UNLOCK}; "$CLI" profile test lab', 0, "ok       Signed in")
    session.run(f'{UNLOCK}; "$CLI" profile list', 0, "kept")
    other = session.server["TOKEN_ID"].split("!")[0] + "!other=0000"
    session.run(f'{UNLOCK}; "$CLI" inventory --profile lab', 3, "does not accept", PROXMOX_VE_API_TOKEN=other)
    session.run(f'{UNLOCK}; {LOOK_UP} && test "$FOUND" = "$SECRET"', 0)
    session.run(f'{UNLOCK}; {LOOK_UP} && "$CLI" profile remove lab --yes && ! {LOOK_UP_AGAIN}', 0,
                "and its secret from the keychain")
    session.run(f'{UNLOCK}; "$CLI" profile list', 0, "There are no profiles")


def the_command_that_the_program_names(session):
    token = session.server["TOKEN_ID"] + "=" + session.server["SECRET"]
    session.run(f"{UNLOCK}; {ADD}", 0, PROXMOX_VE_API_TOKEN=token)
    # The keychain is locked when the profile goes: the line that is printed then removes the secret later.
    session.run(f'{UNLOCK}; {LOCK}; "$CLI" profile remove lab --yes > "$HOME/said" 2>&1; test $? = 1; cat "$HOME/said"', 0,
                "but not its secret", "the keychain is locked")
    session.run(f'{UNLOCK}; LINE=$(sed -n "s/.*with: secret-tool clear //p" "$HOME/said"); secret-tool lookup $LINE | grep -q . '
                "&& secret-tool clear $LINE && ! secret-tool lookup $LINE", 0)


def a_password_that_is_kept(session):
    session.run(f'{UNLOCK}; "$CLI" profile add lab --server "$URL" --fingerprint "$PIN" --user "$LOGIN" --keep-password', 0,
                "the secret is in the keychain", PROXMOX_VE_PASSWORD=session.server["PASSWORD"])
    session.run(f'{UNLOCK}; "$CLI" inventory --profile lab', 0, "debian-12")
    # Replaced by one that is asked for each time, it is not left behind.
    session.run(f'{UNLOCK}; {LOOK_UP} && test "$FOUND" = "$PASSWORD" && "$CLI" profile add lab --server "$URL" '
                f'--fingerprint "$PIN" --user "$LOGIN" --replace && ! {LOOK_UP_AGAIN}', 0, "asked for each time")


def a_locked_keyring(session):
    token = session.server["TOKEN_ID"] + "=" + session.server["SECRET"]
    session.run(f"{UNLOCK}; {LOCK}; {ADD}", 1, "The secret was not kept: the keychain is locked", "without its secret",
                PROXMOX_VE_API_TOKEN=token)
    session.run(f'{UNLOCK}; {LOCK}; "$CLI" profile list', 0, "unknown", "the keychain is locked")
    session.run(f'{UNLOCK}; {LOCK}; "$CLI" inventory --profile lab', 3, "the keychain is locked", "PROXMOX_VE_API_TOKEN")
    session.run(f'{UNLOCK}; {LOCK}; "$CLI" inventory --profile lab', 0, "debian-12", PROXMOX_VE_API_TOKEN=token)


def no_bus(session):
    token = session.server["TOKEN_ID"] + "=" + session.server["SECRET"]
    session.run(ADD, 1, "The secret was not kept", "without its secret", "--replace", bus=False, PROXMOX_VE_API_TOKEN=token)
    session.run('"$CLI" inventory --profile lab', 3, "cannot be had", bus=False)
    session.run('"$CLI" inventory --profile lab', 0, "debian-12", bus=False, PROXMOX_VE_API_TOKEN=token)


def announced(simulator):
    lines = [simulator.stdout.readline() for _ in range(5)]
    said = {match[1]: match[2].split() for match in map(re.compile(r"(url|fingerprint|token|login) +(.*)").match, lines) if match}
    token_id, secret = said["token"][0].split("=")
    return {"URL": said["url"][0], "PIN": said["fingerprint"][0], "TOKEN_ID": token_id, "SECRET": secret,
            "LOGIN": said["login"][0], "PASSWORD": said["login"][1]}


def passes(scene, server):
    with tempfile.TemporaryDirectory() as home:
        try:
            scene(Session(home, server))
        except (AssertionError, subprocess.TimeoutExpired) as error:
            print(f"FAILED  {scene.__name__}\n{error}")
            return False
    print(f"passed  {scene.__name__}")
    return True


simulator = subprocess.Popen([PROGRAM, "simulate"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
try:
    server = announced(simulator)
    scenes = (an_open_keyring, the_command_that_the_program_names, a_password_that_is_kept, a_locked_keyring, no_bus)
    results = [passes(scene, server) for scene in scenes]
finally:
    simulator.terminate()
    simulator.wait(10)
sys.exit(0 if all(results) else 1)
