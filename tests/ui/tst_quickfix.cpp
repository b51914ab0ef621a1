// SPDX-License-Identifier: Apache-2.0
#include "ui/models/quickfix.h"

#include <QTest>

using ui::PreviewModel;
using Verdict = PreviewModel::Verdict;

/// Which free value is offered in place of one that another VM has.
class TestQuickFix : public QObject
{
    Q_OBJECT
private slots:
    void findsTheNextFreeValue_data();
    void findsTheNextFreeValue();
    void offersEachRowItsOwn();
    void offersNothingWhereNothingIsSaid();
};

void TestQuickFix::findsTheNextFreeValue_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("free");
    const auto row = [](const char *name, int column, const char *wanted, const char *taken,
                        const char *free) {
        QTest::newRow(name) << column << QString::fromLatin1(wanted)
                            << QString::fromLatin1(taken).split(u' ', Qt::SkipEmptyParts)
                            << QString::fromLatin1(free);
    };
    const int address = PreviewModel::Address;
    row("next address", address, "10.0.20.12/24", "10.0.20.12", "10.0.20.13/24");
    row("address behind others", address, "10.0.20.12/24", "10.0.20.13 10.0.20.14/16 10.0.20.15",
        "10.0.20.16/24");
    row("over a byte", address, "10.0.20.255/16", "10.0.21.0", "10.0.21.1/16");
    row("not the broadcast", address, "10.0.20.253/24", "10.0.20.254", "");
    row("last of the network", address, "10.0.20.254/24", "", "");
    row("no room in /31", address, "10.0.20.2/31", "", "");
    row("dhcp", address, "dhcp", "", "");
    row("no address", address, "10.0.20", "", "");
    const int name = PreviewModel::Name;
    row("numbered name", name, "web-6", "web-6", "web-7");
    row("name without number", name, "web", "web", "web-2");
    row("names differ by more than case", name, "web", "WEB-2 Web-3", "web-4");
    row("zeros stay", name, "web09", "web09", "web10");
    row("domain stays", name, "web-1.lab.example", "", "web-2.lab.example");
    row("name too long", name, "a23456789012345678901234567890123456789012345678901234567890abc", "", "");
    const int vmid = PreviewModel::VmId;
    row("VMID", vmid, "120", "121 122 124", "123");
    row("highest VMID", vmid, "999999999", "", "");
    row("no VMID", vmid, "auto", "", "");
    row("cores need not differ", PreviewModel::Cores, "4", "4", "");
}

void TestQuickFix::findsTheNextFreeValue()
{
    QFETCH(int, column);
    QFETCH(QString, wanted);
    QFETCH(QStringList, taken);
    QSet<QString> keys;
    for (const QString &value : std::as_const(taken))
        keys.insert(ui::keyOf(column, value));
    QTEST(ui::freeValue(column, wanted, keys), "free");
}

namespace {

PreviewModel::Row rowOf(const char *name, const char *address, Verdict verdict)
{
    PreviewModel::Row row;
    for (int column = 0; column < PreviewModel::ColumnCount; ++column)
        row.edits.append(QString());
    row.edits[PreviewModel::Name] = QString::fromLatin1(name);
    row.edits[PreviewModel::Address] = QString::fromLatin1(address);
    row.cells = row.edits;
    row.verdict = verdict;
    return row;
}

} // namespace

void TestQuickFix::offersEachRowItsOwn()
{
    QList<PreviewModel::Row> rows{
        rowOf("a-1", "10.0.20.11/24", Verdict::Warns), rowOf("a-1", "10.0.20.12/24", Verdict::Wrong),
        rowOf("a-2", "10.0.20.12/24", Verdict::Warns), rowOf("a-3", "10.0.20.11/24", Verdict::Warns)};
    ui::offerFixes(
        rows, {{PreviewModel::Address, {ui::keyOf(PreviewModel::Address, QStringLiteral("10.0.20.11"))}}});
    const auto fix = [&rows](int row) -> QString {
        return QString::number(rows.at(row).fix.column) + u' ' + rows.at(row).fix.value;
    };
    QCOMPARE(fix(0), QStringLiteral("6 10.0.20.13/24"));
    QCOMPARE(fix(1), QStringLiteral("1 a-4")); // of the row above is the name
    QCOMPARE(fix(2), QStringLiteral("6 10.0.20.14/24"));
    QCOMPARE(fix(3), QStringLiteral("6 10.0.20.15/24"));
}

void TestQuickFix::offersNothingWhereNothingIsSaid()
{
    QList<PreviewModel::Row> rows{rowOf("a", "", Verdict::Fits), rowOf("a", "", Verdict::Unknown)};
    ui::offerFixes(rows, {{PreviewModel::Name, {QStringLiteral("a")}}});
    QVERIFY(rows.at(0).fix.value.isEmpty());
    QVERIFY(rows.at(1).fix.value.isEmpty());
}

QTEST_GUILESS_MAIN(TestQuickFix)
#include "tst_quickfix.moc"
