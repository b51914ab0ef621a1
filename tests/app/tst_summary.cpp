// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/livedisplay.h"
#include "app/summary.h"

#include <QTest>

using namespace app;
using namespace prov;

namespace {

Job job(const char *name, Step step)
{
    Job result;
    result.id = QStringLiteral("0f1e2d3c-0000-4000-8000-000000000000");
    result.spec.name = QString::fromLatin1(name);
    result.vmid = 401;
    result.node = QStringLiteral("pve1");
    result.step = step;
    result.vm = Presence::Present;
    result.smbios = QStringLiteral("8d6fca4d-5b65-4a5c-a1a9-0d2f6a4c7b11");
    return result;
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT

private slots:
    void namesEachVmAndCountsThem();
    void failureSaysWhyAndWhatToDo();
    void whatIsTheSameIsSaidOnce();
    void noCommandIsOfferedWhenNoneWorks();
    void vmLeftByACancelledJobCanBeDeleted();
    void deletedVmIsNoLongerReady();
    void deletedVmHasNotFailed();
    void tablesLineUp();
    void spansAreReadable_data();
    void spansAreReadable();
    void liveLineShowsStepPercentAttemptAndTime();
    void liveLinesFitTheTerminal();
    void controlCharactersDoNotGetThrough();
};

void TestSummary::namesEachVmAndCountsThem()
{
    auto ready = job("a", Step::Ready);
    ready.addresses = QStringList{QStringLiteral("10.0.20.21")};
    ready.vm = Presence::Present;
    ready.totalMs = 8200;
    ready.checks = {{QStringLiteral("memory"), {}, {}, Check::Verdict::Applied}};
    const auto text = summaryOf({ready, job("b", Step::Queued)}, {}, 12'000, QString());
    QVERIFY2(text.contains(QStringLiteral("a     401   pve1  ready   10.0.20.21  8.2 s  1 of 1 verified")),
             qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("2 VMs: 1 ready, 1 queued. 12.0 s, 0 requests.")),
             qPrintable(text));
}

void TestSummary::failureSaysWhyAndWhatToDo()
{
    auto failed = job("a", Step::Failed);
    failed.failure = Failure{Failure::Reason::Orphan,
                             Step::Cloning,
                             {base::Error::Kind::Server, 0, QStringLiteral("unexpected status"), {}},
                             {}};
    const auto text = summaryOf({failed}, {}, 0, QStringLiteral(" --data-dir d"));
    for (const auto &part :
         {QStringLiteral("could not be cloned"), QStringLiteral("Unexpected status."),
          QStringLiteral("qm unlock 401"), QStringLiteral("slipway-cli jobs retry 0f1e2d3c --data-dir d"),
          QStringLiteral("1 VM: 1 failed.")})
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!summaryOf({failed}, {}, 0, std::nullopt).contains(QStringLiteral("jobs retry")));
}

void TestSummary::whatIsTheSameIsSaidOnce()
{
    auto one = job("a", Step::Failed);
    one.vmid = 0;
    one.failure = Failure{Failure::Reason::Refused,
                          Step::Reserving,
                          {base::Error::Kind::Server, 0, QStringLiteral("no"), {}},
                          {}};
    auto two = one;
    two.spec.name = QStringLiteral("b");
    two.id.replace(0, 8, QStringLiteral("44444444"));
    const auto text = explanationsOf({one, two}, QString());
    QVERIFY2(text.startsWith(QStringLiteral("\na, b:\n")), qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("could not be prepared")), 1);
    QVERIFY2(text.contains(QStringLiteral("Retry: slipway-cli jobs retry 0f1e2d3c 44444444\n")),
             qPrintable(text));
}

void TestSummary::noCommandIsOfferedWhenNoneWorks()
{
    auto failed = job("a", Step::Failed);
    failed.failure = Failure{};
    QVERIFY(explanationsOf({failed}, QString()).contains(QStringLiteral("slipway-cli jobs")));
    QVERIFY(!explanationsOf({failed}, std::nullopt).contains(QStringLiteral("slipway-cli jobs")));
}

void TestSummary::vmLeftByACancelledJobCanBeDeleted()
{
    auto cancelled = job("a", Step::Cancelled);
    cancelled.vm = Presence::Present;
    const auto text = explanationsOf({cancelled}, QString());
    QVERIFY2(text.contains(QStringLiteral("slipway-cli jobs delete-vm 0f1e2d3c")), qPrintable(text));
    cancelled.vm = Presence::None;
    QVERIFY(!explanationsOf({cancelled}, QString()).contains(QStringLiteral("delete-vm")));
}

void TestSummary::deletedVmIsNoLongerReady()
{
    auto deleted = job("a", Step::Ready);
    deleted.vm = Presence::None;
    deleted.addresses = QStringList{QStringLiteral("10.0.20.21")};
    const auto text = summaryOf({deleted}, {}, 0, QString());
    QVERIFY2(text.contains(QStringLiteral("1 VM: 1 deleted.")), qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("10.0.20.21")));
}

/// Whoever has deleted it knows; what went wrong is still said, and no command makes it anew among others.
void TestSummary::deletedVmHasNotFailed()
{
    auto failed = job("a", Step::Failed);
    failed.failure = Failure{};
    auto deleted = job("b", Step::Failed);
    deleted.id.replace(0, 8, QStringLiteral("44444444"));
    deleted.failure = Failure{};
    deleted.vm = Presence::None;
    const auto text = summaryOf({failed, deleted}, {}, 0, QString());
    QVERIFY2(text.contains(QStringLiteral("2 VMs: 1 failed, 1 deleted.")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("slipway-cli jobs retry 0f1e2d3c\n")), qPrintable(text));
    QVERIFY(jobTable({deleted}).contains(QStringLiteral("Deleted")));
}

void TestSummary::tablesLineUp()
{
    QCOMPARE(table({{QStringLiteral("A"), QStringLiteral("B")},
                    {QStringLiteral("long"), {}},
                    {QStringLiteral("x"), QStringLiteral("y")}}),
             QStringLiteral("A     B\nlong\nx     y"));
}

void TestSummary::spansAreReadable_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("tenths") << qint64{1'250} << "1.3 s";
    QTest::newRow("below a minute") << qint64{59'900} << "59.9 s";
    QTest::newRow("minutes") << qint64{245'000} << "4 min 05 s";
}

void TestSummary::spansAreReadable()
{
    QFETCH(qint64, ms);
    QTEST(spanText(ms), "text");
}

void TestSummary::liveLineShowsStepPercentAttemptAndTime()
{
    auto one = job("rancher-1", Step::Configuring);
    one.percent = 45.4;
    one.jobStart = base::TimePoint{base::Millis{1'000}};
    one.record(Step::Configuring).failures = {{0, QStringLiteral("VM is locked (backup)"), 2000}};
    const auto lines = liveLines({one}, base::TimePoint{base::Millis{8'500}}, {200, 24});
    QCOMPARE(lines, QStringList{QStringLiteral("rancher-1    401  Configuring             45 %        7.5 s  "
                                               "attempt 2: VM is locked (backup)")});
}

void TestSummary::liveLinesFitTheTerminal()
{
    QList<Job> many;
    for (int i = 0; i < 50; ++i)
        many.append(job("a-long-name-for-a-machine", i < 40 ? Step::Ready : Step::Cloning));
    const auto lines = liveLines(many, base::TimePoint{}, {40, 10});
    QCOMPARE(lines.size(), qsizetype{8});
    QCOMPARE(lines.last(), QStringLiteral("… and 43 more"));
    QVERIFY(lines.first().contains(QStringLiteral("Clon"))); // what still works is shown before what is done
    for (const auto &line : lines)
        QVERIFY(line.size() < 40);
}

void TestSummary::controlCharactersDoNotGetThrough()
{
    QCOMPARE(printable(QStringLiteral("a\x1b[2Jb\u202Ec\u009bd\r\ne")), QStringLiteral("a [2Jb c d \ne"));
}

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
