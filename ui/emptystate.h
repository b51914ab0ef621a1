// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/icons.h"
#include "ui/latepart.h"

class QAction;

namespace ui {

/// What stands where a table has no rows: what would be here, and how to get it (ux/tokens.md 7).
class EmptyState final : public LatePart
{
    Q_OBJECT
public:
    /// `action` may be null.
    EmptyState(Symbol symbol, const QString &title, const QString &sentence, QAction *action,
               QWidget *parent = nullptr);
};

} // namespace ui
