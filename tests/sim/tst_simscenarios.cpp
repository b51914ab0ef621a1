// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QtTest>

using namespace test;

/// What a naive client sees in each scenario, and that a seed tells one story.
class TestSimScenarios : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedTellsTheSameStory();
    void otherSeedTellsAnother();
    void everyScenarioHasASentence();
    void lockedScenarioLetsTheThirdPutThrough();
    void lostRepliesDropSomeBeforeAndSomeAfter();
    void slowScenarioTakesFourTimesAsLong();
    void quorumComesBackAfterTwentySeconds();
    void flakyScenarioAnswersWithProxyErrors();
    void allOfTheDesignAreThere();
    void slowlyAndCalmlyTheSameThingsHappen();
    void fullStorageEndsTheCloneAndLeavesNothing();
    void killedWorkerLeavesALockedStub();
    void silentAgentCostsThreeSeconds();
    void ticketsExpireAndTokensDoNot();
    void forbiddenTokenReadsAndChangesNothing();
    void poolTokenMustNameItsPool();
    void hostileAnswersAreOfEveryKind();
    void hostileTextsAreScribbled();
};

namespace {

/// Everything that a short batch gets to see.
QByteArray story(const QString &scenario, quint64 seed)
{
    SimDriver sim(scenario, seed);
    QByteArray told;
    const auto tell = [&](const Got &got) {
        told += QByteArray::number(got.response.answerAt.count()) + ' ' + got.response.reason + ' ' +
                got.response.body + QByteArray::number(static_cast<int>(got.response.fate)) + '\n';
    };
    for (int vmid = 400; vmid < 404; ++vmid) {
        const QByteArray path = "/nodes/pve1/qemu/" + QByteArray::number(vmid);
        tell(sim.post("/nodes/pve1/qemu/9000/clone", {{"newid", QByteArray::number(vmid)}}));
        sim.wait(Millis(3000));
        tell(sim.put(path + "/config",
                     {{"cores", "4"}, {"net1", "virtio,bridge=vmbr0"}, {"boot", "order=scsi9"}}));
        tell(sim.get(path + "/pending"));
        tell(sim.post(path + "/status/start"));
        sim.wait(Millis(2000));
        tell(sim.get("/nodes/pve1/tasks?source=all"));
        tell(sim.get("/nodes/pve1/qemu/9000/config")); // has MACs and identifiers of the seed
    }
    return told;
}

} // namespace

void TestSimScenarios::sameSeedTellsTheSameStory()
{
    const QStringList names = sim::Cluster::scenarioNames();
    for (const QString &name : names)
        QCOMPARE(story(name, 7), story(name, 7));
}

void TestSimScenarios::otherSeedTellsAnother()
{
    const QStringList names = sim::Cluster::scenarioNames();
    for (const QString &name : names)
        QVERIFY2(story(name, 1) != story(name, 2), qPrintable(name));
    QVERIFY(SimDriver(QStringLiteral("calm"), 1).token != SimDriver(QStringLiteral("calm"), 2).token);
}

void TestSimScenarios::everyScenarioHasASentence()
{
    const QStringList names = sim::Cluster::scenarioNames();
    QVERIFY(names.contains(QStringLiteral("calm")) && names.contains(QStringLiteral("locked")));
    for (const QString &name : names)
        QVERIFY2(sim::Cluster::scenarioSentence(name).contains(QStringLiteral(": ")) &&
                     sim::Cluster::scenarioSentence(name).endsWith(QLatin1Char('.')),
                 qPrintable(name));
    QVERIFY(sim::Cluster::scenarioSentence(QStringLiteral("nosuch")).isEmpty());
}

void TestSimScenarios::lockedScenarioLetsTheThirdPutThrough()
{
    SimDriver sim(QStringLiteral("locked"));
    QString upid;
    do { // now and then the template is locked, too
        upid = sim.clone(400);
    } while (sim.waitFor(upid) != QLatin1String("OK") && sim.now < Millis(60'000));
    const QByteArray path = "/nodes/pve1/qemu/400/config";
    const QString text =
        QStringLiteral("can't lock file '/var/lock/qemu-server/lock-400.conf' - got timeout\n");
    QCOMPARE(sim.put(path, {{"memory", "8192"}}).message(), text);
    sim.wait(Millis(2000));
    QCOMPARE(sim.put(path, {{"memory", "8192"}}).message(), text);
    sim.wait(Millis(3000));
    QCOMPARE(sim.put(path, {{"memory", "8192"}}).status(), 200);
    QCOMPARE(sim.cluster.config(400).value("memory"), QByteArray("8192"));
}

void TestSimScenarios::lostRepliesDropSomeBeforeAndSomeAfter()
{
    SimDriver sim(QStringLiteral("lost-replies"));
    int lost = 0;
    int done = 0;
    constexpr int kTries = 300;
    for (int i = 0; i < kTries; ++i) {
        const QByteArray cores = QByteArray::number(1 + i % 2);
        const Got got = sim.put("/nodes/pve1/qemu/9000/config", {{"cores", cores}});
        if (got.response.fate == sim::Response::Fate::Drop) {
            ++lost;
            done += sim.cluster.config(9000).value("cores") == cores ? 1 : 0;
        } else {
            QCOMPARE(got.status(), 200);
        }
    }
    QVERIFY2(lost > kTries / 12 && lost < kTries / 4, qPrintable(QString::number(lost)));
    QVERIFY2(done > 0 && done < lost, qPrintable(QString::number(done)));
}

void TestSimScenarios::slowScenarioTakesFourTimesAsLong()
{
    SimDriver sim(QStringLiteral("slow"));
    const QString upid = sim.clone(400, {{"full", "1"}});
    QVERIFY(sim.get("/version").took >= Millis(400));
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QVERIFY(sim.now > Millis(50'000) && sim.now < Millis(62'000));
}

void TestSimScenarios::quorumComesBackAfterTwentySeconds()
{
    SimDriver sim(QStringLiteral("no-quorum"));
    sim.wait(Millis(5000));
    const Got first = sim.post("/nodes/pve1/qemu/9000/clone", {{"newid", "400"}});
    QCOMPARE(first.message(), QStringLiteral("cluster not ready - no quorum?\n"));
    QCOMPARE(sim.get("/nodes").status(), 200);
    sim.wait(Millis(21'000));
    QVERIFY(!sim.clone(400).isEmpty());
}

void TestSimScenarios::flakyScenarioAnswersWithProxyErrors()
{
    SimDriver sim(QStringLiteral("flaky"));
    QSet<int> seen;
    for (int i = 0; i < 200; ++i) {
        const Got got = sim.put("/nodes/pve1/qemu/9000/config", {{"cores", QByteArray::number(1 + i % 2)}});
        seen.insert(got.status());
        if (got.status() >= 595)
            QVERIFY(got.response.body.isEmpty());
    }
    QCOMPARE(seen, QSet<int>({200, 595, 596, 599}));
}

void TestSimScenarios::allOfTheDesignAreThere()
{
    QCOMPARE(sim::Cluster::scenarioNames(),
             QStringLiteral("calm slow locked flaky lost-replies storage-full no-quorum agent-silent "
                            "expired-ticket forbidden pool-token killed-worker hostile")
                 .split(u' '));
}

void TestSimScenarios::slowlyAndCalmlyTheSameThingsHappen()
{
    for (const char *name : {"calm", "slow"}) {
        SimDriver sim(QString::fromLatin1(name));
        QCOMPARE(sim.waitFor(sim.clone(400)), QStringLiteral("OK"));
        QCOMPARE(sim.put("/nodes/pve1/qemu/400/config", {{"cores", "3"}}).status(), 200);
        QCOMPARE(sim.cluster.config(400).value("cores"), QByteArray("3"));
    }
}

void TestSimScenarios::fullStorageEndsTheCloneAndLeavesNothing()
{
    SimDriver sim(QStringLiteral("storage-full"));
    const QString exit = sim.waitFor(sim.clone(400, {{"full", "1"}, {"storage", "local"}}));
    QVERIFY2(exit.startsWith(QStringLiteral("clone failed: copy failed")), qPrintable(exit));
    QVERIFY(!sim.cluster.vmids().contains(400));
    QCOMPARE(sim.waitFor(sim.clone(400, {{"full", "1"}, {"storage", "nas-vm"}})), QStringLiteral("OK"));
}

void TestSimScenarios::killedWorkerLeavesALockedStub()
{
    SimDriver sim(QStringLiteral("killed-worker"));
    QCOMPARE(sim.waitFor(sim.clone(400, {{"full", "1"}})), QStringLiteral("unexpected status"));
    QCOMPARE(sim.cluster.config(400).value("lock"), QByteArray("clone"));
    QCOMPARE(sim.waitFor(sim.clone(401, {{"full", "1"}})), QStringLiteral("OK"));
}

void TestSimScenarios::silentAgentCostsThreeSeconds()
{
    SimDriver sim(QStringLiteral("agent-silent"));
    QCOMPARE(sim.waitFor(sim.clone(400)), QStringLiteral("OK"));
    QCOMPARE(sim.waitFor(sim.post("/nodes/pve1/qemu/400/status/start").text()), QStringLiteral("OK"));
    sim.wait(Millis(60'000));
    const Got got = sim.get("/nodes/pve1/qemu/400/agent/network-get-interfaces");
    QCOMPARE(got.message(), QStringLiteral("QEMU guest agent is not running\n"));
    QVERIFY(got.took >= Millis(3000));
}

/// A request with the ticket of a login.
int statusWithTicket(SimDriver &sim, const QByteArray &ticket)
{
    const sim::Request request{"GET", "/api2/json/nodes", {{"Cookie", "PVEAuthCookie=" + ticket}}, {}};
    return sim.cluster.handle(request, sim.now).status;
}

QByteArray login(SimDriver &sim, const QByteArray &password)
{
    const Got got =
        sim.post("/access/ticket", {{"username", sim.cluster.adminUser().toUtf8()}, {"password", password}});
    return got.data().toObject().value(QLatin1String("ticket")).toString().toUtf8();
}

void TestSimScenarios::ticketsExpireAndTokensDoNot()
{
    SimDriver sim(QStringLiteral("expired-ticket"));
    const QByteArray password = sim.cluster.adminPassword().toUtf8();
    const QByteArray ticket = login(sim, password);
    QCOMPARE(statusWithTicket(sim, ticket), 200);
    sim.wait(Millis(15'000));
    QCOMPARE(statusWithTicket(sim, ticket), 200);
    const QByteArray renewed = login(sim, ticket); // a ticket is a password while it lasts
    sim.wait(Millis(10'000));
    QCOMPARE(statusWithTicket(sim, ticket), 401);
    QCOMPARE(statusWithTicket(sim, renewed), 200);
    QVERIFY(login(sim, ticket).isEmpty());
    QCOMPARE(statusWithTicket(sim, login(sim, password)), 200);
    QCOMPARE(sim.get("/nodes").status(), 200); // with the token
}

void TestSimScenarios::forbiddenTokenReadsAndChangesNothing()
{
    SimDriver sim(QStringLiteral("forbidden"));
    QCOMPARE(sim.get("/cluster/resources?type=vm").data().toArray().size(), 15);
    QCOMPARE(sim.config(9000).value(QLatin1String("cores")).toInt(), 2);
    const Got clone = sim.post("/nodes/pve1/qemu/9000/clone", {{"newid", "400"}});
    QCOMPARE(clone.status(), 403);
    QCOMPARE(clone.message(), QStringLiteral("Permission check failed (/vms/9000, VM.Clone)\n"));
    QCOMPARE(sim.put("/nodes/pve1/qemu/120/config", {{"cores", "4"}}).status(), 403);
    QCOMPARE(sim.post("/nodes/pve1/qemu/120/status/stop").status(), 403);
    QVERIFY(sim.cluster.isRunning(120));
}

void TestSimScenarios::poolTokenMustNameItsPool()
{
    SimDriver sim(QStringLiteral("pool-token"));
    const Got bare = sim.post("/nodes/pve1/qemu/9000/clone", {{"newid", "400"}});
    QCOMPARE(bare.status(), 403);
    QCOMPARE(bare.message(), QStringLiteral("Permission check failed\n"));
    const QString upid = sim.clone(400, {{"full", "1"}, {"pool", "lab"}});
    sim.wait(Millis(3000));
    QCOMPARE(sim.get("/nodes/pve1/qemu/400/config").status(), 403); // not yet
    QCOMPARE(sim.waitFor(upid), QStringLiteral("OK"));
    QCOMPARE(sim.get("/nodes/pve1/qemu/400/config").status(), 200);
    QCOMPARE(sim.put("/nodes/pve1/qemu/400/config", {{"cores", "4"}}).status(), 200);
    QCOMPARE(sim.waitFor(sim.post("/nodes/pve1/qemu/400/status/start").text()), QStringLiteral("OK"));
    QCOMPARE(sim.get("/nodes/pve1/qemu/120/config").status(), 403);
    QCOMPARE(sim.get("/cluster/resources?type=vm").data().toArray().size(), 3); // two templates and ours
}

void TestSimScenarios::hostileAnswersAreOfEveryKind()
{
    SimDriver sim(QStringLiteral("hostile"));
    int html = 0, broken = 0, redirects = 0, endless = 0, slow = 0, good = 0;
    for (int i = 0; i < 1000; ++i) {
        const sim::Response response = sim.send("GET", "/nodes/pve1/qemu/120/config").response;
        endless += response.fate == sim::Response::Fate::Endless ? 1 : 0;
        slow += response.bodySpan > Millis(0) ? 1 : 0;
        redirects += response.location.isEmpty() ? 0 : 1;
        html += response.contentType == "text/html" ? 1 : 0;
        const bool isJson = QJsonDocument::fromJson(response.body).isObject();
        broken += isJson || response.contentType == "text/html" ? 0 : 1;
        good += isJson && response.status == 200 && response.fate == sim::Response::Fate::Answer ? 1 : 0;
        sim.wait(Millis(20));
    }
    for (const int count : {html, broken, redirects, endless, slow})
        QVERIFY2(count > 5 && count < 100, qPrintable(QString::number(count)));
    QVERIFY2(good > 600, qPrintable(QString::number(good)));
}

void TestSimScenarios::hostileTextsAreScribbled()
{
    SimDriver sim(QStringLiteral("hostile"));
    QJsonArray vms;
    while (vms.isEmpty()) // some answers are garbage
        vms = sim.get("/cluster/resources?type=vm").data().toArray();
    for (const QJsonValue &vm : std::as_const(vms)) {
        const QString name = vm[u"name"].toString();
        QVERIFY(name.contains(u'\x1b') && name.contains(u'\u202e') && name.contains(QStringLiteral("<b>")));
        QVERIFY(!vm[u"node"].toString().contains(u'<'));
    }
}

QTEST_GUILESS_MAIN(TestSimScenarios)
#include "tst_simscenarios.moc"
