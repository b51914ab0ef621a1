// SPDX-License-Identifier: Apache-2.0
#include "core/base/ipaddress.h"

#include <QStringList>

#include <algorithm>

namespace base {

namespace {

std::optional<IpAddress> parseV4(const QString &text)
{
    const auto parts = text.split(QLatin1Char('.'));
    if (parts.size() != 4)
        return std::nullopt;
    IpAddress result;
    for (int i = 0; i < 4; ++i) {
        bool ok = false;
        const auto value = parts[i].toUShort(&ok);
        const bool digits = std::all_of(parts[i].begin(), parts[i].end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!ok || !digits || value > 255 || parts[i].size() > 3)
            return std::nullopt;
        result.bytes[static_cast<size_t>(i)] = static_cast<quint8>(value);
    }
    return result;
}

/// Groups of one side of "::" as bytes; an IPv4 tail counts as two groups.
std::optional<QByteArray> groups(const QString &side)
{
    QByteArray bytes;
    if (side.isEmpty())
        return bytes;
    const auto parts = side.split(QLatin1Char(':'));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto &part = parts[i];
        if (part.contains(QLatin1Char('.'))) {
            const auto tail = parseV4(part);
            if (!tail || i + 1 != parts.size())
                return std::nullopt;
            for (size_t n = 0; n < 4; ++n)
                bytes.append(static_cast<char>(tail->bytes[n]));
            continue;
        }
        bool ok = false;
        const auto value = part.toUShort(&ok, 16);
        if (!ok || part.size() > 4 || part.startsWith(QLatin1Char('+')) || part.startsWith(QLatin1Char('-')))
            return std::nullopt;
        bytes.append(static_cast<char>(value >> 8)).append(static_cast<char>(value & 0xff));
    }
    return bytes;
}

std::optional<IpAddress> parseV6(const QString &text)
{
    const auto gap = text.indexOf(QLatin1String("::"));
    if (gap >= 0 && text.indexOf(QLatin1String("::"), gap + 1) >= 0)
        return std::nullopt;
    const auto head = groups(gap < 0 ? text : text.left(gap));
    const auto tail = gap < 0 ? std::optional{QByteArray()} : groups(text.mid(gap + 2));
    if (!head || !tail)
        return std::nullopt;
    const auto given = head->size() + tail->size();
    if (gap < 0 ? given != 16 : given > 14)
        return std::nullopt;
    const QByteArray all = *head + QByteArray(16 - given, '\0') + *tail;
    IpAddress result;
    result.v6 = true;
    std::transform(all.begin(), all.end(), result.bytes.begin(), [](char c) { return static_cast<quint8>(c); });
    return result;
}

} // namespace

std::optional<IpAddress> IpAddress::parse(const QString &text)
{
    return text.contains(QLatin1Char(':')) ? parseV6(text) : parseV4(text);
}

bool IpAddress::isLoopback() const
{
    if (!v6)
        return bytes[0] == 127;
    return bytes[15] == 1 && std::all_of(bytes.begin(), bytes.end() - 1, [](quint8 b) { return b == 0; });
}

bool IpAddress::isLinkLocal() const
{
    return v6 ? bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80 : bytes[0] == 169 && bytes[1] == 254;
}

bool IpAddress::isMulticast() const
{
    return v6 ? bytes[0] == 0xff : bytes[0] >= 224 && bytes[0] <= 239;
}

bool IpAddress::isUnspecified() const
{
    return std::all_of(bytes.begin(), bytes.end(), [](quint8 b) { return b == 0; });
}

} // namespace base
