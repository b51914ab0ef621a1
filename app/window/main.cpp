// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/terminal.h"
#include "app/window/desk.h"
#include "core/pve/systemproxy.h"
#include "ui/plurals.h"
#include "ui/slipwaystyle.h"
#include "ui/themefollower.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    app::forbidCoreDumps();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slipway"));
    QApplication::setDesktopFileName(QStringLiteral("slipway"));
    QNetworkProxyFactory::setApplicationProxyFactory(new pve::SystemProxy); // takes it over
    app::Console console;
    const auto start = app::parseWindowArguments(QApplication::arguments().mid(1));
    if (!start)
        return static_cast<int>(console.refuse(app::ExitCode::Usage, start.error()));
    if (!start->print.isEmpty()) {
        console.out(start->print);
        return 0;
    }
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    const ui::ThemeFollower theme;
    ui::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    app::Desk desk(start->options);
    desk.open();
    return QApplication::exec();
}
