// SPDX-License-Identifier: Apache-2.0
#include "core/provision/doctorwording.h"
#include "core/provision/pveum.h"
#include "tests/provision/examrig.h"
#include "tests/provision/ward.h"

#include <QSignalSpy>
#include <QTest>

using namespace prov;
using base::Error;
using Purpose = Need::Purpose;
using Verdict = Finding::Verdict;
using What = Finding::What;
using test::ExamRig;
using test::missingPurposes;
using test::unsaid;
using test::verdictOf;
using test::Ward;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(base::Error::Kind)
Q_DECLARE_METATYPE(prov::Finding::Verdict)
Q_DECLARE_METATYPE(prov::Finding::What)

class TestDoctor : public QObject
{
    Q_OBJECT

private slots:
    void findsNothingWrongWhereAllIsWell();
    void onlyReadsAndOneAfterTheOther();
    void tellsHowFarTheFirstRequestCame_data();
    void tellsHowFarTheFirstRequestCame();
    void judgesTheVersion_data();
    void judgesTheVersion();
    void judgesTheClock_data();
    void judgesTheClock();
    void judgesQuorum_data();
    void judgesQuorum();
    void judgesNodes_data();
    void judgesNodes();
    void troubleMidwayEndsIt_data();
    void troubleMidwayEndsIt();
    void anUnreadableTemplateIsSaid();
    void beginsAnew();
    void beginsAnewFromItsOwnSignal();
};

void TestDoctor::findsNothingWrongWhereAllIsWell()
{
    ExamRig rig;
    QCOMPARE(rig.doctor.diagnosis().findings.size(), 0);
    const auto &diagnosis = rig.examine();
    QCOMPARE(unsaid(diagnosis), QString());
    for (const auto &finding : diagnosis.findings)
        QCOMPARE(finding.verdict, Verdict::Ok);
    QCOMPARE(diagnosis.verdict(), Verdict::Ok);
    QCOMPARE(diagnosis.version->release, u"9.2"_s);
    QCOMPARE(diagnosis.nodes, 3);
    QCOMPARE(diagnosis.nodesOnline, 3);
    QCOMPARE(diagnosis.skew, std::optional<qint64>(0));
    QCOMPARE(diagnosis.cluster->name, u"demo"_s);
    QCOMPARE(diagnosis.templateName, u"debian-12"_s);
    const ProvisionPlace place{9000, {u"local"_s}, {u"vmbr0"_s}, {}, 100, false, true};
    QCOMPARE(diagnosis.place, place);
    QVERIFY(diagnosis.choseTemplate && diagnosis.choseStorage && diagnosis.choseBridge);
    QVERIFY(!diagnosis.chosePool);
    QCOMPARE(diagnosis.needs.size(), 15);
    QCOMPARE(test::missingNeeds(diagnosis), QList<Need>());
    QVERIFY(pveumLines(diagnosis.needs, diagnosis.patient.identity).isEmpty());
    QCOMPARE(
        explainFinding(diagnosis, What::Place).what,
        u"Tried on template debian-12 (9000), node pve1, storage local, bridge vmbr0. Chosen here, since "
        "not named: template, storage, bridge."_s);
}

void TestDoctor::onlyReadsAndOneAfterTheOther()
{
    Ward ward;
    QSignalSpy changed(&ward.doctor, &Doctor::changed);
    QSignalSpy finished(&ward.doctor, &Doctor::finished);
    ward.doctor.examine();
    QVERIFY(ward.doctor.isUnderWay());
    qsizetype findings = 0;
    while (!ward.client.open().isEmpty()) {
        QCOMPARE(ward.client.open().size(), 1);
        QVERIFY(!ward.client.open().first().request.hasEffect());
        QCOMPARE(finished.count(), 0);
        ward.answerOne();
        QVERIFY(ward.doctor.diagnosis().findings.size() >= findings);
        findings = ward.doctor.diagnosis().findings.size();
    }
    QCOMPARE(ward.doctor.diagnosis().verdict(), Verdict::Ok);
    QCOMPARE(ward.client.all().size(), 10);
    QCOMPARE(changed.count(), 10);
    QCOMPARE(finished.count(), 1);
    QVERIFY(!ward.doctor.isUnderWay());
}

void TestDoctor::tellsHowFarTheFirstRequestCame_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<What>("failed");
    QTest::newRow("no connection") << Error::Kind::NotSent << What::Reachable;
    QTest::newRow("no answer") << Error::Kind::Lost << What::Reachable;
    QTest::newRow("not Proxmox VE") << Error::Kind::Malformed << What::Reachable;
    QTest::newRow("no service") << Error::Kind::Unavailable << What::Reachable;
    QTest::newRow("not trusted") << Error::Kind::Tls << What::Certificate;
    QTest::newRow("not signed in") << Error::Kind::Unauthorized << What::SignedIn;
}

void TestDoctor::tellsHowFarTheFirstRequestCame()
{
    QFETCH(Error::Kind, kind);
    QFETCH(What, failed);
    Ward ward;
    ward.errors.insert("/version", {kind, 0, u"because"_s, {}});
    const auto &diagnosis = ward.examine();
    QCOMPARE(ward.client.all().size(), 1);
    QCOMPARE(unsaid(diagnosis), QString());
    for (const auto what : test::allFindings) {
        const auto expected = what < failed ? Verdict::Ok : what == failed ? Verdict::Fail : Verdict::Skipped;
        QCOMPARE(verdictOf(diagnosis, what), expected);
    }
    QCOMPARE(diagnosis.finding(failed)->error->kind, kind);
    QCOMPARE(diagnosis.verdict(), Verdict::Fail);
    QVERIFY(pveumLines(diagnosis.needs, diagnosis.patient.identity).isEmpty());
}

void TestDoctor::judgesTheVersion_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("agent");
    const auto agent9 = u"VM.GuestAgent.Audit"_s;
    QTest::newRow("9") << QByteArray("9.2.11") << Verdict::Ok << agent9;
    QTest::newRow("8") << QByteArray("8.4.1") << Verdict::Ok << u"VM.Monitor"_s;
    QTest::newRow("8 with a suffix") << QByteArray("8.4~1") << Verdict::Ok << u"VM.Monitor"_s;
    QTest::newRow("7") << QByteArray("7.4-3") << Verdict::Warn << u"VM.Monitor"_s;
    QTest::newRow("10") << QByteArray("10.0.1") << Verdict::Warn << agent9;
    QTest::newRow("unknown") << QByteArray("next") << Verdict::Warn << agent9;
}

void TestDoctor::judgesTheVersion()
{
    QFETCH(QByteArray, version);
    QFETCH(QString, agent);
    Ward ward;
    ward.data["/version"] = R"({"version":")" + version + R"(","release":"x","repoid":"a"})";
    const auto &diagnosis = ward.examine();
    QTEST(verdictOf(diagnosis, What::Version), "verdict");
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(diagnosis.needs.last().need.privileges.first(), agent);
}

void TestDoctor::judgesTheClock_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("equal") << 0 << Verdict::Ok;
    QTest::newRow("tolerated") << 300 << Verdict::Ok;
    QTest::newRow("ahead") << 301 << Verdict::Warn;
    QTest::newRow("behind") << -301 << Verdict::Warn;
    QTest::newRow("a day behind") << -86'400 << Verdict::Warn;
}

void TestDoctor::judgesTheClock()
{
    QFETCH(int, seconds);
    Ward ward;
    ward.date = ward.date.addSecs(seconds);
    const auto &diagnosis = ward.examine();
    QTEST(verdictOf(diagnosis, What::Clock), "verdict");
    QCOMPARE(diagnosis.skew, std::optional<qint64>(seconds));
    QCOMPARE(unsaid(diagnosis), QString());
    ward.date = {};
    QCOMPARE(verdictOf(ward.examine(), What::Clock), Verdict::Skipped);
    QCOMPARE(unsaid(ward.doctor.diagnosis()), QString());
}

void TestDoctor::judgesQuorum_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<Verdict>("verdict");
    const auto none = Error::Kind::Cancelled;
    QTest::newRow("alone") << QByteArray(R"([{"type":"node","name":"pve1"}])") << none << Verdict::Ok;
    QTest::newRow("quorate") << QByteArray(R"([{"type":"cluster","name":"lab","quorate":1},{"type":"node"}])")
                             << none << Verdict::Ok;
    QTest::newRow("not quorate") << QByteArray(
                                        R"([{"type":"node"},{"type":"cluster","name":"lab","quorate":0}])")
                                 << none << Verdict::Fail;
    QTest::newRow("not to be seen") << QByteArray() << Error::Kind::Forbidden << Verdict::Skipped;
    QTest::newRow("no daemon") << QByteArray() << Error::Kind::NotSent << Verdict::Fail;
}

void TestDoctor::judgesQuorum()
{
    QFETCH(QByteArray, data);
    QFETCH(Error::Kind, kind);
    Ward ward;
    ward.data["/cluster/status"] = data;
    if (data.isEmpty())
        ward.errors.insert("/cluster/status", {kind, 0, u"no"_s, {}});
    const auto &diagnosis = ward.examine();
    QTEST(verdictOf(diagnosis, What::Quorum), "verdict");
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(verdictOf(diagnosis, What::Privileges), Verdict::Ok); // it goes on
}

void TestDoctor::judgesNodes_data()
{
    QTest::addColumn<int>("online");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("all") << 2 << Verdict::Ok;
    QTest::newRow("one of two") << 1 << Verdict::Warn;
    QTest::newRow("none") << 0 << Verdict::Fail;
}

void TestDoctor::judgesNodes()
{
    QFETCH(int, online);
    Ward ward;
    ward.data["/cluster/resources"] = R"([{"type":"node","id":"a","node":"a","status":")" +
                                      QByteArray(online > 0 ? "online" : "offline") +
                                      R"("},{"type":"node","id":"b","node":"b","status":")" +
                                      QByteArray(online > 1 ? "online" : "unknown") + R"("}])";
    const auto &diagnosis = ward.examine();
    QTEST(verdictOf(diagnosis, What::Nodes), "verdict");
    QCOMPARE(diagnosis.nodes, 2);
    QCOMPARE(diagnosis.nodesOnline, online);
    QCOMPARE(unsaid(diagnosis), QString());
}

void TestDoctor::troubleMidwayEndsIt_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<What>("failed");
    QTest::newRow("resources") << QByteArray("/cluster/resources") << What::Nodes;
    QTest::newRow("list of permissions") << QByteArray("/access/permissions") << What::Privileges;
    QTest::newRow("permissions of a path") << Ward::asked("/storage/local") << What::Privileges;
}

void TestDoctor::troubleMidwayEndsIt()
{
    QFETCH(QByteArray, request);
    QFETCH(What, failed);
    Ward ward;
    ward.errors.insert(request, {Error::Kind::Lost, 0, u"closed"_s, {}});
    const auto &diagnosis = ward.examine();
    QVERIFY(!ward.doctor.isUnderWay());
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(verdictOf(diagnosis, failed), Verdict::Fail);
    QVERIFY(diagnosis.needs.isEmpty()); // nothing is called missing that was not looked at
    QCOMPARE(verdictOf(diagnosis, What::Place), Verdict::Skipped);
}

void TestDoctor::anUnreadableTemplateIsSaid()
{
    Ward ward;
    ward.errors.insert("/nodes/pve1/qemu/9000/config", {Error::Kind::Unavailable, 595, u"refused"_s, {}});
    ward.data.insert(Ward::asked("/storage"), R"({"/storage":{}})");
    ward.data.insert(Ward::asked("/sdn/zones/localnetwork"), R"({"/sdn/zones/localnetwork":{"SDN.Use":1}})");
    const auto &diagnosis = ward.examine();
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(verdictOf(diagnosis, What::Place), Verdict::Warn);
    QCOMPARE(diagnosis.finding(What::Place)->error->http, 595);
    QCOMPARE(missingPurposes(diagnosis),
             QList({Purpose::AllocateSpace, Purpose::SeeStorage})); // of any storage
}

void TestDoctor::beginsAnew()
{
    Ward ward;
    QSignalSpy finished(&ward.doctor, &Doctor::finished);
    ward.doctor.examine({9999, {}, {}, 0, {}, true, true});
    ward.answerOne();
    ward.answerOne();
    QCOMPARE(ward.examine().place.templateId, 9000);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(ward.client.all().at(2).aborted, true);
    QCOMPARE(unsaid(ward.doctor.diagnosis()), QString());
    QCOMPARE(ward.examine().verdict(), Verdict::Ok); // and again
    QCOMPARE(finished.count(), 2);
}

void TestDoctor::beginsAnewFromItsOwnSignal()
{
    Ward ward;
    int left = 3;
    connect(&ward.doctor, &Doctor::changed, &ward.doctor, [&ward, &left] {
        if (ward.doctor.diagnosis().findings.size() == 9 && --left > 0)
            ward.doctor.examine();
    });
    QSignalSpy finished(&ward.doctor, &Doctor::finished);
    QCOMPARE(unsaid(ward.examine()), QString());
    QCOMPARE(left, 0);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(ward.client.count(u"/version"_s), 3);
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
