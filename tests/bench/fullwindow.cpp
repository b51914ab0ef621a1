// SPDX-License-Identifier: Apache-2.0
// Slipway's window at its first start, which says when it has been painted. windowcost.py compares it with
// emptywindow.
#include "app/window/desk.h"
#include "app/window/sparing.h"
#include "core/base/systemclock.h"
#include "core/store/memorystore.h"
#include "tests/bench/firstpaint.h"
#include "ui/slipwaystyle.h"

#include <QApplication>

int main(int argc, char **argv)
{
    app::spareMachineCode();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slipway"));
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    base::SystemClock clock;
    store::MemoryStore secrets(clock);
    app::Accounts accounts(store::ProfileFile(), secrets);
    app::Choices choices{store::PreferencesFile()};
    app::Desk desk({}, accounts, choices);
    new bench::FirstPaint(desk.window()); // the window takes it over
    desk.open();
    return QApplication::exec();
}
