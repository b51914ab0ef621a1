// SPDX-License-Identifier: Apache-2.0
#include "core/base/texttable.h"

#include <algorithm>

namespace base {

QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const auto &cells : rows) {
        widths.resize(std::max(widths.size(), cells.size()));
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    QStringList lines;
    for (const auto &cells : rows) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += cells[i].leftJustified(static_cast<int>(widths[i]) + 2);
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(u'\n');
}

} // namespace base
