// SPDX-License-Identifier: Apache-2.0
#include "ui/actionbutton.h"
#include "ui/actionrow.h"
#include "ui/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QTest>

using namespace ui;

class TestActionRow : public QObject
{
    Q_OBJECT

private slots:
    void narrowPlacesShowIconsOnly();
    void hiddenActionsTakeNoRoom();
    void toggledButtonTogglesItsAction();
};

namespace {

struct Place
{
    Place()
    {
        for (const auto &word : {QStringLiteral("Remove from List"), QStringLiteral("Delete VM …")}) {
            auto *action = new QAction(icon(Symbol::Close, Role::Text), word, &window);
            action->setToolTip(word);
            actions.append(action);
        }
        row = new ActionRow(actions, &window);
        auto *layout = new QHBoxLayout(&window);
        layout->setContentsMargins({});
        layout->addWidget(row);
    }
    void show(int width)
    {
        window.resize(width, 60);
        window.show();
        QCoreApplication::sendPostedEvents();
    }
    [[nodiscard]] int shownWidth() const
    {
        const auto *last = row->buttons().last();
        const auto *first = row->buttons().first();
        return last->geometry().right() - first->geometry().left();
    }

    QWidget window;
    QList<QAction *> actions;
    ActionRow *row = nullptr;
};

} // namespace

void TestActionRow::narrowPlacesShowIconsOnly()
{
    Place place;
    const int whole = place.row->sizeHint().width();
    place.show(whole + 100);
    const int withWords = place.shownWidth();
    QVERIFY(withWords >= whole - 2);
    place.show(place.row->minimumSizeHint().width());
    QVERIFY(place.window.width() < whole / 2);
    QVERIFY(place.shownWidth() < whole / 2);
    QCOMPARE(place.row->buttons().first()->accessibleName(), QStringLiteral("Remove from List"));
    QCOMPARE(place.row->sizeHint().width(), whole);
    place.show(whole + 100);
    QCOMPARE(place.shownWidth(), withWords);
}

void TestActionRow::hiddenActionsTakeNoRoom()
{
    Place place;
    const int whole = place.row->sizeHint().width();
    place.actions.first()->setVisible(false);
    QVERIFY(place.row->sizeHint().width() < whole);
    place.actions.last()->setVisible(false);
    QCOMPARE(place.row->sizeHint().width(), 0);
}

/// Assistive technology toggles; a mouse clicks.
void TestActionRow::toggledButtonTogglesItsAction()
{
    QAction action;
    action.setCheckable(true);
    QWidget window;
    ActionButton button(&action, &window);
    int triggered = 0;
    connect(&action, &QAction::triggered, this, [&triggered] { ++triggered; });
    button.toggle();
    QVERIFY(action.isChecked() && button.isChecked());
    button.click();
    QVERIFY(!action.isChecked() && !button.isChecked());
    QCOMPARE(triggered, 2);
    action.setChecked(true);
    QVERIFY(button.isChecked());
    QCOMPARE(triggered, 2);
}

QTEST_MAIN(TestActionRow)
#include "tst_actionrow.moc"
