// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// Icon and word of a state; only what is no rest state has its colour in the word too.
class StateDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    /// The model's roles of ui::Family and ui::Symbol, both as int.
    StateDelegate(int space, int familyRole, int symbolRole, QObject *parent = nullptr)
        : RowDelegate(space, parent), m_familyRole(familyRole), m_symbolRole(symbolRole)
    {
    }

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;

private:
    int m_familyRole;
    int m_symbolRole;
};

} // namespace ui
