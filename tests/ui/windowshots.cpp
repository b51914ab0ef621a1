// SPDX-License-Identifier: Apache-2.0
// Draws every page of the window into a folder, for looking at them, with calm, busy and failing data, light
// and dark: windowshots DIR [SCALE [LANGUAGE]]. The clock is moved by hand, so that each run draws the same.
#include "tests/ui/shots/scenes.h"
#include "ui/language.h"
#include "ui/slipwaystyle.h"

#include <QApplication>
#include <QDir>

int main(int argc, char **argv)
{
    if (argc > 2)
        qputenv("QT_SCALE_FACTOR", argv[2]);
    QApplication app(argc, argv);
    QApplication::setStyle(new ui::SlipwayStyle);
    ui::Language language;
    language.choose(ui::Language::fromName(QCoreApplication::arguments().value(3))
                        .value_or(ui::Language::Choice::English));
    const QString dir = QCoreApplication::arguments().value(1);
    if (dir.isEmpty() || !QDir().mkpath(dir))
        qFatal("usage: windowshots DIR [SCALE [LANGUAGE]]");
    shots::shootFirstPages(dir);
    shots::shootPassword(dir);
    shots::shootChecks(dir, QStringLiteral("calm"), QStringLiteral("connect-checks"));
    shots::shootChecks(dir, QStringLiteral("forbidden"), QStringLiteral("connect-checks-missing"));
    shots::shootPreferences(dir);
    shots::shootCreate(dir);
    shots::shootNarrow(dir);
    shots::shootSpecs(dir);
    shots::shootCalm(dir);
    shots::shootPalette(dir);
    shots::shootBusy(dir);
    shots::shootFailing(dir);
    shots::shootStates(dir);
    shots::shootBatches(dir);
    shots::shootMachines(dir);
    shots::shootMachinesFailing(dir);
    return 0;
}
