#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Man pages, completion, desktop file, metainfo and changelog agree with the programs and with each other.

usage: test_packaging.py VERSION FOLDER-OF-MADE-FILES FOLDER-OF-PROGRAMS
"""
import configparser
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "packaging"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
VERSION, MADE, PROGRAMS = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def help_of(program, *command):
    return run(PROGRAMS / program, *command, "--help")


def commands():
    return re.findall(r"^  ([a-z-]+)  ", help_of("slipway-cli"), re.M)


def options(text):
    """As they are listed, not as they are mentioned."""
    return set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", text, re.M))


def page(program):
    """The man page as plain words: macros, escapes and the spaces between them gone."""
    text = (MADE / f"{program}.1").read_text(encoding="utf-8")
    text = re.sub(r"\bFl ", "-", text.replace(r"\-", "-").replace(r"\&", ""))
    return " ".join(re.sub(r"^\.\w\w ?", "", text, flags=re.M).split())


class ManPages(unittest.TestCase):
    def test_every_option_of_the_help_is_explained(self):
        helps = {"slipway": [help_of("slipway")],
                 "slipway-cli": [help_of("slipway-cli", command) for command in commands()]}
        self.assertGreater(len(helps["slipway-cli"]), 3)
        for program, texts in helps.items():
            source = (MADE / f"{program}.1").read_text(encoding="utf-8").replace(r"\-", "-")
            for option in set().union(*map(options, texts)):
                with self.subTest(program=program, option=option):
                    self.assertRegex(source, rf"(?m)^\.It Fl (\w , Fl )?{option[1:]}\b")

    def test_the_help_names_its_program(self):
        for program in ("slipway", "slipway-cli"):
            self.assertRegex(help_of(program), rf"(?mi)^usage: {program} ")

    def test_every_line_of_each_commands_help_is_there(self):
        words = page("slipway-cli")
        for command in commands():
            _, *lines = help_of("slipway-cli", command).splitlines()
            for line in lines:
                if not line.startswith("  --"):
                    with self.subTest(command=command, line=line):
                        self.assertIn(" ".join(line.split()), words)

    def test_every_variable_and_exit_code_of_the_help_is_explained(self):
        source = (MADE / "slipway-cli.1").read_text(encoding="utf-8")
        overview = help_of("slipway-cli")
        variables = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", overview + help_of("slipway-cli", "provision")))
        self.assertGreater(len(variables), 2)
        codes = re.findall(r"\b(\d+) [a-z]", overview[overview.index("Exit codes:"):])
        self.assertGreater(len(codes), 5)
        for term in [rf"Ev {variable}" for variable in variables] + codes:
            with self.subTest(term=term):
                self.assertRegex(source, rf"(?m)^\.It {term}$")


class Completion(unittest.TestCase):
    def complete(self, *words):
        script = ('source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                  '_slipway_cli "$1" "${@: -1}" "${@: -2:1}"; printf "%s\\n" "${COMPREPLY[@]}"')
        return run("bash", "-c", script, SOURCE / "slipway-cli.bash", PROGRAMS / "slipway-cli", *words).split()

    def test_offers_the_commands(self):
        self.assertEqual(self.complete(""), ["--help", "--version", *commands()])
        self.assertEqual(self.complete("prov"), ["provision"])

    def test_offers_each_commands_options(self):
        for command in commands():
            with self.subTest(command=command):
                self.assertEqual(set(self.complete(command, "--")),
                                 options(help_of("slipway-cli", command)) | {"--help"})

    def test_offers_what_can_be_done_with_jobs(self):
        self.assertEqual(self.complete("jobs", ""), ["list", "export", "retry", "cancel", "dismiss", "delete-vm"])

    def test_offers_scenarios(self):
        self.assertIn("killed-worker", self.complete("simulate", "--scenario", ""))
        self.assertEqual(self.complete("simulate", "--scenario", "lock"), ["locked"])

    def test_leaves_files_to_the_shell(self):
        self.assertEqual(self.complete("provision", ""), [])
        self.assertEqual(self.complete("provision", "spec.json", "--report", ""), [])


class Entries(unittest.TestCase):
    def setUp(self):
        desktop = configparser.ConfigParser(interpolation=None)
        desktop.optionxform = str
        desktop.read(SOURCE / "slipway.desktop", encoding="utf-8")
        self.entry, self.demo = desktop["Desktop Entry"], desktop["Desktop Action Demo"]
        [self.metainfo_file] = SOURCE.glob("*.metainfo.xml")
        self.metainfo = ElementTree.parse(self.metainfo_file).getroot()

    def test_version_is_the_projects(self):
        self.assertEqual(self.metainfo.find("releases/release").get("version"), VERSION)
        self.assertRegex((SOURCE / "changelog").read_text(), rf"\Aslipway \({re.escape(VERSION)}\) ")
        for program in ("slipway", "slipway-cli"):
            self.assertEqual(run(PROGRAMS / program, "--version").split(), [program, VERSION])

    def test_programs_exist_and_take_what_the_menu_passes(self):
        provided = [binary.text for binary in self.metainfo.findall("provides/binary")]
        self.assertEqual(provided, ["slipway", "slipway-cli"])
        self.assertEqual(self.entry["Exec"], "slipway %f")
        program, option = self.demo["Exec"].split()
        self.assertIn(option, options(help_of(program)))

    def test_metainfo_and_desktop_file_name_each_other_and_say_the_same(self):
        self.assertEqual(self.metainfo.find("launchable").text, "slipway.desktop")
        self.assertEqual(self.metainfo_file.name, self.metainfo.find("id").text + ".metainfo.xml")
        for tag, key in (("name", "Name"), ("summary", "Comment")):
            said = {node.get(LANG): node.text for node in self.metainfo.findall(tag)}
            self.assertEqual(said, {None: self.entry[key], "de": self.entry[f"{key}[de]"]})

    def test_every_word_for_people_is_also_german(self):
        for section in (self.entry, self.demo):
            for key in {"Name", "GenericName", "Comment", "Keywords"} & set(section):
                self.assertTrue(section.get(f"{key}[de]"), key)
        for tag in ("p", "li"):
            said = [node.get(LANG) for node in self.metainfo.iter(tag)]
            self.assertEqual(said.count(None), said.count("de"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
