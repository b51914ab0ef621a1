// SPDX-License-Identifier: Apache-2.0
#include "ui/loglines.h"

#include "ui/models/logmodel.h"
#include "ui/pace.h"

#include <utility>

namespace ui {

LogLines::LogLines(const LogModel &model, std::optional<std::deque<quint64>> serials, QObject *parent)
    : QObject(parent), m_model(model), m_left(std::move(serials))
{
    m_turn.setInterval(sliceRest);
    connect(&m_turn, &QTimer::timeout, this, &LogLines::readOn);
    m_turn.start();
}

void LogLines::stop()
{
    m_turn.stop();
}

void LogLines::readOn()
{
    constexpr int inOneTurn = 1'000;
    if (!m_left && m_model.isLooking())
        return; // the filter is still being applied
    if (!m_left)
        m_left = m_model.shown();
    QString lines;
    for (int i = 0; i < inOneTurn && !m_left->empty(); ++i) {
        const auto line = m_model.line(m_left->front());
        m_left->pop_front();
        if (line.isEmpty())
            continue; // the log has let go of it
        lines += line + QLatin1Char('\n');
        ++m_records;
    }
    const bool isEnd = m_left->empty();
    if (!lines.isEmpty())
        emit read(lines);
    if (!isEnd || !m_turn.isActive()) // stopped by who took the lines
        return;
    stop();
    emit ended(m_records);
}

} // namespace ui
