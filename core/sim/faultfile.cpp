// SPDX-License-Identifier: Apache-2.0
#include "core/sim/faultfile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace sim {

namespace {

using A = Fault::Action;

constexpr double kMost = 1'000'000; // of every number: days, and more requests than anybody sends

/// What a fault may do, and the keys that have a meaning then. Those with a '!' must be there.
struct Kind
{
    const char *name;
    A action;
    const char *keys;
    const char *sentence;
};

constexpr std::array kKinds{
    Kind{"delay", A::Delay, "seconds!", "executed in time, the answer comes so much later"},
    Kind{"drop-before", A::DropBefore, "", "not executed, the connection is closed"},
    Kind{"drop-after", A::DropAfter, "", "executed, then the connection is closed without an answer"},
    Kind{"cut-body", A::CutBody, "", "executed, half of the answer is sent"},
    Kind{"slow-body", A::SlowBody, "seconds!", "executed, the body takes so long to come"},
    Kind{"endless-body", A::EndlessBody, "", "executed, the body never ends"},
    Kind{"silence", A::Silence, "", "executed, nothing is sent"},
    Kind{"scribble", A::Scribble, "",
         "executed, with control and bidi characters and markup in names, messages and log lines"},
    Kind{"answer", A::Answer, "status! seconds reason body type location",
         "not executed, answered so; a body is a string, or JSON"},
    Kind{"answer-after", A::AnswerAfter, "status! seconds reason body type location",
         "executed, but answered so"},
    Kind{"kill-daemon", A::KillDaemon, "seconds!",
         "executed, but its pvedaemon worker dies so much later: 596 Broken pipe"},
    Kind{"hold-flock", A::HoldFlock, "seconds!", "somebody locks the VM of the path from now on"},
    Kind{"hold-new-flock", A::HoldNewFlock, "seconds!", "of a clone: somebody locks the new VM at its end"},
    Kind{"kill-worker", A::KillWorker, "seconds",
         "the task is killed so much later; without seconds midway through a clone"},
    Kind{"kill-copy", A::KillCopy, "seconds!", "of a clone: the program that copies is killed so much later"},
    Kind{"deaf-task", A::DeafTask, "seconds!", "of a clone: it swallows a SIGTERM for so long"},
    Kind{"key-order", A::KeyOrder, "body!", "of a config write: the keys are written in this order"},
    Kind{"fail-cloud-init", A::FailCloudInit, "",
         "of PUT cloudinit and a start: the cloud-init drive cannot be written"},
    Kind{"stop-task", A::StopTask, "seconds!", "somebody else stops the task so much later"},
    Kind{"lose-parent", A::LoseParent, "", "the lists notice the end of the task late"},
    Kind{"full-storage", A::FullStorage, "storage", "of a clone: no space left, on any storage or this one"},
    Kind{"silent-agent", A::SilentAgent, "", "of a start: the VM's guest agent never answers"},
};
constexpr const char *kKeysOfAll = "request! what! skip times one_in lasting";

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QStringList withoutMarks(QStringList keys)
{
    return keys.replaceInStrings(QStringLiteral("!"), QString());
}

QString kindNames()
{
    QStringList names;
    for (const Kind &kind : kKinds)
        names.append(QString::fromLatin1(kind.name));
    return names.join(QStringLiteral(", "));
}

/// Reads one entry and notes what is wrong with it.
class Entry
{
public:
    Entry(const QJsonObject &object, const QString &place, QStringList &mistakes)
        : m_object(object), m_place(place), m_mistakes(mistakes)
    {
    }
    [[nodiscard]] Fault read();

private:
    void note(const QString &key, const QString &text)
    {
        m_mistakes.append(m_place + u'.' + key + QStringLiteral(": ") + text);
    }
    [[nodiscard]] const Kind *readKind();
    void checkKeys(const Kind &kind);
    [[nodiscard]] QString readPattern();
    [[nodiscard]] double number(const QString &key, double least, double most, double otherwise);
    [[nodiscard]] int whole(const QString &key, int least, int most, int otherwise);
    [[nodiscard]] Millis seconds(const QString &key, Millis otherwise);
    [[nodiscard]] QByteArray line(const QString &key);
    [[nodiscard]] QByteArray readBody() const;

    const QJsonObject &m_object;
    QString m_place;
    QStringList &m_mistakes;
};

const Kind *Entry::readKind()
{
    const QString name = m_object[u"what"].toString();
    const auto it =
        std::ranges::find_if(kKinds, [&](const Kind &kind) { return name == QLatin1String(kind.name); });
    if (it != kKinds.end())
        return &*it;
    note(QStringLiteral("what"),
         QStringLiteral("\"%1\" is nothing that can happen; it is one of %2").arg(name, kindNames()));
    return nullptr;
}

void Entry::checkKeys(const Kind &kind)
{
    const QStringList known = words(kKeysOfAll) + words(kind.keys);
    for (const QString &key : known) {
        if (key.endsWith(u'!') && !m_object.contains(key.chopped(1)))
            note(key.chopped(1),
                 QStringLiteral("is missing; %1 cannot be without it").arg(QString::fromLatin1(kind.name)));
    }
    const QStringList given = m_object.keys();
    for (const QString &key : given) {
        if (!withoutMarks(known).contains(key))
            note(key,
                 QStringLiteral("means nothing for %1; it takes %2")
                     .arg(QString::fromLatin1(kind.name), withoutMarks(known).join(QStringLiteral(", "))));
    }
}

QString Entry::readPattern()
{
    const QJsonValue value = m_object[u"request"];
    if (value.isUndefined())
        return {};
    const QRegularExpression pattern(value.toString());
    if (value.toString().isEmpty())
        note(QStringLiteral("request"),
             QStringLiteral("wants a regular expression on the method and the path, "
                            "as \"^POST .*/clone$\""));
    else if (!pattern.isValid())
        note(
            QStringLiteral("request"),
            QStringLiteral("is no regular expression: %1 at character %2; put a \\\\ before what is meant as "
                           "it stands")
                .arg(pattern.errorString())
                .arg(pattern.patternErrorOffset() + 1));
    return pattern.pattern();
}

double Entry::number(const QString &key, double least, double most, double otherwise)
{
    const QJsonValue value = m_object[key];
    if (value.isUndefined())
        return otherwise;
    if (value.isDouble() && value.toDouble() >= least && value.toDouble() <= most)
        return value.toDouble();
    note(key, QStringLiteral("wants a number from %1 to %2, without quotes")
                  .arg(static_cast<qint64>(least))
                  .arg(static_cast<qint64>(most)));
    return otherwise;
}

int Entry::whole(const QString &key, int least, int most, int otherwise)
{
    const double value = number(key, least, most, otherwise);
    if (std::floor(value) < value)
        note(key, QStringLiteral("wants a whole number, without a fraction"));
    return static_cast<int>(value);
}

Millis Entry::seconds(const QString &key, Millis otherwise)
{
    if (!m_object.contains(key))
        return otherwise;
    return Millis(std::llround(number(key, 0, kMost, 0) * 1000));
}

QByteArray Entry::line(const QString &key)
{
    const QJsonValue value = m_object[key];
    if (!value.isUndefined() && !value.isString())
        note(key, QStringLiteral("wants text, in quotes"));
    else if (value.toString().contains(u'\r') || value.toString().contains(u'\n'))
        note(key, QStringLiteral("wants a single line; longer text goes into body"));
    return value.toString().toUtf8();
}

/// A string is the body itself, which need not be JSON.
QByteArray Entry::readBody() const
{
    const QJsonValue value = m_object[u"body"];
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.toVariant().toString().toUtf8();
}

Fault Entry::read()
{
    Fault fault;
    if (const Kind *kind = readKind()) {
        fault.action = kind->action;
        checkKeys(*kind);
    }
    constexpr int most = static_cast<int>(kMost);
    fault.pattern = readPattern();
    fault.span = seconds(QStringLiteral("seconds"), fault.span);
    fault.skip = whole(QStringLiteral("skip"), 0, most, fault.skip);
    fault.times = whole(QStringLiteral("times"), 1, most, fault.times);
    fault.oneIn = whole(QStringLiteral("one_in"), 1, most, fault.oneIn);
    fault.lasting = seconds(QStringLiteral("lasting"), fault.lasting);
    fault.storage = line(QStringLiteral("storage"));
    fault.status = whole(QStringLiteral("status"), 200, 599, fault.status);
    fault.reason = line(QStringLiteral("reason"));
    fault.body = readBody();
    fault.type = line(QStringLiteral("type"));
    fault.location = line(QStringLiteral("location"));
    return fault;
}

} // namespace

FaultFile readFaults(const QJsonArray &entries)
{
    FaultFile file;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString place = QStringLiteral("$[%1]").arg(i);
        if (!entries.at(i).isObject()) {
            file.mistakes.append(place + QStringLiteral(": wants an object, as {\"request\": \"^POST "
                                                        ".*/clone$\", \"what\": \"drop-after\"}"));
            continue;
        }
        const QJsonObject object = entries.at(i).toObject();
        file.faults.append(Entry(object, place, file.mistakes).read());
    }
    if (!file.mistakes.isEmpty())
        file.faults.clear();
    return file;
}

FaultFile readFaults(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isArray())
        return readFaults(document.array());
    if (error.error == QJsonParseError::NoError)
        return {{}, {QStringLiteral("$: wants an array of faults, in [ and ]")}};
    const QByteArray before = json.left(error.offset);
    return {{},
            {QStringLiteral("line %1, column %2: is no JSON, %3; mend it there, or just before")
                 .arg(before.count('\n') + 1)
                 .arg(before.size() - before.lastIndexOf('\n'))
                 .arg(error.errorString())}};
}

QString faultHelp()
{
    QString text;
    for (const Kind &kind : kKinds) {
        const QString keys = withoutMarks(words(kind.keys)).join(QStringLiteral(", "));
        text += QStringLiteral("  %1  %2")
                    .arg(QString::fromLatin1(kind.name), -14)
                    .arg(QString::fromLatin1(kind.sentence));
        text += keys.isEmpty() ? QStringLiteral("\n") : QStringLiteral(" (%1)\n").arg(keys);
    }
    return text;
}

} // namespace sim
