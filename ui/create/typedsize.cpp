// SPDX-License-Identifier: Apache-2.0
#include "ui/create/typedsize.h"

#include <QRegularExpression>

#include <limits>
#include <optional>

namespace ui {

namespace {

struct Size
{
    qint64 number = 0;
    QChar unit; ///< M, G or T; null: none
};

std::optional<Size> parsed(const QString &text)
{
    static const QRegularExpression size(QStringLiteral(R"(^(\d{1,9})\s*(?:([MGT])(?:iB)?)?$)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = size.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toUpper();
    return Size{match.captured(1).toLongLong(), unit.isEmpty() ? QChar() : unit.front()};
}

} // namespace

QJsonValue typedMemory(const QString &text)
{
    const std::optional<Size> size = parsed(text);
    if (!size)
        return text;
    const int shift = size->unit == u'G' ? 10 : size->unit == u'T' ? 20 : 0;
    const qint64 number = size->number << shift;
    return number <= std::numeric_limits<int>::max() ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue typedDisk(const QString &text)
{
    const std::optional<Size> size = parsed(text);
    if (!size)
        return text;
    return QString(QString::number(size->number) + (size->unit.isNull() ? QChar(u'G') : size->unit));
}

} // namespace ui
