// SPDX-License-Identifier: Apache-2.0
#include "core/provision/asked.h"

#include "core/provision/configplan.h"
#include "core/provision/propertystring.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace prov {

namespace {

using Form = Asked::Form;

/// The option that may stand in a value without its name (pve/forms.md "Comparing").
QString unnamedOption(const QString &key)
{
    static const QMap<QString, QString> options{{QStringLiteral("memory"), QStringLiteral("current")},
                                                {QStringLiteral("agent"), QStringLiteral("enabled")},
                                                {QStringLiteral("cpu"), QStringLiteral("cputype")}};
    return options.value(key);
}

bool isNet(const QString &key)
{
    static const QRegularExpression net(QStringLiteral(R"(^net\d+$)"));
    return net.match(key).hasMatch();
}

PropertyString parsed(const QString &key, const QString &text)
{
    return isNet(key) ? parseNet(text) : PropertyString::parse(text, unnamedOption(key));
}

QStringList sortedSet(QStringList list)
{
    list.sort();
    list.removeDuplicates();
    return list;
}

QStringList words(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,;]+"));
    return text.split(separator, Qt::SkipEmptyParts);
}

QStringList lines(const QString &text)
{
    QStringList result;
    const QStringList all = text.split(u'\n');
    for (const QString &line : all) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            result.append(trimmed);
    }
    return result;
}

QString number(const QString &text)
{
    bool good = false;
    const double value = text.toDouble(&good);
    return good ? QString::number(value, 'g', 15) : text;
}

QString flag(bool on)
{
    return on ? QStringLiteral("1") : QStringLiteral("0");
}

QString normal(const QString &text, Form form)
{
    switch (form) {
    case Form::Text:
        return text.trimmed();
    case Form::Number:
        return number(text);
    case Form::Flag:
        return text.isEmpty() ? text : flag(propertyFlag(text));
    case Form::Tags:
        return sortedSet(words(text.toLower())).join(u';');
    case Form::Words:
        return words(text).join(u' ');
    case Form::Lines:
        return sortedSet(lines(text)).join(u'\n');
    case Form::Options:
        return sortedSet(text.toLower().trimmed().split(u',', Qt::SkipEmptyParts)).join(u',');
    case Form::Description:
        return withoutMarker(text);
    }
    return text;
}

} // namespace

QString Asked::field() const
{
    return option.isEmpty() || option == unnamedOption(key) ? key : QString(key + u'.' + option);
}

QString Asked::found(const QMap<QString, QString> &config) const
{
    QString whole = config.value(key);
    if (whole == u" ") // PVE stores an empty value as one space (pve/FACTS.md 11)
        whole.clear();
    if (form == Form::Lines)
        return QUrl::fromPercentEncoding(whole.toUtf8());
    if (form == Form::Description) // people never see the marker, in PVE neither
        return withoutMarker(whole);
    return option.isEmpty() ? whole : parsed(key, whole).value(option).value_or(QString());
}

bool Asked::isMetBy(const QMap<QString, QString> &config) const
{
    const QString there = found(config);
    return normal(there.isEmpty() ? byDefault : there, form) == normal(value, form);
}

QString Asked::mergedInto(const QString &whole) const
{
    if (option.isEmpty())
        return value;
    PropertyString merged = parsed(key, whole);
    if (value.isEmpty())
        merged.remove(option);
    else
        merged.set(option, value);
    if (!isNet(key))
        return merged.print();
    if (!merged.value(QStringLiteral("model")))
        merged.set(QStringLiteral("model"), QStringLiteral("virtio"));
    return printNet(merged);
}

namespace {

QString configText(int value, Form)
{
    return QString::number(value);
}
QString configText(bool value, Form)
{
    return flag(value);
}
QString configText(const QString &value, Form)
{
    return value;
}
QString configText(const QStringList &value, Form form)
{
    const QChar separator = form == Form::Tags ? u';' : form == Form::Lines ? u'\n' : u' ';
    return value.join(separator);
}

template <typename T>
void ask(QList<Asked> &list, Asked asked, const std::optional<T> &wish)
{
    if (!wish)
        return;
    asked.value = configText(*wish, asked.form);
    list.append(asked);
}

template <typename T>
void ask(QList<Asked> &list, Asked asked, const Wish<T> &wish)
{
    if (wish.isKeep())
        return;
    if (wish.isSet())
        asked.value = configText(wish.value, asked.form);
    else if (!isNet(asked.key))
        asked.option.clear(); // the key as a whole goes
    list.append(asked);
}

void askRemoval(QList<Asked> &list, const QString &key)
{
    list.append({.key = key});
}

void askHardware(QList<Asked> &list, const HardwareWish &wish)
{
    ask(list, {.key = QStringLiteral("cores"), .form = Form::Number, .byDefault = QStringLiteral("1")},
        wish.cores);
    ask(list, {.key = QStringLiteral("sockets"), .form = Form::Number, .byDefault = QStringLiteral("1")},
        wish.sockets);
    ask(list,
        {.key = QStringLiteral("memory"),
         .option = QStringLiteral("current"),
         .form = Form::Number,
         .byDefault = QStringLiteral("512")},
        wish.memoryMiB);
    ask(list, {.key = QStringLiteral("balloon"), .form = Form::Number}, wish.balloonMiB);
    ask(list, {.key = QStringLiteral("cpu"), .option = QStringLiteral("cputype")}, wish.cpu);
    ask(list,
        {.key = QStringLiteral("agent"),
         .option = QStringLiteral("enabled"),
         .form = Form::Flag,
         .byDefault = QStringLiteral("0")},
        wish.agent);
    ask(list, {.key = QStringLiteral("onboot"), .form = Form::Flag, .byDefault = QStringLiteral("0")},
        wish.onboot);
    ask(list, {.key = QStringLiteral("tags"), .form = Form::Tags}, wish.tags);
    ask(list, {.key = QStringLiteral("description"), .form = Form::Description}, wish.description);
}

void askNet(QList<Asked> &list, const QString &key, const NetWish &wish)
{
    if (wish.remove) {
        askRemoval(list, key);
        return;
    }
    ask(list, {.key = key, .option = QStringLiteral("model")}, wish.model);
    ask(list, {.key = key, .option = QStringLiteral("bridge")}, wish.bridge);
    ask(list, {.key = key, .option = QStringLiteral("tag"), .form = Form::Number}, wish.vlan);
    ask(list,
        {.key = key,
         .option = QStringLiteral("firewall"),
         .form = Form::Flag,
         .byDefault = QStringLiteral("0")},
        wish.firewall);
    ask(list, {.key = key, .option = QStringLiteral("mtu"), .form = Form::Number}, wish.mtu);
    ask(list, {.key = key, .option = QStringLiteral("rate"), .form = Form::Number}, wish.rateMBps);
}

/// The whole value, never merged: a gateway left over from the template is refused beside ip=dhcp
/// (pve/FACTS.md 6).
void askIpConfig(QList<Asked> &list, const QString &key, const IpConfigWish &wish)
{
    PropertyString value;
    const std::pair<QString, QString> parts[]{{QStringLiteral("ip"), wish.ip},
                                              {QStringLiteral("gw"), wish.gw},
                                              {QStringLiteral("ip6"), wish.ip6},
                                              {QStringLiteral("gw6"), wish.gw6}};
    for (const auto &[name, part] : parts) {
        if (!part.isEmpty() && !wish.remove)
            value.set(name, part);
    }
    list.append({.key = key, .form = Form::Options, .value = value.print()});
}

void askCloudInit(QList<Asked> &list, const CloudInitWish &wish)
{
    ask(list, {.key = QStringLiteral("ciuser")}, wish.user);
    ask(list, {.key = QStringLiteral("sshkeys"), .form = Form::Lines}, wish.sshKeys);
    ask(list, {.key = QStringLiteral("nameserver"), .form = Form::Words}, wish.nameservers);
    ask(list, {.key = QStringLiteral("searchdomain")}, wish.searchdomain);
    ask(list, {.key = QStringLiteral("ciupgrade"), .form = Form::Flag, .byDefault = QStringLiteral("1")},
        wish.upgrade);
    for (auto it = wish.ipconfig.begin(); it != wish.ipconfig.end(); ++it)
        askIpConfig(list, QStringLiteral("ipconfig%1").arg(it.key()), it.value());
}

} // namespace

QList<Asked> askedOf(const VmSpec &spec)
{
    QList<Asked> list;
    if (!spec.name.isEmpty())
        list.append({.key = QStringLiteral("name"), .value = spec.name});
    askHardware(list, spec.hardware);
    for (auto it = spec.network.begin(); it != spec.network.end(); ++it)
        askNet(list, QStringLiteral("net%1").arg(it.key()), it.value());
    askCloudInit(list, spec.cloudInit);
    return list;
}

} // namespace prov
