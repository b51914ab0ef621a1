// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/objections.h"

#include <QWidget>

class QAction;
class QLabel;

namespace ui {

class FamilyLabel;
class SymbolLabel;

/// The foot of the Create page: how the batch stands as a whole, and what can be done with it.
class CreateFoot final : public QWidget
{
    Q_OBJECT
public:
    /// Whole sentences.
    struct Standing
    {
        Objections objections;  ///< mistakes come before all; the rest keeps nobody from creating
        QString unread;         ///< why the template's configuration is not known
        QString besides;        ///< what else is part of the spec
        QString forecast;       ///< how long it takes; empty: nobody knows
        bool isWaiting = false; ///< for what is still being looked at, then the VMs are made
    };
    CreateFoot(QAction *create, QAction *keep, QWidget *parent);

    void say(const Standing &standing);

private:
    void showIcon(const Standing &standing);

    SymbolLabel *m_icon;
    QLabel *m_text;
    FamilyLabel *m_forecast;
};

} // namespace ui
