// SPDX-License-Identifier: Apache-2.0
#include "ui/models/quickfix.h"

#include "core/provision/ipaddress.h"
#include "core/provision/specrules.h"

#include <QRegularExpression>
#include <QtEndian>

namespace ui {

namespace {

using Model = PreviewModel;
using Row = PreviewModel::Row;

constexpr int fixable[]{Model::VmId, Model::Name, Model::Address};

QString nextVmId(const QString &wanted)
{
    constexpr int highest = 999'999'999; // pve/forms.md
    bool isNumber = false;
    const int number = wanted.toInt(&isNumber);
    return isNumber && number > 0 && number < highest ? QString::number(number + 1) : QString();
}

/// "web" → "web-2", "web-09.lab" → "web-10.lab".
QString nextName(const QString &wanted)
{
    static const QRegularExpression numbered(QStringLiteral(R"(^(.*?)(\d{1,9})$)"));
    const QString host = wanted.section(u'.', 0, 0);
    const QRegularExpressionMatch match = numbered.match(host);
    QString next = host + QStringLiteral("-2");
    if (match.hasMatch()) {
        const QString digits = match.captured(2);
        next = match.captured(1) +
               QString::number(digits.toInt() + 1).rightJustified(static_cast<int>(digits.size()), u'0');
    }
    next += wanted.mid(host.size());
    return prov::rules::vmName(next).isEmpty() ? next : QString();
}

/// IPv4, which is what the column holds; neither the network's own address nor its broadcast.
QString nextAddress(const QString &wanted)
{
    const std::optional<prov::Cidr> cidr = prov::parseCidr(wanted);
    if (!cidr || cidr->address.isV6() || cidr->prefix > 30)
        return {};
    const auto address = qFromBigEndian<quint32>(cidr->address.bytes.constData());
    const quint32 hosts = 0xffffffffU >> cidr->prefix;
    if ((address & hosts) >= hosts - 1)
        return {};
    const quint32 next = address + 1;
    return QStringLiteral("%1.%2.%3.%4/%5")
        .arg(next >> 24)
        .arg((next >> 16) & 0xff)
        .arg((next >> 8) & 0xff)
        .arg(next & 0xff)
        .arg(cidr->prefix);
}

QString following(int column, const QString &wanted)
{
    if (column == Model::VmId)
        return nextVmId(wanted);
    return column == Model::Name ? nextName(wanted) : nextAddress(wanted);
}

/// Also of a VMID that is only expected: what is offered must not cross it.
QString keyIn(const Row &row, int column)
{
    return keyOf(column, column == Model::VmId ? row.cells.at(column) : row.edits.at(column));
}

bool isDoubted(const Row &row)
{
    return row.verdict == Model::Verdict::Warns || row.verdict == Model::Verdict::Refused ||
           row.verdict == Model::Verdict::Wrong;
}

} // namespace

QString keyOf(int column, const QString &value)
{
    if (column == Model::VmId)
        return value.toInt() > 0 ? value : QString();
    if (column == Model::Name)
        return value.toLower();
    if (column != Model::Address)
        return {};
    const auto address = prov::parseAddress(value.section(u'/', 0, 0));
    return address ? QString::fromLatin1(address->bytes.toHex()) : QString();
}

QString freeValue(int column, const QString &wanted, const QSet<QString> &taken)
{
    if (keyOf(column, wanted).isEmpty())
        return {};
    QString value = following(column, wanted);
    while (!value.isEmpty() && taken.contains(keyOf(column, value)))
        value = following(column, value);
    return value;
}

void offerFixes(QList<Row> &rows, const QMap<int, QSet<QString>> &taken)
{
    for (const int column : fixable) {
        QSet<QString> before = taken.value(column); // at the server, or of a row above
        QSet<QString> all = before;
        for (const Row &row : std::as_const(rows))
            all.insert(keyIn(row, column));
        for (Row &row : rows) {
            const QString key = keyOf(column, row.edits.at(column));
            const bool isTaken = !key.isEmpty() && before.contains(key);
            before.insert(keyIn(row, column));
            if (!isTaken || !isDoubted(row) || !row.fix.value.isEmpty())
                continue;
            row.fix = {column, freeValue(column, row.edits.at(column), all)};
            all.insert(keyOf(column, row.fix.value));
        }
    }
}

} // namespace ui
