// SPDX-License-Identifier: Apache-2.0
#include "ui/logcopier.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace ui {

LogCopier::LogCopier(const LogModel &model, std::optional<std::deque<quint64>> serials, QObject *parent)
    : QObject(parent), m_lines(model, std::move(serials))
{
    connect(&m_lines, &LogLines::read, this, [this](const QString &lines) { m_text += lines; });
    connect(&m_lines, &LogLines::ended, this, &LogCopier::end);
}

void LogCopier::end(int records)
{
    m_text.chop(1); // the last end of line
    QGuiApplication::clipboard()->setText(m_text);
    emit copied(tr("%n record(s) of the log were copied.", nullptr, records));
    deleteLater();
}

} // namespace ui
