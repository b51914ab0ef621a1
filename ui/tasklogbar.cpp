// SPDX-License-Identifier: Apache-2.0
#include "ui/tasklogbar.h"

#include "core/base/shown.h"
#include "core/store/wholefile.h"
#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/icons.h"
#include "ui/tasklogview.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

TaskLogBar::TaskLogBar(TaskLogView &view, QWidget *parent)
    : QWidget(parent),
      m_view(view),
      m_field(new QLineEdit(this)),
      m_count(new FamilyLabel({}, Role::Text2, this)),
      m_previous(new QAction(tr("Previous"), this)),
      m_next(new QAction(tr("Next"), this)),
      m_copy(new QAction(icon(Symbol::Copy), tr("Copy"), this)),
      m_save(new QAction(icon(Symbol::Save), tr("Save…"), this))
{
    m_field->setObjectName(QStringLiteral("findInTaskLog"));
    m_field->setPlaceholderText(tr("Find in the log"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(Symbol::Search, Role::Text2), QLineEdit::LeadingPosition);
    m_field->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 20);
    m_field->installEventFilter(this);
    m_view.installEventFilter(this);
    m_count->setObjectName(QStringLiteral("taskLogMatches"));
    m_count->setFont(smallFont());
    makeActions();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_count);
    layout->addWidget(m_field, 1);
    for (auto *action : {m_previous, m_next, m_copy, m_save}) {
        auto *button = new ActionButton(action, this);
        button->setProperty("small", true);
        layout->addWidget(button);
    }
    connect(m_field, &QLineEdit::textChanged, this, &TaskLogBar::search);
    connect(&m_view, &TaskLogView::matchesChanged, this, &TaskLogBar::showCount);
    showCount();
}

void TaskLogBar::makeActions()
{
    m_previous->setObjectName(QStringLiteral("previousMatch"));
    m_previous->setShortcut(QKeySequence(QStringLiteral("Shift+F3")));
    m_next->setObjectName(QStringLiteral("nextMatch"));
    m_next->setShortcut(QKeySequence(QStringLiteral("F3")));
    m_copy->setObjectName(QStringLiteral("copyTaskLog"));
    m_copy->setToolTip(tr("Copy what is selected, or the whole log"));
    m_save->setObjectName(QStringLiteral("saveTaskLog"));
    m_save->setToolTip(tr("Save the log as a text file"));
    for (auto *action : {m_previous, m_next})
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view.addActions({m_previous, m_next});
    addActions({m_previous, m_next});
    connect(m_previous, &QAction::triggered, this, [this] { step(-1); });
    connect(m_next, &QAction::triggered, this, [this] { step(1); });
    connect(m_copy, &QAction::triggered, this, &TaskLogBar::copy);
    connect(m_save, &QAction::triggered, this, &TaskLogBar::askForFile);
}

bool TaskLogBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event); // its type says so
    const bool finds = key.matches(QKeySequence::Find);
    if (!finds && (watched != m_field || !isOfField(key)))
        return QWidget::eventFilter(watched, event);
    event->accept(); // before the page takes it for its own search
    if (event->type() == QEvent::KeyPress)
        finds ? openField() : pressed(key);
    return true;
}

bool TaskLogBar::isOfField(const QKeyEvent &key) const
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter ||
           (key.key() == Qt::Key_Escape && !m_field->text().isEmpty());
}

void TaskLogBar::openField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TaskLogBar::pressed(const QKeyEvent &key)
{
    if (key.key() != Qt::Key_Escape)
        return step(key.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    m_field->clear();
    m_view.setFocus();
}

void TaskLogBar::search()
{
    m_view.mark(m_field->text());
    if (m_view.matches() > 0)
        goTo(0);
}

void TaskLogBar::step(int by)
{
    const int count = m_view.matches();
    if (count > 0)
        goTo((qMax(m_view.currentMatch(), by > 0 ? -1 : 0) + by + count) % count);
}

void TaskLogBar::goTo(int match)
{
    m_view.goToMatch(match);
    showCount();
}

void TaskLogBar::showCount()
{
    const int count = m_view.matches();
    const int current = m_view.currentMatch();
    const bool asked = !m_field->text().isEmpty();
    m_count->setText(!asked        ? QString()
                     : count == 0  ? tr("No matches")
                     : current < 0 ? tr("%n match(es)", nullptr, count)
                                   : tr("%1 of %2").arg(current + 1).arg(count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void TaskLogBar::copy()
{
    if (m_view.textCursor().hasSelection()) {
        m_view.copy();
        emit done(tr("Selected lines of the task log copied."));
    } else {
        QGuiApplication::clipboard()->setText(m_view.toPlainText());
        emit done(tr("Task log copied."));
    }
}

void TaskLogBar::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the Task Log"), QStringLiteral("task.log"));
    dialog->setObjectName(QStringLiteral("saveTaskLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &TaskLogBar::save);
    dialog->open();
}

void TaskLogBar::save(const QString &path)
{
    const auto written = store::replaceFile(path, QString(m_view.toPlainText() + u'\n').toUtf8(), false);
    if (written)
        emit done(tr("Task log saved as %1.").arg(path));
    else
        emit failed(
            tr("The task log was not saved: %1. Choose another folder.").arg(base::shown(written.error())));
}

} // namespace ui
