// SPDX-License-Identifier: Apache-2.0
#include "ui/tasklogview.h"

#include "ui/icons.h"
#include "ui/models/tasklogs.h"

#include <QAction>
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
    const auto tell = [this] { m_follow->setVisible(!isFollowing()); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, tell);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, tell);
}

bool TaskLogView::isFollowing() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void TaskLogView::followEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TaskLogView::setLines(const QList<pve::LogLine> &lines)
{
    clear();
    append(lines);
    followEnd();
}

void TaskLogView::append(const QList<pve::LogLine> &lines)
{
    const bool follow = isFollowing();
    QStringList text;
    for (const auto &line : lines)
        text.append(QStringLiteral("%1  %2").arg(line.n, 5).arg(line.text));
    if (!text.isEmpty())
        appendPlainText(text.join(QLatin1Char('\n')));
    if (follow)
        followEnd();
}

} // namespace ui
