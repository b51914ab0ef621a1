// SPDX-License-Identifier: Apache-2.0
#include "core/provision/ipaddress.h"

#include <QRegularExpression>
#include <QStringList>

namespace prov {

namespace {

std::optional<QByteArray> parseV4(const QString &text)
{
    static const QRegularExpression octet(QStringLiteral(R"(^(?:0|[1-9]\d{0,2})\z)"));
    QByteArray bytes;
    const QStringList parts = text.split(u'.');
    for (const QString &part : parts) {
        const int value = octet.match(part).hasMatch() ? part.toInt() : 256;
        if (value > 255)
            return std::nullopt;
        bytes.append(static_cast<char>(value));
    }
    return bytes.size() == 4 ? std::optional(bytes) : std::nullopt;
}

/// Groups on one side of "::"; the last one may be an IPv4 address.
std::optional<QByteArray> parseGroups(const QString &text)
{
    static const QRegularExpression group(QStringLiteral(R"(^[0-9A-Fa-f]{1,4}\z)"));
    QByteArray bytes;
    if (text.isEmpty())
        return bytes;
    const QStringList parts = text.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &part = parts.at(i);
        if (group.match(part).hasMatch()) {
            const uint value = part.toUInt(nullptr, 16);
            bytes.append(static_cast<char>(value >> 8)).append(static_cast<char>(value & 0xff));
            continue;
        }
        const auto v4 = i + 1 == parts.size() ? parseV4(part) : std::nullopt;
        if (!v4)
            return std::nullopt;
        bytes.append(*v4);
    }
    return bytes;
}

std::optional<QByteArray> parseV6(const QString &text)
{
    const qsizetype gap = text.indexOf(u"::");
    const auto head = parseGroups(gap < 0 ? text : text.left(gap));
    const auto tail = gap < 0 ? std::optional(QByteArray()) : parseGroups(text.mid(gap + 2));
    if (!head || !tail)
        return std::nullopt;
    const qsizetype missing = 16 - head->size() - tail->size();
    if (gap < 0 ? missing != 0 : missing < 2)
        return std::nullopt;
    return *head + QByteArray(missing, '\0') + *tail;
}

QString textOfV4(const QByteArray &bytes)
{
    QStringList parts;
    for (const char byte : bytes)
        parts.append(QString::number(static_cast<uchar>(byte)));
    return parts.join(u'.');
}

QString textOfV6(const QByteArray &bytes)
{
    QStringList groups;
    qsizetype gap = -1;
    qsizetype longest = 1; // a single group of zeros is written out
    qsizetype zeros = 0;
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        const int group = (static_cast<uchar>(bytes[i]) << 8) | static_cast<uchar>(bytes[i + 1]);
        groups.append(QString::number(group, 16));
        zeros = group == 0 ? zeros + 1 : 0;
        if (zeros > longest) {
            longest = zeros;
            gap = groups.size() - zeros;
        }
    }
    if (gap < 0)
        return groups.join(u':');
    return groups.mid(0, gap).join(u':') + QStringLiteral("::") + groups.mid(gap + longest).join(u':');
}

} // namespace

std::optional<IpAddress> parseAddress(const QString &text)
{
    const auto bytes = text.contains(u':') ? parseV6(text) : parseV4(text);
    return bytes ? std::optional(IpAddress{*bytes}) : std::nullopt;
}

QString addressText(const IpAddress &address)
{
    return address.isV6() ? textOfV6(address.bytes) : textOfV4(address.bytes);
}

std::optional<Cidr> parseCidr(const QString &text)
{
    static const QRegularExpression cidr(QStringLiteral(R"(^([^/]+)/([1-9]\d{0,2})\z)"));
    const QRegularExpressionMatch match = cidr.match(text);
    const auto address = parseAddress(match.captured(1));
    const int prefix = match.captured(2).toInt();
    if (!address || prefix < 8 || prefix > address->bytes.size() * 8)
        return std::nullopt;
    return Cidr{*address, prefix};
}

} // namespace prov
