// SPDX-License-Identifier: Apache-2.0
#include "app/window/jobwatch.h"
#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"

#include <QSignalSpy>
#include <QTest>

/// What the desktop is told of the jobs.
class TestJobWatch : public QObject
{
    Q_OBJECT
private slots:
    void worksUntilTheBatchHasEnded();
    void whoWaitsForASecretDoesNotWork();
    void waitingIsToldOnceForAll();
};

void TestJobWatch::worksUntilTheBatchHasEnded()
{
    test::EngineRig rig;
    rig.start();
    app::JobWatch watch(rig.engine());
    QSignalSpy working(&watch, &app::JobWatch::workingChanged);
    QSignalSpy ended(&watch, &app::JobWatch::batchEnded);
    QVERIFY(!watch.isWorking());
    rig.submit(test::fiveVms);
    QVERIFY(watch.isWorking());
    rig.run();
    QVERIFY(!watch.isWorking());
    QCOMPARE(working.size(), 2);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(watch.batch(ended[0][0].toString()).size(), 5);
}

void TestJobWatch::whoWaitsForASecretDoesNotWork()
{
    test::EngineRig rig;
    rig.start();
    app::JobWatch watch(rig.engine());
    rig.submit(R"({"slipway": 1, "template": {"vmid": 9000}, "name": "alone",
        "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}})"); // and the hash is gone
    QVERIFY(watch.isWorking());
    rig.run();
    QVERIFY(rig.jobs().first().waitsForSecret);
    QVERIFY(!watch.isWorking());
}

void TestJobWatch::waitingIsToldOnceForAll()
{
    test::EngineRig rig;
    rig.start();
    app::JobWatch watch(rig.engine());
    QSignalSpy told(&watch, &app::JobWatch::waitingChanged);
    const auto ids = rig.submit(R"({"slipway": 1, "template": {"vmid": 9000}, "name": "web-{n}", "count": 2,
        "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD"}})"); // and the hashes are gone
    rig.run();
    QCOMPARE(told.size(), 1);
    QVERIFY(told.first().first().toBool());
    QCOMPARE(watch.waiting().size(), 2);
    QCOMPARE(watch.waiting().first()->label(), QStringLiteral("web-1"));
    const QString hash = QStringLiteral("$6$abcdefgh$") + QString(86, u'x');
    for (const auto &id : ids)
        QVERIFY(rig.engine().act(prov::want::ProvideSecret{id, hash}).has_value());
    rig.run();
    QCOMPARE(told.size(), 2);
    QVERIFY(!told.last().first().toBool());
    QVERIFY(watch.waiting().isEmpty());
}

QTEST_GUILESS_MAIN(TestJobWatch)
#include "tst_jobwatch.moc"
