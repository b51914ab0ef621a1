// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace ui {

/// The drawings of resources/icons, in the order of their file names. Each is one colour, which is put in
/// when it is drawn (ux/tokens.md 9).
enum class Symbol {
    Cancel,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Clock,
    Clone,
    Close,
    Cloud,
    Copy,
    Cpu,
    Detached,
    Edit,
    Error,
    Hourglass,
    Info,
    Key,
    Log,
    Menu,
    More,
    Network,
    Node,
    Pin,
    Play,
    Plug,
    Plus,
    Power,
    Resize,
    Retry,
    Running,
    Save,
    Search,
    Settings,
    Shield,
    Skip,
    Stop,
    Stopped,
    Storage,
    Tag,
    Template,
    Terminal,
    Trash,
    User,
    Vm,
    Warn,
};
[[nodiscard]] QString symbolName(Symbol symbol); ///< "chevron-down"

/// `size` in logical pixels. Drawn once per symbol, colour, size and resolution.
[[nodiscard]] QPixmap pixmap(Symbol symbol, const QColor &color, int size, qreal devicePixelRatio);
void paintSymbol(QPainter &painter, Symbol symbol, const QColor &color, const QRect &rect);

/// For buttons and actions: takes the colour of `role` from the application's palette whenever it is drawn,
/// so it follows light and dark by itself.
[[nodiscard]] QIcon icon(Symbol symbol, Role role = Role::Text);
/// The same in the colour of a state.
[[nodiscard]] QIcon icon(Symbol symbol, Family family);
[[nodiscard]] QIcon appIcon();

} // namespace ui
