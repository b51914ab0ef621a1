// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"

#include <QSignalSpy>
#include <QTest>

using namespace prov;
using test::EngineRig;

/// Jobs that are forgotten, and come back.
class TestDismiss : public QObject
{
    Q_OBJECT
private slots:
    void aDismissedJobComesBackToItsPlace();
    void itsPasswordGoesAndComesBackWithIt();
    void onlyWhatWasDismissedComesBack();
};

namespace {

const QByteArray twoVms =
    R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "count": 2, "name": "web-{n}", "first_vmid": 401,
  "clone": {"mode": "full", "storage": "local"}, "cloud_init": {"user": "ops", "password_env": "OPS"}})";

const QString hash = QStringLiteral("$6$abcdefgh$") + QString(86, QLatin1Char('x'));

/// Two jobs that failed, so that their password is still needed.
QStringList fail(EngineRig &rig)
{
    sim::Fault refuse;
    refuse.pattern = QStringLiteral("^PUT .*/config");
    refuse.action = sim::Fault::Action::Answer;
    refuse.status = 403;
    refuse.reason = "Permission check failed";
    refuse.times = -1;
    rig.cluster.addFault(refuse);
    rig.passwordHash = hash;
    rig.start();
    QStringList ids = rig.submit(twoVms);
    rig.run();
    return ids;
}

QString keptSecret(EngineRig &rig, const QString &job)
{
    QString kept;
    rig.secrets.read(QStringLiteral("job/") + job, [&kept](const base::Result<QString> &value) {
        if (value)
            kept = *value;
    });
    rig.runFor(base::Millis{100});
    return kept;
}

QStringList idsOf(const QList<Job> &jobs)
{
    QStringList ids;
    for (const Job &job : jobs)
        ids.append(job.id);
    return ids;
}

} // namespace

void TestDismiss::aDismissedJobComesBackToItsPlace()
{
    EngineRig rig;
    const QStringList ids = fail(rig);
    const QString first = ids.first();
    const Job before = *rig.engine().job(first);
    QCOMPARE(before.step, Step::Failed);
    const qsizetype records = rig.journal->records(first).size();
    QVERIFY(records > 0);
    QVERIFY(rig.engine().act(want::Dismiss{first}).has_value());
    QVERIFY(rig.engine().job(first) == nullptr);
    QVERIFY(rig.journal->records(first).isEmpty());

    QSignalSpy added(&rig.engine(), &Engine::jobAdded);
    QVERIFY(rig.engine().act(want::Restore{first}).has_value());
    QCOMPARE(added.size(), 1);
    QCOMPARE(*rig.engine().job(first), before);
    QCOMPARE(idsOf(rig.jobs()), ids);
    QCOMPARE(rig.journal->records(first).size(), records);
    rig.kill();
    rig.start();
    QVERIFY(rig.engine().job(first) != nullptr); // it is in the journal
    QCOMPARE(rig.engine().job(first)->step, Step::Failed);
}

void TestDismiss::itsPasswordGoesAndComesBackWithIt()
{
    EngineRig rig;
    const QString job = fail(rig).first();
    QCOMPARE(keptSecret(rig, job), hash);
    QVERIFY(rig.engine().act(want::Dismiss{job}).has_value());
    rig.runFor(base::Millis{100});
    QCOMPARE(keptSecret(rig, job), QString());
    QVERIFY(rig.engine().act(want::Restore{job}).has_value());
    QCOMPARE(keptSecret(rig, job), hash);

    // Back before the keychain has answered: it stays there.
    QVERIFY(rig.engine().act(want::Dismiss{job}).has_value());
    QVERIFY(rig.engine().act(want::Restore{job}).has_value());
    QCOMPARE(keptSecret(rig, job), hash);
}

void TestDismiss::onlyWhatWasDismissedComesBack()
{
    EngineRig rig;
    const QString job = fail(rig).first();
    QVERIFY(!rig.engine().act(want::Restore{job}).has_value());
    QVERIFY(rig.engine().act(want::Dismiss{job}).has_value());
    QVERIFY(rig.engine().act(want::Restore{job}).has_value());
    QVERIFY(!rig.engine().act(want::Restore{job}).has_value());
    QVERIFY(!rig.engine().act(want::Restore{QStringLiteral("nobody")}).has_value());
}

QTEST_GUILESS_MAIN(TestDismiss)
#include "tst_dismiss.moc"
