// SPDX-License-Identifier: Apache-2.0
// What provisioning needs against pve/FACTS.md 8 and the recordings permissions-minimal and clone-pool-token.
#include "core/provision/privileges.h"
#include "core/pve/decode.h"
#include "tests/pve/recordings.h"

#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace prov;
using Purpose = Need::Purpose;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(prov::Need::Purpose)

namespace {

const QString bridges = u"/sdn/zones/localnetwork"_s;

/// Of the recording: template 9001 is cloned as 400 on storage local, its card on vmbr0.
ProvisionPlace recordedPlace()
{
    return {9001, {u"local"_s}, {u"vmbr0"_s}, {}, 400, false, true};
}

ProvisionPlace poolPlace()
{
    return {640, {u"local"_s}, {u"vmbr0"_s}, u"slip640"_s, 646, false, true};
}

QList<test::Recorded> exchangesOf(const QString &recording)
{
    auto all = test::recordings();
    all.removeIf([&](const test::Recorded &it) { return !it.where.startsWith(recording + u'['); });
    return all;
}

/// The answers of GET /access/permissions?path=…, the first for each path; without one: the whole list.
pve::Permissions recordedPermissions(const QString &recording, bool byPath)
{
    pve::Permissions result;
    for (const auto &it : exchangesOf(recording)) {
        if (!it.path.startsWith(u"/access/permissions") || it.path.contains(u"?path=") != byPath)
            continue;
        const auto held = pve::openEnvelope(it.answer).and_then(pve::decodePermissions).value();
        for (auto path = held.begin(); path != held.end(); ++path) {
            if (!result.contains(path.key()))
                result.insert(path.key(), *path);
        }
    }
    return result;
}

QList<Purpose> missing(const QList<JudgedNeed> &judged)
{
    QList<Purpose> result;
    for (const auto &[need, granted] : judged) {
        if (!granted)
            result.append(need.purpose);
    }
    return result;
}

} // namespace

class TestPrivileges : public QObject
{
    Q_OBJECT

private slots:
    void eachStepHasItsPrivilege_data();
    void eachStepHasItsPrivilege();
    void whatIsNotWantedIsNotNeeded();
    void whatIsNotNamedIsAskedOfTheFolder();
    void everyRecordedRefusalIsForetold();
    void judgesWhatIsRecorded();
    void poolGrantsTheNewVm();
    void asksEachPathOnce();
    void anyAlternativeWillDo();
};

void TestPrivileges::eachStepHasItsPrivilege_data()
{
    QTest::addColumn<Purpose>("purpose");
    QTest::addColumn<int>("major");
    QTest::addColumn<QString>("privileges");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("askAt");
    const QStringList template9001{u"/vms/9001"_s};
    const QStringList newVm{u"/vms/400"_s};
    const auto row = [](const char *name, Purpose purpose, const char *privileges, const QString &path,
                        const QStringList &askAt, int major = 9) {
        QTest::newRow(name) << purpose << major << QString::fromLatin1(privileges) << path << askAt;
    };
    row("read template", Purpose::ReadTemplate, "VM.Audit", template9001.first(), template9001);
    row("clone", Purpose::Clone, "VM.Clone", template9001.first(), template9001);
    row("allocate", Purpose::Allocate, "VM.Allocate", u"/vms"_s, newVm);
    row("space", Purpose::AllocateSpace, "Datastore.AllocateSpace", u"/storage/local"_s,
        {u"/storage/local"_s});
    row("storage", Purpose::SeeStorage, "Datastore.Audit", u"/storage/local"_s, {u"/storage/local"_s});
    row("bridge", Purpose::UseBridge, "SDN.Use", bridges + u"/vmbr0"_s, {bridges + u"/vmbr0"_s});
    row("read", Purpose::ReadVm, "VM.Audit", u"/vms"_s, newVm);
    row("cpu", Purpose::SetCpu, "VM.Config.CPU", u"/vms"_s, newVm);
    row("memory", Purpose::SetMemory, "VM.Config.Memory", u"/vms"_s, newVm);
    row("network", Purpose::SetNetwork, "VM.Config.Network", u"/vms"_s, newVm);
    row("options", Purpose::SetOptions, "VM.Config.Options", u"/vms"_s, newVm);
    row("cloud-init", Purpose::SetCloudInit, "VM.Config.Cloudinit|VM.Config.Network", u"/vms"_s, newVm);
    row("resize", Purpose::Resize, "VM.Config.Disk", u"/vms"_s, newVm);
    row("power", Purpose::Power, "VM.PowerMgmt", u"/vms"_s, newVm);
    row("agent", Purpose::ReadAddress, "VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted", u"/vms"_s, newVm);
    row("agent of PVE 8", Purpose::ReadAddress, "VM.Monitor", u"/vms"_s, newVm, 8);
    row("agent of an unknown PVE", Purpose::ReadAddress, "VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted",
        u"/vms"_s, newVm, 0);
}

void TestPrivileges::eachStepHasItsPrivilege()
{
    QFETCH(Purpose, purpose);
    QFETCH(int, major);
    const auto needs = needsOf(recordedPlace(), major);
    QCOMPARE(std::ranges::count(needs, purpose, &Need::purpose), 1);
    const auto need = *std::ranges::find(needs, purpose, &Need::purpose);
    QTEST(need.privileges.join(u'|'), "privileges");
    QTEST(need.path, "path");
    QTEST(need.askAt, "askAt");
    const bool isExtra = purpose == Purpose::SeeStorage || purpose == Purpose::ReadAddress;
    QCOMPARE(need.essential, !isExtra);
}

void TestPrivileges::whatIsNotWantedIsNotNeeded()
{
    auto place = recordedPlace();
    const auto has = [&place](Purpose purpose) {
        return std::ranges::count(needsOf(place, 9), purpose, &Need::purpose);
    };
    QCOMPARE(has(Purpose::AddCloudInitDrive), 0);
    place.addsCloudInitDrive = true;
    QCOMPARE(has(Purpose::AddCloudInitDrive), 2);
    place.wantsAddress = false;
    QCOMPARE(has(Purpose::ReadAddress), 0);
}

void TestPrivileges::whatIsNotNamedIsAskedOfTheFolder()
{
    const auto needs = needsOf({}, 9);
    QCOMPARE(pathsToAsk(needs), QStringList({u"/vms"_s, u"/storage"_s, bridges}));
    for (const auto &need : needs)
        QVERIFY(need.askAt.contains(need.path));
}

/// The 403s of a run that was given one privilege after the other. An "any of" of the config call does not
/// say which; a rebuilt cloud-init drive, the node's status and the cluster's are no part of provisioning.
void TestPrivileges::everyRecordedRefusalIsForetold()
{
    int foretold = 0;
    const auto needs = needsOf(recordedPlace(), 9);
    for (const auto &it : exchangesOf(u"permissions-minimal"_s)) {
        if (it.answer.status != 403 || it.path.endsWith(u"/cloudinit") || it.path.endsWith(u"/status"))
            continue;
        const auto error = pve::openEnvelope(it.answer).error();
        const auto privilege = error.fields.value(u"privilege"_s);
        const auto path = error.fields.value(u"path"_s);
        if (privilege.startsWith(u"VM.Config.Disk|"))
            continue;
        const bool isKnown = std::ranges::any_of(needs, [&](const Need &need) {
            if (privilege.isEmpty()) // VM.Allocate on the id or the pool: PVE names neither
                return it.path.endsWith(u"/clone") && need.purpose == Purpose::Allocate;
            return need.privileges.join(u'|') == privilege && need.askAt.contains(path);
        });
        QVERIFY2(isKnown, qPrintable(it.where + u' ' + error.text));
        ++foretold;
    }
    QCOMPARE(foretold, 12);
}

void TestPrivileges::judgesWhatIsRecorded()
{
    // The run went through with these; the token never read its template's configuration nor the storage's.
    const auto permissions = recordedPermissions(u"permissions-minimal"_s, false);
    QVERIFY(!permissions.isEmpty());
    QCOMPARE(missing(judge(needsOf(recordedPlace(), 9), permissions)),
             QList({Purpose::ReadTemplate, Purpose::SeeStorage}));
    QCOMPARE(missing(judge(needsOf(recordedPlace(), 8), permissions)),
             QList({Purpose::ReadTemplate, Purpose::SeeStorage, Purpose::ReadAddress}));
    QCOMPARE(missing(judge(needsOf(recordedPlace(), 9), {})).size(), needsOf(recordedPlace(), 9).size());
}

void TestPrivileges::poolGrantsTheNewVm()
{
    const auto permissions = recordedPermissions(u"clone-pool-token"_s, true);
    QVERIFY(permissions.contains(u"/vms/646"_s)); // asked for before it was there: nothing
    QCOMPARE(missing(judge(needsOf(poolPlace(), 9), permissions)), QList<Purpose>());
    auto place = poolPlace();
    place.pool.clear();
    const auto without = missing(judge(needsOf(place, 9), permissions));
    QCOMPARE(without.size(), 10);
    QVERIFY(without.contains(Purpose::Allocate));
    QVERIFY(!without.contains(Purpose::Clone));
}

void TestPrivileges::asksEachPathOnce()
{
    auto place = poolPlace();
    place.storages.append(u"ceph"_s);
    place.bridges = {u"vmbr0"_s, u"vmbr1/20"_s};
    QCOMPARE(pathsToAsk(needsOf(place, 9)),
             QStringList({u"/vms/640"_s, u"/storage/local"_s, u"/storage/ceph"_s, bridges + u"/vmbr0"_s,
                          bridges + u"/vmbr1/20"_s, u"/pool/slip640"_s, u"/vms/646"_s}));
}

void TestPrivileges::anyAlternativeWillDo()
{
    const QList<Need> needs{
        {Purpose::ReadAddress, {u"A"_s, u"B"_s}, u"/pool/p"_s, {u"/pool/p"_s, u"/vms/1"_s}, true}};
    QVERIFY(judge(needs, {{u"/pool/p"_s, {u"A"_s}}}).first().granted);
    QVERIFY(judge(needs, {{u"/vms/1"_s, {u"B"_s}}}).first().granted);
    QVERIFY(!judge(needs, {{u"/vms/1"_s, {u"C"_s}}, {u"/vms"_s, {u"A"_s}}}).first().granted);
}

QTEST_GUILESS_MAIN(TestPrivileges)
#include "tst_privileges.moc"
