// SPDX-License-Identifier: Apache-2.0
#include "ui/logsaver.h"

namespace ui {

LogSaver::LogSaver(const LogModel &model, const QString &path, QObject *parent)
    : QObject(parent), m_file(path), m_lines(model, std::nullopt)
{
    connect(&m_lines, &LogLines::read, this, &LogSaver::write);
    connect(&m_lines, &LogLines::ended, this, &LogSaver::end);
}

void LogSaver::write(const QString &lines)
{
    const QByteArray text = lines.toUtf8();
    const bool isOpen = m_file.isOpen() || m_file.open(QIODevice::WriteOnly);
    if (isOpen && m_file.write(text) == text.size())
        return;
    m_lines.stop();
    end(0);
}

void LogSaver::end(int records)
{
    // Nothing to save makes an empty file.
    const bool isOpen = m_file.isOpen() || m_file.open(QIODevice::WriteOnly);
    if (isOpen && m_file.error() == QFileDevice::NoError && m_file.commit())
        emit saved(tr("%n record(s) saved as %1.", nullptr, records).arg(m_file.fileName()));
    else
        emit failed(tr("The log was not saved: %1. Choose another folder.").arg(m_file.errorString()));
    deleteLater();
}

} // namespace ui
