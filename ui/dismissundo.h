// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QObject>

namespace ui {

class MessageBar;

/// Says which jobs left the list, with Undo, which stands for all of them until the message is closed. Engine
/// and messages outlive it.
class DismissUndo final : public QObject
{
    Q_OBJECT
public:
    DismissUndo(const prov::Engine &engine, MessageBar &messages, QObject *parent);

    [[nodiscard]] const QStringList &removed() const { return m_removed; } ///< in their order
    void goOn(const QStringList &removed); ///< with what another one has offered to undo

signals:
    void wants(const prov::UserAction &action);

private:
    void say();
    void undo();

    MessageBar &m_messages;
    QStringList m_removed;
};

} // namespace ui
