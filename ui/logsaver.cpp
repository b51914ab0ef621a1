// SPDX-License-Identifier: Apache-2.0
#include "ui/logsaver.h"

#include "ui/models/logmodel.h"

namespace ui {

LogSaver::LogSaver(const LogModel &model, const QString &path, QObject *parent)
    : QObject(parent), m_model(model), m_file(path)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &LogSaver::writeOn);
    m_turn.start();
}

void LogSaver::writeOn()
{
    constexpr int inOneTurn = 2'000;
    if (!m_begun) {
        if (m_model.isLooking())
            return; // the filter is still being applied
        m_begun = true;
        m_left = m_model.shown();
        if (!m_file.open(QIODevice::WriteOnly))
            return end();
    }
    QByteArray text;
    for (int i = 0; i < inOneTurn && !m_left.empty(); ++i) {
        const auto line = m_model.line(m_left.front());
        m_left.pop_front();
        if (line.isEmpty())
            continue; // the log has let go of it
        text += line.toUtf8() + '\n';
        ++m_written;
    }
    if (m_file.write(text) != text.size() || m_left.empty())
        end();
}

void LogSaver::end()
{
    m_turn.stop();
    if (m_file.error() == QFileDevice::NoError && m_file.commit())
        emit saved(tr("%n record(s) saved as %1.", nullptr, m_written).arg(m_file.fileName()));
    else
        emit failed(tr("The log was not saved: %1. Choose another folder.").arg(m_file.errorString()));
    deleteLater();
}

} // namespace ui
