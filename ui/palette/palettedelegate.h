// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/rowdelegate.h"

namespace ui {

/// A shortcut as a key, at the right edge of `rect`; returns its width. Antialiasing is on.
int paintKeys(QPainter &painter, const QRect &rect, const Theme &theme, const QString &keys);

[[nodiscard]] int keysWidth(const QString &keys);

/// A row of the palette: sign of its kind, title, detail, and at the right edge state or shortcut.
class PaletteDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    explicit PaletteDelegate(QObject *parent = nullptr);

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

} // namespace ui
