// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/inventoryrig.h"
#include "ui/filterfield.h"
#include "ui/inventoryview.h"
#include "ui/models/inventorymodel.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using ui::InventoryModel;

namespace {

QStringList texts(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList list;
    for (int row = 0; row < model.rowCount(parent); ++row)
        list.append(model.index(row, 0, parent).data().toString());
    return list;
}

} // namespace

/// The tree of the inventory, and that a refresh takes nothing away from the person who looks at it.
class TestInventoryModel : public QObject
{
    Q_OBJECT
private slots:
    void putsTemplatesFirstThenNodesThenStorages();
    void followsWithTheSmallestChanges();
    void namesAVmThatHasNoNameYet();
    void keepsTheLastSamplesOfANode();
    void selectionAndScrollSurviveARefresh();
    void choosingATemplateIsSaidOnceAndOnlyForTemplates();
    void filterLeavesWhatFits();
    void filterReadsWords_data();
    void filterReadsWords();
    void filteringTakesNothingAway();
    void filterSaysWhatItDoesNotKnow();
    void nothingThatFitsCanBeMended();
    void revealEmptiesAFilterThatHides();
    void aRefreshOfTenThousandTouchesWhatChanged();
    void greysAndDatesWhatIsOld();
};

void TestInventoryModel::putsTemplatesFirstThenNodesThenStorages()
{
    test::InventoryRig rig;
    InventoryModel model(rig.inventory);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(texts(model),
             (QStringList{QStringLiteral("Templates"), QStringLiteral("pve1"), QStringLiteral("pve2"),
                          QStringLiteral("pve3"), QStringLiteral("Storage")}));
    QCOMPARE(texts(model, model.index(0, 0)),
             (QStringList{QStringLiteral("debian-12"), QStringLiteral("ubuntu-24.04"),
                          QStringLiteral("win-2022")}));
    const QModelIndex web = model.indexOf(130);
    QCOMPARE(web.parent().data().toString(), QStringLiteral("pve2"));
    QCOMPARE(web.data(InventoryModel::DetailRole).toString(), QStringLiteral("130"));
    QVERIFY(web.data(InventoryModel::RunningRole).toBool());
    QVERIFY(texts(model, model.index(4, 0)).contains(QStringLiteral("local · pve2")));
    QVERIFY(!model.indexOf(999).isValid());
}

void TestInventoryModel::followsWithTheSmallestChanges()
{
    test::InventoryRig rig;
    InventoryModel model(rig.inventory);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    rig.cluster.addForeignVm(125000, "pve1", "newcomer");
    rig.cluster.addForeignVm(110, "pve1", "early");
    rig.clock.advance(base::Millis{30'000});
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(reset.size(), 0);
    const QStringList vms = texts(model, model.index(1, 0));
    QCOMPARE(vms.first(), QStringLiteral("early"));
    QCOMPARE(vms.last(), QStringLiteral("newcomer"));
}

void TestInventoryModel::namesAVmThatHasNoNameYet()
{
    test::InventoryRig rig;
    InventoryModel model(rig.inventory);
    rig.cluster.addForeignVm(777, "pve3", "late"); // the name comes with the next round of pvestatd
    rig.inventory.refresh();
    rig.clock.advance(base::Millis{500});
    QVERIFY(model.indexOf(777).isValid());
    QVERIFY(!model.indexOf(777).data().toString().isEmpty());
    // Nor does anybody know yet whether it runs.
    QVERIFY(!model.indexOf(777).data(InventoryModel::RunningRole).isValid());
    const QString spoken = model.indexOf(777).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.endsWith(QStringLiteral(", unknown")), qPrintable(spoken));
    rig.clock.advance(base::Millis{60'000});
    QVERIFY(model.indexOf(777).data(InventoryModel::RunningRole).isValid());
}

void TestInventoryModel::keepsTheLastSamplesOfANode()
{
    test::InventoryRig rig;
    InventoryModel model(rig.inventory);
    rig.clock.advance(base::Millis{200'000});
    const auto samples = model.index(1, 0).data(InventoryModel::LoadRole).value<QList<double>>();
    QCOMPARE(samples.size(), InventoryModel::loadSamples);
    QVERIFY(samples.last() > 0);
}

void TestInventoryModel::selectionAndScrollSurviveARefresh()
{
    test::InventoryRig rig;
    for (int vmid = 200; vmid < 300; ++vmid)
        rig.cluster.addForeignVm(vmid, "pve1", "vm-" + QByteArray::number(vmid));
    rig.clock.advance(base::Millis{30'000});
    ui::InventoryView view(rig.inventory);
    view.resize(224, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *tree = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"));
    tree->collapse(tree->model()->index(2, 0));
    view.choose(250);
    tree->verticalScrollBar()->setValue(300);
    const int scroll = tree->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    rig.cluster.addForeignVm(5000, "pve3", "more");
    rig.clock.advance(base::Millis{30'000});
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("vm-250"));
    QCOMPARE(tree->verticalScrollBar()->value(), scroll);
    QVERIFY(!tree->isExpanded(tree->model()->index(2, 0)));
    QVERIFY(tree->isExpanded(tree->model()->index(1, 0)));
}

void TestInventoryModel::choosingATemplateIsSaidOnceAndOnlyForTemplates()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy chosen(&view, &ui::InventoryView::templateChosen);
    auto *tree = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"));
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QTest::keyClick(tree, Qt::Key_Down);
    QCOMPARE(chosen.size(), 0); // only looked at
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 9000);
    QTest::keyClicks(view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter")),
                     QStringLiteral("ubuntu"));
    QCOMPARE(chosen.size(), 1); // the current row moved by itself
    view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"))->clear();
    const QModelIndex vm = tree->model()->index(0, 0, tree->model()->index(1, 0));
    tree->scrollTo(vm);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(vm).center());
    QCOMPARE(chosen.size(), 1);
    view.choose(9001);
    QCOMPARE(chosen.size(), 1);
}

void TestInventoryModel::filterLeavesWhatFits()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    auto *tree = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"));
    auto *filter = view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"));
    const QAbstractItemModelTester tester(tree->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClicks(filter, QStringLiteral("MAIL"));
    QCOMPARE(texts(*tree->model()), QStringList{QStringLiteral("pve2")});
    QCOMPARE(texts(*tree->model(), tree->model()->index(0, 0)), QStringList{QStringLiteral("mail")});
    rig.cluster.addForeignVm(777, "pve1", "mail-2"); // on a node that did not fit
    rig.cluster.addForeignVm(778, "pve2", "other");
    rig.clock.advance(base::Millis{30'000});
    QCOMPARE(texts(*tree->model()), (QStringList{QStringLiteral("pve1"), QStringLiteral("pve2")}));
    QCOMPARE(texts(*tree->model(), tree->model()->index(0, 0)), QStringList{QStringLiteral("mail-2")});
    QCOMPARE(texts(*tree->model(), tree->model()->index(1, 0)), QStringList{QStringLiteral("mail")});
    filter->clear();
    QTest::keyClicks(filter, QStringLiteral("9001"));
    QCOMPARE(texts(*tree->model(), tree->model()->index(0, 0)), QStringList{QStringLiteral("ubuntu-24.04")});
    filter->clear();
    QCOMPARE(tree->model()->rowCount(), 5);
}

void TestInventoryModel::filterReadsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("templates") << QStringLiteral("template: node:pve1")
                               << QStringList{QStringLiteral("debian-12"), QStringLiteral("win-2022")};
    QTest::newRow("a template") << QStringLiteral("template:ubuntu")
                                << QStringList{QStringLiteral("ubuntu-24.04")};
    QTest::newRow("a VM of a node") << QStringLiteral("mail node:pve2 status:running")
                                    << QStringList{QStringLiteral("mail")};
    QTest::newRow("none") << QStringLiteral("mail node:pve1") << QStringList();
    QTest::newRow("as people read it")
        << QStringLiteral("130 status:run") << QStringList{QStringLiteral("web")};
}

void TestInventoryModel::filterReadsWords()
{
    QFETCH(QString, text);
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    const auto *model = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"))->model();
    QTest::keyClicks(view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter")), text);
    QStringList rows;
    for (int group = 0; group < model->rowCount(); ++group)
        rows += texts(*model, model->index(group, 0));
    QTEST(rows, "rows");
}

void TestInventoryModel::filteringTakesNothingAway()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *tree = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"));
    auto *filter = view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"));
    view.choose(130);
    tree->collapse(tree->model()->index(1, 0));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("ubuntu"));
    QVERIFY(!tree->currentIndex().isValid()); // hidden, and nothing else chosen for it
    QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(filter->text(), QString());
    QCOMPARE(tree->currentIndex().data(InventoryModel::VmIdRole).toInt(), 130);
    QVERIFY(!tree->isExpanded(tree->model()->index(1, 0)));
    QVERIFY(tree->isExpanded(tree->model()->index(2, 0)));
    QTest::keyClicks(filter, QStringLiteral("node:pve2"));
    QCOMPARE(tree->currentIndex().data(InventoryModel::VmIdRole).toInt(), 130);
}

void TestInventoryModel::filterSaysWhatItDoesNotKnow()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    auto *filter = view.findChild<ui::FilterField *>(QStringLiteral("inventoryFilter"));
    QVERIFY(filter->note()->isHidden());
    QTest::keyClicks(filter, QStringLiteral("colour:"));
    QVERIFY(!filter->note()->isHidden());
    QVERIFY(filter->accessibleDescription().contains(QStringLiteral("“colour:”")));
    for (const QString &key : ui::FilterWords::keys())
        QVERIFY(filter->accessibleDescription().contains(key + u':'));
    filter->clear();
    QVERIFY(filter->note()->isHidden());
    QVERIFY(filter->accessibleDescription().isEmpty());
}

void TestInventoryModel::nothingThatFitsCanBeMended()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    auto *filter = view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"));
    auto *none = view.findChild<QWidget *>(QStringLiteral("inventoryNoMatches"));
    QVERIFY(none->isHidden());
    QTest::keyClicks(filter, QStringLiteral("nowhere"));
    QVERIFY(!none->isHidden());
    none->findChild<QAbstractButton *>()->click();
    QVERIFY(none->isHidden());
    QCOMPARE(filter->text(), QString());
}

void TestInventoryModel::revealEmptiesAFilterThatHides()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    auto *tree = view.findChild<QTreeView *>(QStringLiteral("inventoryTree"));
    auto *filter = view.findChild<QLineEdit *>(QStringLiteral("inventoryFilter"));
    filter->setText(QStringLiteral("node:pve2"));
    view.reveal(QStringLiteral("pve2"));
    QCOMPARE(filter->text(), QStringLiteral("node:pve2"));
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("pve2"));
    view.reveal(QStringLiteral("pve3"));
    QCOMPARE(filter->text(), QString());
    QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("pve3"));
}

void TestInventoryModel::aRefreshOfTenThousandTouchesWhatChanged()
{
    test::InventoryRig rig;
    for (int vmid = 10'000; vmid < 20'000; ++vmid)
        rig.cluster.addForeignVm(vmid, "pve1", "vm-" + QByteArray::number(vmid));
    rig.clock.advance(base::Millis{30'000});
    InventoryModel model(rig.inventory);
    ui::InventoryView view(rig.inventory);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy refreshed(&rig.inventory, &pve::Inventory::refreshed);
    rig.cluster.addForeignVm(20'000, "pve1", "newcomer");
    while (refreshed.size() < 3)
        rig.clock.advance(base::Millis{1'000});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size() + reset.size(), 0);
    for (const QList<QVariant> &range : changed) { // the nodes' load, and no VM that stayed as it was
        const auto first = range[0].toModelIndex();
        const int vmid = first.data(InventoryModel::VmIdRole).toInt();
        QVERIFY2(!first.parent().isValid() || vmid < 10'000, qPrintable(first.data().toString()));
    }
}

void TestInventoryModel::greysAndDatesWhatIsOld()
{
    test::InventoryRig rig;
    ui::InventoryView view(rig.inventory);
    auto *tree = view.findChild<QWidget *>(QStringLiteral("inventoryTree"));
    auto *trouble = view.findChild<QWidget *>(QStringLiteral("inventoryTrouble"));
    QVERIFY(tree->isEnabled() && trouble->isHidden());
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /cluster/resources");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 595;
    fault.lasting = sim::Millis{15'000};
    rig.cluster.addFault(fault);
    rig.clock.advance(base::Millis{12'000});
    QVERIFY(!tree->isEnabled() && !trouble->isHidden());
    const QString text = trouble->findChild<QLabel *>()->text();
    static const QRegularExpression sentence(
        QStringLiteral("\\ALast seen \\d\\d:\\d\\d:\\d\\d\\. Retrying in \\d+ s\\.\\z"));
    QVERIFY2(sentence.match(text).hasMatch(), qPrintable(text));
    rig.clock.advance(base::Millis{40'000});
    QVERIFY(tree->isEnabled() && trouble->isHidden());
}

QTEST_MAIN(TestInventoryModel)
#include "tst_inventorymodel.moc"
