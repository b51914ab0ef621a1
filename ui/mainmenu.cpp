// SPDX-License-Identifier: Apache-2.0
#include "ui/mainmenu.h"

#include "ui/aboutdialog.h"
#include "ui/icons.h"
#include "ui/shortcutsdialog.h"

#include <QToolButton>

namespace ui {

namespace {

const QString buttonName = QStringLiteral("mainMenuButton");

/// Of other parts of the window, in groups.
const QList<QStringList> others{
    {QStringLiteral("newVms"), QStringLiteral("openSpec"), QStringLiteral("saveSpec")},
    {QStringLiteral("preferences")}};

/// One at a time; it goes when it is closed.
template <typename Dialog>
void open(QWidget &window)
{
    auto *dialog = window.findChild<Dialog *>();
    if (dialog == nullptr) {
        dialog = new Dialog(&window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

MainMenu::MainMenu(QWidget *window) : QMenu(window), m_window(*window), m_open(new QAction(this))
{
    setObjectName(QStringLiteral("mainMenu"));
    m_open->setObjectName(QStringLiteral("openMainMenu"));
    m_open->setText(tr("Main Menu"));
    m_open->setShortcut(Qt::Key_F10);
    window->addAction(m_open);
    connect(m_open, &QAction::triggered, this, &MainMenu::openAtButton);
    // Not the menu itself: an action that it gives back, as in collect(), it disconnects from itself.
    auto *us = new QObject(this);
    connect(add("shortcuts", tr("Keyboard Shortcuts"), Qt::Key_F1), &QAction::triggered, us,
            [this] { open<ShortcutsDialog>(m_window); });
    connect(add("copyDiagnostics", tr("Copy Diagnostics")), &QAction::triggered, us,
            [this] { emit diagnosticsWanted(); });
    connect(add("about", tr("About Slipway")), &QAction::triggered, us,
            [this] { open<AboutDialog>(m_window); });
    connect(add("quit", tr("Quit"), Qt::CTRL | Qt::Key_Q), &QAction::triggered, us,
            [this] { emit quitWanted(); });
}

QAction *MainMenu::add(const char *name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    m_window.addAction(action);
    m_own.append(action);
    return action;
}

QAbstractButton *MainMenu::makeButton()
{
    auto *button = new QToolButton;
    button->setObjectName(buttonName);
    button->setIcon(ui::icon(Symbol::Menu, Role::Text2));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(m_open->text());
    button->setToolTip(
        tr("%1 (%2)").arg(m_open->text(), m_open->shortcut().toString(QKeySequence::NativeText)));
    connect(button, &QAbstractButton::clicked, m_open, &QAction::trigger);
    return button;
}

void MainMenu::collect()
{
    clear(); // what is the window's as well stays
    for (const QStringList &group : others) {
        for (const QString &name : group) {
            if (auto *action = m_window.findChild<QAction *>(name))
                addAction(action);
        }
        if (!isEmpty() && !actions().last()->isSeparator())
            addSeparator();
    }
    addActions(m_own);
    insertSeparator(m_own.last());
}

void MainMenu::openAtButton()
{
    collect();
    QPoint corner = m_window.mapToGlobal(QPoint(m_window.width() - 10, 44));
    const auto buttons = m_window.findChildren<QAbstractButton *>(buttonName);
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible())
            corner = button->mapToGlobal(QPoint(button->width(), button->height() + 2));
    }
    popup(corner - QPoint(sizeHint().width(), 0));
    setActiveAction(actions().first());
}

} // namespace ui
