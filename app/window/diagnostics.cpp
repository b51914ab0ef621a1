// SPDX-License-Identifier: Apache-2.0
#include "app/window/diagnostics.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>

namespace app {

namespace {

const QString shapes = QStringLiteral("window/"); ///< sizes and places, of no use to a reader

QStringList versions(const QString &server)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return {QStringLiteral("Slipway " SLIPWAY_VERSION),
            QStringLiteral("Proxmox VE: %1").arg(server.isEmpty() ? QStringLiteral("not connected") : server),
            QStringLiteral("Qt %1, built with %2")
                .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
            QStringLiteral("%1, %2 %3, %4")
                .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                     QSysInfo::currentCpuArchitecture()),
            QStringLiteral("Display: %1, scale %2, %3")
                .arg(QGuiApplication::platformName(),
                     QString::number(screen != nullptr ? screen->devicePixelRatio() : 1.0),
                     QLocale().name())};
}

QStringList settingsLines(const QSettings &settings)
{
    QStringList lines;
    const auto keys = settings.allKeys();
    for (const QString &key : keys) {
        if (!key.startsWith(shapes))
            lines.append(QStringLiteral("%1 = %2").arg(key, settings.value(key).toString()));
    }
    if (lines.isEmpty())
        lines.append(QStringLiteral("all defaults"));
    return lines;
}

QStringList records(const base::Log &log)
{
    const std::size_t size = log.records().size();
    QStringList lines;
    for (std::size_t i = size - std::min(size, Diagnostics::mostRecords); i < size; ++i)
        lines.append(formatLine(log.records().at(i)));
    return lines;
}

} // namespace

QString Diagnostics::text() const
{
    QStringList lines = versions(server);
    lines << QString() << QStringLiteral("Settings:") << settingsLines(settings);
    if (log != nullptr)
        lines << QString() << QStringLiteral("Log:") << records(*log);
    const QString all = lines.join(u'\n') + u'\n';
    return log != nullptr ? log->redactor().redacted(all) : all;
}

} // namespace app
