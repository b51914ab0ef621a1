// SPDX-License-Identifier: Apache-2.0
#include "core/pve/types.h"

#include <QRegularExpression>

namespace pve {

QMap<QString, QString> PendingConfig::effective() const
{
    auto result = current;
    result.insert(pending);
    for (const auto &key : pendingDelete)
        result.remove(key);
    return result;
}

TaskExit taskExit(const QString &text)
{
    static const QRegularExpression warnings(QRegularExpression::anchoredPattern(u"WARNINGS: \\d+"));
    using Verdict = TaskExit::Verdict;
    if (text == u"OK")
        return {Verdict::Ok, text};
    if (warnings.match(text).hasMatch())
        return {Verdict::Warnings, text};
    // unproven: the second text was only read in the source. Both say that nobody knows how the task ended.
    if (text == u"unexpected status" || text.startsWith(u"unable to get last line from task log"))
        return {Verdict::Unexpected, text};
    return {Verdict::Failed, text};
}

} // namespace pve
