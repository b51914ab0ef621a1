// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/loglines.h"

namespace ui {

/// Puts records of a LogModel into the clipboard, over several turns of the event loop. Begins by itself; the
/// model outlives it.
class LogCopier final : public QObject
{
    Q_OBJECT
public:
    LogCopier(const LogModel &model, std::optional<std::deque<quint64>> serials, QObject *parent = nullptr);

signals:
    void copied(const QString &sentence); ///< once; it deletes itself then

private:
    void end(int records);

    QString m_text;
    LogLines m_lines;
};

} // namespace ui
