// SPDX-License-Identifier: Apache-2.0
#include "core/provision/origin.h"

#include <QTest>

using prov::Origin;

/// Which VM a job may call its own: marker, uuid and VMID together, never one of them alone.
class TestOrigin : public QObject
{
    Q_OBJECT
private slots:
    void readsMarkAndUuid();
    void claimsOnlyWhatIsProven_data();
    void claimsOnlyWhatIsProven();
    void unknownJobProvesNothing();
};

void TestOrigin::readsMarkAndUuid()
{
    const prov::Mark mark =
        prov::markOf({{QStringLiteral("description"), QStringLiteral("web\n<!-- slipway job=j1 -->\n")},
                      {QStringLiteral("smbios1"), QStringLiteral("uuid=0a1b,manufacturer=x")}});
    QCOMPARE(mark, (prov::Mark{QStringLiteral("j1"), QStringLiteral("0a1b")}));
    QCOMPARE(prov::markOf({}), prov::Mark());
}

void TestOrigin::claimsOnlyWhatIsProven_data()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("uuid");
    QTest::addColumn<int>("vmid");
    QTest::addColumn<QString>("seen");
    QTest::addColumn<Origin>("origin");
    const QString job = QStringLiteral("j1");
    const QString uuid = QStringLiteral("u1");
    QTest::newRow("the VM") << job << uuid << 411 << uuid << Origin::Confirmed;
    QTest::newRow("no mark") << QString() << uuid << 411 << uuid << Origin::Unmarked;
    QTest::newRow("mark of another job") << QStringLiteral("j2") << uuid << 411 << uuid << Origin::UnknownJob;
    QTest::newRow("clone, under the VMID") << job << QStringLiteral("u2") << 411 << uuid << Origin::Copy;
    QTest::newRow("no uuid") << job << QString() << 411 << uuid << Origin::Copy;
    QTest::newRow("restored as another") << job << uuid << 412 << uuid << Origin::Copy;
    QTest::newRow("uuid never seen") << job << uuid << 411 << QString() << Origin::Unproven;
    QTest::newRow("neither has one") << job << QString() << 411 << QString() << Origin::Unproven;
}

void TestOrigin::claimsOnlyWhatIsProven()
{
    QFETCH(QString, marked);
    QFETCH(QString, uuid);
    QFETCH(int, vmid);
    QFETCH(QString, seen);
    prov::Job job;
    job.id = QStringLiteral("j1");
    job.vmid = 411;
    job.smbios = seen;
    QTEST(prov::originOf({marked, uuid}, vmid, &job), "origin");
}

void TestOrigin::unknownJobProvesNothing()
{
    QCOMPARE(prov::originOf({QStringLiteral("j1"), QStringLiteral("u1")}, 411, nullptr), Origin::UnknownJob);
}

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
