// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflight.h"
#include "core/provision/preflightwording.h"
#include "tests/provision/preflightfixture.h"

#include <QTest>

using namespace test;

/// A fact that could not be read is said, and never taken for good.
class TestPreflightUnread : public QObject
{
    Q_OBJECT
private slots:
    void unreadFactsAreSaid_data();
    void unreadFactsAreSaid();
    void nothingReadMeansNothingChecked();
};

void TestPreflightUnread::unreadFactsAreSaid_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<prov::Concern>("expected");
    const auto unread = [](const char *name, const Change &change, int vm, Subject subject) {
        QTest::newRow(name) << change << prov::Concern{vm, subject, Level::NotChecked, {}};
    };
    unread(
        "inventory", [](Facts &facts) { facts.inventory = base::failure(refusal()); }, 0, Subject::Inventory);
    unread(
        "configuration", [](Facts &facts) { facts.configs.insert(9000, base::failure(refusal())); }, 1,
        Subject::TemplateMissing);
    unread(
        "feature", [](Facts &facts) { facts.features.insert(9000, base::failure(refusal())); }, 1,
        Subject::LinkedClone);
    unread(
        "storages", [](Facts &facts) { facts.storages.insert(pve1, base::failure(refusal())); }, 1,
        Subject::StorageMissing);
    unread(
        "size of the storage", [](Facts &facts) { storageNamed(facts, "local").total = 0; }, 0,
        Subject::Space);
    unread(
        "bridges", [](Facts &facts) { facts.bridges.insert(pve1, base::failure(refusal())); }, 1,
        Subject::BridgeMissing);
    unread(
        "privileges",
        [](Facts &facts) { facts.privileges.insert(QStringLiteral("/vms/9000"), base::failure(refusal())); },
        1, Subject::Privilege);
    unread(
        "privileges that nobody asked about",
        [](Facts &facts) { facts.privileges.remove(QStringLiteral("/vms/9000")); }, 1, Subject::Privilege);
    unread(
        "addresses", [](Facts &facts) { facts.addresses = base::failure(refusal()); }, 0,
        Subject::AddressUsed);
    unread(
        "some addresses",
        [](Facts &facts) {
            facts.addresses->unread = 3;
            facts.addresses->error = refusal();
        },
        0, Subject::AddressUsed);
    unread(
        "memory of the node", [](Facts &facts) { facts.inventory->nodes[0].maxMem = 0; }, 0,
        Subject::NodeMemory);
    unread(
        "VMs of others", [](Facts &facts) { deny(facts, "/vms/101", "VM.Audit"); }, 0, Subject::UnseenVms);
    unread(
        "VMID that may be an unseen VM's", [](Facts &facts) { deny(facts, "/vms/101", "VM.Audit"); }, 1,
        Subject::VmIdTaken);
}

void TestPreflightUnread::unreadFactsAreSaid()
{
    QFETCH(Change, change);
    QFETCH(prov::Concern, expected);
    const QByteArray full = changed(", \"storage\": \"store2\"", "");
    const QByteArray linked = QByteArray(full).replace("\"mode\": \"full\"", "\"mode\": \"linked\"");
    QByteArray spec = expected.subject == Subject::LinkedClone ? linked : full;
    if (expected.subject == Subject::VmIdTaken)
        spec.replace("\"count\": 3", "\"count\": 3, \"vms\": [{\"vmid\": 555}]");
    Facts facts = goodFacts();
    QVERIFY(prov::preflight(batchOf(spec), facts).isEmpty());
    change(facts);
    const auto concerns = prov::preflight(batchOf(spec), facts);
    bool isFound = false;
    for (const auto &concern : concerns) {
        const auto words = prov::explainConcern(concern);
        const bool isIt = concern.subject == expected.subject && concern.level == Level::NotChecked;
        isFound = isFound || (isIt && concern.vm == expected.vm);
        if (concern.level == Level::NotChecked)
            QVERIFY2(words.what.startsWith(QStringLiteral("Not checked: ")) && !words.why.isEmpty(),
                     qPrintable(words.what));
    }
    QVERIFY(isFound);
}

void TestPreflightUnread::nothingReadMeansNothingChecked()
{
    const auto concerns = prov::preflight(batchOf(whole), {});
    QVERIFY(!concerns.isEmpty());
    for (const auto &concern : concerns)
        QCOMPARE(concern.level, Level::NotChecked);
}

QTEST_GUILESS_MAIN(TestPreflightUnread)
#include "tst_preflightunread.moc"
