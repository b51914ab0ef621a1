// SPDX-License-Identifier: Apache-2.0
#include "core/sim/scenario.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

static void loadResource()
{
    Q_INIT_RESOURCE(scenarios); // as in schema.cpp
}

namespace sim {

namespace {

QList<Scenario> readScenarios()
{
    loadResource();
    QFile file(QStringLiteral(":/sim/scenarios.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonArray entries = QJsonDocument::fromJson(file.readAll()).array();
    Q_ASSERT(isOpen && !entries.isEmpty()); // our own: it is there or the build is broken
    QList<Scenario> all;
    for (const QJsonValue &entry : entries)
        all.append({entry[u"name"].toString(), entry[u"sentence"].toString(), entry[u"pace"].toInt(1),
                    entry[u"ticket_seconds"].toInteger(), entry[u"world"].toObject()});
    return all;
}

} // namespace

const QList<Scenario> &scenarios()
{
    static const QList<Scenario> all = readScenarios();
    return all;
}

const Scenario *findScenario(const QString &name)
{
    for (const Scenario &each : scenarios()) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

} // namespace sim
