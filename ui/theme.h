// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QFont;

namespace ui {

/// Colours of surfaces, lines and text (ux/tokens.md 1).
enum class Role {
    Window,
    Panel,
    Base,
    Alternate,
    Line,
    Soft,
    Edge,
    Button,
    ButtonEdge,
    Text,
    Text2,
    Off,
    Accent,
    OnAccent,
    AccentHover,
    Selected,
    SelectedInactive,
    Track,
};

/// What a state is like; colours never stand alone, an icon and a word go with them (ux/tokens.md 2).
enum class Family { Run, Wait, Retry, Ok, Fail, Detached };
enum class Shade {
    Text, ///< and icons
    Tint, ///< behind Text
    Mark, ///< bars, plots, frames
};

/// Every colour of the program, once for light and once for dark: a constant value. What draws itself asks
/// Theme::of() with its own palette, so that a change of the palette is all that a change of the theme takes.
class Theme
{
public:
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    /// By the lightness of the palette's window colour.
    [[nodiscard]] static const Theme &of(const QPalette &palette);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(Role role) const { return m_roles.at(static_cast<std::size_t>(role)); }
    [[nodiscard]] QColor color(Family family, Shade shade) const
    {
        return m_families.at(static_cast<std::size_t>(family)).at(static_cast<std::size_t>(shade));
    }
    [[nodiscard]] QPalette palette() const;

private:
    using Roles = std::array<QRgb, 18>;
    using Families = std::array<std::array<QRgb, 3>, 6>;
    Theme(bool dark, const Roles &roles, const Families &families)
        : m_dark(dark), m_roles(roles), m_families(families)
    {
    }

    bool m_dark;
    Roles m_roles;
    Families m_families;
};

// Type (ux/tokens.md 3), from the application's font.
[[nodiscard]] QFont strongFont();
[[nodiscard]] QFont smallFont();
[[nodiscard]] QFont titleFont(); ///< of a page
[[nodiscard]] QFont monoFont();

} // namespace ui
