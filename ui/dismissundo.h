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

signals:
    void wants(const prov::UserAction &action);

private:
    void removed(const QString &jobId);
    void undo();

    MessageBar &m_messages;
    QStringList m_removed; ///< in their order
};

} // namespace ui
