// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using ui::PaletteEntry;
using ui::PaletteModel;
using ui::PaletteSource;
using Kind = PaletteEntry::Kind;

namespace {

pve::Resource vm(int vmid, const QString &name, bool isTemplate = false)
{
    pve::Resource made;
    made.type = pve::Resource::Type::Qemu;
    made.vmid = vmid;
    made.name = name;
    made.node = QStringLiteral("pve1");
    made.status = vmid % 2 == 0 ? QStringLiteral("running") : QStringLiteral("stopped");
    made.isTemplate = isTemplate;
    return made;
}

prov::Job job(int vmid, const QString &name, const QString &address)
{
    prov::Job made;
    made.id = QStringLiteral("job-%1").arg(vmid);
    made.vmid = vmid;
    made.spec.name = name;
    made.step = prov::Step::Ready;
    made.addresses = {address};
    return made;
}

pve::InventoryData smallCluster()
{
    pve::InventoryData data;
    pve::Resource node;
    node.node = QStringLiteral("pve1");
    node.status = QStringLiteral("online");
    data.nodes = {node};
    data.vms = {vm(100, QStringLiteral("my-web")), vm(101, QStringLiteral("cobweb")),
                vm(102, QStringLiteral("web-2")), vm(103, QStringLiteral("db")),
                vm(9000, QStringLiteral("debian-12"), true)};
    return data;
}

pve::InventoryData largeCluster(int vms)
{
    pve::InventoryData data = smallCluster();
    data.vms.clear();
    for (int i = 0; i < vms; ++i)
        data.vms.append(vm(10'000 + i, QStringLiteral("machine-%1").arg(i)));
    return data;
}

QStringList rows(const PaletteModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(ui::spoken(model.entryAt(row)));
    return list;
}

QStringList titles(const PaletteModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.entryAt(row).title);
    return list;
}

} // namespace

/// What the palette finds, in which order, and how much it does at a time.
class TestPaletteModel : public QObject
{
    Q_OBJECT
private slots:
    void everyWordHasToStandSomewhere_data();
    void everyWordHasToStandSomewhere();
    void betterFitsComeFirst();
    void aNameFindsTheThingBeforeWhatActsOnIt();
    void whatWasUsedLastComesFirstAmongEquals();
    void rowsSayEverythingThatTheyShow();
    void anAddressIsItsVmsWhileTheNameIs();
    void onlyActionsThatCanBeTriggeredAreFound();
    void whatTheWindowIsForComesBeforeItsMenu();
    void tenThousandAreRankedInSlices();
};

void TestPaletteModel::everyWordHasToStandSomewhere_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    const auto list = [](std::initializer_list<const char *> names) {
        QStringList made;
        for (const char *name : names)
            made.append(QString::fromLatin1(name));
        return made;
    };
    QTest::newRow("name") << QStringLiteral("DB") << list({"db"});
    QTest::newRow("vmid") << QStringLiteral("9000") << list({"debian-12"});
    QTest::newRow("two words") << QStringLiteral(" web   running ") << list({"web-2", "my-web"});
    QTest::newRow("kind") << QStringLiteral("template") << list({"debian-12"});
    QTest::newRow("node") << QStringLiteral("node pve1") << list({"pve1"});
    QTest::newRow("none") << QStringLiteral("web nowhere") << QStringList();
}

void TestPaletteModel::everyWordHasToStandSomewhere()
{
    QFETCH(QString, typed);
    PaletteModel model;
    model.begin(PaletteSource({}, smallCluster(), {}));
    model.setQuery(typed);
    QTEST(titles(model), "found");
}

void TestPaletteModel::betterFitsComeFirst()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.begin(PaletteSource({}, smallCluster(), {}));
    QCOMPARE(titles(model),
             (QStringList{QStringLiteral("debian-12"), QStringLiteral("my-web"), QStringLiteral("cobweb"),
                          QStringLiteral("web-2"), QStringLiteral("db"), QStringLiteral("pve1")}));
    model.setQuery(QStringLiteral("web"));
    QCOMPARE(titles(model),
             (QStringList{QStringLiteral("web-2"), QStringLiteral("my-web"), QStringLiteral("cobweb")}));
}

void TestPaletteModel::aNameFindsTheThingBeforeWhatActsOnIt()
{
    QWidget window;
    QAction cancel(QStringLiteral("Cancel Job"), &window);
    cancel.setObjectName(QStringLiteral("cancel"));
    cancel.setProperty("concerns", QStringLiteral("db"));
    PaletteModel model;
    model.begin(PaletteSource({&cancel}, {}, {job(103, QStringLiteral("db"), {})}));
    model.setQuery(QStringLiteral("job db"));
    QCOMPARE(titles(model), (QStringList{QStringLiteral("db"), QStringLiteral("Cancel Job")}));
    model.used(model.entryAt(1));
    model.begin(PaletteSource({&cancel}, {}, {job(103, QStringLiteral("db"), {})}));
    QCOMPARE(titles(model).first(), QStringLiteral("db"));
    model.setQuery(QStringLiteral("cancel"));
    QCOMPARE(titles(model), QStringList{QStringLiteral("Cancel Job")});
}

void TestPaletteModel::whatWasUsedLastComesFirstAmongEquals()
{
    PaletteModel model;
    model.begin(PaletteSource({}, smallCluster(), {}));
    model.used(model.entryAt(2)); // cobweb
    model.used(model.entryAt(4)); // db
    model.begin(PaletteSource({}, smallCluster(), {}));
    QCOMPARE(titles(model).mid(0, 3),
             (QStringList{QStringLiteral("db"), QStringLiteral("cobweb"), QStringLiteral("debian-12")}));
    model.setQuery(QStringLiteral("web"));
    QCOMPARE(titles(model).last(), QStringLiteral("cobweb")); // no equal of those that fit better
}

void TestPaletteModel::rowsSayEverythingThatTheyShow()
{
    PaletteModel model;
    model.begin(
        PaletteSource({}, smallCluster(), {job(103, QStringLiteral("db"), QStringLiteral("10.0.0.5"))}));
    QCOMPARE(rows(model).first(), QStringLiteral("Template debian-12, 9000 · pve1"));
    QVERIFY(rows(model).contains(QStringLiteral("VM my-web, 100 · pve1, Running")));
    QVERIFY(rows(model).contains(QStringLiteral("Node pve1, Online")));
    QVERIFY(rows(model).contains(QStringLiteral("Job db, 103 · 10.0.0.5, Ready")));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), rows(model).first());
}

void TestPaletteModel::anAddressIsItsVmsWhileTheNameIs()
{
    PaletteModel model;
    model.begin(PaletteSource({}, smallCluster(),
                              {job(103, QStringLiteral("db"), QStringLiteral("10.0.0.5")),
                               job(102, QStringLiteral("earlier"), QStringLiteral("10.0.0.6"))}));
    model.setQuery(QStringLiteral("10.0.0."));
    QCOMPARE(rows(model), (QStringList{QStringLiteral("VM db, 103 · pve1 · 10.0.0.5, Stopped"),
                                       QStringLiteral("Job earlier, 102 · 10.0.0.6, Ready"),
                                       QStringLiteral("Job db, 103 · 10.0.0.5, Ready")}));
}

void TestPaletteModel::onlyActionsThatCanBeTriggeredAreFound()
{
    QWidget window;
    QWidget page(&window);
    const auto add = [](QWidget *to, const QString &text) {
        auto *action = new QAction(text, to);
        to->addAction(action);
        return action;
    };
    QAction *open = add(&window, QStringLiteral("&Open && Close …"));
    open->setShortcut(Qt::CTRL | Qt::Key_O);
    open->setProperty("concerns", QStringLiteral("rancher-1"));
    add(&window, QStringLiteral("Off"))->setEnabled(false);
    add(&window, QStringLiteral("Hidden"))->setVisible(false);
    add(&window, QString());
    add(&page, QStringLiteral("Elsewhere"));
    const QAction homeless(QStringLiteral("Homeless"), &window);
    window.show();
    page.hide();
    QCOMPARE(ui::availableActions(window), QList<QAction *>{open});
    PaletteModel model;
    model.begin(PaletteSource(ui::availableActions(window), {}, {}));
    QCOMPARE(rows(model), QStringList{QStringLiteral("Action Open & Close …, rancher-1, Ctrl+O")});
}

void TestPaletteModel::whatTheWindowIsForComesBeforeItsMenu()
{
    QWidget window;
    QMenu menu(&window);
    window.addAction(menu.addAction(QStringLiteral("Quit")));
    auto *make = new QAction(QStringLiteral("New VMs"), &window);
    window.addAction(make);
    window.show();
    PaletteModel model;
    model.begin(PaletteSource(ui::availableActions(window), {}, {}));
    QCOMPARE(titles(model), (QStringList{QStringLiteral("New VMs"), QStringLiteral("Quit")}));
}

void TestPaletteModel::tenThousandAreRankedInSlices()
{
    QList<prov::Job> jobs;
    for (int i = 0; i < 1000; ++i)
        jobs.append(job(30'000 + i, QStringLiteral("made-%1").arg(i), QStringLiteral("10.1.0.1")));
    PaletteModel model;
    QSignalSpy ranked(&model, &PaletteModel::ranked);
    model.begin(PaletteSource({}, largeCluster(10'000), jobs));
    QCOMPARE(ranked.size(), 1);
    QCOMPARE(model.rowCount() + model.more(), PaletteModel::madeInASlice);
    QTRY_VERIFY(model.isComplete());
    QCOMPARE(model.rowCount(), PaletteModel::most);
    QCOMPARE(model.rowCount() + model.more(), 11'001);
    QElapsedTimer timer;
    qint64 longest = 0;
    for (const QString &typed : {QStringLiteral("m"), QStringLiteral("ma"), QStringLiteral("machine 9")}) {
        ranked.clear();
        timer.start();
        model.setQuery(typed);
        longest = std::max(longest, timer.nsecsElapsed());
        QCOMPARE(ranked.size(), 1);
        QVERIFY(!model.isComplete()); // the rest is for the next turns
    }
    QTRY_VERIFY(model.isComplete());
    QVERIFY(model.entryAt(0).title.startsWith(QStringLiteral("machine-9")));
    qInfo("the longest answer to a key took %.1f ms", static_cast<double>(longest) / 1e6);
}

QTEST_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
