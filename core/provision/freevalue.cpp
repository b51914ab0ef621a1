// SPDX-License-Identifier: Apache-2.0
#include "core/provision/freevalue.h"

#include "core/provision/ipaddress.h"

#include <QRegularExpression>
#include <QtEndian>

namespace prov {

namespace {

QByteArray bytesOf(quint32 address)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(address, bytes.data());
    return bytes;
}

QString textOf(quint32 address, int prefix)
{
    return QStringLiteral("%1.%2.%3.%4/%5")
        .arg(address >> 24)
        .arg(address >> 16 & 0xff)
        .arg(address >> 8 & 0xff)
        .arg(address & 0xff)
        .arg(prefix);
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
    if (!parsed || parsed->address.isV6())
        return {};
    const auto address = qFromBigEndian<quint32>(parsed->address.bytes.constData());
    const int bits = 32 - parsed->prefix;
    const quint32 hosts = bits == 0 ? 0 : ~quint32{0} >> parsed->prefix;
    const quint32 reserved = bits > 1 ? 1 : 0; // of two addresses both are hosts' (RFC 3021)
    const quint32 first = (address & ~hosts) + reserved;
    const quint32 last = (address | hosts) - reserved;
    const auto search = [&](quint64 from, quint64 to) {
        for (quint64 each = from; each <= to; ++each) {
            if (!taken.contains(bytesOf(static_cast<quint32>(each))))
                return textOf(static_cast<quint32>(each), parsed->prefix);
        }
        return QString();
    };
    const QString above = search(quint64{address} + 1, last);
    return above.isEmpty() && address > first ? search(first, address - 1) : above;
}

} // namespace prov
