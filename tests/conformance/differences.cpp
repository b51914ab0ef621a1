// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/differences.h"

#include <QFile>
#include <QRegularExpression>

namespace test {

bool Differences::readLine(const QString &line)
{
    static const QRegularExpression form(QStringLiteral("^(\\S+) ([0-9,-]+): (\\S.*)$"));
    const auto match = form.match(line);
    if (!match.hasMatch())
        return false;
    const QStringList ranges = match.captured(2).split(u',');
    for (const QString &range : ranges) {
        const QStringList ends = range.split(u'-');
        for (int place = ends.first().toInt(); place <= ends.last().toInt(); ++place)
            m_listed[match.captured(1)].insert(place, match.captured(3));
    }
    return true;
}

bool Differences::read()
{
    QFile file(QStringLiteral(TEST_DATA "/conformance/differences.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        m_errorText = file.errorString();
        return false;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.startsWith(u'#') && !readLine(line)) {
            m_errorText = line;
            return false;
        }
    }
    return true;
}

} // namespace test
