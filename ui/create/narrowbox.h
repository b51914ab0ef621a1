// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemView>
#include <QComboBox>

namespace ui {

/// A combo box as wide as its minimumContentsLength() says, whatever it offers. Where QComboBox is told so by
/// its size adjust policy, it makes its list at once, a window of its own; this one when it is first opened.
class NarrowBox final : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] bool isOpen() const
    {
        const auto *list = findChild<QAbstractItemView *>(); // view() would make it
        return list != nullptr && list->isVisible();
    }
};

} // namespace ui
