// SPDX-License-Identifier: Apache-2.0
#include "core/provision/wording.h"
#include "core/pve/envelope.h"
#include "core/pve/failures.h"

#include <QTest>

using namespace prov;
using base::Error;
using Reason = Failure::Reason;

namespace {

Job failedJob(Reason reason, Step step, const Error &error)
{
    Job job;
    job.id = QStringLiteral("0f1e2d3c-0000-4000-8000-000000000000");
    job.spec.name = QStringLiteral("rancher-1");
    job.spec.templateId = 9000;
    job.owner = {QStringLiteral("lab"), QStringLiteral("ca"), QStringLiteral("ops@pve!ci")};
    job.vmid = 401;
    job.node = QStringLiteral("pve1");
    job.templateNode = QStringLiteral("pve1");
    job.step = Step::Failed;
    job.failure = Failure{reason, step, error, {}};
    return job;
}

/// As the wire gives it.
Error http(int status, const char *text)
{
    const QByteArray body = QByteArray("{\"data\":null,\"message\":\"") + text + "\"}";
    return pve::openEnvelope({status, {}, {}, body, {}}).error();
}

} // namespace

Q_DECLARE_METATYPE(prov::Failure::Reason)

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void remediesSayWhatToDo_data();
    void remediesSayWhatToDo();
    void taskFailuresQuoteTheServer_data();
    void taskFailuresQuoteTheServer();
    void reasonsHaveTheirOwnRemedies_data();
    void reasonsHaveTheirOwnRemedies();
    void whatWasGivenUpSaysWhatMayBeLeft();
    void refusedParametersAreNamed();
    void namesTheFieldsThatDiffer();
    void diskThatWouldShrinkIsNamed();
    void saysHowOftenItWasTried();
    void explainsWhatIsNotFailed();
    void nothingToExplainIsEmpty();
    void whatEarlierTriesHaveLeftIsSaidWhateverComes();
    void connectionTroubleNamesTheServer_data();
    void connectionTroubleNamesTheServer();
    void refusedSignInsNameAllThatItMayBe();
};

void TestWording::remediesSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("todo");
    const auto row = [](const char *name, int status, const char *text, const char *todo) {
        QTest::newRow(name) << status << QByteArray(text) << QString::fromUtf8(todo);
    };
    row("12 privilege", 403, "Permission check failed (/vms/9000, VM.Clone)",
        "pveum acl modify /vms/9000 --tokens 'ops@pve!ci' --roles SlipwayTemplate");
    row("12 all that the path needs", 403, "Permission check failed (/vms/9000, VM.Clone)",
        "--privs \"VM.Audit VM.Clone\""); // an entry hides what was inherited there
    row("12 of the new VM", 403, "Permission check failed (/vms/401, VM.Config.CPU)",
        "pveum acl modify /vms --tokens 'ops@pve!ci' --roles SlipwayVm");
    row("12 not in the table", 403, "Permission check failed (/nodes/pve1, Sys.Audit)",
        "has to grant Sys.Audit on /nodes/pve1; then");
    row("12 one of several", 403,
        "Permission check failed (/storage/local, Datastore.AllocateSpace|Datastore.Audit)",
        "grants Datastore.AllocateSpace on /storage/local");
    row("14 separated token", 403, "Permission check failed (/vms/9000, VM.Clone)", "privilege separation");
    row("48 bare", 403, "Permission check failed",
        "VM.Allocate is missing: grant it on /vms/401, then retry");
    row("no pool", 403, "Permission check failed (pool 'nope' does not exist)", "There is no such pool");
    row("15 unauthorized", 401, "authentication failure", "Check the token");
    row("1 template locked", 500, "can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout",
        "Another task works on VM 9000");
    row("4 storage lock", 500,
        "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local' - got timeout",
        "Storage local is busy");
    row("5 cfs", 500, "cfs-lock 'storage-ceph' error: got lock request timeout", "Storage ceph is busy");
    row("6 held", 500, "'storage-nas'-locked command timed out - aborting",
        "Storage nas took more than 60 s");
    row("8 backup", 500, "VM is locked (backup)", "locked (backup)");
    row("22 volume", 500, "Logical Volume \\\"vm-401-disk-0\\\" already exists in volume group \\\"pve\\\"",
        "another VMID");
    row("23 local storage", 500, "can't clone VM to node 'pve2' (VM uses local storage)",
        "on the template's node");
    row("24 storage", 500, "storage 'nope' does not exist", "pvesm status");
    row("27 linked", 500, "Linked clone feature is not supported for 'local:9000/x.qcow2'",
        "as a full clone");
    row("28 full", 500, "clone failed: not enough free space", "storage is full");
    row("36 start", 500, "start failed: QEMU exited with code 1", "log of the start task");
    row("39 shrink", 500, "shrinking disks is not supported", "at least that size");
    row("39 disk", 500, "disk 'scsi7' does not exist", "no such disk");
    row("46 balloon", 500, "balloon value too large (must be smaller than assigned memory)",
        "a minimum memory of its own");
    row("20 digest", 500, "checksum mismatch (file change by other user?)",
        "Somebody else is changing VM 401");
    row("9 exists", 500, "unable to create VM 401: config file already exists", "another VMID");
    row("42 our bug", 400, "sshkeys: invalid format - invalid urlencoded string", "mistake of Slipway");
    row("19 hotplug", 400, "cores: hotplug problem - no", "shut VM 401 down");
    row("unknown", 500, "the moon is in the wrong place", "log on node pve1");
}

void TestWording::remediesSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, text);
    QFETCH(QString, todo);
    const auto words = explain(failedJob(Reason::Refused, Step::Cloning, http(status, text.constData())));
    QVERIFY2(words.todo.contains(todo), qPrintable(words.todo));
    QVERIFY2(words.what.contains(QStringLiteral("401")), qPrintable(words.what));
    QVERIFY2(words.why.startsWith(QStringLiteral("The server says: \"")), qPrintable(words.why));
}

void TestWording::taskFailuresQuoteTheServer_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("task") << Reason::Task << "clone failed: No space left on device"
                          << "The server's task ended with: \"clone failed: No space left on device\".";
    QTest::newRow("stopped") << Reason::Stopped << "clone failed: interrupted by signal"
                             << "Somebody stopped the task on the server; it ended with: \"clone failed: "
                                "interrupted by signal\".";
    QTest::newRow("killed") << Reason::Killed << "the clone's worker died (unexpected status)"
                            << "The clone's worker died (unexpected status).";
}

void TestWording::taskFailuresQuoteTheServer()
{
    QFETCH(Reason, reason);
    QFETCH(QString, text);
    QFETCH(QString, why);
    const auto words = explain(failedJob(reason, Step::Cloning, pve::failureFromText(text, 0)));
    QCOMPARE(words.why, why);
    QCOMPARE(words.what, QStringLiteral("Template 9000 could not be cloned as VM 401."));
}

void TestWording::reasonsHaveTheirOwnRemedies_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("todo");
    QTest::newRow("stopped") << Reason::Stopped << "Retry, unless it was meant";
    QTest::newRow("killed") << Reason::Killed << "Nothing is left under VMID 401";
    QTest::newRow("orphan unlock") << Reason::Orphan << "qm unlock 401";
    QTest::newRow("orphan destroy") << Reason::Orphan << "qm destroy 401 --skiplock";
    QTest::newRow("taken") << Reason::Taken << "leave \"vmid\" out of the spec";
    QTest::newRow("stranger") << Reason::Stranger << "left alone";
    QTest::newRow("unclear") << Reason::Unclear << "clone tasks of node pve1";
    QTest::newRow("no address") << Reason::NoAddress << "qm agent 401 ping";
    QTest::newRow("given up") << Reason::GivenUp << "makes no second VM";
    QTest::newRow("not running") << Reason::NotRunning << "console of VM 401";
}

void TestWording::reasonsHaveTheirOwnRemedies()
{
    QFETCH(Reason, reason);
    QFETCH(QString, todo);
    const auto words =
        explain(failedJob(reason, Step::Cloning, {Error::Kind::Server, 0, QStringLiteral("x"), {}}));
    QVERIFY2(words.todo.contains(todo), qPrintable(words.todo));
}

void TestWording::whatWasGivenUpSaysWhatMayBeLeft()
{
    const auto upid = QStringLiteral("UPID:pve2:0000C0DE:00A1B2C3:6A0B4C5D:qmclone:9000:ops@pve!a:");
    const Error error{Error::Kind::Cancelled,
                      0,
                      QStringLiteral("given up while task %1 was running on the server").arg(upid),
                      {{QStringLiteral("upid"), upid}, {QStringLiteral("node"), QStringLiteral("pve2")}}};
    auto job = failedJob(Reason::GivenUp, Step::Cloning, error);
    job.vm = Presence::Unknown;
    auto words = explain(job);
    QVERIFY2(words.what.contains(u"Nothing was stopped or deleted"), qPrintable(words.what));
    QVERIFY2(words.why.contains(upid) && words.why.contains(u"may still make VM 401"), qPrintable(words.why));
    QVERIFY2(words.todo.contains(u"VM 401 on node pve2"), qPrintable(words.todo));
    job.vm = Presence::Present;
    words = explain(job);
    QVERIFY2(words.why.contains(upid) && words.why.contains(u"at work on VM 401"), qPrintable(words.why));
    QVERIFY2(words.todo.contains(u"deleted"), qPrintable(words.todo));
    job.step = Step::Ready;
    job.failure.reset();
    job.cleanup = Cleanup{};
    job.cleanup->error = error;
    words = explain(job);
    QVERIFY2(words.what.contains(u"VM 401") && words.why.contains(upid), qPrintable(words.why));
    QVERIFY2(words.todo.contains(u"node pve2"), qPrintable(words.todo));
}

void TestWording::refusedParametersAreNamed()
{
    const QByteArray body(R"({"data":null,"message":"Parameter verification failed.\n",)"
                          R"("errors":{"memory":"type check ('integer') failed","name":"invalid format"}})");
    const auto error = pve::openEnvelope({400, {}, {}, body, {}}).error();
    const auto words = explain(failedJob(Reason::Refused, Step::Configuring, error));
    QVERIFY2(words.todo.contains(QStringLiteral("Correct memory, name in the spec")), qPrintable(words.todo));
    QVERIFY2(words.why.contains(QStringLiteral("memory: Type check ('integer') failed.")),
             qPrintable(words.why));
}

void TestWording::namesTheFieldsThatDiffer()
{
    auto job =
        failedJob(Reason::Differs, Step::Verifying, {Error::Kind::Server, 0, QStringLiteral("differs"), {}});
    job.failure->fields = QStringList{QStringLiteral("memory"), QStringLiteral("net0.tag")};
    QVERIFY(explain(job).todo.contains(QStringLiteral("memory, net0.tag of VM 401")));
}

void TestWording::diskThatWouldShrinkIsNamed()
{
    auto job = failedJob(Reason::Differs, Step::Verifying, {Error::Kind::Server, 0, QStringLiteral("x"), {}});
    job.failure->fields = QStringList{QStringLiteral("scsi0.size")};
    job.checks = {{QStringLiteral("scsi0.size"), QStringLiteral("10G"), QStringLiteral("32G"),
                   Check::Verdict::Differs}};
    const auto words = explain(job);
    QVERIFY2(words.todo.contains(QStringLiteral("Disks only grow")), qPrintable(words.todo));
    QVERIFY2(words.todo.contains(QStringLiteral("scsi0 32G")), qPrintable(words.todo));
}

void TestWording::saysHowOftenItWasTried()
{
    auto job = failedJob(Reason::Refused, Step::Configuring, http(500, "VM is locked (backup)"));
    job.record(Step::Configuring).failures = {{0, QStringLiteral("a"), 2000}, {2000, QStringLiteral("b"), 0}};
    QVERIFY(explain(job).why.endsWith(QStringLiteral("It was tried 2 times.")));
}

void TestWording::explainsWhatIsNotFailed()
{
    Job job = failedJob(Reason::Refused, Step::Cloning, {});
    job.failure.reset();
    job.step = Step::Cancelled;
    job.vm = Presence::Orphan;
    QVERIFY(explain(job).todo.contains(QStringLiteral("qm unlock 401")));

    job.step = Step::Configuring;
    job.waitsForSecret = true;
    job.spec.cloudInit.passwordEnv = QStringLiteral("OPS_PASSWORD");
    QVERIFY(explain(job).todo.contains(QStringLiteral("OPS_PASSWORD")));
    QCOMPARE(stateWord(job), QStringLiteral("Waiting for the password"));

    job.waitsForSecret = false;
    job.detached = true;
    job.step = Step::Cloning;
    QVERIFY(explain(job).todo.contains(QStringLiteral("not failed")));
    QCOMPARE(stateWord(job), QStringLiteral("Cloning, detached"));

    job.detached = false;
    job.step = Step::Ready;
    job.cleanup = Cleanup{false, false, http(403, "Permission check failed (/vms/401, VM.Allocate)")};
    QCOMPARE(explain(job).what, QStringLiteral("VM 401 was not deleted."));
    QVERIFY(explain(job).todo.contains(QStringLiteral("pveum acl modify /vms ")));
}

void TestWording::whatEarlierTriesHaveLeftIsSaidWhateverComes()
{
    auto job = failedJob(Reason::Refused, Step::Starting, http(500, "start failed: QEMU exited with code 1"));
    job.vmid = 402;
    const auto before = explain(job);
    job.leftBehind = {401};
    QCOMPARE(explain(job).what, before.what);
    QVERIFY(explain(job).todo.startsWith(before.todo));
    for (const Step step : {Step::Failed, Step::Reserving, Step::Cloning, Step::Ready, Step::Cancelled}) {
        job.step = step;
        const auto words = explain(job).whole();
        QVERIFY2(words.contains(u"VM 401") && words.contains(u"qm unlock 401"), qPrintable(words));
    }
    job.step = Step::Ready;
    QVERIFY(explain(job).why.contains(u"lock (clone)"));
    job.leftBehind.clear();
    QVERIFY(explain(job).isEmpty());
}

void TestWording::nothingToExplainIsEmpty()
{
    Job job;
    QVERIFY(explain(job).isEmpty());
    job.step = Step::Ready;
    QVERIFY(explain(job).isEmpty());
}

void TestWording::connectionTroubleNamesTheServer_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("todo");
    QTest::newRow("down") << Error{Error::Kind::NotSent, 0, QStringLiteral("refused"), {}}
                          << "Proxmox VE has 8006";
    QTest::newRow("certificate") << Error{Error::Kind::Tls,
                                          0,
                                          QStringLiteral("not trusted"),
                                          {{QStringLiteral("fingerprint"), QStringLiteral("AA:BB")}}}
                                 << "Compare the fingerprint AA:BB";
    QTest::newRow("no TLS") << Error{Error::Kind::Tls, 0, QStringLiteral("wrong version number"), {}}
                            << "TLS 1.2";
    QTest::newRow("token") << http(401, "invalid token value!") << "Check the token";
    QTest::newRow("garbage") << Error{Error::Kind::Malformed, 200, QStringLiteral("no JSON"), {}} << "proxy";
    QTest::newRow("redirect") << Error{Error::Kind::Server, 302, QStringLiteral("not followed"), {}}
                              << "proxy";
    QTest::newRow("no such page") << Error{Error::Kind::Server, 404, QStringLiteral("Not Found"), {}}
                                  << "proxy";
    QTest::newRow("no quorum") << http(500, "cluster not ready - no quorum?") << "journalctl";
}

void TestWording::connectionTroubleNamesTheServer()
{
    QFETCH(Error, error);
    QFETCH(QString, todo);
    const auto words = explainConnection(error, QStringLiteral("pve1:8006"));
    QVERIFY(words.what.contains(QStringLiteral("pve1:8006")));
    QVERIFY2(words.todo.contains(todo), qPrintable(words.todo));
    QVERIFY(!words.why.isEmpty());
}

void TestWording::refusedSignInsNameAllThatItMayBe()
{
    const auto token = explainConnection(http(401, "Authentication failed!"), QStringLiteral("pve1:8006"),
                                         QStringLiteral("ops@pve!a"));
    QVERIFY(token.what.contains(QStringLiteral("token ops@pve!a")));
    QVERIFY(token.todo.contains(QStringLiteral("expired")));
    const auto user = explainConnection(http(401, "authentication failure"), QStringLiteral("pve1:8006"),
                                        QStringLiteral("ops@pve"));
    QVERIFY(user.what.contains(QStringLiteral("ops@pve")));
    QVERIFY(user.todo.contains(QStringLiteral("wrong password")));
    QVERIFY(user.todo.contains(QStringLiteral("unknown user")));
}

QTEST_APPLESS_MAIN(TestWording)
#include "tst_wording.moc"
