// SPDX-License-Identifier: Apache-2.0
#include "core/sim/schema.h"

#include "core/sim/formats.h"
#include "core/sim/propertystring.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

static void loadResource()
{
    Q_INIT_RESOURCE(
        simschema); // a static library's resources are dropped unless somebody asks; outside namespaces only
}

namespace sim {

namespace {

using ErrorTexts = QMap<QByteArray, QByteArray>;
using Values = QMap<QByteArray, QByteArray>;

struct Method
{
    bool isProtected = false;
    QList<QByteArray> segments; ///< "{node}" matches anything
    QJsonObject rules;          ///< parameter → rule
};

struct Schema
{
    QHash<QByteArray, QHash<QByteArray, Method>> calls; ///< method → template
    QJsonObject formats;
};

/// How many of "net[n]" there are. The drives are those of resize's enumeration, net those of the
/// transcripts.
const QHash<QString, int> &slotCounts()
{
    static const QHash<QString, int> counts{{QStringLiteral("ide"), 4},
                                            {QStringLiteral("sata"), 6},
                                            {QStringLiteral("scsi"), 31},
                                            {QStringLiteral("virtio"), 16},
                                            {QStringLiteral("net"), 32},
                                            {QStringLiteral("ipconfig"), 32},
                                            // unproven: of the source
                                            {QStringLiteral("unused"), 256},
                                            {QStringLiteral("usb"), 14},
                                            {QStringLiteral("serial"), 4},
                                            {QStringLiteral("parallel"), 3},
                                            {QStringLiteral("hostpci"), 16},
                                            {QStringLiteral("numa"), 8},
                                            {QStringLiteral("virtiofs"), 10}};
    return counts;
}

QList<QByteArray> segmentsOf(const QByteArray &path)
{
    QList<QByteArray> segments = path.split('/');
    segments.removeAll(QByteArray()); // double and trailing slashes are fine
    return segments;
}

Schema readSchema()
{
    loadResource();
    QFile file(QStringLiteral(":/pve/apischema.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject root = QJsonDocument::fromJson(isOpen ? file.readAll() : QByteArray()).object();
    const QJsonObject shared = root[u"shared"].toObject();
    const QJsonObject calls = root[u"calls"].toObject();

    Schema schema{{}, root[u"formats"].toObject()};
    for (auto it = calls.begin(); it != calls.end(); ++it) {
        const QList<QByteArray> words = it.key().toLatin1().split(' ');
        QJsonObject rules = it->toObject()[u"parameters"].toObject();
        for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
            if (rule->isString())
                *rule = shared[rule->toString()];
        }
        schema.calls[words[0]].insert(words[1],
                                      {it->toObject()[u"protected"].toBool(), segmentsOf(words[1]), rules});
    }
    return schema;
}

const Schema &schema()
{
    static const Schema read = readSchema();
    return read;
}

void addError(ErrorTexts &errors, const QByteArray &path, const QByteArray &text)
{
    QByteArray &error = errors[path];
    error = error.isEmpty() ? text : error + "\\n" + text; // PVE joins with a backslash and an n
}

bool matches(const QString &pattern, const QByteArray &value)
{
    const QRegularExpression expression(u'^' + pattern + u'$');
    return expression.match(QString::fromUtf8(value)).hasMatch();
}

bool isOfType(const QString &type, const QByteArray &value)
{
    if (type == u"boolean")
        return value == "0" || value == "1";
    if (type == u"integer")
        return matches(QStringLiteral("[+-]?\\d+"), value);
    if (type == u"number")
        return matches(QStringLiteral("[+-]?(\\d+\\.\\d+|\\d+\\.|\\.\\d+|\\d+)([eE][+-]?\\d+)?"), value);
    return true;
}

QByteArray numberText(const QJsonValue &number)
{
    return QByteArray::number(number.toDouble(), 'g', 12);
}

std::optional<QByteArray> enumError(const QJsonArray &allowed, const QByteArray &value)
{
    QList<QByteArray> names;
    for (const auto &name : allowed)
        names.append(name.toString().toUtf8());
    if (names.contains(value))
        return std::nullopt;
    return "value '" + value + "' does not have a value in the enumeration '" + names.join(", ") + "'";
}

std::optional<QByteArray> limitError(const QJsonObject &rule, const QByteArray &value)
{
    const auto pattern = rule[u"pattern"].toString();
    if (!pattern.isEmpty() && !matches(pattern, value))
        return "value does not match the regex pattern";
    const int maxLength = rule[u"maxLength"].toInt();
    if (maxLength > 0 && QString::fromUtf8(value).toUcs4().size() > maxLength)
        return "value may only be " + QByteArray::number(maxLength) + " characters long";
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber && rule.contains(u"maximum") && number > rule[u"maximum"].toDouble())
        return "value must have a maximum value of " + numberText(rule[u"maximum"]);
    if (isNumber && rule.contains(u"minimum") && number < rule[u"minimum"].toDouble())
        return "value must have a minimum value of " + numberText(rule[u"minimum"]);
    if (rule.contains(u"enum"))
        return enumError(rule[u"enum"].toArray(), value);
    return std::nullopt;
}

std::optional<QByteArray> formatError(const QJsonValue &format, const QByteArray &value,
                                      const QByteArray &path);

/// Of a value that is there: the first thing that is wrong with it, as PVE stops there too.
std::optional<QByteArray> valueError(const QJsonObject &rule, const QByteArray &value, const QByteArray &path)
{
    const QString type = rule[u"type"].toString();
    if (!isOfType(type, value))
        return "type check ('" + type.toLatin1() + "') failed - got '" + value + "'";
    if (rule.contains(u"format")) {
        if (const auto error = formatError(rule[u"format"], value, path))
            return "invalid format - " + *error;
    }
    return limitError(rule, value);
}

/// The rule of a parameter, also of "net3" by "net[n]"; nothing when it is not defined.
std::optional<QJsonObject> ruleFor(const QJsonObject &rules, const QByteArray &name)
{
    if (const auto rule = rules.find(QString::fromUtf8(name)); rule != rules.end())
        return rule->toObject();
    static const QRegularExpression slot(QStringLiteral("^([a-z]+)(0|[1-9][0-9]{0,2})$"));
    const auto match = slot.match(QString::fromUtf8(name));
    if (!match.hasMatch() || match.captured(2).toInt() >= slotCounts().value(match.captured(1)))
        return std::nullopt;
    const auto rule = rules.find(match.captured(1) + QStringLiteral("[n]"));
    return rule == rules.end() ? std::nullopt : std::optional(rule->toObject());
}

ErrorTexts objectErrors(const QJsonObject &rules, const Values &values, const QByteArray &prefix)
{
    ErrorTexts errors;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QByteArray path = prefix + it.key();
        const auto rule = ruleFor(rules, it.key());
        if (!rule) {
            addError(errors, path,
                     "property is not defined in schema and the schema does not allow additional properties");
            continue;
        }
        if (const auto error = valueError(*rule, it.value(), path))
            addError(errors, path, *error);
        const QByteArray required = (*rule)[u"requires"].toString().toUtf8();
        if (!required.isEmpty() && !values.contains(required))
            addError(errors, prefix + required, "missing property required by '" + path + "'");
    }
    for (auto it = rules.begin(); it != rules.end(); ++it) {
        const QJsonObject rule = it->toObject();
        const bool needed = !rule.contains(u"optional") && !rule.contains(u"alias");
        if (needed && !values.contains(it.key().toUtf8()))
            addError(errors, prefix + it.key().toUtf8(), "property is missing and it is not optional");
    }
    return errors;
}

std::optional<QByteArray> propertyStringError(const QJsonObject &rules, const QByteArray &value,
                                              const QByteArray &path)
{
    PropertyString property(rules);
    for (const QByteArray &part : value.split(',')) {
        if (part.trimmed().isEmpty())
            continue;
        if (auto error = property.add(part))
            return error;
    }
    const ErrorTexts errors = objectErrors(rules, property.values(), path + '.');
    if (errors.isEmpty())
        return std::nullopt;
    QByteArray text = "format error\n";
    for (auto it = errors.begin(); it != errors.end(); ++it)
        text += it.key() + ": " + it.value() + '\n';
    return text;
}

/// PVE looks at the type of a well-formed cpu only, so its words come without "format error".
std::optional<QByteArray> cpuTypeError(const QByteArray &value)
{
    for (const QByteArray &part : value.split(',')) {
        if (part.startsWith("cputype="))
            return namedFormatError("cputype", part.mid(8));
        if (!part.contains('=') && !part.isEmpty())
            return namedFormatError("cputype", part);
    }
    return std::nullopt;
}

std::optional<QByteArray> formatError(const QJsonValue &format, const QByteArray &value,
                                      const QByteArray &path)
{
    if (format.isObject())
        return propertyStringError(format.toObject(), value, path);
    const auto known = schema().formats.find(format.toString());
    if (known == schema().formats.end())
        return namedFormatError(format.toString().toLatin1(), value);
    if (auto error = propertyStringError(known->toObject(), value, path))
        return error;
    return format.toString() == u"pve-vm-cpu-conf" ? cpuTypeError(value) : std::nullopt;
}

bool fits(const QList<QByteArray> &segments, const Method &call)
{
    return std::equal(segments.begin(), segments.end(), call.segments.begin(), call.segments.end(),
                      [](const QByteArray &given, const QByteArray &wanted) {
                          return wanted.startsWith('{') || given == wanted;
                      });
}

} // namespace

QMap<QByteArray, QByteArray> checkParameters(const QByteArray &method, const QByteArray &pathTemplate,
                                             const QMap<QByteArray, QByteArray> &params,
                                             const QSet<QByteArray> &repeated)
{
    const auto calls = schema().calls.value(method);
    const auto call = calls.find(pathTemplate);
    if (call == calls.end())
        return {};
    QJsonObject rules = call->rules;
    for (const QByteArray &segment : call->segments) {
        const QString name = QString::fromLatin1(segment.mid(1).chopped(1));
        if (segment.startsWith('{') && !params.contains(name.toLatin1()))
            rules.remove(name);
    }
    ErrorTexts errors = objectErrors(rules, params, {});
    for (const QByteArray &name : repeated) {
        if (const auto rule = ruleFor(rules, name))
            errors[name] = "type check ('" + (*rule)[u"type"].toString().toLatin1() + "') failed - got ARRAY";
    }
    return errors;
}

bool isProtected(const QByteArray &method, const QByteArray &path)
{
    const QList<QByteArray> segments = segmentsOf(path);
    const auto calls = schema().calls.value(method);
    for (const Method &call : calls) {
        if (fits(segments, call))
            return call.isProtected;
    }
    return false;
}

} // namespace sim
