// SPDX-License-Identifier: Apache-2.0
#include "tests/provision/smallworld.h"

#include <QTest>

#include <numeric>

using namespace prov;
using base::Error;
using test::SmallWorld;

namespace {

/// One life of a job in a small world: replies get lost, processes crash, people cancel, retry and delete,
/// strangers take VMIDs. The world's truth is compared with what the job says of itself.
class Life
{
public:
    explicit Life(quint32 seed) : m_world(seed)
    {
        if (seed % 3 == 0)
            m_settings.taskPatience = Millis{10'000}; // less than a clone takes
        VmSpec spec;
        spec.templateId = 9000;
        spec.templateNode = QStringLiteral("pve1");
        spec.name = QStringLiteral("walker");
        spec.firstVmid = 401;
        spec.clone.full = true;
        spec.hardware.memoryMiB = 8192;
        spec.disks.insert(QStringLiteral("scsi0"), 100LL << 30);
        spec.waitFor = WaitFor::Running;
        m_job =
            makeJob(spec, QStringLiteral("0b7c6a52-90f5-4f0e-8f3b-%1").arg(seed, 12, 10, QLatin1Char('0')),
                    QStringLiteral("batch"), 1,
                    {QStringLiteral("lab"), QStringLiteral("ca"), QStringLiteral("ops@pve!a")}, {}, 0);
    }

    void run()
    {
        feed(Admitted{});
        for (int i = 0; i < 5000 && !isOver(); ++i)
            turn();
    }

    [[nodiscard]] const Job &job() const { return m_job; }
    [[nodiscard]] const SmallWorld &world() const { return m_world; }
    [[nodiscard]] bool isOver() const
    {
        return isFinal(m_job.step) && !(m_job.cleanup && !m_job.cleanup->error) && !m_request;
    }
    int mostVmsAtOnce = 0;
    int givenUp = 0;
    QString trouble;

private:
    struct Waiting
    {
        quint32 serial;
        pve::Answer answer;
    };

    void turn()
    {
        mostVmsAtOnce = std::max(mostVmsAtOnce, m_world.ours());
        if (m_crashes < 6 && m_world.chance(4))
            return crash();
        if (!isFinal(m_job.step) && m_world.chance(1) && m_world.chance(30))
            return feed(Cancel{});
        if (m_job.detached && m_world.chance(30)) {
            ++givenUp;
            return feed(GiveUp{});
        }
        if (m_world.chance(1))
            m_world.addStranger(401 + static_cast<int>(m_world.random() % 3));
        if (m_job.waitsForSlot)
            return feed(SlotGranted{});
        if (m_request)
            return deliver();
        passTime();
    }

    void deliver()
    {
        const auto waiting = *std::exchange(m_request, std::nullopt);
        feed(Replied{waiting.serial, waiting.answer});
        finalWishes();
    }

    void passTime()
    {
        m_world.moveTo(m_world.now + Millis{500});
        if (m_watched) {
            const auto task = m_world.tasks.value(m_watched->text);
            if (task.exit) {
                const auto upid = *std::exchange(m_watched, std::nullopt);
                return feed(TaskEnded{upid, *task.exit});
            }
        }
        if (m_job.wakeAt && *m_job.wakeAt <= m_world.now)
            return feed(Tick{});
        const bool waits =
            m_job.wakeAt || m_watched || m_request || m_job.waitsForSlot || isFinal(m_job.step);
        if (!waits)
            trouble = QStringLiteral("stuck in ") + stepName(m_job.step);
    }

    void finalWishes()
    {
        if (m_job.step == Step::Failed && m_retries++ < 3 && m_world.chance(60))
            feed(Retry{});
        else if (isFinal(m_job.step) && m_job.vm == Presence::Present && !m_job.cleanup && m_world.chance(20))
            feed(DeleteVm{});
    }

    void crash()
    {
        ++m_crashes;
        m_request.reset(); // it may have been executed: handle() ran when it was sent, or never will
        m_watched.reset();
        m_world.moveTo(m_world.now + Millis{m_world.chance(50) ? 3000 : 20000});
        const auto saved = toJson(m_job, m_world.now);
        const auto loaded = jobFromJson(saved, m_world.now);
        if (!loaded || toJson(*loaded, m_world.now) != saved)
            trouble = QStringLiteral("the JSON round trip is not the identity");
        else
            m_job = *loaded;
        feed(Resumed{});
    }

    void feed(const Event &event)
    {
        const bool wasFinal = isFinal(m_job.step);
        Context context;
        context.now = m_world.now;
        context.settings = m_settings;
        context.wall =
            QDateTime::fromSecsSinceEpoch(1'000'000 + m_world.now.time_since_epoch().count() / 1000, Qt::UTC);
        auto next = advance(m_job, event, context);
        const bool retried = std::holds_alternative<Retry>(event);
        if (wasFinal && !retried && next.job.step != m_job.step)
            trouble = QStringLiteral("left a final step by itself");
        m_job = std::move(next.job);
        if (qEnvironmentVariableIsSet("SLIPWAY_SEED"))
            qInfo().noquote() << m_world.now.time_since_epoch().count() << "event" << event.index()
                              << stepName(m_job.step) << m_job.vmid
                              << (m_job.intent ? traits(m_job.intent->ask).name : "-")
                              << presenceName(m_job.vm) << m_world.vms.keys();
        for (const auto &command : next.commands)
            perform(command);
    }

    void perform(const Command &command)
    {
        if (const auto *send = std::get_if<Send>(&command))
            return sendOne(*send);
        if (std::holds_alternative<Abandon>(command))
            return m_request.reset();
        if (const auto *watch = std::get_if<WatchTask>(&command)) {
            m_watched = watch->upid;
        } else if (std::holds_alternative<UnwatchTask>(command)) {
            m_watched.reset();
        } else if (const auto *pick = std::get_if<PickVmid>(&command)) {
            feed(VmidPicked{pick->next ? pick->from + 1 : pick->from});
        }
    }

    void sendOne(const Send &send)
    {
        const Error lost{Error::Kind::Lost, 0, QStringLiteral("connection closed"), {}};
        const Error notSent{Error::Kind::NotSent, 0, QStringLiteral("connection refused"), {}};
        if (m_world.chance(4))
            m_request = Waiting{send.serial, base::failure(notSent)};
        else if (m_world.chance(5))
            m_request = Waiting{send.serial, base::failure(lost)}; // lost before it was executed
        else if (m_world.chance(6))
            m_request = Waiting{send.serial, (static_cast<void>(m_world.handle(send.request)),
                                              pve::Answer(base::failure(lost)))};
        else
            m_request = Waiting{send.serial, m_world.handle(send.request)};
    }

    SmallWorld m_world;
    Settings m_settings;
    Job m_job;
    std::optional<Waiting> m_request;
    std::optional<pve::Upid> m_watched;
    int m_crashes = 0;
    int m_retries = 0;
};

} // namespace

/// Random lives, invariants only (see Life). SLIPWAY_LIVES sets how many.
class TestAdvanceWalk : public QObject
{
    Q_OBJECT

private slots:
    void noLifeMakesTwoVmsOrLies();
    void manyLivesEndWell();

private:
    QMap<QString, int> m_ends;
    int m_givenUp = 0;
};

void TestAdvanceWalk::noLifeMakesTwoVmsOrLies()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("SLIPWAY_LIVES", &given);
    const quint32 lives = given ? static_cast<quint32>(wanted) : 3000;
    const auto only = static_cast<quint32>(qEnvironmentVariableIntValue("SLIPWAY_SEED"));
    for (quint32 seed = 1; seed <= lives; ++seed) {
        if (only && seed != only)
            continue;
        Life life(seed);
        life.run();
        const auto &job = life.job();
        const QString which = QStringLiteral("seed %1, %2 (%3)")
                                  .arg(seed)
                                  .arg(stepName(job.step), job.failure ? job.failure->error.text : QString());
        const QByteArray context = which.toUtf8();
        QVERIFY2(life.trouble.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(which, life.trouble)));
        QVERIFY2(life.isOver(), context.constData());
        // A locked stub of a dead worker stays for the administrator; beside it at most one VM is ever ours.
        int alive = 0;
        for (const auto &vm : life.world().vms)
            alive += vm.isOurs && vm.lock.isEmpty() ? 1 : 0;
        QVERIFY2(alive <= 1, context.constData());
        const auto vm = life.world().vms.value(job.vmid);
        if (job.step == Step::Ready && job.vm == Presence::Present) {
            QVERIFY2(vm.isOurs && vm.lock.isEmpty() && vm.running, context.constData());
            QCOMPARE(vm.config.value(QStringLiteral("memory")), QStringLiteral("8192"));
            QVERIFY2(vm.config.value(QStringLiteral("scsi0")).contains(QStringLiteral("size=100G")),
                     context.constData());
        }
        if (job.vm == Presence::None)
            QVERIFY2(!vm.isOurs || job.leftBehind.contains(job.vmid), context.constData());
        if (job.vm == Presence::Orphan)
            QVERIFY2(vm.isOurs && !vm.lock.isEmpty(), context.constData());
        for (const auto &other : life.world().vms)
            QVERIFY2(other.isOurs || other.uuid == QLatin1String("uuid-stranger"), context.constData());
        ++m_ends[stepName(job.step)];
        m_givenUp += life.givenUp;
    }
}

void TestAdvanceWalk::manyLivesEndWell()
{
    // The walk would prove nothing if most lives ended in failure at once.
    const int all = std::accumulate(m_ends.begin(), m_ends.end(), 0);
    qInfo() << m_ends << m_givenUp;
    QVERIFY(m_ends.value(QStringLiteral("ready")) > all / 2);
    QVERIFY(m_ends.value(QStringLiteral("failed")) > 0);
    QVERIFY(m_ends.value(QStringLiteral("cancelled")) > 0);
    QVERIFY(m_givenUp > all / 100);
}

QTEST_GUILESS_MAIN(TestAdvanceWalk)
#include "tst_advancewalk.moc"
