// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/interrupt.h"
#include "app/keychain.h"
#include "app/terminal.h"
#include "app/window/desk.h"
#include "app/window/singleinstance.h"
#include "app/window/sparing.h"
#include "core/pve/systemproxy.h"
#include "core/store/memorystore.h"
#include "core/store/sessionfallback.h"
#include "ui/choiceaccess.h"
#include "ui/language.h"
#include "ui/slipwaystyle.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    app::forbidCoreDumps();
    app::spareMachineCode();
    // Before a display is needed: what is only to be printed is printed without one.
    app::Console console(false, QStringLiteral("slipway"));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (const auto print = app::parseWindowArguments(arguments); print && !print->print.isEmpty()) {
        console.out(print->print);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slipway"));
    QApplication::setDesktopFileName(QStringLiteral("slipway"));
    QNetworkProxyFactory::setApplicationProxyFactory(new pve::SystemProxy); // takes it over
    // Now without those that are Qt's own.
    const auto start = app::parseWindowArguments(QApplication::arguments().mid(1));
    if (!start)
        return static_cast<int>(console.refuse(app::ExitCode::Usage, start.error()));
    // The demo is beside everything: it leaves nothing behind that two could quarrel about.
    app::SingleInstance instance(start->options.dataDir);
    if (!start->options.demo && instance.handOver(start->options.spec))
        return 0;
    QApplication::setStyle(new ui::SlipwayStyle); // takes it over
    ui::nameChoices();
    app::Keychain keychain;
    store::MemoryStore session(keychain.clock);
    store::SessionFallback secrets(keychain.store, session);
    app::Accounts accounts(store::ProfileFile(), secrets);
    ui::Language language;
    app::Choices choices{store::PreferencesFile()};
    choices.speakIn(language, start->language);
    app::Desk desk(start->options, accounts, choices,
                   {app::makeSleepGuard(keychain.clock), app::makeNotifier(keychain.clock)});
    QObject::connect(&secrets, &store::SessionFallback::degraded, &desk, &app::Desk::keychainFailed);
    QObject::connect(&secrets, &store::SessionFallback::recovered, &desk, &app::Desk::keychainWorks);
    QObject::connect(&desk.window(), &ui::MainWindow::endedInBackground, &application,
                     &QCoreApplication::quit, Qt::QueuedConnection);
    const app::Interrupt interrupt; // the session ends, or somebody wants the program to
    QObject::connect(&interrupt, &app::Interrupt::asked, &desk, [&desk] {
        desk.endSession();
        QCoreApplication::exit(0);
    });
    QObject::connect(&instance, &app::SingleInstance::wanted, &desk.window(), [&desk](const QString &spec) {
        desk.window().showAgain();
        if (!spec.isEmpty())
            desk.window().openSpec(spec);
    });
    desk.open();
    return QApplication::exec();
}
