// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/searchfield.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using ui::PaletteEntry;
using ui::SearchField;

namespace {

pve::InventoryData cluster(int vms)
{
    pve::InventoryData data;
    for (int i = 0; i < vms; ++i) {
        pve::Resource vm;
        vm.vmid = 100 + i;
        vm.name = QStringLiteral("vm-%1").arg(i);
        vm.node = QStringLiteral("pve1");
        vm.status = QStringLiteral("running");
        data.vms.append(vm);
    }
    return data;
}

struct Rig
{
    explicit Rig(int vms = 30)
    {
        auto *row = new QHBoxLayout(&window);
        row->addWidget(&other, 0, Qt::AlignTop);
        row->addWidget(field, 0, Qt::AlignTop | Qt::AlignRight);
        field->setSource([vms] { return ui::PaletteSource({}, cluster(vms), {}); });
        window.addAction(field->search());
        window.resize(900, 500);
        window.show();
        other.setFocus();
    }
    [[nodiscard]] QString current() const { return list->currentIndex().data().toString(); }
    void press(Qt::Key key) { QTest::keyClick(field, key); }

    QWidget window;
    QPushButton other{QStringLiteral("other")};
    SearchField *field = new SearchField(&window);
    QListView *list = window.findChild<QListView *>(QStringLiteral("paletteList"));
    QWidget *palette = window.findChild<QWidget *>(QStringLiteral("palette"));
    QWidget *foot = window.findChild<QWidget *>(QStringLiteral("paletteFoot"));
};

} // namespace

/// The palette by key and mouse.
class TestSearchField : public QObject
{
    Q_OBJECT
private slots:
    void opensByItsShortcutAndGivesTheKeyboardBack();
    void opensByAClick();
    void upAndDownChooseAndReturnTakes();
    void aClickTakesARow();
    void returnWaitsForWhatIsStillLookedAt();
    void saysHowManyMoreAndThatNothingFits();
    void theListStaysWithinItsWindow();
    void leavingClosesIt();
    void everythingHasAName();
};

void TestSearchField::opensByItsShortcutAndGivesTheKeyboardBack()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    QVERIFY(rig.palette->isHidden());
    QTest::keyClick(&rig.other, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(rig.field->hasFocus() && rig.palette->isVisible());
    QCOMPARE(rig.current(), QStringLiteral("vm-0"));
    QTest::keyClicks(rig.field, QStringLiteral("vm-7"));
    QCOMPARE(rig.list->model()->rowCount(), 1);
    rig.press(Qt::Key_Escape);
    QVERIFY(rig.palette->isHidden() && rig.other.hasFocus());
    QCOMPARE(rig.field->text(), QString());
}

void TestSearchField::opensByAClick()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    rig.field->setFocus(Qt::TabFocusReason);
    QVERIFY(rig.palette->isHidden()); // only passed by
    QTest::mouseClick(rig.field, Qt::LeftButton);
    QVERIFY(rig.palette->isVisible());
    rig.press(Qt::Key_Escape);
    rig.field->setFocus(Qt::TabFocusReason);
    rig.press(Qt::Key_Down);
    QVERIFY(rig.palette->isVisible());
}

void TestSearchField::upAndDownChooseAndReturnTakes()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    QSignalSpy chosen(rig.field, &SearchField::chosen);
    rig.field->search()->trigger();
    rig.press(Qt::Key_Down);
    rig.press(Qt::Key_Down);
    rig.press(Qt::Key_Up);
    QCOMPARE(rig.current(), QStringLiteral("vm-1"));
    rig.press(Qt::Key_PageDown);
    QCOMPARE(rig.current(), QStringLiteral("vm-11"));
    rig.press(Qt::Key_PageUp);
    rig.press(Qt::Key_PageUp);
    QCOMPARE(rig.current(), QStringLiteral("vm-0"));
    QTest::keyClicks(rig.field, QStringLiteral("vm-2"));
    rig.press(Qt::Key_Down);
    rig.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<PaletteEntry>().title, QStringLiteral("vm-20"));
    QCOMPARE(chosen[0][0].value<PaletteEntry>().id, QStringLiteral("120"));
    QVERIFY(rig.palette->isHidden() && rig.other.hasFocus());
    rig.field->search()->trigger();
    QCOMPARE(rig.current(), QStringLiteral("vm-20")); // used last
}

void TestSearchField::aClickTakesARow()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    QSignalSpy chosen(rig.field, &SearchField::chosen);
    rig.field->search()->trigger();
    QTest::mouseClick(rig.list->viewport(), Qt::LeftButton, {},
                      rig.list->visualRect(rig.list->model()->index(3, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<PaletteEntry>().title, QStringLiteral("vm-3"));
    QVERIFY(rig.palette->isHidden());
}

void TestSearchField::returnWaitsForWhatIsStillLookedAt()
{
    Rig rig(3000);
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    QSignalSpy chosen(rig.field, &SearchField::chosen);
    rig.field->search()->trigger();
    rig.field->setText(QStringLiteral("vm-2999"));
    rig.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<PaletteEntry>().title, QStringLiteral("vm-2999"));
}

void TestSearchField::saysHowManyMoreAndThatNothingFits()
{
    Rig rig(60);
    rig.field->search()->trigger();
    QVERIFY(rig.foot->isVisible());
    QVERIFY(rig.foot->property("text").toString().startsWith(QStringLiteral("10 other")));
    rig.field->setText(QStringLiteral("vm-5"));
    QVERIFY(rig.foot->isHidden());
    rig.field->setText(QStringLiteral("nowhere"));
    QVERIFY(rig.foot->isVisible() && rig.list->isHidden());
    QCOMPARE(rig.foot->property("text").toString(), QStringLiteral("Nothing fits “nowhere”."));
    rig.press(Qt::Key_Return); // takes nothing
    QVERIFY(rig.palette->isVisible());
}

void TestSearchField::theListStaysWithinItsWindow()
{
    Rig rig;
    rig.field->search()->trigger();
    for (const QSize size : {QSize(900, 500), QSize(420, 300)}) {
        rig.window.resize(size);
        QVERIFY(rig.window.rect().contains(rig.palette->geometry()));
        QVERIFY(rig.palette->height() > 100);
        QVERIFY(rig.palette->y() >= rig.field->geometry().bottom());
    }
}

void TestSearchField::leavingClosesIt()
{
    Rig rig;
    QVERIFY(QTest::qWaitForWindowActive(&rig.window));
    rig.field->search()->trigger();
    QTest::keyClicks(rig.field, QStringLiteral("vm"));
    rig.other.setFocus(Qt::TabFocusReason);
    QVERIFY(rig.palette->isHidden());
    QCOMPARE(rig.field->text(), QString());
}

void TestSearchField::everythingHasAName()
{
    Rig rig;
    QVERIFY(!rig.field->accessibleName().isEmpty());
    QVERIFY(!rig.list->accessibleName().isEmpty());
    rig.field->search()->trigger();
    QCOMPARE(rig.list->currentIndex().data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("VM vm-0, 100 · pve1, Running"));
}

QTEST_MAIN(TestSearchField)
#include "tst_searchfield.moc"
