// SPDX-License-Identifier: Apache-2.0
#include "core/provision/doctorwording.h"
#include "core/provision/pveum.h"
#include "tests/provision/examrig.h"
#include "tests/provision/ward.h"

#include <QTest>

using namespace prov;
using Purpose = Need::Purpose;
using Verdict = Finding::Verdict;
using What = Finding::What;
using test::ExamRig;
using test::missingPurposes;
using test::unsaid;
using test::verdictOf;
using test::Ward;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(prov::ExamWish)
Q_DECLARE_METATYPE(prov::Finding::Verdict)
Q_DECLARE_METATYPE(prov::PlaceProblem)

class TestDoctorPlace : public QObject
{
    Q_OBJECT

private slots:
    void aBareTokenHasOneClearFinding();
    void anAuditorLacksAllButReading();
    void choosesThePoolThatAllowsVms();
    void examinesThePlaceThatIsNamed_data();
    void examinesThePlaceThatIsNamed();
    void seesWhatIsNotThere_data();
    void seesWhatIsNotThere();
    void aTemplateWithoutDriveNeedsMore();
    void whatIsLeftOutIsOnlyAWarning_data();
    void whatIsLeftOutIsOnlyAWarning();
    void asksForTheVersionsOwnPrivilege();
    void namesWhatIsMissingInWords();
};

void TestDoctorPlace::aBareTokenHasOneClearFinding()
{
    ExamRig rig(u"calm"_s, true);
    const auto &diagnosis = rig.examine({9000, u"local"_s, u"vmbr0"_s, 0, {}, true, true});
    QCOMPARE(unsaid(diagnosis), QString());
    QVERIFY(diagnosis.hasNoPrivileges);
    QCOMPARE(verdictOf(diagnosis, What::SignedIn), Verdict::Ok);
    QCOMPARE(verdictOf(diagnosis, What::Place), Verdict::Skipped);
    QCOMPARE(verdictOf(diagnosis, What::Privileges), Verdict::Fail);
    QCOMPARE(explainFinding(diagnosis, What::Privileges).what, u"This token has no privileges of its own."_s);
    QCOMPARE(test::missingNeeds(diagnosis).size(), 15);
    const auto lines = pveumLines(diagnosis.needs, diagnosis.patient.identity).account;
    QVERIFY(
        lines.contains(u"pveum acl modify /vms/9000 --tokens 'admin@pve!bare' --roles SlipwayTemplate"_s));
    QVERIFY(lines.contains(
        u"pveum acl modify /storage/local --tokens 'admin@pve!bare' --roles SlipwayStorage"_s));
    QCOMPARE(rig.client.transmissions(pve::Verb::Get, u"/access/permissions"_s), 1);

    Ward user(u"ops@pve"_s);
    user.data["/access/permissions"] = "{}";
    QCOMPARE(explainFinding(user.examine(), What::Privileges).what, u"ops@pve has no privileges at all."_s);
}

void TestDoctorPlace::anAuditorLacksAllButReading()
{
    ExamRig rig(u"forbidden"_s);
    const auto &diagnosis = rig.examine();
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(verdictOf(diagnosis, What::Quorum), Verdict::Ok);
    QCOMPARE(verdictOf(diagnosis, What::Privileges), Verdict::Fail);
    QCOMPARE(missingPurposes(diagnosis),
             QList({Purpose::Clone, Purpose::AllocateSpace, Purpose::UseBridge, Purpose::Allocate,
                    Purpose::SetCpu, Purpose::SetMemory, Purpose::SetNetwork, Purpose::SetOptions,
                    Purpose::SetCloudInit, Purpose::Resize, Purpose::Power}));
}

void TestDoctorPlace::choosesThePoolThatAllowsVms()
{
    ExamRig rig(u"pool-token"_s);
    const auto &diagnosis = rig.examine();
    QCOMPARE(unsaid(diagnosis), QString());
    QCOMPARE(diagnosis.place.pool, u"lab"_s);
    QVERIFY(diagnosis.chosePool);
    QCOMPARE(test::missingNeeds(diagnosis), QList<Need>());
    const auto *quorum = diagnosis.finding(What::Quorum);
    QCOMPARE(quorum->verdict, Verdict::Skipped);
    QCOMPARE(explainFinding(diagnosis, What::Quorum).why, u"That takes Sys.Audit on /."_s);
    QCOMPARE(diagnosis.verdict(), Verdict::Ok);

    ExamRig admin;
    QCOMPARE(admin.examine().place.pool, QString());
}

void TestDoctorPlace::examinesThePlaceThatIsNamed_data()
{
    QTest::addColumn<ExamWish>("wish");
    QTest::addColumn<QStringList>("storages");
    QTest::addColumn<QStringList>("bridges");
    const QStringList local{u"local"_s};
    const QStringList card{u"vmbr0"_s};
    QTest::newRow("template") << ExamWish{9001, {}, {}, 0, {}, true, true} << QStringList{u"ceph-vm"_s}
                              << card;
    QTest::newRow("storage") << ExamWish{9000, u"nas-vm"_s, {}, 0, {}, true, true} << QStringList{u"nas-vm"_s}
                             << card;
    // A clone needs the template's bridge as well.
    QTest::newRow("bridge") << ExamWish{9000, {}, u"vmbr1"_s, 0, {}, true, true} << local
                            << QStringList{u"vmbr0"_s, u"vmbr1"_s};
    QTest::newRow("VLAN") << ExamWish{9000, {}, {}, 20, {}, true, true} << local
                          << QStringList{u"vmbr0"_s, u"vmbr0/20"_s};
    QTest::newRow("bridge and VLAN") << ExamWish{9000, {}, u"vmbr1"_s, 20, {}, true, true} << local
                                     << QStringList{u"vmbr0"_s, u"vmbr1/20"_s};
}

void TestDoctorPlace::examinesThePlaceThatIsNamed()
{
    QFETCH(ExamWish, wish);
    ExamRig rig;
    const auto &diagnosis = rig.examine(wish);
    QCOMPARE(diagnosis.place.templateId, wish.templateId);
    QTEST(diagnosis.place.storages, "storages");
    QTEST(diagnosis.place.bridges, "bridges");
    QVERIFY(!diagnosis.choseTemplate);
    QCOMPARE(diagnosis.choseStorage, wish.storage.isEmpty());
    QCOMPARE(diagnosis.choseBridge, wish.bridge.isEmpty());
    QCOMPARE(diagnosis.verdict(), Verdict::Ok);
}

void TestDoctorPlace::seesWhatIsNotThere_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<ExamWish>("wish");
    QTest::addColumn<PlaceProblem>("problem");
    QTest::addColumn<Verdict>("verdict");
    const auto calm = u"calm"_s;
    QTest::newRow("template") << calm << ExamWish{9999, {}, {}, 0, {}, true, true}
                              << PlaceProblem::NoSuchTemplate << Verdict::Fail;
    QTest::newRow("template not to be seen") << u"pool-token"_s << ExamWish{9010, {}, {}, 0, {}, true, true}
                                             << PlaceProblem::HiddenTemplate << Verdict::Warn;
    QTest::newRow("a VM, no template")
        << calm << ExamWish{120, {}, {}, 0, {}, true, true} << PlaceProblem::NotATemplate << Verdict::Warn;
    QTest::newRow("storage") << calm << ExamWish{9000, u"nosuch"_s, {}, 0, {}, true, true}
                             << PlaceProblem::NoSuchStorage << Verdict::Fail;
    QTest::newRow("pool") << calm << ExamWish{9000, {}, {}, 0, u"nosuch"_s, true, true}
                          << PlaceProblem::NoSuchPool << Verdict::Fail;
    QTest::newRow("nothing missing") << calm << ExamWish{9000, u"nas-vm"_s, {}, 0, u"lab"_s, true, true}
                                     << PlaceProblem::None << Verdict::Ok;
}

void TestDoctorPlace::seesWhatIsNotThere()
{
    QFETCH(QString, scenario);
    QFETCH(ExamWish, wish);
    ExamRig rig(scenario);
    const auto &diagnosis = rig.examine(wish);
    QTEST(diagnosis.placeProblem, "problem");
    QTEST(verdictOf(diagnosis, What::Place), "verdict");
    QCOMPARE(unsaid(diagnosis), QString());
}

void TestDoctorPlace::aTemplateWithoutDriveNeedsMore()
{
    ExamRig rig;
    const auto drive = [](const JudgedNeed &it) { return it.need.purpose == Purpose::AddCloudInitDrive; };
    const auto windows = rig.examine({9010, {}, {}, 0, {}, true, true});
    QCOMPARE(std::ranges::count_if(windows.needs, drive), 2);
    const auto without = rig.examine({9010, {}, {}, 0, {}, false, false});
    QCOMPARE(std::ranges::count_if(without.needs, drive), 0);
    QCOMPARE(without.needs.size(), 14); // nor is the guest asked for its address
}

void TestDoctorPlace::whatIsLeftOutIsOnlyAWarning_data()
{
    QTest::addColumn<QByteArray>("privilege");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("storage") << QByteArray("Datastore.Audit") << Verdict::Warn;
    QTest::newRow("address") << QByteArray("VM.GuestAgent.Audit") << Verdict::Warn;
    QTest::newRow("power") << QByteArray("VM.PowerMgmt") << Verdict::Fail;
    QTest::newRow("none") << QByteArray("Sys.Audit") << Verdict::Ok;
}

void TestDoctorPlace::whatIsLeftOutIsOnlyAWarning()
{
    QFETCH(QByteArray, privilege);
    Ward ward;
    for (auto &answer : ward.data)
        answer.replace(QByteArray('"' + privilege + '"'), "\"Sys.Other\"");
    QTEST(verdictOf(ward.examine(), What::Privileges), "verdict");
    QTEST(ward.doctor.diagnosis().verdict(), "verdict");
}

void TestDoctorPlace::asksForTheVersionsOwnPrivilege()
{
    Ward ward;
    ward.data["/version"] = R"({"version":"8.4.1","release":"8.4","repoid":"a"})";
    QCOMPARE(missingPurposes(ward.examine()), QList({Purpose::ReadAddress}));
    const auto lines = pveumLines(ward.doctor.diagnosis().needs, u"ops@pve!a"_s).account.join(u'\n');
    QVERIFY(lines.contains(u"VM.Monitor"));
    QVERIFY(!lines.contains(u"GuestAgent"));
}

void TestDoctorPlace::namesWhatIsMissingInWords()
{
    Ward ward;
    for (auto &answer : ward.data)
        answer.replace("\"SDN.Use\"", "\"Sys.Other\"").replace("\"VM.GuestAgent.Audit\"", "\"Sys.Other\"");
    const auto words = explainFinding(ward.examine(), What::Privileges);
    QCOMPARE(words.what, u"2 of 15 privileges for provisioning are missing."_s);
    QCOMPARE(words.why, u"No network device can be on the bridge. The guest's addresses cannot be read."_s);
    QVERIFY(userLinesAdvice(u"ops@pve"_s).contains(u"ops@pve"));
    QStringList seen;
    for (const auto &[need, granted] : ward.doctor.diagnosis().needs) {
        seen.append(purposeWord(need.purpose));
        seen.append(consequenceWithout(need.purpose));
    }
    QVERIFY(!seen.contains(QString()));
    QCOMPARE(seen.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestDoctorPlace)
#include "tst_doctorplace.moc"
