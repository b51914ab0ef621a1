// SPDX-License-Identifier: Apache-2.0
#include "core/sim/formats.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace sim {

namespace {

struct Format
{
    const char *name;
    const char *pattern; ///< of the whole value, with <label> and <ipv4> for what they say
    const char *words;   ///< %1 = the value
};

constexpr Format formats[] = {
    {"pve-vmid", "[1-9][0-9]{2,8}", "value does not look like a valid VM ID"},
    {"dns-name", "(?:<label>\\.)*<label>", "value does not look like a valid DNS name"},
    {"urlencoded", "[-%a-zA-Z0-9_.!~*'()]*", "invalid urlencoded string: %1"},
    {"mac-addr", "(?i)[a-f0-9][02468ace](?::[a-f0-9]{2}){5}",
     "value does not look like a valid unicast MAC address"},
    {"pve-ipv4-config", "dhcp|manual|<ipv4>/(?:[89]|[12][0-9]|3[0-2])",
     "value does not look like a valid ipv4 network configuration"},
    {"pve-tag", "(?i)[a-z0-9_][a-z0-9_.+-]*", "invalid characters in tag"},
    {"cputype",
     "custom-.+|host|max|(?:kvm|qemu)(?:32|64)|x86-64-v(?:2|2-AES|3|4)|486|pentium[23]?|coreduo|core2duo|"
     "Conroe|Penryn"
     "|(?:Nehalem|Westmere|SandyBridge|IvyBridge)(?:-IBRS)?|(?:Haswell|Broadwell)(?:-noTSX)?(?:-IBRS)?"
     "|Skylake-Client(?:-IBRS|-noTSX-IBRS|-v4)?|Skylake-Server(?:-IBRS|-noTSX-IBRS|-v[45])?"
     "|Cascadelake-Server(?:-noTSX|-v[245])?|Cooperlake(?:-v2)?|KnightsMill|Icelake-Client(?:-noTSX)?"
     "|Icelake-Server(?:-noTSX|-v[3456])?|SapphireRapids(?:-v[23])?|GraniteRapids(?:-v2)?|SierraForest(?:-v2)"
     "?"
     "|athlon|phenom|Opteron_G[1-5]|EPYC(?:-IBPB|-v[34])?|EPYC-Rome(?:-v[234])?|EPYC-Milan(?:-v2)?|EPYC-"
     "Genoa",
     "Built-in cputype '%1' is not defined (missing 'custom-' prefix?)"}, // unproven: the list is of the
                                                                          // source

    // unproven from here on: no transcript shows the words, they are of the source
    {"pve-storage-content", "images|rootdir|vztmpl|iso|backup|snippets|import|none",
     "invalid content type '%1'"},                                               // of read-inventory
    {"pve-task-status-type", "ok|error|warning|unknown", "invalid status '%1'"}, // of tasks-list-and-log
    {"pve-node", "<label>", "value does not look like a valid node name"},
    {"pve-storage-id", "(?i)[a-z][a-z0-9_.-]*[a-z0-9]", "storage ID '%1' contains illegal characters"},
    {"pve-poolid", "(?:[A-Za-z0-9._-]+/){0,2}[A-Za-z0-9._-]+", "value '%1' contains invalid characters"},
    {"pve-configid", "(?i)[a-z][a-z0-9_-]+", "invalid configuration ID '%1'"},
    {"pve-bridge-id", "(?i)[-_.\\w]+", "invalid bridge ID '%1'"},
    {"disk-size", "\\d+(?:\\.\\d+)?[KMGT]?", "value does not look like a valid disk size: %1"},
    {"ipv4", "<ipv4>", "value does not look like a valid IPv4 address"},
    {"pve-startup-order",
     "(?:\\s*|(?:order=)?\\d+|up=\\d+|down=\\d+)(?:,(?:\\s*|(?:order=)?\\d+|up=\\d+|down=\\d+))*",
     "unable to parse startup options"},
};

QRegularExpression expressionOf(const Format &format)
{
    const auto octet = QStringLiteral("(?:25[0-5]|(?:2[0-4]|1[0-9]|[1-9])?[0-9])");
    QString pattern = QString::fromLatin1(format.pattern);
    pattern.replace(QLatin1String("<label>"), QLatin1String("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"));
    pattern.replace(QLatin1String("<ipv4>"), QString(u"(?:" + octet + u"\\.){3}" + octet));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

bool isIpv6(const QString &text)
{
    QHostAddress address;
    return address.setAddress(text) && address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isIpv6Config(const QString &text)
{
    if (text == u"auto" || text == u"dhcp" || text == u"manual")
        return true;
    const auto slash = text.indexOf(u'/');
    bool isNumber = false;
    const int bits = text.mid(slash + 1).toInt(&isNumber);
    return slash > 0 && isNumber && bits > 7 && bits <= 128 && isIpv6(text.left(slash));
}

std::optional<QByteArray> oneFormatError(const QByteArray &format, const QByteArray &value)
{
    const QString text = QString::fromUtf8(value);
    if (format == "ipv6" && !isIpv6(text)) // unproven, with the next
        return "value does not look like a valid IPv6 address\n";
    if (format == "pve-ipv6-config" && !isIpv6Config(text))
        return "value does not look like a valid ipv6 network configuration\n";
    const auto *found = std::ranges::find(formats, format, &Format::name);
    if (found == std::end(formats))
        return std::nullopt;
    if (expressionOf(*found).match(text).hasMatch())
        return std::nullopt;
    return QByteArray(found->words).replace("%1", value) + '\n';
}

} // namespace

std::optional<QByteArray> namedFormatError(const QByteArray &format, const QByteArray &value)
{
    if (!format.endsWith("-list"))
        return oneFormatError(format, value);
    static const QRegularExpression separators(QStringLiteral("[,;\\s\\0]+"));
    const auto items = QString::fromUtf8(value).split(separators, Qt::SkipEmptyParts);
    for (const QString &item : items) {
        if (auto error = oneFormatError(format.chopped(5), item.toUtf8()))
            return error;
    }
    return std::nullopt;
}

} // namespace sim
