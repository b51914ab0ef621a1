// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSaveFile>
#include <QTimer>

#include <deque>

namespace ui {

class LogModel;

/// Writes what a LogModel shows into a file, some thousand records in a turn of the event loop. Filters may
/// change meanwhile: it stays with what was shown. Begins by itself; the model outlives it.
class LogSaver final : public QObject
{
    Q_OBJECT
public:
    LogSaver(const LogModel &model, const QString &path, QObject *parent = nullptr);

signals:
    void saved(const QString &sentence); ///< one of the two, once; it deletes itself then
    void failed(const QString &sentence);

private:
    void writeOn();
    void end();

    const LogModel &m_model;
    QSaveFile m_file;
    std::deque<quint64> m_left;
    bool m_begun = false;
    int m_written = 0;
    QTimer m_turn;
};

} // namespace ui
