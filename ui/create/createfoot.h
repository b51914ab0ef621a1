// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
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
    /// Whole sentences, but for the number.
    struct Standing
    {
        int problems = 0;     ///< they come before all
        QStringList homeless; ///< problems that nothing else on the page shows
        QStringList concerns; ///< nothing that keeps anybody from creating
        QStringList unread;
        QString besides;  ///< what else is part of the spec
        QString forecast; ///< how long it takes; empty: nobody knows
    };
    CreateFoot(QAction *create, QAction *keep, QWidget *parent);

    void say(const Standing &standing);

private:
    SymbolLabel *m_icon;
    QLabel *m_text;
    FamilyLabel *m_forecast;
};

} // namespace ui
