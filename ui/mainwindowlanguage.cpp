// SPDX-License-Identifier: Apache-2.0
// The window in another language than the one that it was made in.
#include "ui/connectpanel.h"
#include "ui/mainmenu.h"
#include "ui/mainwindow.h"
#include "ui/preferencespage.h"
#include "ui/servermenu.h"

#include <QDialog>
#include <QLayout>
#include <QScrollArea>
#include <QStackedWidget>

#include <utility>

namespace ui {

namespace {

void focusInSight(QWidget &widget)
{
    widget.setFocus(Qt::OtherFocusReason);
    for (QWidget *above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(&widget);
    }
}

} // namespace

/// No widget looks up its words twice: all are made again, and filled with what was there. What comes from
/// outside the window is said again by who knows it.
void MainWindow::speakAnew()
{
    const bool hadPreferences = m_whole->currentWidget() != m_stack;
    const bool hadForm = showsForm();
    const QWidget *focused = focusWidget();
    const QString focus = focused != nullptr ? focused->objectName() : QString();
    const bool isWaiting = m_stack->currentWidget() == m_waiting;
    const std::optional<Form> form = m_form;
    const auto connecting = hadForm ? std::optional(m_connect->begun()) : std::nullopt;
    const auto begun = m_workspace != nullptr ? std::optional(m_workspace->begun()) : std::nullopt;
    closeWorkspace();
    qDeleteAll(findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly));
    delete std::exchange(m_menu, nullptr);
    delete std::exchange(m_servers, nullptr);
    m_preferences = nullptr;
    delete takeCentralWidget();
    m_start = nullptr;
    m_connect = nullptr;
    makeInside();
    centralWidget()->show(); // not only with the next turn: the keyboard goes back to where it was
    if (hadForm && form)
        showForm(form->wish, form->secretIsKept, {});
    else if (hadForm)
        showConnect();
    if (connecting)
        panel().goOn(*connecting);
    if (isWaiting)
        showWaiting(std::exchange(m_waitingWords, {}));
    emit spokenAnew();
    if (m_workspace != nullptr && begun)
        m_workspace->goOn(*begun);
    if (!m_spec.isEmpty())
        openSpec(m_spec);
    if (hadPreferences)
        showPreferences(true);
    if (auto *again = focus.isEmpty() ? nullptr : m_whole->currentWidget()->findChild<QWidget *>(focus)) {
        centralWidget()->layout()->activate();
        focusInSight(*again);
    }
}

} // namespace ui
