// SPDX-License-Identifier: Apache-2.0
#include "core/sim/worldcheck.h"

#include "core/sim/faultfile.h"
#include "core/sim/world.h"

#include <QJsonArray>

#include <algorithm>

namespace sim {

namespace {

enum class Kind {
    Text,
    Number,
    Flag,
    Texts,
    TextMap,
    NumberMap,
    Spans,
    Privileges,
    Reach,
    Named,
    Rows,
    Faults,
    Later
};

using Shape = QMap<QString, Kind>;

Shape shape(const char *texts, const char *numbers, const char *flags)
{
    Shape out;
    const auto add = [&out](const char *names, Kind kind) {
        const QStringList each = QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts);
        for (const QString &name : each)
            out.insert(name, kind);
    };
    add(texts, Kind::Text);
    add(numbers, Kind::Number);
    add(flags, Kind::Flag);
    return out;
}

Shape with(Shape one, const Shape &other)
{
    one.insert(other);
    return one;
}

/// Of the items in a part that has items.
Shape itemShape(const QString &part)
{
    static const QMap<QString, Shape> shapes{
        {QStringLiteral("nodes"),
         with(shape("dns", "cpus memory", "daemon"), {{QStringLiteral("reach"), Kind::Reach}})},
        {QStringLiteral("hosts"), {{QStringLiteral("reach"), Kind::Reach}}},
        {QStringLiteral("storages"),
         shape("type content path", "total used allocation info", "shared enabled mountpoint")},
        {QStringLiteral("bridges"), shape("comment ports", "", "vlanAware")},
        {QStringLiteral("users"),
         with(shape("password totp", "expire", "enabled"), {{QStringLiteral("recovery"), Kind::Texts}})},
        {QStringLiteral("tokens"), shape("secret", "expire", "separated")},
        {QStringLiteral("pools"), shape("comment", "", "")},
        {QStringLiteral("vms"),
         with(shape("node pool", "", "running seen"),
              {{QStringLiteral("config"), Kind::TextMap}, {QStringLiteral("guestLinks"), Kind::TextMap}})},
        {QStringLiteral("grants"),
         with(shape("to path", "", "propagates"), {{QStringLiteral("privileges"), Kind::Privileges}})},
        {QStringLiteral("tasks"), with(shape("upid type id user tokenid status", "start end", ""),
                                       {{QStringLiteral("log"), Kind::Texts}})}};
    return shapes.value(part);
}

const Shape &worldShape()
{
    static const Shape parts = [] {
        Shape out = shape("version", "guestBoot statAt", "");
        for (const char *name : {"nodes", "hosts", "storages", "bridges", "users", "tokens", "pools", "vms"})
            out.insert(QLatin1String(name), Kind::Named);
        for (const char *name : {"grants", "tasks"})
            out.insert(QLatin1String(name), Kind::Rows);
        out.insert(QStringLiteral("data"), Kind::NumberMap);
        out.insert(QStringLiteral("held"), Kind::NumberMap);
        out.insert(QStringLiteral("spans"), Kind::Spans);
        out.insert(QStringLiteral("faults"), Kind::Faults);
        out.insert(QStringLiteral("later"), Kind::Later);
        return out;
    }();
    return parts;
}

bool isText(const QJsonValue &value)
{
    return value.isString();
}

bool isNumber(const QJsonValue &value)
{
    return value.isDouble();
}

bool areAll(const QJsonValue &list, bool (*is)(const QJsonValue &))
{
    const QJsonArray array = list.toArray();
    return list.isArray() && std::ranges::all_of(array, is);
}

bool areAllOf(const QJsonValue &map, bool (*is)(const QJsonValue &))
{
    const QJsonObject object = map.toObject();
    return map.isObject() && std::ranges::all_of(object, [is](const QJsonValue &value) { return is(value); });
}

/// What is wanted instead; empty when the value is of the kind. Kinds with items are only looked at from
/// outside.
QString wanted(Kind kind, const QJsonValue &value)
{
    const auto unless = [](bool good, const char *text) {
        return good ? QString() : QString::fromLatin1(text);
    };
    switch (kind) {
    case Kind::Text:
        return unless(value.isString(), "a text");
    case Kind::Number:
        return unless(value.isDouble(), "a number");
    case Kind::Flag:
        return unless(value.isBool(), "true or false");
    case Kind::Texts:
        return unless(areAll(value, isText), "a list of texts");
    case Kind::TextMap:
        return unless(areAllOf(value, isText), "an object of texts");
    case Kind::NumberMap:
        return unless(areAllOf(value, isNumber), "an object of numbers");
    case Kind::Spans:
        return unless(areAllOf(value,
                               [](const QJsonValue &times) {
                                   return areAll(times, [](const QJsonValue &time) {
                                       return time.isDouble() || time.isNull();
                                   });
                               }),
                      "an object of lists of numbers, or null among them");
    case Kind::Privileges:
        return unless(value == QStringLiteral("all") || value == QStringLiteral("audit") ||
                          areAll(value, isText),
                      "\"all\", \"audit\" or a list of texts");
    case Kind::Reach:
        return unless(reachFrom(value.toString().toUtf8()).has_value(),
                      "answers, no-address, refuses, silent or untrusted");
    case Kind::Named:
        return unless(value.isObject(), "an object");
    case Kind::Rows:
    case Kind::Faults:
    case Kind::Later:
        return unless(value.isArray(), "a list");
    }
    return {};
}

QStringList mistakesIn(const QJsonObject &object, const Shape &known, const QString &place);

QStringList mistakesOfItem(const QJsonValue &item, const QString &part, const QString &place)
{
    if (!item.isObject())
        return {QString(place + u": wants an object")};
    return mistakesIn(item.toObject(), itemShape(part), place);
}

QStringList mistakesOfStep(const QJsonValue &item, const QString &place)
{
    QJsonObject step = item.toObject();
    if (!step.take(u"at").isDouble())
        return {QString(place + u".at: wants a number")};
    return mistakesIn(step, worldShape(), place);
}

/// Of what a part holds.
QStringList mistakesInside(const QString &part, Kind kind, const QJsonValue &value, const QString &place)
{
    QStringList out;
    if (kind == Kind::Named) {
        const QJsonObject items = value.toObject();
        for (auto it = items.begin(); it != items.end(); ++it)
            out += mistakesOfItem(*it, part, QString(place + u'.' + it.key()));
        return out;
    }
    if (kind == Kind::Faults) {
        const QStringList mistakes = readFaults(value.toArray()).mistakes;
        for (const QString &mistake : mistakes)
            out.append(QString(place + mistake.mid(1))); // without its own "$"
        return out;
    }
    const QJsonArray rows = kind == Kind::Texts ? QJsonArray() : value.toArray();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString here = QStringLiteral("%1[%2]").arg(place).arg(i);
        if (kind == Kind::Rows)
            out += mistakesOfItem(rows.at(i), part, here);
        else if (kind == Kind::Later)
            out += mistakesOfStep(rows.at(i), here);
    }
    return out;
}

QStringList mistakesIn(const QJsonObject &object, const Shape &known, const QString &place)
{
    QStringList out;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString here = place + u'.' + it.key();
        const auto kind = known.constFind(it.key());
        if (kind == known.cend())
            out.append(QString(here + u": unknown; there is " + known.keys().join(QStringLiteral(", "))));
        else if (const QString wants = wanted(*kind, *it); !wants.isEmpty())
            out.append(QString(here + u": wants " + wants));
        else
            out += mistakesInside(it.key(), *kind, *it, here);
    }
    return out;
}

} // namespace

QStringList worldMistakes(const QJsonObject &parts)
{
    return mistakesIn(parts, worldShape(), QStringLiteral("$"));
}

} // namespace sim
