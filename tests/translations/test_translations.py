#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A planted mistake in a translation is found, and what is allowed is not reported."""
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

import translations


def message(source, *texts, state=None, plural=False):
    node = xml.Element("message", {"numerus": "yes"} if plural else {})
    xml.SubElement(node, "source").text = source
    translation = xml.SubElement(node, "translation", {"type": state} if state else {})
    if not plural:
        translation.text = texts[0] if texts else None
    for text in texts if plural else ():
        xml.SubElement(translation, "numerusform").text = text
    return node


class Planted(unittest.TestCase):
    def judged(self, *args, **options):
        return translations.judge_message(message(*args, **options), 2)

    def test_a_good_translation_is_not_reported(self):
        self.assertEqual(self.judged("VM %1 on %2.", "Auf %2: VM %1."), [])
        self.assertEqual(self.judged("%n VM(s)", "eine VM", "%n VMs", plural=True), [])
        self.assertEqual(self.judged("&Save", "&Sichern"), [])

    def test_what_is_not_translated(self):
        self.assertTrue(self.judged("Save"))
        self.assertTrue(self.judged("Save", "Sichern", state="unfinished"))
        self.assertTrue(self.judged("%n VM(s)", "%n VM", "", plural=True))
        self.assertTrue(self.judged("%n VM(s)", "%n VM", plural=True))

    def test_placeholders(self):
        self.assertTrue(self.judged("VM %1 on %2.", "VM %1."))
        self.assertTrue(self.judged("%1 of %n VM(s)", "eine VM", "%1 von %n VMs", plural=True))
        self.assertTrue(self.judged("Node {node} is off.", "Knoten {value} ist aus."))
        self.assertTrue(self.judged("Give {{n}}.", "{n} angeben."))

    def test_ends_mnemonics_and_blanks(self):
        self.assertTrue(self.judged("Forget …", "Vergessen"))
        self.assertTrue(self.judged("It is off.", "Es ist aus"))
        self.assertTrue(self.judged("&Save", "Sichern"))
        self.assertTrue(self.judged("Save", "Sichern "))

    def test_texts_are_read_from_sources(self):
        with tempfile.TemporaryDirectory() as place:
            root = Path(place)
            for part in ("core", "ui", "app"):
                (root / part).mkdir()
            (root / "ui/a.cpp").write_text('tr("one \\"two\\" "\n   "three"); str("four"); QT_TR_NOOP("five");')
            self.assertEqual([text for _, text in translations.texts_of(root)], ['one "two" three', "five"])

    def test_words_in_an_error_that_nobody_translates(self):
        with tempfile.TemporaryDirectory() as place:
            root = Path(place)
            for part in ("core/pve", "core/sim", "ui", "app/window"):
                (root / part).mkdir(parents=True)
            bad = 'failure({Error::Kind::Lost,\n 0,\n QStringLiteral("it is gone"), {}});'
            (root / "core/pve/a.cpp").write_text(bad)
            (root / "core/sim/b.cpp").write_text(bad)
            (root / "ui/c.cpp").write_text('Error::of(Kind::Lost, QT_TRANSLATE_NOOP("Wording", "it is gone"));')
            self.assertEqual(len(list(translations.judge_errors(root))), 1)


if __name__ == "__main__":
    unittest.main()
