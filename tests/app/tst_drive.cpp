// SPDX-License-Identifier: Apache-2.0
#include "app/drive.h"

#include <QTest>

using namespace app;
using namespace prov;

class TestDrive : public QObject
{
    Q_OBJECT

private slots:
    void waitsForWhatStillMoves_data();
    void waitsForWhatStillMoves();
};

void TestDrive::waitsForWhatStillMoves_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<bool>("settled");
    QTest::addColumn<bool>("settledWithWait");
    const auto row = [](const char *name, const Job &job, bool settled, bool settledWithWait) {
        QTest::newRow(name) << job << settled << settledWithWait;
    };
    Job job;
    row("queued", job, false, false);
    job.step = Step::Cloning;
    row("cloning", job, false, false);
    job.detached = true;
    row("detached", job, true, false);
    job.detached = false;
    job.waitsForSecret = true;
    row("waits for a secret", job, true, true);
    job.waitsForSecret = false;
    job.step = Step::Ready;
    row("ready", job, true, true);
    job.cleanup = Cleanup{};
    row("its VM is being deleted", job, false, false);
    job.cleanup->error = base::Error{};
    row("its VM could not be deleted", job, true, true);
}

void TestDrive::waitsForWhatStillMoves()
{
    QFETCH(Job, job);
    QTEST(isSettled(job, false), "settled");
    QTEST(isSettled(job, true), "settledWithWait");
}

QTEST_APPLESS_MAIN(TestDrive)
#include "tst_drive.moc"
