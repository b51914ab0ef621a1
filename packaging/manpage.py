#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a man page (mdoc) from a written part and the program's own help.

usage: manpage.py PAGE.in PROGRAM PAGE

In PAGE.in a line @OPTIONS@, @COMMANDS@ or @EXITCODES@ stands for what PROGRAM --help, and the help of each command that
it lists, say about them. An option of several commands is written once, with their names.
"""
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

ITEM = re.compile(r"( *)(\S(?:.*?\S)?) {2,}(\S.*)")
OPTION = re.compile(r"(-[^\s=\[,]+(?:, -[^\s=\[,]+)*)(.*)")


def help_of(program, *arguments):
    return subprocess.run([program, *arguments, "--help"], check=True, capture_output=True, text=True,
                          env=os.environ | {"LC_ALL": "C.UTF-8"}).stdout.splitlines()


def items(lines):
    """(what, meaning) of each line in two columns; a line with the second column alone continues the one before."""
    found = []
    for line in lines:
        if found and re.match(r" {12,}\S", line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif match := ITEM.fullmatch(line):
            found.append(match.groups()[1:])
    return found


def text(words):
    """Words that mdoc takes for nothing else, each sentence on a line."""
    lines = re.sub(r"(?<=\.) (?=[A-Z])", "\n", words.replace("\\", r"\e")).splitlines()
    return "\n".join(r"\&" + line if line.startswith((".", "'")) else line for line in lines)


def option_macro(what):
    """"-h, --help", "--demo[=SCENARIO]", "--speed X" or "--speed <X>" in mdoc."""
    flags, value = OPTION.fullmatch(what).groups()
    macro = " , ".join("Fl " + flag[1:].replace("-", r"\-") for flag in flags.split(", "))
    if value:
        optional = re.fullmatch(r"\[=(.*)\]", value)
        macro += f" Ns Op = Ns Ar {optional[1]}" if optional else f" Ar {value.strip(' <>')}"
    return macro


def listed(pairs, macro, offset=""):
    """A list of (what, meaning), its terms written by `macro`."""
    terms = [line for what, meaning in pairs for line in (f".It {macro(what)}", text(meaning))]
    return [f".Bl -tag -width indent{offset}", *terms, ".El"]


def joined(lines):
    """A line that begins where the second column of the one before does goes on with it."""
    column, whole = None, []
    for line in lines:
        if column and len(line) - len(line.lstrip()) == column:
            whole[-1] += " " + line.strip()
            continue
        match = ITEM.fullmatch(line)
        column = match.start(3) if match else None
        whole.append(line)
    return whole


def notes(lines):
    """What a command's help says before its options: sentences, lists in two columns, and indented examples."""
    page = []
    for kind, group in itertools.groupby(joined(lines), kind_of):
        group = list(group)
        if kind == "example":
            page += [".Bd -literal -offset indent", *(text(line.strip()) for line in group), ".Ed"]
        elif kind.startswith("list"):
            page += listed(items(group), lambda what: f"Cm {text(what)}", kind.removeprefix("list"))
        elif kind == "text":
            page += [".Pp", *map(text, group)]
    return page[1:]  # of the heading


def kind_of(line):
    if match := ITEM.fullmatch(line):
        indent, what, _ = match.groups()
        return "option" if what.startswith("-") else "list -offset indent" if indent else "list"
    return "example" if line.startswith("  ") else "text" if line else "space"


class Program:
    def __init__(self, path):
        self.overview = help_of(path)
        self.commands = {}
        if any(line.endswith("COMMAND [OPTIONS]") for line in self.overview):
            self.commands = {name: help_of(path, name) for name, _ in items(self.overview)}

    def options(self):
        of, meanings = {}, {}
        for name, lines in (self.commands or {"": self.overview}).items():
            for what, meaning in (item for item in items(lines) if item[0].startswith("-")):
                of.setdefault(what, []).append(name)
                meanings[what] = meaning
        if self.commands:
            meanings = {what: f"{meaning} ({', '.join(of[what])})" for what, meaning in meanings.items()}
        return listed(meanings.items(), option_macro)

    def commands_section(self):
        page = []
        for usage, _, *rest in self.commands.values():
            command = usage.split(" ", 2)[2].removesuffix(" [OPTIONS]")
            page += [f".Ss {command}", *notes(rest)]
        return page

    def exit_codes(self):
        said = re.search(r"Exit codes: (.*?)\.(?: |$)", " ".join(self.overview)).group(1)
        return listed((code.split(" ", 1) for code in re.split(r", (?=\d)", said)), text)


def main(source, path, page):
    program = Program(path)
    sections = {"@OPTIONS@": program.options, "@COMMANDS@": program.commands_section, "@EXITCODES@": program.exit_codes}
    lines = []
    for line in Path(source).read_text(encoding="utf-8").splitlines():
        lines += sections[line]() if line in sections else [line]
    Path(page).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
