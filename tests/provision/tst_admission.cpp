// SPDX-License-Identifier: Apache-2.0
#include "core/provision/admission.h"
#include "core/provision/settlememory.h"

#include <QTest>

using namespace prov;
using base::Millis;

namespace {

Job jobOf(const QString &id, const QString &batch, Step step = Step::Queued)
{
    Job job;
    job.id = id;
    job.batch = batch;
    job.step = step;
    return job;
}

QList<const Job *> pointers(const QList<Job> &jobs)
{
    QList<const Job *> result;
    for (const auto &job : jobs)
        result.append(&job);
    return result;
}

} // namespace

/// Who may go on, and what was learned about waiting (design section 3, the table of defaults).
class TestAdmission : public QObject
{
    Q_OBJECT

private slots:
    void batchesTakeTurns();
    void waitingJobsGiveTheirSlotAway();
    void afterAStorageLockOneAtATimeThenDouble();
    void settleMemoryDoublesAndForgets();
};

void TestAdmission::batchesTakeTurns()
{
    const auto a = QStringLiteral("a");
    const auto b = QStringLiteral("b");
    const QList<Job> jobs{jobOf(QStringLiteral("a1"), a), jobOf(QStringLiteral("a2"), a),
                          jobOf(QStringLiteral("a3"), a), jobOf(QStringLiteral("b1"), b)};
    QCOMPARE(admit(pointers(jobs), 3, {}).fromQueue.join(u' '), QStringLiteral("a1 b1 a2"));
    QVERIFY(admit(pointers(jobs), 0, {}).fromQueue.isEmpty());
}

void TestAdmission::waitingJobsGiveTheirSlotAway()
{
    const auto a = QStringLiteral("a");
    QList<Job> jobs{jobOf(QStringLiteral("a1"), a, Step::Cloning), jobOf(QStringLiteral("a2"), a)};
    QVERIFY(admit(pointers(jobs), 1, {}).fromQueue.isEmpty());
    jobs[0].detached = true;
    QCOMPARE(admit(pointers(jobs), 1, {}).fromQueue.size(), 1);
    jobs[0].detached = false;
    jobs[0].waitsForSecret = true;
    QCOMPARE(admit(pointers(jobs), 1, {}).fromQueue.size(), 1);
}

void TestAdmission::afterAStorageLockOneAtATimeThenDouble()
{
    QList<Job> jobs;
    for (int i = 0; i < 5; ++i) {
        jobs.append(jobOf(QString::number(i), QStringLiteral("a"), Step::Cloning));
        jobs.last().waitsForSlot = true;
        jobs.last().templateNode = QStringLiteral("pve1");
        jobs.last().cloneStorage = QStringLiteral("nas");
    }
    const auto key = SettleMemory::key(QStringLiteral("pve1"), QStringLiteral("nas"));
    StorageTurns turns;
    QCOMPARE(admit(pointers(jobs), 3, turns).toClone.size(), 5);
    turns.observe(key, true);
    QCOMPARE(admit(pointers(jobs), 3, turns).toClone.size(), 1);
    jobs[0].waitsForSlot = false;
    jobs[0].intent = Intent{1, Ask::Clone, 0};
    QCOMPARE(admit(pointers(jobs), 3, turns).toClone.size(), 0);
    turns.observe(key, false);
    QCOMPARE(turns.limit(key), 2);
    QCOMPARE(admit(pointers(jobs), 3, turns).toClone.size(), 1);
    turns.observe(key, false);
    QCOMPARE(admit(pointers(jobs), 3, turns).toClone.size(), 3);
}

void TestAdmission::settleMemoryDoublesAndForgets()
{
    const auto key = SettleMemory::key(QStringLiteral("pve1"), QStringLiteral("nas"));
    SettleMemory memory;
    memory.observe(key, false, Millis{2000});
    QVERIFY(memory.entries().isEmpty());
    for (const qint64 wait : {2000, 4000, 8000, 10000, 10000}) {
        memory.observe(key, true, Millis{2000});
        QCOMPARE(memory.wait(key).count(), wait);
    }
    QCOMPARE(SettleMemory::fromJson(memory.toJson()), memory);
    memory.observe(key, false, Millis{2000});
    memory.observe(key, false, Millis{2000});
    QCOMPARE(memory.wait(key).count(), 10000);
    memory.observe(key, false, Millis{2000});
    QCOMPARE(memory.wait(key).count(), 0);
}

QTEST_GUILESS_MAIN(TestAdmission)
#include "tst_admission.moc"
