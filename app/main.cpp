// SPDX-License-Identifier: Apache-2.0
// slipway-cli speaks English whatever the locale, because scripts read it: no translation is ever installed
// here.
#include "app/commandline.h"
#include "app/doctorcommand.h"
#include "app/interrupt.h"
#include "app/inventorycommand.h"
#include "app/jobscommand.h"
#include "app/profilecommand.h"
#include "app/provisioncommand.h"
#include "app/simulatecommand.h"
#include "app/terminal.h"

#include <QCoreApplication>

namespace app {

namespace {

Begun begin(const HelpOptions &options, Console &console)
{
    console.out(options.text);
    return tl::unexpected(ExitCode::AllReady);
}

Begun begin(const VersionOptions &, Console &console)
{
    console.out(QStringLiteral("slipway-cli " SLIPWAY_VERSION));
    return tl::unexpected(ExitCode::AllReady);
}

bool wantsJson(const CommandLine &line)
{
    return std::visit(
        [](const auto &options) {
            if constexpr (requires { options.run.json; })
                return options.run.json;
            else if constexpr (requires { options.json; })
                return options.json;
            else
                return false;
        },
        line);
}

ExitCode run(const QStringList &arguments)
{
    const auto line = parseCommandLine(arguments);
    if (!line)
        return Console().refuse(ExitCode::Usage, line.error());
    Console console(wantsJson(*line));
    const auto begun = std::visit([&console](const auto &options) { return begin(options, console); }, *line);
    if (!begun)
        return begun.error();
    // Until here nothing is under way, and Ctrl-C may simply end the process.
    Interrupt interrupt;
    const auto &activity = *begun;
    QObject::connect(&interrupt, &Interrupt::asked, activity.get(), &Activity::interrupt);
    QObject::connect(activity.get(), &Activity::finished, activity.get(),
                     [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); });
    return static_cast<ExitCode>(QCoreApplication::exec());
}

} // namespace

} // namespace app

int main(int argc, char *argv[])
{
    app::forbidCoreDumps();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("slipway-cli"));
    return static_cast<int>(app::run(QCoreApplication::arguments().mid(1)));
}
