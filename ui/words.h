// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace ui {

/// Translation context of what is said outside of any widget.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::Words)
};

} // namespace ui
