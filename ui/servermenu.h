// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/startpage.h"

#include <QMenu>

namespace ui {

/// Where one can go from the open server, and the ways out of it. The entries are the window's actions as
/// well, so that the palette finds them. Its window owns it.
class ServerMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ServerMenu(QWidget *window);

    /// `open`: the known server that is open; empty: the open one is none of them. Not from one of its own
    /// signals.
    void offer(const QList<KnownServer> &known, const QString &open);
    void offerNothing(); ///< no server is open

signals:
    void knownWanted(const QString &id);
    void connectWanted();
    void editWanted(); ///< the open one
    void signOutWanted();

private:
    QAction *add(const QString &name, const QString &text);

    QWidget &m_window;
};

} // namespace ui
