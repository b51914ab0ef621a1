// SPDX-License-Identifier: Apache-2.0
#include "ui/servermenu.h"

#include <QAction>

namespace ui {

ServerMenu::ServerMenu(QWidget *window) : QMenu(window), m_window(*window)
{
    setObjectName(QStringLiteral("serverMenu"));
}

QAction *ServerMenu::add(const QString &name, const QString &text)
{
    QAction *action = addAction(text);
    action->setObjectName(name);
    action->setProperty("concerns", tr("Server"));
    m_window.addAction(action);
    return action;
}

void ServerMenu::offer(const QList<KnownServer> &known, const QString &open)
{
    offerNothing();
    for (const KnownServer &server : known) {
        QAction *action = add(QStringLiteral("menuKnown ") + server.id,
                              QString(server.name).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(server.id == open);
        action->setEnabled(server.id != open);
        connect(action, &QAction::triggered, this, [this, id = server.id] { emit knownWanted(id); });
    }
    if (!known.isEmpty())
        addSeparator();
    connect(add(QStringLiteral("menuConnect"), tr("Connect to Another…")), &QAction::triggered, this,
            &ServerMenu::connectWanted);
    if (!open.isEmpty())
        connect(add(QStringLiteral("menuEdit"), tr("Edit This Server…")), &QAction::triggered, this,
                &ServerMenu::editWanted);
    connect(add(QStringLiteral("menuSignOut"), tr("Sign Out")), &QAction::triggered, this,
            &ServerMenu::signOutWanted);
}

void ServerMenu::offerNothing()
{
    qDeleteAll(actions());
}

} // namespace ui
