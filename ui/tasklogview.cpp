// SPDX-License-Identifier: Apache-2.0
#include "ui/tasklogview.h"

#include "ui/icons.h"
#include "ui/models/tasklogs.h"

#include <QAction>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace ui {

namespace {

constexpr int mostMarks = 1000; // a single line may be as long as a log

} // namespace

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
        paintMatches();
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
    clear();
    mark(m_marked); // which is nowhere now
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
        dropping > 0 ? findAgain() : findFrom(end);
}

void TaskLogView::mark(const QString &text)
{
    m_marked = text;
    m_currentText = QTextCursor();
    findAgain();
}

QTextCursor TaskLogView::cursorOf(int match) const
{
    QTextCursor cursor(document());
    cursor.setPosition(m_matches.at(match));
    cursor.setPosition(m_matches.at(match) + static_cast<int>(m_marked.size()), QTextCursor::KeepAnchor);
    return cursor;
}

/// After lines were dropped: the one gone to last stays so while it is there.
void TaskLogView::findAgain()
{
    m_matches.clear();
    m_current = -1;
    findFrom(0);
}

void TaskLogView::findFrom(int position)
{
    // Not the document's own search: it copies a line for each match in it.
    auto block = m_marked.isEmpty() ? QTextBlock() : document()->findBlock(position);
    for (; block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (auto at = text.indexOf(m_marked, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(m_marked, at + m_marked.size(), Qt::CaseInsensitive)) {
            if (const int place = block.position() + static_cast<int>(at); place >= position)
                m_matches.append(place);
        }
    }
    if (m_currentText.hasSelection())
        m_current = static_cast<int>(m_matches.indexOf(m_currentText.selectionStart()));
    paintMatches();
    emit matchesChanged();
}

void TaskLogView::paintMatches()
{
    const auto &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    const auto add = [&](int match) {
        const bool current = match == m_current;
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursorOf(match);
        mark.format.setBackground(theme.color(Family::Retry, current ? Shade::Mark : Shade::Tint));
        mark.format.setForeground(theme.color(current ? Role::Base : Role::Text));
        marks.append(mark);
    };
    const int top = firstVisibleBlock().position();
    const auto bottom = cursorForPosition(viewport()->rect().bottomRight()).block();
    const int end = bottom.position() + bottom.length();
    const auto first = std::lower_bound(m_matches.begin(), m_matches.end(), top);
    for (auto match = static_cast<int>(first - m_matches.begin()); match < matches(); ++match) {
        if (m_matches.at(match) >= end || marks.size() == mostMarks)
            break;
        if (match != m_current)
            add(match);
    }
    if (m_current >= 0)
        add(m_current);
    setExtraSelections(marks);
}

void TaskLogView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMatches();
}

void TaskLogView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    paintMatches();
}

void TaskLogView::goToMatch(int match)
{
    if (match < 0 || match >= matches())
        return;
    m_current = match;
    m_currentText = cursorOf(match);
    auto cursor = m_currentText;
    cursor.clearSelection();
    setTextCursor(cursor);
    ensureCursorVisible();
    paintMatches();
}

} // namespace ui
