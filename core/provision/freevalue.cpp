// SPDX-License-Identifier: Apache-2.0
#include "core/provision/freevalue.h"

#include "core/provision/ipaddress.h"

#include <QRegularExpression>

namespace prov {

namespace {

/// The address with the same prefix whose other bits are all set, or all clear.
QByteArray filled(const Cidr &cidr, bool set)
{
    QByteArray bytes = cidr.address.bytes;
    for (int bit = cidr.prefix; bit < bytes.size() * 8; ++bit) {
        const int mask = 0x80 >> (bit % 8);
        const int byte = static_cast<uchar>(bytes.at(bit / 8));
        bytes[bit / 8] = static_cast<char>(set ? byte | mask : byte & ~mask);
    }
    return bytes;
}

/// The address that is one more, or one less: the lower bytes roll over.
QByteArray beside(QByteArray address, int step)
{
    const char rolled = static_cast<char>(step > 0 ? 0 : 0xff);
    for (qsizetype i = address.size() - 1; i >= 0; --i) {
        address[i] = static_cast<char>(static_cast<uchar>(address.at(i)) + step);
        if (address.at(i) != rolled)
            break;
    }
    return address;
}

} // namespace

QString freeName(const QString &name, const QSet<QString> &taken)
{
    static const QRegularExpression numbered(QStringLiteral(R"(^(.*?)(\d{1,8})$)"));
    const QString host = name.section(u'.', 0, 0);
    const QString domain = name.mid(host.size());
    const QRegularExpressionMatch match = numbered.match(host);
    const QString stem = match.hasMatch() ? match.captured(1) : QString(host + u'-');
    const qsizetype digits = match.captured(2).size();
    int number = match.hasMatch() ? match.captured(2).toInt() : 1;
    QString free;
    do {
        free = stem + QString::number(++number).rightJustified(digits, u'0') + domain;
    } while (taken.contains(free.toLower()));
    return free;
}

pve::VmId freeVmid(pve::VmId vmid, const QSet<pve::VmId> &taken)
{
    constexpr pve::VmId most = 999'999'999; // pve/apischema.json
    do {
        ++vmid;
    } while (taken.contains(vmid));
    return vmid <= most ? vmid : 0;
}

QString freeAddress(const QString &cidr, const QSet<QByteArray> &taken)
{
    const std::optional<Cidr> parsed = parseCidr(cidr);
    if (!parsed)
        return {};
    const QByteArray &address = parsed->address.bytes;
    const qsizetype bits = address.size() * 8 - parsed->prefix;
    QByteArray first = filled(*parsed, false);
    QByteArray last = filled(*parsed, true);
    if (bits > 1)                 // of two addresses both are hosts' (RFC 3021, RFC 6164)
        first = beside(first, 1); // the network's, or that of any of its routers (RFC 4291, 2.6.1)
    if (bits > 1 && !parsed->address.isV6())
        last = beside(last, -1);
    QByteArray each = address;
    // Once around, or past all that is taken: a network of IPv6 is too large to go around.
    for (qsizetype left = taken.size() + 2; left > 0; --left) {
        each = each < last ? beside(each, 1) : first;
        if (each != address && !taken.contains(each))
            return QStringLiteral("%1/%2").arg(addressText({each}), QString::number(parsed->prefix));
    }
    return {};
}

} // namespace prov
