// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"
#include "ui/wording.h"

#include <QTest>

using namespace ui;
using prov::Step;

class TestUiWords : public QObject
{
    Q_OBJECT
private slots:
    void aSilentGuestIsAskedUntilWhen();
    void initTestCase() { m_language.choose(Language::Choice::English); }
    void durations_data();
    void durations();
    void requestsAreTimedInMilliseconds();
    void sizes_data();
    void sizes();
    void signs_data();
    void signs();
    void tries();
    void locksAreToldInWords();
    void timeLeft_data();
    void timeLeft();
    void serverTextIsNoMarkup();
    void sentences();

private:
    Language m_language;
};

void TestUiWords::aSilentGuestIsAskedUntilWhen()
{
    prov::Job job;
    job.step = prov::Step::AwaitingGuest;
    const base::TimePoint now{std::chrono::minutes(10)};
    job.guestDeadline = now + std::chrono::seconds(90);
    job.record(job.step).attempts = 1;
    QCOMPARE(progressText(job, now), QStringLiteral("asks the guest agent")); // most need only one look
    job.record(job.step).attempts = 2;
    QCOMPARE(
        progressText(job, now),
        QStringLiteral("no address from the guest yet; asking for %1 more").arg(ui::durationText(90'000)));
    QCOMPARE(progressText(job, *job.guestDeadline), QStringLiteral("asks the guest agent"));
}

void TestUiWords::durations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{0} << QStringLiteral("0.0 s");
    QTest::newRow("tenths") << qint64{412} << QStringLiteral("0.4 s");
    QTest::newRow("seconds") << qint64{42'500} << QStringLiteral("42 s");
    QTest::newRow("minutes") << qint64{71'000} << QStringLiteral("1:11 min");
    QTest::newRow("hours") << qint64{7'380'000} << QStringLiteral("2:03 h");
}

void TestUiWords::durations()
{
    QFETCH(qint64, ms);
    QTEST(durationText(ms), "text");
}

void TestUiWords::requestsAreTimedInMilliseconds()
{
    QCOMPARE(preciseText(0), QStringLiteral("0 ms"));
    QCOMPARE(preciseText(84), QStringLiteral("84 ms"));
    QCOMPARE(preciseText(999), QStringLiteral("999 ms"));
    QCOMPARE(preciseText(1'234), QStringLiteral("1.2 s"));
}

void TestUiWords::sizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << qint64{12} << QStringLiteral("12 B");
    QTest::newRow("MiB") << (qint64{512} << 20) << QStringLiteral("512 MiB");
    QTest::newRow("whole") << (qint64{32} << 30) << QStringLiteral("32 GiB");
    QTest::newRow("GiB") << (qint64{138} << 30) / 10 << QStringLiteral("13.8 GiB");
    QTest::newRow("TiB") << (qint64{3} << 40) << QStringLiteral("3 TiB");
    QTest::newRow("more than there are units") << (qint64{2} << 50) << QStringLiteral("2048 TiB");
}

void TestUiWords::sizes()
{
    QFETCH(qint64, bytes);
    QTEST(sizeText(bytes), "text");
}

void TestUiWords::signs_data()
{
    QTest::addColumn<prov::Job>("job");
    QTest::addColumn<int>("family");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const prov::Job &job, Family family, const char *word) {
        QTest::newRow(name) << job << static_cast<int>(family) << QString::fromLatin1(word);
    };
    prov::Job job;
    row("queued", job, Family::Wait, "Queued");
    job.step = Step::AwaitingGuest;
    row("waiting", job, Family::Wait, "Waiting for address");
    job.step = Step::Configuring;
    row("configuring", job, Family::Run, "Configuring");
    job.record(Step::Configuring).failures.append({100, QStringLiteral("locked"), 2000});
    row("again", job, Family::Retry, "Configuring");
    job.waitsForSecret = true;
    row("secret", job, Family::Wait, "Waiting for password");
    job.waitsForSecret = false;
    job.step = Step::Failed;
    job.failure = prov::Failure{prov::Failure::Reason::Refused, Step::Configuring, {}, {}};
    row("failed", job, Family::Fail, "Failed: Configuring");
    job.vm = prov::Presence::Orphan;
    row("orphan", job, Family::Retry, "Left locked on the server");
    job = {};
    job.step = Step::Cloning;
    job.detached = true;
    row("detached", job, Family::Detached, "Detached");
}

void TestUiWords::signs()
{
    QFETCH(prov::Job, job);
    QTEST(static_cast<int>(signOf(job).family), "family");
    QTEST(signOf(job).word, "word");
}

void TestUiWords::tries()
{
    const prov::Settings settings;
    prov::Job job;
    job.step = Step::Configuring;
    job.record(Step::Configuring).state = prov::StepRecord::State::Running;
    QCOMPARE(triesText(triesOf(job, settings)), QStringLiteral("1"));
    job.record(Step::Configuring).failures.append({0, QStringLiteral("locked"), 2000});
    QCOMPARE(triesText(triesOf(job, settings)), QStringLiteral("2 of 5"));
    job.record(Step::Configuring).failures.resize(5);
    job.record(Step::Configuring).state = prov::StepRecord::State::Failed;
    job.step = Step::Failed;
    QCOMPARE(triesText(triesOf(job, settings)), QStringLiteral("5 of 5"));
    job.record(Step::Configuring).failures.resize(2);
    job.record(Step::Configuring).state = prov::StepRecord::State::Cancelled;
    job.step = Step::Cancelled;
    QVERIFY(!triesOf(job, settings).goesOn);
}

void TestUiWords::locksAreToldInWords()
{
    const auto words = [](const char *text) { return failedTryText({0, QString::fromLatin1(text), 2000}); };
    QCOMPARE(words("can't lock file '/var/lock/qemu-server/lock-403.conf' - got timeout"),
             QStringLiteral("VM was locked"));
    QCOMPARE(words("VM is locked (backup)"), QStringLiteral("VM is locked (backup)"));
    QCOMPARE(words("can't lock file '/var/lock/pve-manager/pve-storage-nas' - got timeout"),
             QStringLiteral("storage nas was locked"));
    QCOMPARE(words("something else"), QStringLiteral("something else"));
    prov::Job job;
    job.step = Step::Configuring;
    job.record(Step::Configuring)
        .failures.append(
            {0, QStringLiteral("can't lock file '/var/lock/qemu-server/lock-403.conf' - got timeout"), 2000});
    QCOMPARE(progressText(job, {}), QStringLiteral("VM was locked; trying again"));
}

void TestUiWords::timeLeft_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<bool>("isLeast");
    QTest::addColumn<QString>("text");
    QTest::newRow("little") << qint64{300} << false << QStringLiteral("about 5 s left");
    QTest::newRow("seconds") << qint64{21'000} << true << QStringLiteral("at least 20 s left");
    QTest::newRow("nearly a minute") << qint64{59'000} << false << QStringLiteral("about 1 min left");
    QTest::newRow("minutes") << qint64{84'000} << false << QStringLiteral("about 1 min 20 s left");
    QTest::newRow("many") << qint64{754'000} << false << QStringLiteral("about 13 min left");
}

void TestUiWords::timeLeft()
{
    QFETCH(qint64, ms);
    QFETCH(bool, isLeast);
    QTEST(leftText({ms, isLeast}), "text");
}

void TestUiWords::serverTextIsNoMarkup()
{
    QCOMPARE(toolTip({}), QString());
    QCOMPARE(toolTip(QStringLiteral("<img src=x> a & b\nc")),
             QStringLiteral("<qt>&lt;img src=x&gt; a &amp; b<br>c</qt>"));
}

void TestUiWords::sentences()
{
    QCOMPARE(sentence({}), QString());
    QCOMPARE(sentence(QStringLiteral("the folder is in use")), QStringLiteral("The folder is in use."));
    QCOMPARE(sentence(QStringLiteral("Done.")), QStringLiteral("Done."));
}

QTEST_MAIN(TestUiWords)
#include "tst_uiwords.moc"
