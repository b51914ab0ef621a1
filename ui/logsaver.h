// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/loglines.h"

#include <QSaveFile>

namespace ui {

/// Writes what a LogModel shows into a file, over several turns of the event loop. Begins by itself; the
/// model outlives it.
class LogSaver final : public QObject
{
    Q_OBJECT
public:
    LogSaver(const LogModel &model, const QString &path, QObject *parent = nullptr);

signals:
    void saved(const QString &sentence); ///< one of the two, once; it deletes itself then
    void failed(const QString &sentence);

private:
    void write(const QString &lines);
    void end(int records);

    QSaveFile m_file;
    LogLines m_lines;
};

} // namespace ui
