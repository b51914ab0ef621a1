// SPDX-License-Identifier: Apache-2.0
#include "app/window/diagnostics.h"

#include "core/store/preferencesfile.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include <algorithm>

namespace app {

namespace {

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

QStringList preferenceLines(const store::Preferences &preferences)
{
    const QJsonObject defaults = store::toJson({});
    const QJsonObject all = store::toJson(preferences);
    QStringList lines;
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (it.value() == defaults.value(it.key()))
            continue;
        const auto value = QJsonDocument(QJsonArray{it.value()}).toJson(QJsonDocument::Compact);
        lines.append(
            QStringLiteral("%1 = %2").arg(it.key(), QString::fromUtf8(value.mid(1, value.size() - 2))));
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
    lines << QString() << QStringLiteral("Preferences:") << preferenceLines(preferences);
    if (log != nullptr)
        lines << QString() << QStringLiteral("Log:") << records(*log);
    const QString all = lines.join(u'\n') + u'\n';
    return log != nullptr ? log->redactor().redacted(all) : all;
}

} // namespace app
