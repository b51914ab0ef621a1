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
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
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
    void findsWhenTypingPauses();
    void jobsComeAndGoOneByOne();
    void followsTheEndUnlessScrolledUp();
    void keysThatScrollUpEndFollowing();
    void copiesWhatIsSelectedOrShown();
    void savesAllThatIsShown();
    void saysWhyItCannotSave();
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
    QTRY_COMPARE(rig.rows(), 0);
    auto *clear = rig.find<QPushButton>("clearLogFilterButton");
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(rig.rows(), all);
}

void TestLogPanel::findsWhenTypingPauses()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    QSignalSpy filtered(rig.find<QTableView>("logTable")->model(), &QAbstractItemModel::modelReset);
    QTest::keyClicks(rig.find<QLineEdit>("logFind"), QStringLiteral("nothing like it"));
    QCOMPARE(filtered.size(), 0);
    QVERIFY(filtered.wait());
    QCOMPARE(filtered.size(), 1);
    QCOMPARE(rig.rows(), 0);
}

void TestLogPanel::jobsComeAndGoOneByOne()
{
    PanelRig rig;
    auto *jobs = rig.find<QComboBox>("logJob");
    QTRY_VERIFY(rig.rows() > 10);
    const int all = rig.rows();
    jobs->setCurrentIndex(2);
    QSignalSpy inserted(jobs->model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(jobs->model(), &QAbstractItemModel::rowsRemoved);
    rig.rig.submit(test::oneVm);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(jobs->itemText(6), QStringLiteral("alone"));
    QVERIFY(rig.rig.engine().act(prov::want::Dismiss{rig.ids.at(0)}).has_value());
    QCOMPARE(jobs->currentData().toString(), rig.ids.at(1));
    QVERIFY(rig.rig.engine().act(prov::want::Dismiss{rig.ids.at(1)}).has_value());
    QCOMPARE(jobs->currentIndex(), 0); // the records of a job that is gone are among all
    QVERIFY(rig.rows() >= all);
    QCOMPARE(jobs->count(), 5);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 2);
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

void TestLogPanel::keysThatScrollUpEndFollowing()
{
    PanelRig rig;
    auto *table = rig.find<QTableView>("logTable");
    auto *bar = table->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0 && bar->value() == bar->maximum());
    table->setCurrentIndex(table->model()->index(rig.rows() - 1, 0));
    QTest::keyClick(table, Qt::Key_PageUp);
    QTest::keyClick(table, Qt::Key_PageUp);
    const int seen = bar->value();
    QVERIFY(seen < bar->maximum());
    QVERIFY(!rig.panel->findChild<QAction *>(QStringLiteral("followLog"))->isChecked());
    const int before = rig.rows();
    rig.rig.submit(test::oneVm);
    QTRY_VERIFY(rig.rows() > before);
    QCOMPARE(bar->value(), seen);
}

void TestLogPanel::copiesWhatIsSelectedOrShown()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    QSignalSpy copied(rig.panel.get(), &ui::LogPanel::copied);
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(rig.find<QPushButton>("copyLogButton"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty()); // not in the turn of the click
    QTRY_COMPARE(copied.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text().split(QLatin1Char('\n')).size(), rig.rows());
    QCOMPARE(copied.at(0).at(0).toString(),
             QStringLiteral("%1 record(s) of the log were copied.").arg(rig.rows()));
    auto *table = rig.find<QTableView>("logTable");
    table->selectRow(2);
    table->setFocus();
    QTest::mouseClick(rig.find<QPushButton>("copyLogButton"), Qt::LeftButton);
    QTRY_COMPARE(copied.size(), 2);
    const auto text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count(QLatin1Char('\n')), 0);
    QVERIFY(text.contains(u"rancher-"));
}

void TestLogPanel::savesAllThatIsShown()
{
    PanelRig rig;
    QTRY_VERIFY(rig.rows() > 10);
    for (int i = 0; i < 7'000; ++i) // more than one turn writes
        rig.rig.log().add(base::LogRecord::Level::Info, QStringLiteral("needle %1").arg(i));
    rig.rig.log().add(base::LogRecord::Level::Info, QStringLiteral("of another kind"));
    QTest::keyClicks(rig.find<QLineEdit>("logFind"), QStringLiteral("needle"));
    QTRY_COMPARE(rig.rows(), 7'000);
    const QTemporaryDir dir;
    QSignalSpy said(rig.panel.get(), &LogPanel::saved);
    rig.panel->saveAs(dir.filePath(QStringLiteral("a.log")));
    rig.rig.log().add(base::LogRecord::Level::Info, QStringLiteral("needle that comes later"));
    QTRY_COMPARE(said.size(), 1);
    QFile file(dir.filePath(QStringLiteral("a.log")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().split('\n');
    QVERIFY(lines.size() >= 7'001);
    QVERIFY(lines.first().endsWith("needle 0"));
    QVERIFY(lines.at(6'999).endsWith("needle 6999"));
}

void TestLogPanel::saysWhyItCannotSave()
{
    PanelRig rig;
    QSignalSpy said(rig.panel.get(), &LogPanel::failed);
    rig.panel->saveAs(QStringLiteral("/nowhere/at/all.log"));
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.first().first().toString().contains(u"was not saved"));
}

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
