#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A planted violation is found, and what is allowed is not reported."""
import tempfile
import unittest
from pathlib import Path

from layering import Judge

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
TREE = {  # a small house where all is well
    "core/base/value.h": "#include <QString>\n#include <QDateTime>\n",
    "core/base/log.h": "#include <QObject>\n",
    "core/pve/request.cpp": '#include "core/base/value.h"\n// QThread in a comment; "QThread"\n',
    "core/base/text.cpp": 'const QString a = QStringLiteral("a") + b;\nconst auto c = f(QStringLiteral("c") + d);\n',
    "core/store/db.cpp": "#include <QSqlQuery>\nQSqlQuery query;\nbool done = query.exec();\n",
    "core/sim/cluster.cpp": '#include "core/sim/cluster.h"\n',
    "core/sim/cluster.h": "#include <QHash>\n",
    "ui/table.h": '#include "core/base/value.h"\n#include <QTableView>\n',
    "app/main.cpp": '#include "ui/table.h"\n#include "core/sim/cluster.h"\nint run() { return QCoreApplication::exec(); }\n',
    "tests/tst_it.cpp": '#include "core/sim/cluster.h"\n#include "tst_it.moc"\n',
}
MODEL = ["core/base/value.h", "core/pve/request.cpp"]


class Planted(unittest.TestCase):
    def judged(self, changed=None, links=None):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for path, text in (TREE | (changed or {})).items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text if text.startswith("//!") else SPDX + text)
            (root / "qt/QtWidgets").mkdir(parents=True)
            (root / "qt/QtWidgets/QTableView").touch()
            model = [str(root.resolve() / path) for path in MODEL]  # absolute, as CMake gives them
            targets = {"model": {"sources": model, "links": (links or {}).get("model", [])}}
            targets |= {name: {"sources": [], "links": of} for name, of in (links or {}).items() if name != "model"}
            return Judge(root, {"targets": targets, "qt": str(root / "qt")}).judge()

    def test_a_good_house_has_no_violation(self):
        self.assertEqual(self.judged(), [])

    def test_each_planted_violation_is_found_once(self):
        planted = [
            ("spdx", "core/base/value.h", "//!\n"),
            ("length", "core/base/value.h", "\n" * 501),
            ("root", "core/base/value.h", '#include "value.h"\n'),
            ("root", "core/base/value.h", '#include "../pve/request.h"\n'),
            ("root", "core/pve/request.cpp", "#include <core/base/value.h>\n"),
            ("downwards", "core/base/value.h", '#include "core/pve/request.cpp"\n'),
            ("downwards", "core/sim/cluster.h", '#include "core/base/value.h"\n'),
            ("downwards", "core/store/db.cpp", '#include "core/sim/cluster.h"\n'),
            ("downwards", "core/store/db.cpp", '#include "ui/table.h"\n'),
            ("downwards", "core/store/db.cpp", '#include "tests/tst_it.cpp"\n'),
            ("downwards", "ui/table.h", '#include "core/sim/cluster.h"\n'),
            ("downwards", "ui/table.h", '#include "app/main.cpp"\n'),
            ("model", "core/pve/request.cpp", '#include "core/base/log.h"\n'),
            ("dangling", "core/base/log.h", 'const auto path = QStringLiteral("/a/") + name;\n'),
            ("dangling", "core/base/log.h", 'auto path = nameOf(it, (x))\n    + QStringLiteral("/a");\n'),
            ("dangling", "core/base/log.h", "const auto pair = one + u',' + other;\n"),
            ("pure", "core/base/value.h", "#include <QObject>\n"),
            ("pure", "core/base/value.h", "#include <QtNetwork/QNetworkReply>\n"),
            ("pure", "core/base/value.h", "#include <QFile>\n"),
            ("pure", "core/base/value.h", "auto now = QDateTime::currentDateTimeUtc();\n"),
            ("pure", "core/base/value.h", "#include <random>\nstd::random_device device;\n"),
            ("gui", "core/base/log.h", "#include <QTableView>\n"),
            ("gui", "core/sim/cluster.h", "#include <QtGui/QColor>\n"),
            ("threads", "core/base/log.h", "QThread thread;\n"),
            ("threads", "core/sim/cluster.h", "std::thread thread;\n"),
            ("threads", "ui/table.h", "QtConcurrent::run(f);\n"),
            ("threads", "app/main.cpp", "std::jthread thread;\n"),
            ("loops", "core/base/log.h", "QCoreApplication::processEvents();\n"),
            ("loops", "core/base/log.h", "QEventLoop loop;\n"),
            ("loops", "ui/table.h", "dialog.exec();\n"),
        ]
        for rule, path, text in planted:
            with self.subTest(rule=rule, text=text):
                found = self.judged({path: text})
                self.assertEqual([line.split(": ")[1] for line in found], [rule], found)
                self.assertTrue(found[0].startswith(path + ":"), found)

    def test_link_lines_are_walls(self):
        for target, link in (("sim", "model"), ("model", "Qt6::Network"), ("core", "Qt6::Widgets"), ("core", "sim"),
                             ("slipway-cli", "ui")):
            with self.subTest(target=target):
                found = self.judged(links={target: ["Qt6::Core", link]})
                self.assertEqual(found, [f"{target}:0: links: must not link {link}"])


if __name__ == "__main__":
    unittest.main()
