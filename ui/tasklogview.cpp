// SPDX-License-Identifier: Apache-2.0
#include "ui/tasklogview.h"

#include "ui/icons.h"
#include "ui/models/tasklogs.h"

#include <QAction>
#include <QEvent>
#include <QScrollBar>

namespace ui {

TaskLogView::TaskLogView(QWidget *parent) : QPlainTextEdit(parent), m_follow(new QAction(this))
{
    setObjectName(QStringLiteral("taskLog"));
    setAccessibleName(tr("Task log"));
    setReadOnly(true);
    setFrameShape(NoFrame);
    setFont(monoFont());
    setLineWrapMode(NoWrap);
    setMaximumBlockCount(static_cast<int>(TaskLogs::capacity));
    document()->setDocumentMargin(12);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_follow->setObjectName(QStringLiteral("followTaskLog"));
    m_follow->setText(tr("Follow the End"));
    m_follow->setIcon(icon(Symbol::ChevronDown));
    m_follow->setVisible(false);
    connect(m_follow, &QAction::triggered, this, &TaskLogView::followEnd);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        m_following = value >= verticalScrollBar()->maximum();
        m_follow->setVisible(!m_following);
    });
    // More lines, or another height: neither is scrolling.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_following)
            followEnd();
    });
}

void TaskLogView::followEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TaskLogView::setLines(const QList<pve::LogLine> &lines)
{
    m_matches.clear();
    clear();
    append(lines);
    followEnd();
}

void TaskLogView::append(const QList<pve::LogLine> &lines)
{
    QStringList text;
    for (const auto &line : lines)
        text.append(QStringLiteral("%1  %2").arg(line.n, 5).arg(line.text));
    if (text.isEmpty())
        return;
    const int end = document()->isEmpty() ? 0 : document()->characterCount() - 1;
    const int dropping = blockCount() + static_cast<int>(text.size()) - maximumBlockCount();
    appendPlainText(text.join(QLatin1Char('\n')));
    if (!m_marked.isEmpty())
        dropping > 0 ? mark(m_marked) : findFrom(end);
}

void TaskLogView::mark(const QString &text)
{
    m_marked = text;
    m_matches.clear();
    m_at = -1;
    findFrom(0);
}

void TaskLogView::findFrom(int position)
{
    if (!m_marked.isEmpty()) {
        for (auto found = document()->find(m_marked, position); !found.isNull();
             found = document()->find(m_marked, found))
            m_matches.append(found);
    }
    paintMatches();
    emit matchesChanged();
}

void TaskLogView::paintMatches()
{
    const auto &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    for (int i = 0; i < matches(); ++i) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = m_matches.at(i);
        mark.format.setBackground(theme.color(Family::Retry, i == m_at ? Shade::Mark : Shade::Tint));
        mark.format.setForeground(i == m_at ? theme.color(Role::Base) : theme.color(Role::Text));
        marks.append(mark);
    }
    setExtraSelections(marks);
}

void TaskLogView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMatches();
}

void TaskLogView::goToMatch(int match)
{
    if (match < 0 || match >= matches())
        return;
    m_at = match;
    auto cursor = m_matches.at(match);
    cursor.clearSelection();
    setTextCursor(cursor);
    ensureCursorVisible();
    paintMatches();
}

} // namespace ui
