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
    clear();
    append(lines);
    followEnd();
}

void TaskLogView::append(const QList<pve::LogLine> &lines)
{
    QStringList text;
    for (const auto &line : lines)
        text.append(QStringLiteral("%1  %2").arg(line.n, 5).arg(line.text));
    if (!text.isEmpty())
        appendPlainText(text.join(QLatin1Char('\n')));
}

} // namespace ui
