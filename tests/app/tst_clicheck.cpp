// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QJsonDocument>
#include <QTest>

using namespace test;

namespace {

const QByteArray good =
    R"({"slipway": 1, "template": {"vmid": 9000}, "count": 3, "name": "web-{n}",
  "cloud_init": {"user": "ops", "ipconfig0": {"ip": "10.0.20.{40+n}/24", "gw": "10.0.20.1"}}})";

QByteArray changed(const QByteArray &from, const QByteArray &to)
{
    return QByteArray(good).replace(from, to);
}

QList<QJsonObject> eventsOf(const QString &out)
{
    QList<QJsonObject> events;
    const QStringList lines = out.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        events.append(QJsonDocument::fromJson(line.toUtf8()).object());
    return events;
}

} // namespace

/// `provision --check` as people and scripts see it.
class TestCliCheck : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_program = std::make_unique<Program>(); }
    void exitCodeSaysWhetherItCanBeMade_data();
    void exitCodeSaysWhetherItCanBeMade();
    void eachFindingIsAnEvent();
    void makesNothing();
    void provisionSaysProblemsAndGoesOn();

private:
    [[nodiscard]] Outcome check(const QByteArray &spec, const QStringList &options)
    {
        return m_program->run(QStringList{QStringLiteral("provision"), m_program->write("spec.json", spec),
                                          QStringLiteral("--check")} +
                              options);
    }

    std::unique_ptr<Program> m_program;
};

void TestCliCheck::exitCodeSaysWhetherItCanBeMade_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("server");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const QString demo = QStringLiteral("--demo");
    QTest::newRow("nothing") << good << demo << 0 << QStringLiteral("3 VMs: nothing speaks against them.");
    QTest::newRow("warnings") << changed("web-{n}", "web") << demo << 2
                              << QStringLiteral("put {n} into the name");
    QTest::newRow("a warning") << changed("\"web-{n}\"", "\"web-{n}\", \"vms\": [{\"name\": \"web\"}]")
                               << demo << 0 << QStringLiteral("3 VMs: 0 problems, 1 warning, 0 not checked.");
    QTest::newRow("a problem") << changed("9000}", "9000}, \"disks\": {\"scsi0\": \"10G\"}") << demo << 1
                               << QStringLiteral("A disk is never made smaller: scsi0 has 32.0 GiB.");
    QTest::newRow("may only look") << good << QStringLiteral("--demo=forbidden") << 1
                                   << QStringLiteral("VM.Clone is missing on /vms/9000.");
    QTest::newRow("only in a pool") << good << QStringLiteral("--demo=pool-token") << 1
                                    << QStringLiteral("Name the pool lab");
    QTest::newRow("no server") << good << QStringLiteral("--server=https://127.0.0.1:1") << 3
                               << QStringLiteral("cannot be reached");
}

void TestCliCheck::exitCodeSaysWhetherItCanBeMade()
{
    QFETCH(QByteArray, spec);
    QFETCH(QString, server);
    QFETCH(int, code);
    QFETCH(QString, words);
    m_program->set("PROXMOX_VE_API_TOKEN", QStringLiteral("a@pve!b=00000000-0000-0000-0000-000000000000"));
    const Outcome outcome = check(spec, {server});
    const QString said = outcome.out + outcome.error;
    QVERIFY2(said.contains(words), qPrintable(said));
    QCOMPARE(outcome.code, code);
}

void TestCliCheck::eachFindingIsAnEvent()
{
    const Outcome outcome = check(changed("web-{n}\"", "web-{n}\", \"vms\": [null, {\"vmid\": 120}]"),
                                  {QStringLiteral("--demo"), QStringLiteral("--json")});
    QCOMPARE(outcome.code, 1);
    const auto events = eventsOf(outcome.out);
    QCOMPARE(events.size(), 2);
    const QJsonObject &finding = events.first();
    QCOMPARE(finding[u"event"].toString(), QStringLiteral("finding"));
    QCOMPARE(finding[u"vm"].toInt(), 2);
    QCOMPARE(finding[u"name"].toString(), QStringLiteral("web-2"));
    QCOMPARE(finding[u"level"].toString(), QStringLiteral("problem"));
    QCOMPARE(finding[u"subject"].toString(), QStringLiteral("vmid_taken"));
    QCOMPARE(finding[u"path"].toString(), QStringLiteral("$.vmid"));
    QCOMPARE(finding[u"remedy"].toString(),
             QStringLiteral("Choose another VMID, or leave it to the server."));
    QCOMPARE(events.last()[u"event"].toString(), QStringLiteral("check"));
    QCOMPARE(events.last()[u"problems"].toInt(), 1);
}

void TestCliCheck::makesNothing()
{
    SimulatorProcess simulator(*m_program);
    m_program->set("PROXMOX_VE_ENDPOINT", simulator.url);
    m_program->set("PROXMOX_VE_API_TOKEN", simulator.token);
    const QStringList options{QStringLiteral("--fingerprint"), simulator.fingerprint};
    const auto names = [&] {
        QStringList result;
        const auto outcome =
            m_program->run(QStringList{QStringLiteral("inventory"), QStringLiteral("--json")} + options);
        for (const auto &event : eventsOf(outcome.out))
            result.append(event[u"id"].toString());
        return result;
    };
    const QStringList before = names();
    QVERIFY(before.contains(QStringLiteral("qemu/9000")));
    QCOMPARE(check(good, options).code, 0);
    QCOMPARE(names(), before);
    const auto jobs = m_program->run({QStringLiteral("jobs"), QStringLiteral("--json")});
    QVERIFY2(!jobs.out.contains(QStringLiteral("web-1")), qPrintable(jobs.out));
}

void TestCliCheck::provisionSaysProblemsAndGoesOn()
{
    const QByteArray spec = changed("web-{n}\"", "web-{n}\", \"vms\": [{\"vmid\": 120}]");
    const Outcome outcome = m_program->run({QStringLiteral("provision"), m_program->write("spec.json", spec),
                                            QStringLiteral("--demo"), QStringLiteral("--speed=5")});
    QCOMPARE(outcome.code, 1);
    const auto warning = outcome.error.indexOf(QStringLiteral("web-1: VMID 120 is taken."));
    QVERIFY2(warning >= 0, qPrintable(outcome.error));
    QVERIFY(warning < outcome.error.indexOf(QStringLiteral("begins")));
    QVERIFY2(outcome.out.contains(QStringLiteral("3 VMs: 2 ready, 1 failed.")), qPrintable(outcome.out));
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_clicheck.moc"
