// SPDX-License-Identifier: Apache-2.0
#include "core/provision/pveum.h"

#include <QTest>

#include <algorithm>

using namespace prov;
using namespace Qt::StringLiterals;

namespace {

const QString vmPrivileges =
    u"\"VM.Allocate VM.Audit VM.Config.CPU VM.Config.Disk VM.Config.Memory VM.Config.Network "
    "VM.Config.Options VM.GuestAgent.Audit VM.PowerMgmt\""_s;

QString role(const QString &name, const QString &privileges)
{
    return u"pveum role add %1 --privs %2 || pveum role modify %1 --append 1 --privs %2"_s.arg(name,
                                                                                               privileges);
}

/// All granted but what fits.
QList<JudgedNeed> without(const ProvisionPlace &place, const std::function<bool(const Need &)> &fits,
                          int major = 9)
{
    QList<JudgedNeed> judged;
    for (const auto &need : needsOf(place, major))
        judged.append({need, !fits(need)});
    return judged;
}

bool always(const Need &)
{
    return true;
}

ProvisionPlace place()
{
    return {9000, {u"local"_s}, {u"vmbr0"_s}, {}, 100, false, true};
}

} // namespace

class TestPveum : public QObject
{
    Q_OBJECT

private slots:
    void nothingMissingIsNoLine();
    void grantsAllToATokenAndItsUser();
    void grantsToAUser();
    void grantsOnlyWhereSomethingIsMissing();
    void grantsBelowAnEntryToo();
    void namesWhatTheVersionHas();
    void leavesOutAnAlternativeThatIsThere();
    void oneRoleForPathsOfAKind();
    void wordsAreQuoted_data();
    void wordsAreQuoted();
    void makesAToken();
};

void TestPveum::nothingMissingIsNoLine()
{
    const auto lines = pveumLines(without(place(), [](const Need &) { return false; }), u"ops@pve!a"_s);
    QVERIFY(lines.isEmpty());
    QVERIFY(lines.user.isEmpty());
}

void TestPveum::grantsAllToATokenAndItsUser()
{
    const auto lines = pveumLines(without(place(), always), u"ops@pve!slipway"_s);
    QCOMPARE(
        lines.account,
        QStringList(
            {role(u"SlipwayBridge"_s, u"\"SDN.Use\""_s),
             role(u"SlipwayStorage"_s, u"\"Datastore.AllocateSpace Datastore.Audit\""_s),
             role(u"SlipwayTemplate"_s, u"\"VM.Audit VM.Clone\""_s), role(u"SlipwayVm"_s, vmPrivileges),
             u"pveum acl modify /sdn/zones/localnetwork/vmbr0 --tokens 'ops@pve!slipway' --roles SlipwayBridge"_s,
             u"pveum acl modify /storage/local --tokens 'ops@pve!slipway' --roles SlipwayStorage"_s,
             u"pveum acl modify /vms --tokens 'ops@pve!slipway' --roles SlipwayVm"_s,
             u"pveum acl modify /vms/9000 --tokens 'ops@pve!slipway' --roles SlipwayTemplate"_s}));
    QCOMPARE(lines.user,
             QStringList(
                 {u"pveum acl modify /sdn/zones/localnetwork/vmbr0 --users ops@pve --roles SlipwayBridge"_s,
                  u"pveum acl modify /storage/local --users ops@pve --roles SlipwayStorage"_s,
                  u"pveum acl modify /vms --users ops@pve --roles SlipwayVm"_s,
                  u"pveum acl modify /vms/9000 --users ops@pve --roles SlipwayTemplate"_s}));
}

void TestPveum::grantsToAUser()
{
    const auto lines = pveumLines(without(place(), always), u"ops@pve"_s);
    QVERIFY(lines.account.contains(u"pveum acl modify /vms --users ops@pve --roles SlipwayVm"_s));
    QVERIFY(lines.user.isEmpty());
}

void TestPveum::grantsOnlyWhereSomethingIsMissing()
{
    auto inPool = place();
    inPool.pool = u"lab"_s;
    const auto lines = pveumLines(
        without(inPool, [](const Need &need) { return need.purpose == Need::Purpose::ReadAddress; }),
        u"ops@pve!a"_s);
    // All that is needed on the path: an entry hides what was inherited there.
    QCOMPARE(lines.account,
             QStringList({role(u"SlipwayVm"_s, vmPrivileges),
                          u"pveum acl modify /pool/lab --tokens 'ops@pve!a' --roles SlipwayVm"_s}));
}

/// What was inherited from / on the template would be hidden by the entry on /vms.
void TestPveum::grantsBelowAnEntryToo()
{
    const auto lines =
        pveumLines(without(place(), [](const Need &need) { return need.purpose == Need::Purpose::Power; }),
                   u"ops@pve"_s);
    QCOMPARE(lines.account,
             QStringList({role(u"SlipwayTemplate"_s, u"\"VM.Audit VM.Clone\""_s),
                          role(u"SlipwayVm"_s, vmPrivileges),
                          u"pveum acl modify /vms --users ops@pve --roles SlipwayVm"_s,
                          u"pveum acl modify /vms/9000 --users ops@pve --roles SlipwayTemplate"_s}));
}

void TestPveum::namesWhatTheVersionHas()
{
    const auto of8 = pveumLines(without(place(), always, 8), u"ops@pve"_s).account.join(u'\n');
    QVERIFY(of8.contains(u"VM.Monitor"));
    QVERIFY(!of8.contains(u"GuestAgent"));
    const auto of9 = pveumLines(without(place(), always, 9), u"ops@pve"_s).account.join(u'\n');
    QVERIFY(!of9.contains(u"VM.Monitor"));
    QVERIFY(of9.contains(u"VM.GuestAgent.Audit"));
}

void TestPveum::leavesOutAnAlternativeThatIsThere()
{
    QVERIFY(!vmPrivileges.contains(u"Cloudinit")); // VM.Config.Network is enough
    auto withDrive = place();
    withDrive.addsCloudInitDrive = true;
    const auto lines = pveumLines(without(withDrive, always), u"ops@pve"_s).account.join(u'\n');
    QVERIFY(lines.contains(u"VM.Config.CDROM VM.Config.CPU VM.Config.Cloudinit VM.Config.Disk"));
}

void TestPveum::oneRoleForPathsOfAKind()
{
    auto two = place();
    two.storages = {u"local"_s, u"ceph"_s};
    const auto lines = pveumLines(without(two, always), u"ops@pve"_s).account;
    QCOMPARE(lines.filter(u"role add SlipwayStorage"_s).size(), 1);
    QCOMPARE(lines.filter(u"--roles SlipwayStorage"_s).size(), 2);
    // Where no template is named, all is on /vms, and the role is another one.
    const auto anywhere = pveumLines(without({}, always), u"ops@pve"_s).account;
    QCOMPARE(anywhere.filter(u"acl modify /vms "_s),
             QStringList{u"pveum acl modify /vms --users ops@pve --roles SlipwayTemplateVm"_s});
}

void TestPveum::wordsAreQuoted_data()
{
    QTest::addColumn<QString>("pool");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"lab-1.a_b"_s << u"/pool/lab-1.a_b"_s;
    QTest::newRow("nested") << u"lab/web"_s << u"/pool/lab/web"_s;
    QTest::newRow("blank") << u"a b"_s << u"'/pool/a b'"_s;
    QTest::newRow("command") << u"a;reboot"_s << u"'/pool/a;reboot'"_s;
    QTest::newRow("substitution") << u"$(reboot)"_s << u"'/pool/$(reboot)'"_s;
    QTest::newRow("quote") << u"a';reboot '"_s << u"'/pool/a'\\'';reboot '\\'''"_s;
    QTest::newRow("line") << u"a\nreboot"_s << u"'/pool/a\nreboot'"_s;
}

void TestPveum::wordsAreQuoted()
{
    QFETCH(QString, pool);
    QFETCH(QString, quoted);
    auto inPool = place();
    inPool.pool = pool;
    const auto lines = pveumLines(without(inPool, always), u"ops@pve"_s).account;
    const auto line = u"pveum acl modify %1 --users ops@pve --roles SlipwayVm"_s.arg(quoted);
    QVERIFY2(lines.contains(line), qPrintable(lines.join(u'\n')));
}

void TestPveum::makesAToken()
{
    QCOMPARE(pveumNewUser(u"ops@pve"_s), u"pveum user add ops@pve"_s);
    QCOMPARE(pveumNewToken(u"ops@pve!slipway"_s), u"pveum user token add ops@pve slipway --privsep 1"_s);
    QCOMPARE(pveumNewToken(u"o'ps@pve!a b"_s), u"pveum user token add 'o'\\''ps@pve' 'a b' --privsep 1"_s);
}

QTEST_GUILESS_MAIN(TestPveum)
#include "tst_pveum.moc"
