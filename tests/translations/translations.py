#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judges resources/translations: translations.py ROOT LUPDATE.

They are up to date with the sources, lupdate sees every text, also those of errors, nothing is untranslated, and a translation has the
placeholders, the mnemonic, the end and the plural forms of its source.
"""
import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

LANGUAGES = {"en": 2, "de": 2}  # and how many plural forms they have
LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
USES = re.compile(r'(?:\btr\(|\bQT_TR_NOOP\(|\bQT_TRANSLATE_NOOP\(\s*"[^"]*",|\btranslate\(\s*"[^"]*",)\s*' + LITERALS)
PLACES = re.compile(r"%L?\d|%L?n|\{\{?\w+\}?\}")
UNSEEN = re.compile(r'\bKind::\w+,\s*[^,;{}]+,\s*QStringLiteral\(\s*("[^"]*\w \w[^"]*")')  # words in a base::Error
ENDS = (".", ":", "?", "!", "…", " ")


def messages(path):
    """(context, source, comment) → the message element."""
    found = {}
    for context in xml.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            found[key] = message
    return found


def end(text):
    return text[-1:] if text.endswith(ENDS) else ""


def mnemonics(text):
    return len(re.findall(r"&\w", text))


def differences(source, text, is_plural):
    """What a translation does not keep of its source. A plural form may leave out the number ("a VM")."""
    wanted, has = Counter(PLACES.findall(source)), Counter(PLACES.findall(text))
    if is_plural and "%n" not in has:
        wanted.pop("%n", None)
    if wanted != has:
        yield f"placeholders {sorted(has.elements())} instead of {sorted(wanted.elements())}"
    if end(source) != end(text):
        yield f"ends with “{end(text)}” instead of “{end(source)}”"
    if mnemonics(source) != mnemonics(text):
        yield "has another mnemonic"
    if source.strip() == source and text.strip() != text:
        yield "has a blank around it"


def judge_message(message, forms):
    translation = message.find("translation")
    source = message.findtext("source")
    is_plural = message.get("numerus") == "yes"
    texts = [form.text or "" for form in translation.findall("numerusform")] if is_plural else [translation.text or ""]
    if translation.get("type") is not None or not all(texts):
        return ["is not translated"]
    if is_plural and len(texts) != forms:
        return [f"has {len(texts)} plural forms instead of {forms}"]
    return [found for text in texts for found in differences(source, text, is_plural)]


def judge_file(path, forms):
    for (context, source, _), message in messages(path).items():
        for found in judge_message(message, forms):
            yield f"{path.name}: {context}: “{source}” {found}"


def texts_of(root):
    """What the sources hand to a translation, as far as it is a literal."""
    for part in ("core", "ui", "app"):
        for path in sorted((root / part).rglob("*")):
            if path.suffix not in (".cpp", ".h"):
                continue
            for use in USES.finditer(path.read_text()):
                parts = re.findall(r'"(?:[^"\\]|\\.)*"', use.group(1))
                yield path.relative_to(root), "".join(ast.literal_eval(part) for part in parts)


def judge_errors(root):
    """Words of ours in an error that bypass Error::of(), and so every translation. slipway-cli speaks English."""
    for part in ("core", "ui", "app/window"):
        for path in sorted((root / part).rglob("*.cpp")):
            if path.is_relative_to(root / "core/sim"):
                continue
            for found in UNSEEN.finditer(path.read_text()):
                yield f"{path.relative_to(root)}: an error says {found.group(1)} past all translations"


def judge_age(root, lupdate):
    folder = root / "resources/translations"
    with tempfile.TemporaryDirectory() as place:
        for language in LANGUAGES:
            name = f"slipway_{language}.ts"
            (Path(place) / name).write_bytes((folder / name).read_bytes())
        said = subprocess.run([folder / "update.sh", lupdate, place], capture_output=True, text=True)
        yield from (f"lupdate: {line}" for line in (said.stdout + said.stderr).splitlines() if line.strip())
        for language in LANGUAGES:
            name = f"slipway_{language}.ts"
            kept, new = messages(folder / name), messages(Path(place) / name)
            for keys, word in ((new.keys() - kept.keys(), "lacks"), (kept.keys() - new.keys(), "still has")):
                yield from (f"{name} {word} {context}: “{source}”" for context, source, _ in sorted(keys, key=str))
        seen = {source for _, source, _ in messages(Path(place) / "slipway_de.ts")}
        yield from (f"{path}: lupdate does not see “{text}”" for path, text in texts_of(root) if text not in seen)


def main():
    root, lupdate = Path(sys.argv[1]), sys.argv[2]
    found = list(judge_age(root, lupdate)) + list(judge_errors(root))
    for language, forms in LANGUAGES.items():
        found += judge_file(root / f"resources/translations/slipway_{language}.ts", forms)
    print("\n".join(found))
    if found:
        print(f"{len(found)} problems; `cmake --build … --target translations` brings the files up to date")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
