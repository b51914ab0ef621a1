// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace ui {

class LogModel;

/// Reads what a LogModel shows as text, some thousand records in a turn of the event loop. Filters may change
/// meanwhile: it stays with what was shown. Begins by itself; the model outlives it.
class LogLines final : public QObject
{
    Q_OBJECT
public:
    /// `serials`: these records; nullopt: all that are shown, once the filter has been applied.
    LogLines(const LogModel &model, std::optional<std::deque<quint64>> serials, QObject *parent = nullptr);
    void stop(); ///< nothing more is read; no signal

signals:
    void read(const QString &lines); ///< each with its end of line
    void ended(int records);

private:
    void readOn();

    const LogModel &m_model;
    std::optional<std::deque<quint64>> m_left;
    int m_records = 0;
    QTimer m_turn;
};

} // namespace ui
