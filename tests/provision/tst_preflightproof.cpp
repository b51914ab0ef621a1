// SPDX-License-Identifier: Apache-2.0
#include "core/provision/preflight.h"
#include "core/provision/preflightreader.h"
#include "core/provision/preflightwording.h"
#include "core/pve/nodelimiter.h"
#include "tests/support/enginerig.h"

#include <QTest>

#include <algorithm>

using Level = prov::Concern::Level;
using base::Millis;

/// What a preflight says, against what becomes of the same batch on the same cluster.
class TestPreflightProof : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatHappens_data();
    void saysWhatHappens();
};

void TestPreflightProof::saysWhatHappens_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("wishes");
    QTest::addColumn<QString>("problem"); // the subject that is found; empty: none
    const auto row = [](const char *name, const char *scenario, const char *wishes, const char *problem) {
        QTest::newRow(name) << QByteArray(scenario) << QByteArray(wishes) << QString::fromLatin1(problem);
    };
    const char *debian = R"("template": {"vmid": 9000})";
    row("linked", "calm", debian, "");
    row("full, enlarged, configured", "calm",
        R"("template": {"vmid": 9000}, "clone": {"mode": "full", "storage": "ceph-vm"},
           "hardware": {"cores": 4, "memory_mib": 4096, "tags": ["lab"]}, "disks": {"scsi0": "40G"},
           "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
           "cloud_init": {"user": "ops", "ipconfig0": {"ip": "10.0.20.{40+n}/24", "gw": "10.0.20.1"}},
           "wait_for": "address")",
        "");
    row("on another node", "calm", R"("template": {"vmid": 9001}, "clone": {"target": "pve3"})", "");
    row("in a pool", "calm", R"("template": {"vmid": 9000}, "clone": {"pool": "lab"})", "");
    row("by a token of the pool", "pool-token",
        R"("template": {"vmid": 9000}, "clone": {"pool": "lab"}, "hardware": {"cores": 4})", "");
    row("a drive is added", "calm", R"("template": {"vmid": 9010}, "cloud_init": {"user": "ops"})", "");
    row("VMID is taken", "calm", R"("template": {"vmid": 9000}, "vms": [{"vmid": 120}, {"vmid": 777}])",
        "vmid_taken");
    row("no such template", "calm", R"("template": {"vmid": 9999, "node": "pve1"})", "template_missing");
    row("linked clone of a VM", "calm", R"("template": {"vmid": 120}, "clone": {"mode": "linked"})",
        "linked_clone");
    row("no such storage", "calm",
        R"("template": {"vmid": 9000}, "clone": {"mode": "full", "storage": "nosuch"})", "storage_missing");
    row("node without the disks", "calm", R"("template": {"vmid": 9000}, "clone": {"target": "pve2"})",
        "target_node");
    row("storage of one node", "calm",
        R"("template": {"vmid": 9001}, "clone": {"mode": "full", "target": "pve3", "storage": "local"})",
        "target_storage");
    row("no such node", "calm", R"("template": {"vmid": 9001}, "clone": {"target": "pve9"})", "node_missing");
    row("no such pool", "calm", R"("template": {"vmid": 9000}, "clone": {"pool": "nosuch"})", "pool_missing");
    row("no such bridge", "calm", R"("template": {"vmid": 9000}, "network": {"net0": {"bridge": "vmbr7"}})",
        "bridge_missing");
    row("smaller disk", "calm", R"("template": {"vmid": 9000}, "disks": {"scsi0": "10G"})", "disk_shrink");
    row("no such disk", "calm", R"("template": {"vmid": 9000}, "disks": {"scsi5": "10G"})", "disk_missing");
    row("balloon above memory", "calm", R"("template": {"vmid": 9000}, "hardware": {"balloon_mib": 4096})",
        "balloon");
    row("may only look", "forbidden", debian, "privilege");
    row("only in the pool", "pool-token", debian, "privilege");
}

void TestPreflightProof::saysWhatHappens()
{
    QFETCH(QByteArray, scenario);
    QFETCH(QByteArray, wishes);
    QFETCH(QString, problem);
    const QByteArray spec = R"({"slipway": 1, "name": "proof-{n}", "count": 2, )" + wishes + '}';
    const auto batch = prov::readSpec(spec);
    QVERIFY2(batch, batch ? "" : qPrintable(batch.error().first().path + batch.error().first().text));

    test::EngineRig rig(QString::fromLatin1(scenario));
    rig.start();
    test::SimClient client(
        rig.clock, [&rig](const sim::Request &request, Millis at) { return rig.cluster.handle(request, at); },
        [&rig](Millis at) { return rig.cluster.wallAt(at); }, rig.cluster.adminToken());
    pve::NodeLimiter limiter(client);
    prov::PreflightReader reader(limiter, rig.clock);
    reader.read(*batch, prov::PreflightReader::Scope::Whole);
    rig.clock.advance(Millis{31'000});
    const auto concerns = prov::preflight(*batch, reader.facts());

    rig.submit(spec);
    rig.run();
    const auto jobs = rig.jobs();
    QCOMPARE(jobs.size(), 2);
    QStringList found;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const bool isRefused = std::any_of(concerns.begin(), concerns.end(), [i](const auto &concern) {
            return concern.level == Level::Problem && (concern.vm == 0 || concern.vm == i + 1);
        });
        const QString failure = jobs.at(i).failure ? jobs.at(i).failure->error.text : QString();
        QVERIFY2((jobs.at(i).step == prov::Step::Ready) == !isRefused, qPrintable(failure));
    }
    for (const auto &concern : concerns) {
        if (concern.level == Level::Problem)
            found.append(prov::subjectName(concern.subject));
    }
    found.removeDuplicates();
    QCOMPARE(found.join(u' '), problem);
}

QTEST_GUILESS_MAIN(TestPreflightProof)
#include "tst_preflightproof.moc"
