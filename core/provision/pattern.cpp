// SPDX-License-Identifier: Apache-2.0
#include "core/provision/pattern.h"

#include <QRegularExpression>

namespace prov {

std::optional<QString> expandPattern(const QString &text, int n)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\{(?:(\d{1,9})\+)?n(?::0([1-9]))?\})"));
    static const QRegularExpression brace(QStringLiteral("[{}]"));
    QString result;
    qsizetype end = 0;
    auto matches = pattern.globalMatch(text);
    const auto appendPlain = [&](qsizetype from, qsizetype length) {
        const QString plain = text.mid(from, length);
        result += plain;
        return !plain.contains(brace);
    };
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!appendPlain(end, match.capturedStart() - end))
            return std::nullopt;
        const int number = match.captured(1).toInt() + n;
        result += QString::number(number).rightJustified(match.captured(2).toInt(), u'0');
        end = match.capturedEnd();
    }
    if (!appendPlain(end, -1))
        return std::nullopt;
    return result;
}

bool hasPattern(const QString &text)
{
    return text.contains(u'{');
}

} // namespace prov
