// SPDX-License-Identifier: Apache-2.0
#include "app/window/windowoptions.h"

#include "core/sim/cluster.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace app {

namespace {

const QString demoName = QStringLiteral("demo");
const QString speedName = QStringLiteral("speed");
const QString languageName = QStringLiteral("language");
const QString suffix = QStringLiteral(".json");
const QString dataDirName = QStringLiteral("data-dir");

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Turns Proxmox VE templates into running, correctly configured virtual machines."));
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QStringLiteral("Open this spec file of slipway-cli on the Create page."),
                                 QStringLiteral("[FILE.json]"));
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser.addOption({{QStringLiteral("v"), QStringLiteral("version")}, QStringLiteral("Show the version.")});
    parser.addOption(
        {demoName,
         QStringLiteral("Open a simulated cluster; with =SCENARIO one in which things go wrong: %1.")
             .arg(sim::Cluster::scenarioNames().join(QStringLiteral(", "))),
         QStringLiteral("scenario")});
    parser.addOption({speedName, QStringLiteral("Let the demo's time run X times as fast (0.1 to 1000)."),
                      QStringLiteral("X")});
    parser.addOption(
        {languageName, QStringLiteral("Speak this language: system, en or de."), QStringLiteral("LANGUAGE")});
    parser.addOption({dataDirName, QStringLiteral("Keep jobs and the window's shape in this folder."),
                      QStringLiteral("DIR")});
}

/// The parser asks the application for the program's name, and there is none yet.
QString helpText(const QCommandLineParser &parser)
{
    return parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("slipway"));
}

WindowStart printed(const QString &text)
{
    WindowStart start;
    start.print = text;
    return start;
}

tl::expected<DemoOptions, QString> demoOf(const QCommandLineParser &parser)
{
    DemoOptions demo;
    demo.scenario = parser.value(demoName);
    if (!sim::Cluster::scenarioNames().contains(demo.scenario))
        return tl::unexpected(
            QStringLiteral("there is no scenario \"%1\"; there are: %2")
                .arg(demo.scenario, sim::Cluster::scenarioNames().join(QStringLiteral(", "))));
    if (parser.isSet(speedName)) {
        bool ok = false;
        demo.speed = parser.value(speedName).toDouble(&ok);
        if (!ok || !(demo.speed >= 0.1 && demo.speed <= 1000))
            return tl::unexpected(QStringLiteral("--speed wants a number from 0.1 to 1000"));
    }
    return demo;
}

} // namespace

tl::expected<WindowStart, QString> parseWindowArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    QStringList given{QStringLiteral("slipway")};
    for (const QString &argument : arguments) // the scenario may be left out, which the parser does not know
        given.append(argument == QStringLiteral("--demo") ? QStringLiteral("--demo=calm") : argument);
    if (!parser.parse(given))
        return tl::unexpected(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return printed(helpText(parser));
    if (parser.isSet(QStringLiteral("version")))
        return printed(QStringLiteral("slipway " SLIPWAY_VERSION "\n"));
    // Not repeated: it may be a secret that does not belong here.
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1 || !files.value(0, suffix).endsWith(suffix, Qt::CaseInsensitive))
        return tl::unexpected(
            QStringLiteral("besides the options one spec file may be given, FILE.json; slipway --help"));
    WindowStart start;
    if (!files.isEmpty())
        start.options.spec = QFileInfo(files.first()).absoluteFilePath();
    start.options.dataDir = parser.value(dataDirName);
    if (parser.isSet(languageName)) {
        const auto language = ui::Language::fromName(parser.value(languageName));
        if (!language)
            return tl::unexpected(QStringLiteral("--language wants system, en or de"));
        start.language = *language;
    }
    if (!parser.isSet(demoName)) {
        if (parser.isSet(speedName))
            return tl::unexpected(
                QStringLiteral("--speed is for the demo: time passes at its own pace on a real server"));
        return start;
    }
    const auto demo = demoOf(parser);
    if (!demo)
        return tl::unexpected(demo.error());
    start.options.demo = *demo;
    return start;
}

} // namespace app
