// SPDX-License-Identifier: Apache-2.0
#include "core/provision/results.h"
#include "tests/ui/machinesrig.h"
#include "ui/machineacts.h"
#include "ui/models/machinefilter.h"
#include "ui/models/machinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using base::Millis;
using namespace ui;

namespace {

struct ModelRig : test::MachinesRig
{
    pve::Power power{client, rig.clock};
    MachineOrigins origins{client, rig.engine()};
    MachineAddresses addresses{client, rig.clock};
    MachineModel model{inventory, rig.engine(), power, origins, addresses};

    QString cell(pve::VmId vmid, int column) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.machineAt(row).vmid == vmid)
                return model.index(row, column).data().toString();
        }
        return QStringLiteral("no such machine");
    }
    /// Jobs are followed a moment later.
    void read()
    {
        inventory.refresh();
        rig.runFor(Millis{1000});
    }
};

constexpr auto examine = QAbstractItemModelTester::FailureReportingMode::QtTest;

QStringList names(const QAbstractItemModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, MachineModel::Name).data().toString());
    return list;
}

} // namespace

class TestMachineModel : public QObject
{
    Q_OBJECT
private slots:
    void showsTheAddressThatAMachineHasNow();
    void showsVmsAndNoTemplates();
    void followsWithTheSmallestChanges();
    void keepsPersistentIndexesAmongThousands();
    void saysWhatSlipwayMade();
    void claimsNothingByVmidAlone();
    void actionIsBelievedUntilTheListCaughtUp();
    void offersWhatMakesSense_data();
    void offersWhatMakesSense();
    void filters_data();
    void filters();
    void sortsNumbersAsNumbers();
    void consoleUrlNamesTheVm();
};

void TestMachineModel::showsVmsAndNoTemplates()
{
    ModelRig rig;
    const QAbstractItemModelTester tester(&rig.model, examine);
    QVERIFY(rig.model.rowCount() > 0);
    QVERIFY(!names(rig.model).contains(QStringLiteral("debian-12")));
    QCOMPARE(rig.cell(130, MachineModel::Name), QStringLiteral("web"));
    QCOMPARE(rig.cell(130, MachineModel::State), QStringLiteral("Running"));
    QCOMPARE(rig.cell(130, MachineModel::Node), QStringLiteral("pve2"));
    QCOMPARE(rig.cell(130, MachineModel::Cores), QStringLiteral("4"));
    QCOMPARE(rig.cell(130, MachineModel::Memory), sizeText(4096LL << 20));
    QCOMPARE(rig.cell(130, MachineModel::Tags), QStringLiteral("prod"));
    QCOMPARE(rig.cell(130, MachineModel::MadeFrom), QString());
}

void TestMachineModel::followsWithTheSmallestChanges()
{
    ModelRig rig;
    const QAbstractItemModelTester tester(&rig.model, examine);
    const int before = rig.model.rowCount();
    QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&rig.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&rig.model, &QAbstractItemModel::modelReset);
    rig.rig.cluster.addForeignVm(110, "pve1", "early");
    for (const int vmid : {50'001, 50'002, 50'003})
        rig.rig.cluster.addForeignVm(vmid, "pve3", "late");
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(inserted.size(), 2); // runs
    QCOMPARE(rig.model.rowCount(), before + 4);
    QCOMPARE(rig.model.machineAt(0).vmid, 110);
    QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
    rig.rig.runFor(Millis{60'000});
    QCOMPARE(changed.size(), 0); // nothing that is shown
    QCOMPARE(removed.size(), 0);
    QCOMPARE(reset.size(), 0);
}

void TestMachineModel::keepsPersistentIndexesAmongThousands()
{
    ModelRig rig;
    for (int vmid = 20'000; vmid < 30'000; ++vmid)
        rig.rig.cluster.addForeignVm(vmid, "pve1", "vm-" + QByteArray::number(vmid));
    rig.read();
    rig.rig.runFor(Millis{20'000});
    MachineFilter filter;
    filter.setSourceModel(&rig.model);
    const QPersistentModelIndex kept =
        rig.model.match(rig.model.index(0, 0), MachineModel::VmIdRole, 25'000).value(0);
    QSignalSpy inserted(&rig.model, &QAbstractItemModel::rowsInserted);
    rig.rig.cluster.addForeignVm(19'000, "pve1", "before");
    rig.rig.runFor(Millis{20'000});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(kept.data(MachineModel::VmIdRole).toInt(), 25'000);
    filter.setWords(FilterWords(QStringLiteral("vm-25000")));
    QCOMPARE(filter.rowCount(), 1);
}

void TestMachineModel::saysWhatSlipwayMade()
{
    ModelRig rig;
    const QAbstractItemModelTester tester(&rig.model, examine);
    rig.rig.submit(test::oneAddressed);
    rig.rig.run();
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(rig.cell(411, MachineModel::MadeFrom), QStringLiteral("debian-12"));
    QCOMPARE(rig.cell(411, MachineModel::Address), QStringLiteral("10.0.20.77"));
    QCOMPARE(rig.cell(411, MachineModel::State), QStringLiteral("Running"));
    const auto *made = rig.model.machine(411);
    QCOMPARE(prov::sshCommand(made->user, made->address), QStringLiteral("ssh ops@10.0.20.77"));
}

/// Somebody else's VM under the VMID of a job whose own VM is gone.
void TestMachineModel::claimsNothingByVmidAlone()
{
    ModelRig rig;
    const QAbstractItemModelTester tester(&rig.model, examine);
    const auto ids = rig.rig.submit(test::oneAddressed);
    rig.rig.run();
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(rig.cell(411, MachineModel::MadeFrom), QStringLiteral("debian-12"));
    sim::Request rename{"PUT",
                        "/api2/json/nodes/pve1/qemu/411/config",
                        {{"Authorization", "PVEAPIToken=" + rig.rig.cluster.adminToken().toLatin1()},
                         {"Content-Type", "application/x-www-form-urlencoded"}},
                        "name=stranger"};
    QCOMPARE(rig.rig.cluster.handle(rename, rig.rig.clock.now().time_since_epoch()).status, 200);
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(rig.cell(411, MachineModel::Name), QStringLiteral("stranger"));
    QCOMPARE(rig.cell(411, MachineModel::MadeFrom), QString());
    QCOMPARE(rig.cell(411, MachineModel::Address), QString());
}

void TestMachineModel::actionIsBelievedUntilTheListCaughtUp()
{
    ModelRig rig;
    const QAbstractItemModelTester tester(&rig.model, examine);
    QSignalSpy done(&rig.power, &pve::Power::done);
    rig.power.run(pve::PowerAct::Stop, QStringLiteral("pve2"), 130);
    QCOMPARE(rig.cell(130, MachineModel::State), QStringLiteral("Stopping…"));
    while (done.isEmpty())
        rig.rig.runFor(Millis{100});
    QCOMPARE(rig.cell(130, MachineModel::State), QStringLiteral("Stopped"));
    rig.inventory.refresh();
    rig.rig.runFor(Millis{100});
    QCOMPARE(rig.cell(130, MachineModel::State), QStringLiteral("Stopped"));
    rig.rig.runFor(Millis{60'000});
    QCOMPARE(rig.cell(130, MachineModel::State), QStringLiteral("Stopped"));
}

void TestMachineModel::offersWhatMakesSense_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("lock");
    QTest::addColumn<bool>("underWay");
    QTest::addColumn<QString>("offered");
    const QString running = QStringLiteral("running");
    const QString stopped = QStringLiteral("stopped");
    QTest::newRow("running") << running << QString() << false
                             << QStringLiteral("Shut Down, Stop…, Open Console");
    QTest::newRow("stopped") << stopped << QString() << false << QStringLiteral("Start");
    QTest::newRow("locked") << stopped << QStringLiteral("clone") << false << QString();
    QTest::newRow("running, locked") << running << QStringLiteral("backup") << false
                                     << QStringLiteral("Open Console");
    QTest::newRow("starting") << stopped << QString() << true << QString();
    QTest::newRow("not known") << QStringLiteral("unknown") << QString() << false << QString();
}

void TestMachineModel::offersWhatMakesSense()
{
    QFETCH(QString, status);
    QFETCH(QString, lock);
    QFETCH(bool, underWay);
    QFETCH(QString, offered);
    Machine machine;
    machine.vmid = 130;
    machine.status = status;
    machine.lock = lock;
    if (underWay)
        machine.underWay = pve::PowerAct::Start;
    QStringList words;
    for (const auto act : allMachineActs) {
        if (isPossible(act, machine))
            words.append(wordOf(act));
    }
    QCOMPARE(words.join(QStringLiteral(", ")), offered);
}

void TestMachineModel::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("word") << "MAIL" << QStringList{QStringLiteral("mail")};
    QTest::newRow("vmid") << "131" << QStringList{QStringLiteral("db")};
    QTest::newRow("tag and node") << "tag:infra node:pve2" << QStringList{QStringLiteral("dns-2")};
    QTest::newRow("tag begins") << "tag:ci" << QStringList{QStringLiteral("ci-1"), QStringLiteral("ci-2")};
    QTest::newRow("word and tag") << "Tag:prod we" << QStringList{QStringLiteral("web")};
    QTest::newRow("status") << "status:stopped dns" << QStringList{};
    QTest::newRow("running") << "status:running dns"
                             << QStringList{QStringLiteral("dns-1"), QStringLiteral("dns-2")};
    QTest::newRow("no key") << "what:else" << QStringList{};
}

void TestMachineModel::filters()
{
    QFETCH(QString, text);
    QFETCH(QStringList, left);
    ModelRig rig;
    MachineFilter filter;
    filter.setSourceModel(&rig.model);
    const QAbstractItemModelTester tester(&filter, examine);
    filter.setWords(FilterWords(text));
    QCOMPARE(names(filter), left);
    filter.setWords({});
    QCOMPARE(filter.rowCount(), rig.model.rowCount());
}

void TestMachineModel::sortsNumbersAsNumbers()
{
    ModelRig rig;
    MachineFilter filter;
    filter.setSourceModel(&rig.model);
    const QAbstractItemModelTester tester(&filter, examine);
    filter.sort(MachineModel::Memory, Qt::DescendingOrder);
    QCOMPARE(names(filter).first(), QStringLiteral("db"));
    rig.rig.cluster.addForeignVm(110, "pve1", "early");
    rig.rig.runFor(Millis{30'000});
    QCOMPARE(filter.rowCount(), rig.model.rowCount());
    QCOMPARE(names(filter).first(), QStringLiteral("db"));
    filter.sort(MachineModel::VmIdColumn, Qt::AscendingOrder);
    QCOMPARE(names(filter).first(), names(rig.model).first());
}

void TestMachineModel::consoleUrlNamesTheVm()
{
    Machine machine;
    machine.vmid = 130;
    machine.name = QStringLiteral("a&b c");
    machine.node = QStringLiteral("pve2");
    const QUrl url = consoleUrl(QUrl(QStringLiteral("https://pve1.lab.example:8006/api2/json")), machine);
    QCOMPARE(url.toString(QUrl::FullyEncoded),
             QStringLiteral("https://pve1.lab.example:8006/"
                            "?console=kvm&novnc=1&vmid=130&vmname=a%26b%20c&node=pve2"));
}

void TestMachineModel::showsTheAddressThatAMachineHasNow()
{
    ModelRig rig;
    const auto detail = [&rig](pve::VmId vmid) {
        const auto row = rig.model.match(rig.model.index(0, 0), MachineModel::VmIdRole, vmid).value(0);
        return row.siblingAtColumn(MachineModel::Address).data(Qt::ToolTipRole).toString();
    };
    QCOMPARE(rig.cell(130, MachineModel::Address), QString());
    rig.addresses.look(rig.inventory.data().vms);
    rig.rig.runFor(Millis{10'000});
    QTRY_COMPARE(rig.cell(130, MachineModel::Address), QStringLiteral("10.0.20.11"));
    QVERIFY2(detail(130).contains(QLatin1String("as its configuration sets it")), qPrintable(detail(130)));
    rig.addresses.rest(); // what was read stays
    rig.read();
    QCOMPARE(rig.cell(130, MachineModel::Address), QStringLiteral("10.0.20.11"));
}

QTEST_MAIN(TestMachineModel)
#include "tst_machinemodel.moc"
