#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the layers of Slipway: who may include what, and which constructs appear nowhere.

usage: layering.py ROOT TARGETS.json [BINARY-WITHOUT-GUI ...]

TARGETS.json comes from CMake: {"targets": {name: {"sources": [...], "links": [...]}}, "qt": include folder of Qt}.
Prints one line for each violation, "path:line: rule: what", and ends with 1 when there are any.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

PARTS = ("core/base", "core/pve", "core/provision", "core/store", "core/sim", "ui", "app", "tests")
BELOW = {  # part → parts that it may include besides itself; provision and store meet at interfaces
    "core/base": (),
    "core/pve": ("core/base",),
    "core/provision": ("core/base", "core/pve", "core/store"),
    "core/store": ("core/base", "core/pve", "core/provision"),
    "core/sim": (),
    "ui": ("core/base", "core/pve", "core/provision", "core/store"),
    "app": PARTS[:-1],
    "tests": PARTS,
}
LINKS = {  # target → what it must not link; slipway-cli is judged by its binary
    "model": ("core", "sim", "ui", "Qt6::Network", "Qt6::Sql", "Qt6::Gui", "Qt6::Widgets"),
    "core": ("sim", "ui", "Qt6::Gui", "Qt6::Widgets"),
    "sim": ("model", "core", "ui", "Qt6::Gui", "Qt6::Widgets"),
    "slipway-cli": ("ui", "Qt6::Gui", "Qt6::Widgets"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
IMPURE_HEADER = re.compile(
    r"^(QObject|Q\w*Timer|Q\w*Device|QFile\w*|QSaveFile|QDir|QTemporary\w*|QProcess\w*|QSettings|QStandardPaths"
    r"|QNetwork\w*|QSsl\w*|QTcp\w*|QUdp\w*|QLocal(Socket|Server)|QHost\w*|QAbstractSocket|QSql\w*|QLockFile|QRandom\w*"
    r"|QCoreApplication|fstream|iostream|filesystem|unistd\.h|q\w+\.h)$")
IMPURE_WORD = re.compile(r"\b(Q_OBJECT|Q_GADGET|current(?:DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)"
                         r"|(?:steady|system|high_resolution)_clock|createUuid|random_device|getenv|qgetenv|qEnvironmentVariable)\b")
NOWHERE = re.compile(r"\b(QThread\w*|QtConcurrent|QFuture\w*|QMutex|std::(?:jthread|thread|async|mutex|this_thread)"
                     r"|QSharedPointer|QTest::qSleep|u?sleep\s*\(|co_await|co_yield|co_return)")
NO_LOOPS = re.compile(r"\b(processEvents|QEventLoop)\b|(?:\.|->|::)(exec)\s*\(")
# With QT_USE_QSTRINGBUILDER a sum of strings is an expression that points into its parts: held by auto it dangles.
NESTED = r"(?:[^;{}()]|\((?:[^;{}()]|\([^;{}()]*\))*\))*?"
TEXT = r"(?:QStringLiteral\(\)|u_s\b|u'(?:[^'\\]|\\.)+')"
DANGLING = re.compile(rf"\bauto\s+\w+\s*=\s*{NESTED}(?:{TEXT}\s*[+%]|[+%]\s*{TEXT})")
LONGEST = 500  # lines; style: hard stop


def part_of(path):
    return next((part for part in PARTS if path.startswith(part + "/")), None)


def without_noise(text):
    """Comments and literals blanked, line numbers kept."""
    return NOISE.sub(lambda found: "\n" * found.group().count("\n"), text)


class Judge:
    def __init__(self, root, targets):
        self.root = Path(root).resolve()
        self.qt = Path(targets.get("qt", "/nonexistent"))
        self.targets = targets["targets"]
        self.model = {self.relative(source) for source in self.targets.get("model", {}).get("sources", [])}
        self.found = []

    def relative(self, source):
        path = Path(source)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else source

    def say(self, path, line, rule, what):
        self.found.append(f"{path}:{line}: {rule}: {what}")

    def judge(self):
        for folder in ("core", "ui", "app", "tests"):
            for file in sorted((self.root / folder).rglob("*")):
                if file.suffix in (".h", ".cpp"):
                    self.judge_file(file.relative_to(self.root).as_posix(), file.read_text(encoding="utf-8"))
        self.judge_links()
        return self.found

    def judge_file(self, path, text):
        lines = text.splitlines()
        if not lines or lines[0] != "// SPDX-License-Identifier: Apache-2.0":
            self.say(path, 1, "spdx", "the first line is not the SPDX line")
        if len(lines) > LONGEST:
            self.say(path, len(lines), "length", f"more than {LONGEST} lines")
        for number, line in enumerate(lines, 1):
            if match := INCLUDE.match(line):
                quoted = match.group(1) == '"'
                (self.judge_ours if quoted else self.judge_system)(path, number, match.group(2))
        self.judge_words(path, without_noise(text))

    def judge_ours(self, path, number, header):
        if header.endswith(".moc"):
            return
        to = part_of(header)
        if to is None or not (self.root / header).is_file():
            self.say(path, number, "root", f'"{header}" is not written from the root')
            return
        part = part_of(path)
        if to != part and to not in BELOW[part]:
            self.say(path, number, "downwards", f"{part} must not include {header}")
        elif path in self.model and header not in self.model:
            self.say(path, number, "model", f"{header} is not of the model")

    def judge_system(self, path, number, header):
        if part_of(header):
            self.say(path, number, "root", f"<{header}> is ours: quote it")
        base = header.rsplit("/", 1)[-1]
        if path in self.model and IMPURE_HEADER.match(base):
            self.say(path, number, "pure", f"<{header}> in the model")
        gui = [module for module in ("QtGui", "QtWidgets") if (self.qt / module / base).exists() or module in header]
        if gui and path.startswith("core/"):
            self.say(path, number, "gui", f"<{header}> is of {gui[0]}")

    def judge_words(self, path, text):
        loops_allowed = part_of(path) in ("app", "tests")
        for match in DANGLING.finditer(text):
            self.say(path, text.count("\n", 0, match.start()) + 1, "dangling", "a sum of strings held by auto")
        for number, line in enumerate(text.splitlines(), 1):
            if match := NOWHERE.search(line):
                self.say(path, number, "threads", match.group(1))
            if path in self.model and (match := IMPURE_WORD.search(line)):
                self.say(path, number, "pure", f"{match.group(1)} in the model")
            match = NO_LOOPS.search(line)
            # QSqlQuery::exec is no event loop
            if match and not loops_allowed and not (match.group(2) and "QSqlQuery" in text):
                self.say(path, number, "loops", match.group(1) or "exec()")

    def judge_links(self):
        for target, forbidden in LINKS.items():
            for link in self.targets.get(target, {}).get("links", []):
                if link in forbidden:
                    self.say(target, 0, "links", f"must not link {link}")


def judge_binary(path):
    """The loader's own list, so that what comes in through other libraries counts too. Not built: not judged."""
    if not Path(path).exists():
        return []
    listed = subprocess.run(["ldd", path], check=True, capture_output=True, text=True).stdout
    return [f"{path}:0: links: the binary loads {name}" for name in re.findall(r"libQt6(?:Gui|Widgets)\S*", listed)]


def main(root, targets, *binaries):
    judge = Judge(root, json.loads(Path(targets).read_text()))
    found = judge.judge() + [line for binary in binaries for line in sorted(set(judge_binary(binary)))]
    print("\n".join(found) or f"layering: no violation, {len(judge.model)} files in the model")
    return 1 if found or not judge.model else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
