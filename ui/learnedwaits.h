// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/engine.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

/// What was learned about waiting after a clone, a row per (node, storage), and how to forget it.
class LearnedWaits final : public QWidget
{
    Q_OBJECT
public:
    explicit LearnedWaits(QWidget *parent = nullptr);

    /// nullptr: no server is connected. The engine may go.
    void setEngine(prov::Engine *engine);

private:
    void read();
    void showButtons();
    void reset(bool all);

    QPointer<prov::Engine> m_engine;
    QStringList m_keys; ///< of the rows
    QTableWidget *m_table;
    QLabel *m_empty;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
};

} // namespace ui
