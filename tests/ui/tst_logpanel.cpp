// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginerig.h"
#include "tests/ui/specs.h"
#include "ui/logpanel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

using base::Millis;
using namespace ui;

namespace {

struct PanelRig
{
    PanelRig()
    {
        rig.start();
        ids = rig.submit(test::fiveVms);
        panel = std::make_unique<LogPanel>(rig.log(), rig.engine());
        panel->resize(900, 200);
        panel->show();
        rig.run();
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        return panel->findChild<Widget *>(QString::fromLatin1(name));
    }
    int rows() { return find<QTableView>("logTable")->model()->rowCount(); }

    test::EngineRig rig;
    QStringList ids;
    std::unique_ptr<LogPanel> panel;
};

} // namespace

class TestLogPanel : public QObject
{
    Q_OBJECT
private slots:
    void levelAppliesToOldLines();
    void jobAndFindNarrow();
    void followsTheEndUnlessScrolledUp();
    void copiesWhatIsSelectedOrShown();
};

void TestLogPanel::levelAppliesToOldLines()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    const int info = rig.rows();
    auto *level = rig.find<QComboBox>("logLevel");
    level->setFocus();
    QTest::keyClick(level, Qt::Key_End);
    QCOMPARE(rig.rig.log().level(), base::LogRecord::Level::Debug);
    QVERIFY(rig.rows() > info);
    QTest::keyClick(level, Qt::Key_Home);
    QCOMPARE(rig.rows(), 0);
    rig.rig.log().setLevel(base::LogRecord::Level::Info);
    QCOMPARE(level->currentText(), QStringLiteral("info"));
    QCOMPARE(rig.rows(), info);
}

void TestLogPanel::jobAndFindNarrow()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    const int all = rig.rows();
    auto *jobs = rig.find<QComboBox>("logJob");
    QCOMPARE(jobs->count(), 6);
    QTest::keyClick(jobs, Qt::Key_Down);
    QVERIFY(rig.rows() > 0 && rig.rows() < all);
    QTest::keyClicks(rig.find<QLineEdit>("logFind"), QStringLiteral("nothing like it"));
    QCOMPARE(rig.rows(), 0);
    auto *clear = rig.find<QPushButton>("clearLogFilterButton");
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(rig.rows(), all);
}

void TestLogPanel::followsTheEndUnlessScrolledUp()
{
    PanelRig rig;
    auto *bar = rig.find<QTableView>("logTable")->verticalScrollBar();
    auto *follow = rig.panel->findChild<QAction *>(QStringLiteral("followLog"));
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    QTRY_VERIFY(!follow->isChecked());
    rig.rig.submit(test::oneVm);
    const int before = rig.rows();
    QTRY_VERIFY(rig.rows() > before);
    QCOMPARE(bar->value(), 0);
    QTest::mouseClick(rig.find<QPushButton>("followLogButton"), Qt::LeftButton);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void TestLogPanel::copiesWhatIsSelectedOrShown()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    QCOMPARE(rig.panel->copied().split(QLatin1Char('\n')).size(), rig.rows());
    auto *table = rig.find<QTableView>("logTable");
    table->selectRow(2);
    table->setFocus();
    QTest::mouseClick(rig.find<QPushButton>("copyLogButton"), Qt::LeftButton);
    const auto text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count(QLatin1Char('\n')), 0);
    QVERIFY(text.contains(u"rancher-"));
}

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
