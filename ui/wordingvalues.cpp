// SPDX-License-Identifier: Apache-2.0
// Spans, sizes and the fields of a configuration.
#include "ui/wording.h"

#include "core/base/shown.h"
#include "ui/words.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <array>
#include <cmath>

namespace ui {

namespace {

/// What a key of the configuration, or an option of a property string, is called.
QString fieldWord(const QString &key)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("ui::Words", "Name")},
        {QStringLiteral("cores"), QT_TRANSLATE_NOOP("ui::Words", "Cores")},
        {QStringLiteral("sockets"), QT_TRANSLATE_NOOP("ui::Words", "Sockets")},
        {QStringLiteral("memory"), QT_TRANSLATE_NOOP("ui::Words", "Memory")},
        {QStringLiteral("balloon"), QT_TRANSLATE_NOOP("ui::Words", "Balloon minimum")},
        {QStringLiteral("cpu"), QT_TRANSLATE_NOOP("ui::Words", "CPU type")},
        {QStringLiteral("agent"), QT_TRANSLATE_NOOP("ui::Words", "Guest agent")},
        {QStringLiteral("onboot"), QT_TRANSLATE_NOOP("ui::Words", "Start at boot")},
        {QStringLiteral("tags"), QT_TRANSLATE_NOOP("ui::Words", "Tags")},
        {QStringLiteral("description"), QT_TRANSLATE_NOOP("ui::Words", "Notes")},
        {QStringLiteral("ciuser"), QT_TRANSLATE_NOOP("ui::Words", "Cloud-init user")},
        {QStringLiteral("cipassword"), QT_TRANSLATE_NOOP("ui::Words", "Cloud-init password")},
        {QStringLiteral("ciupgrade"), QT_TRANSLATE_NOOP("ui::Words", "Upgrade packages")},
        {QStringLiteral("sshkeys"), QT_TRANSLATE_NOOP("ui::Words", "SSH public keys")},
        {QStringLiteral("nameserver"), QT_TRANSLATE_NOOP("ui::Words", "DNS servers")},
        {QStringLiteral("searchdomain"), QT_TRANSLATE_NOOP("ui::Words", "Search domain")},
        {QStringLiteral("size"), QT_TRANSLATE_NOOP("ui::Words", "size")},
        {QStringLiteral("model"), QT_TRANSLATE_NOOP("ui::Words", "model")},
        {QStringLiteral("bridge"), QT_TRANSLATE_NOOP("ui::Words", "bridge")},
        {QStringLiteral("tag"), QT_TRANSLATE_NOOP("ui::Words", "VLAN tag")},
        {QStringLiteral("firewall"), QT_TRANSLATE_NOOP("ui::Words", "firewall")},
        {QStringLiteral("mtu"), QT_TRANSLATE_NOOP("ui::Words", "MTU")},
        {QStringLiteral("rate"), QT_TRANSLATE_NOOP("ui::Words", "rate limit")},
        {QStringLiteral("ip"), QT_TRANSLATE_NOOP("ui::Words", "address")},
        {QStringLiteral("gw"), QT_TRANSLATE_NOOP("ui::Words", "gateway")},
        {QStringLiteral("ip6"), QT_TRANSLATE_NOOP("ui::Words", "IPv6 address")},
        {QStringLiteral("gw6"), QT_TRANSLATE_NOOP("ui::Words", "IPv6 gateway")},
    };
    const auto *word = words.value(key);
    return word ? Words::tr(word) : key;
}

bool isFlag(const QString &key)
{
    return key == u"firewall" || key == u"onboot" || key == u"agent" || key == u"ciupgrade";
}

} // namespace

QString durationText(qint64 ms)
{
    const auto seconds = ms / 1000;
    const auto twoDigits = [](qint64 value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    if (seconds < 10)
        return Words::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Words::tr("%1:%2 min").arg(seconds / 60).arg(twoDigits(seconds % 60));
    return Words::tr("%1:%2 h").arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60));
}

QString preciseText(qint64 ms)
{
    return ms < 1000 ? Words::tr("%1 ms").arg(ms) : durationText(ms);
}

QString forecastText(const prov::Forecast &forecast)
{
    return Words::tr("About %1, judged by %n earlier VM(s).", nullptr, static_cast<int>(forecast.earlier))
        .arg(durationText(forecast.ms));
}

namespace {

/// In steps that do not pretend to know better: "20 s", "1 min 20 s", "12 min".
QString roughText(qint64 ms)
{
    const auto rounded = [ms](qint64 step) { return qMax(step, (ms / 1000 + step / 2) / step * step); };
    if (ms < 60'000 && rounded(5) < 60)
        return Words::tr("%1 s").arg(rounded(5));
    const auto seconds = rounded(ms >= 600'000 ? 60 : 10);
    return seconds % 60 == 0 ? Words::tr("%1 min").arg(seconds / 60)
                             : Words::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

} // namespace

QString leftText(const Remaining &left)
{
    const auto span = roughText(left.ms);
    return left.isLeast ? Words::tr("at least %1 left").arg(span) : Words::tr("about %1 left").arg(span);
}

int wholeSeconds(base::Millis span)
{
    return static_cast<int>((span.count() + 500) / 1000);
}

QString sizeText(qint64 bytes)
{
    constexpr std::array units{
        QT_TRANSLATE_NOOP("ui::Words", "%1 B"), QT_TRANSLATE_NOOP("ui::Words", "%1 KiB"),
        QT_TRANSLATE_NOOP("ui::Words", "%1 MiB"), QT_TRANSLATE_NOOP("ui::Words", "%1 GiB"),
        QT_TRANSLATE_NOOP("ui::Words", "%1 TiB")};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const bool isWhole = unit < 3 || value == std::floor(value);
    return Words::tr(units.at(unit)).arg(QLocale().toString(value, 'f', isWhole ? 0 : 1));
}

QString percentText(double percent)
{
    return Words::tr("%1 %").arg(percent, 0, 'f', 0);
}

QString withoutMnemonic(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\n"));
    text.remove(u'&');
    return text.replace(u'\n', u'&');
}

QString dotted(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString toolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QString escaped = text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString sentence(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QString end = text.endsWith(u'.') ? QString() : QStringLiteral(".");
    return text.at(0).toUpper() + text.mid(1) + end;
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"HH:mm:ss");
}

QString checkField(const QString &field)
{
    const QString ofGuest = QStringLiteral("address on "); // read from the guest, not from a configuration
    if (field.startsWith(ofGuest))
        return Words::tr("Address on %1").arg(field.mid(ofGuest.size()));
    const auto key = field.section(QLatin1Char('.'), 0, 0);
    const auto option = field.section(QLatin1Char('.'), 1);
    return option.isEmpty() ? fieldWord(key) : fieldWord(key) + QLatin1Char(' ') + fieldWord(option);
}

QString checkValue(const QString &field, const QString &value)
{
    if (value.isEmpty())
        return Words::tr("none");
    const auto last = field.section(QLatin1Char('.'), -1);
    if (last == u"memory" || last == u"balloon")
        return Words::tr("%1 MiB").arg(value);
    if (last == u"rate")
        return Words::tr("%1 MB/s").arg(value);
    if (last == u"size" && value.endsWith(QLatin1Char('G')))
        return Words::tr("%1 GiB").arg(value.chopped(1));
    if (last == u"size" && value.endsWith(QLatin1Char('M')))
        return Words::tr("%1 MiB").arg(value.chopped(1));
    if (last == u"cipassword")
        return base::shown(base::Sentence(value.toUtf8(), {}));
    if (last == u"description")
        return prov::withoutMarker(value);
    if (isFlag(last))
        return value == u"1" ? Words::tr("on") : value == u"0" ? Words::tr("off") : value;
    if (last == u"sshkeys")
        return Words::tr("%n key(s)", nullptr,
                         static_cast<int>(value.split(QLatin1Char('\n'), Qt::SkipEmptyParts).size()));
    return value;
}

} // namespace ui
