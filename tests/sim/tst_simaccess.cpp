// SPDX-License-Identifier: Apache-2.0
// What holds on a path for a user or a token: pve/FACTS.md 2 and 8, recordings permissions-minimal and
// auth-token.
#include "core/sim/world.h"

#include <QTest>

using sim::Access;
using sim::Caller;
using sim::Grant;
using sim::World;

namespace {

const Caller kUser{"ops@pve", {}};
const Caller kWhole{"ops@pve", "whole", false};
const Caller kSeparated{"ops@pve", "sep", true};

} // namespace

class TestSimAccess : public QObject
{
    Q_OBJECT
private slots:
    void propagates_data();
    void propagates();
    void anEntryReplacesThoseAbove();
    void aSeparatedTokenHasWhatBothHave();
    void rootMayEverything();
    void aPoolGrantsOnItsVms();
    void tellsWhatPropagates();
    void revokesWithAVm();
    void knowsWhoIsActive();
    void privilegesAreThoseOfTheVersion();
};

void TestSimAccess::propagates_data()
{
    QTest::addColumn<QByteArray>("granted");
    QTest::addColumn<bool>("propagating");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<bool>("may");
    QTest::newRow("root to all") << QByteArray("/") << true << QByteArray("/vms/100") << true;
    QTest::newRow("folder to item") << QByteArray("/vms") << true << QByteArray("/vms/100") << true;
    QTest::newRow("itself") << QByteArray("/vms/100") << false << QByteArray("/vms/100") << true;
    QTest::newRow("not below") << QByteArray("/vms") << false << QByteArray("/vms/100") << false;
    QTest::newRow("not upwards") << QByteArray("/vms/100") << true << QByteArray("/vms") << false;
    QTest::newRow("not to a longer name") << QByteArray("/vms/10") << true << QByteArray("/vms/100") << false;
    QTest::newRow("not beside") << QByteArray("/vms") << true << QByteArray("/storage/local") << false;
}

void TestSimAccess::propagates()
{
    QFETCH(QByteArray, granted);
    QFETCH(bool, propagating);
    QFETCH(QByteArray, asked);
    Access access;
    access.grant("ops@pve", granted, {{"VM.Audit"}, propagating});
    QTEST(access.may(kUser, {asked}, "VM.Audit"), "may");
    QVERIFY(!access.may(kUser, {asked}, "VM.Clone"));
    QVERIFY(!access.may({"other@pve", {}}, {asked}, "VM.Audit"));
}

void TestSimAccess::anEntryReplacesThoseAbove()
{
    Access access;
    access.grant("ops@pve", "/", {sim::allPrivileges(), true});
    access.grant("ops@pve", "/vms/100", {{"VM.Audit"}, true});
    access.grant("ops@pve", "/vms/101", {{}, true}); // NoAccess
    QVERIFY(access.may(kUser, {"/vms/102"}, "VM.Clone"));
    QVERIFY(access.may(kUser, {"/vms/100"}, "VM.Audit"));
    QVERIFY(!access.may(kUser, {"/vms/100"}, "VM.Clone"));
    QVERIFY(!access.may(kUser, {"/vms/101"}, "VM.Audit"));
}

void TestSimAccess::aSeparatedTokenHasWhatBothHave()
{
    Access access;
    access.grant("ops@pve", "/", {{"VM.Audit", "VM.Clone"}, true});
    QVERIFY(access.may(kWhole, {"/vms/100"}, "VM.Clone"));
    QVERIFY(!access.may(kSeparated, {"/vms/100"}, "VM.Clone"));
    access.grant("ops@pve!sep", "/vms", {{"VM.Clone", "VM.Allocate"}, true});
    QVERIFY(access.may(kSeparated, {"/vms/100"}, "VM.Clone"));
    QVERIFY(!access.may(kSeparated, {"/vms/100"}, "VM.Allocate")); // the user has it not
    QVERIFY(!access.may(kSeparated, {"/vms/100"}, "VM.Audit"));
    QCOMPARE(access.on(kSeparated, {"/vms/100"}).keys(), QList<QByteArray>{"VM.Clone"});
}

void TestSimAccess::rootMayEverything()
{
    Access access;
    access.grant("root@pam", "/vms", {{}, true});
    QVERIFY(access.may({"root@pam", {}}, {"/vms/100"}, "VM.Clone"));
    QVERIFY(!access.may({"root@pam", "x", true}, {"/vms/100"}, "VM.Clone"));
}

void TestSimAccess::aPoolGrantsOnItsVms()
{
    World world(1, QDateTime::currentDateTimeUtc());
    sim::Vm vm;
    vm.id = 100;
    vm.pool = "team";
    world.vms.insert(100, vm);
    vm.id = 101;
    vm.pool.clear();
    world.vms.insert(101, vm);
    world.access.grant("ops@pve", "/pool/team", {{"VM.Audit"}, true});
    QVERIFY(world.may(kUser, "/vms/100", "VM.Audit"));
    QVERIFY(!world.may(kUser, "/vms/101", "VM.Audit"));
}

void TestSimAccess::tellsWhatPropagates()
{
    Access access;
    access.grant("ops@pve", "/vms/100", {{"VM.Audit"}, true});
    access.grant("ops@pve", "/vms/101", {{"VM.Audit"}, false});
    access.grant("ops@pve", "/pool/team", {{"VM.Clone"}, true});
    const QMap<QByteArray, bool> both = access.on(kUser, {"/vms/100", "/pool/team"});
    QCOMPARE(both.keys(), (QList<QByteArray>{"VM.Audit", "VM.Clone"}));
    QCOMPARE(both.values(), (QList<bool>{true, false})); // what comes by a pool does not
    QCOMPARE(access.on(kUser, {"/vms/101"}).values(), QList<bool>{false});
    QCOMPARE(access.on(kUser, {"/vms/102"}).size(), 0);
    QVERIFY(access.paths().contains("/vms"));
}

void TestSimAccess::revokesWithAVm()
{
    Access access;
    access.grant("ops@pve", "/vms/100", {{"VM.Audit"}, true});
    access.grant("ops@pve!sep", "/vms/100", {{"VM.Audit"}, true});
    access.revokeAll("/vms/100");
    QVERIFY(!access.may(kUser, {"/vms/100"}, "VM.Audit"));
    QVERIFY(access.on(kSeparated, {"/vms/100"}).isEmpty());
}

void TestSimAccess::knowsWhoIsActive()
{
    Access access;
    access.users = {{"ops@pve"}, {"off@pve", {}, false}, {"old@pve", {}, true, 1000}};
    QVERIFY(access.isActive("ops@pve", 1000));
    QVERIFY(!access.isActive("off@pve", 1000));
    QVERIFY(access.isActive("old@pve", 999));
    QVERIFY(!access.isActive("old@pve", 1000));
    QVERIFY(!access.isActive("nobody@pve", 1000));
}

void TestSimAccess::privilegesAreThoseOfTheVersion()
{
    const auto of9 = sim::allPrivileges(sim::Version("9.0"));
    QVERIFY(of9.contains("VM.GuestAgent.Audit") && !of9.contains("VM.Monitor"));
    const auto of8 = sim::allPrivileges(sim::Version("8.4"));
    QVERIFY(!of8.contains("VM.GuestAgent.Audit") && of8.contains("VM.Monitor"));
    QVERIFY(Access().may({"root@pam", {}}, {"/vms/100"}, "VM.Monitor"));
}

QTEST_GUILESS_MAIN(TestSimAccess)
#include "tst_simaccess.moc"
