// SPDX-License-Identifier: Apache-2.0
#include "core/provision/taskprogress.h"

#include <QFile>
#include <QTest>

using namespace prov;
using Disks = QMap<QString, qint64>;

namespace {

constexpr qint64 gibibyte = Q_INT64_C(1) << 30;

QStringList logLines(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/tasklogs/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data: %s", qPrintable(name));
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

TaskProgress progressOf(const Disks &disks)
{
    TaskProgress progress;
    progress.diskBytes = disks;
    return progress;
}

const QString scsi0 = QStringLiteral("scsi0");

} // namespace

class TestTaskProgress : public QObject
{
    Q_OBJECT

private slots:
    void aRecordedLogOnlyGoesUp_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<double>("end");
        QTest::newRow("two drives") << QStringLiteral("clone-full-lifecycle.txt") << 100.0;
        QTest::newRow("one drive, waits") << QStringLiteral("clone-one-disk-template.txt") << 100.0;
        QTest::newRow("killed") << QStringLiteral("clone-killed-midway.txt") << 10.67;
        QTest::newRow("storage full") << QStringLiteral("clone-errors.txt") << 12.0;
        QTest::newRow("linked") << QStringLiteral("clone-linked.txt") << -1.0;
    }
    void aRecordedLogOnlyGoesUp()
    {
        QFETCH(QString, log);
        QFETCH(double, end);
        TaskProgress progress = progressOf({{scsi0, gibibyte}});
        const QStringList lines = logLines(log);
        double last = 0;
        for (const QString &line : lines) {
            progress.feed(line);
            const double percent = progress.percent().value_or(last);
            QVERIFY2(percent >= last && percent <= 100, qPrintable(line));
            last = percent;
        }
        QCOMPARE(progress.percent().value_or(-1.0), end);
        QCOMPARE(progress.firstLine, lines.first());
        QCOMPARE(progress.lastLine, lines.last());
        QCOMPARE(progress.currentDrive, scsi0);
    }

    void drivesWeighAsManyBytesAsTheyHave()
    {
        TaskProgress progress = progressOf({{scsi0, gibibyte}, {QStringLiteral("scsi1"), 3 * gibibyte}});
        QCOMPARE(progress.percent(), 0.0);
        progress.feed(QStringLiteral("create full clone of drive scsi0 (local-lvm:base-9000-disk-0)"));
        progress.feed(QStringLiteral("transferred 512.0 MiB of 1.0 GiB (50.00%)"));
        QCOMPARE(progress.percent(), 12.5);
        progress.feed(QStringLiteral("create full clone of drive scsi1 (local-lvm:base-9000-disk-1)"));
        QCOMPARE(progress.percent(), 25.0);
        progress.feed(QStringLiteral("transferred 1.5 GiB of 3.0 GiB (50.00%)"));
        QCOMPARE(progress.percent(), 62.5);
        progress.feed(QStringLiteral("TASK OK"));
        QCOMPARE(progress.percent(), 100.0);
    }

    void drivesComeInPlainStringOrder()
    {
        TaskProgress progress = progressOf({{scsi0, gibibyte},
                                            {QStringLiteral("scsi10"), gibibyte},
                                            {QStringLiteral("scsi2"), 2 * gibibyte}});
        progress.feed(QStringLiteral("create full clone of drive scsi2 (local-lvm:base-9000-disk-2)"));
        QCOMPARE(progress.percent(), 50.0);
    }

    void aSmallDriveWithoutPercentChangesNothing()
    {
        TaskProgress progress = progressOf({{scsi0, gibibyte}});
        progress.feed(QStringLiteral("create full clone of drive ide2 (local:9000/vm-9000-cloudinit.qcow2)"));
        QCOMPARE(progress.percent(), 0.0);
        progress.feed(QStringLiteral("create full clone of drive scsi0 (local:9000/base-9000-disk-0.qcow2)"));
        QCOMPARE(progress.percent(), 0.0);
    }

    void aRunningSourceNamesTheDriveInEachLine()
    {
        TaskProgress progress = progressOf({{scsi0, gibibyte}, {QStringLiteral("scsi1"), gibibyte}});
        progress.feed(QStringLiteral("create full clone of drive scsi0 (local-lvm:vm-9000-disk-0)"));
        progress.feed(
            QStringLiteral("drive-scsi0: transferred 256.0 MiB of 1.0 GiB (25.00%) in 1m 5s, still busy"));
        QCOMPARE(progress.percent(), 12.5);
        progress.feed(QStringLiteral("drive-scsi0: transferred 1.0 GiB of 1.0 GiB (100.00%) in 2m, ready"));
        QCOMPARE(progress.percent(), 50.0);
    }

    void theFigureNeverFalls()
    {
        TaskProgress progress = progressOf({{scsi0, gibibyte}});
        progress.feed(QStringLiteral("create full clone of drive scsi0 (local-lvm:base-9000-disk-0)"));
        progress.feed(QStringLiteral("transferred 512.0 MiB of 1.0 GiB (50.00%)"));
        progress.feed(QStringLiteral("transferred 0.0 B of 0.0 B (0.00%)"));
        QCOMPARE(progress.percent(), 50.0);
    }

    void withoutSizesThereIsNoFigure()
    {
        TaskProgress progress;
        progress.feed(QStringLiteral("create full clone of drive scsi0 (local-lvm:base-9000-disk-0)"));
        progress.feed(QStringLiteral("transferred 512.0 MiB of 1.0 GiB (50.00%)"));
        QVERIFY(!progress.percent().has_value());
    }

    void waitingIsSeenUntilTheNextLine_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("waitingFor");
        const auto row = [](const char *line, const char *waitingFor) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(waitingFor);
        };
        row("trying to acquire lock...", "lock");
        row("trying to acquire cfs lock 'storage-ceph-vm' ...", "ceph-vm");
        row(" OK", "");
        row("transferred 1.0 MiB of 1.0 GiB (0.10%)", "");
        row("he is trying to acquire lock...", "");
    }
    void waitingIsSeenUntilTheNextLine()
    {
        QFETCH(QString, line);
        QFETCH(QString, waitingFor);
        TaskProgress progress;
        progress.feed(QStringLiteral("trying to acquire lock..."));
        progress.feed(line);
        QCOMPARE(progress.waitingFor, waitingFor);
    }

    void onlyTheWholeFirstLineNamesTheClone_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("target");
        const auto row = [](const char *line, int source, int target) {
            QTest::newRow(line) << QString::fromUtf8(line) << source << target;
        };
        row("creating a clone of VM 9000 with ID 101", 9000, 101);
        row("creating a clone of VM 100 with ID 999999999", 100, 999999999);
        row("creating a clone of VM 9000 with ID 101 too", 0, 0);
        row("x creating a clone of VM 9000 with ID 101", 0, 0);
        row("creating a clone of VM 9000 with ID 99", 0, 0);
        row("creating a clone of VM 9000 with ID 1010101010", 0, 0);
        row("creating a clone of VM  with ID 101", 0, 0);
        row("", 0, 0);
    }
    void onlyTheWholeFirstLineNamesTheClone()
    {
        QFETCH(QString, line);
        QFETCH(int, source);
        QFETCH(int, target);
        const auto clone = parseCloneLine(line);
        QCOMPARE(clone.has_value(), source != 0);
        QCOMPARE(clone.value_or(CloneLine{}).source, source);
        QCOMPARE(clone.value_or(CloneLine{}).target, target);
    }
};

QTEST_GUILESS_MAIN(TestTaskProgress)
#include "tst_taskprogress.moc"
