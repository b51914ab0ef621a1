// SPDX-License-Identifier: Apache-2.0
#include "ui/create/typedsize.h"

#include "core/provision/configplan.h"

#include <QRegularExpression>

namespace ui {

namespace {

constexpr qint64 mebibyte = qint64{1} << 20;
constexpr qint64 gibibyte = qint64{1} << 30;

std::optional<qint64> wholeSize(const QString &text, qint64 unit)
{
    const auto bytes = typedSize(text, unit);
    return bytes && *bytes > 0 && *bytes % mebibyte == 0 ? bytes : std::nullopt;
}

} // namespace

std::optional<qint64> typedSize(const QString &typed, qint64 unit)
{
    static const QRegularExpression size(
        QStringLiteral(R"(^(\d{1,9}(?:[.,]\d{1,3})?)\s*(?:([MGT])(?:iB)?)?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = size.match(typed.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    if (const QString letter = match.captured(2).toUpper(); !letter.isEmpty())
        unit = letter == u"M" ? mebibyte : letter == u"G" ? gibibyte : gibibyte * 1024;
    const double bytes = match.captured(1).replace(u',', u'.').toDouble() * static_cast<double>(unit);
    constexpr double most = 1e18; // below what fits
    return bytes < most ? std::optional<qint64>(qRound64(bytes)) : std::nullopt;
}

QJsonValue typedMemory(const QString &text)
{
    const auto bytes = wholeSize(text, mebibyte);
    return bytes ? QJsonValue(*bytes / mebibyte) : typedNumber(text);
}

QJsonValue typedDisk(const QString &text)
{
    const auto bytes = wholeSize(text, gibibyte);
    return bytes ? prov::sizeText(*bytes) : text;
}

QJsonValue typedNumber(const QString &text)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber ? QJsonValue(value) : QJsonValue(text);
}

} // namespace ui
