// SPDX-License-Identifier: Apache-2.0
#include "ui/theme.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>

namespace ui {

namespace {

QFont bodyFont(qreal points)
{
    auto font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() + points);
    return font;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme(false,
                             {0xEEF1F3, 0xF6F7F9, 0xFFFFFF, 0xF1F4F6, 0xD6DCE1, 0xE7EBEE, 0x7C8790, 0xFFFFFF,
                              0xAFB9C1, 0x1A2126, 0x56616A, 0x8B959D, 0x0F6485, 0xFFFFFF, 0x0B4F6A, 0xD8E9F2,
                              0xE4E9EC, 0xDDE3E7},
                             {{{0x0E5C7C, 0xDCEDF5, 0x2486AD},
                               {0x4A5660, 0xE6EAED, 0x6F7B85},
                               {0x7A4B00, 0xFBEBCB, 0xA06607},
                               {0x1B6537, 0xDCF0E2, 0x2E8C54},
                               {0xA3211C, 0xFBE2E0, 0xC8362F},
                               {0x63409A, 0xECE4F7, 0x8158BD}}});
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme(true,
                             {0x20262A, 0x1C2125, 0x161A1D, 0x1D2226, 0x343D44, 0x272E33, 0x73808A, 0x2A3238,
                              0x4A565F, 0xE3E8EC, 0xA3AEB7, 0x6C7780, 0x56B6DB, 0x06212D, 0x79C8E6, 0x1C3D50,
                              0x2A3238, 0x2E373D},
                             {{{0x82CEEC, 0x17394A, 0x3FA3CB},
                               {0xB6C0C8, 0x2B3339, 0x828E98},
                               {0xF0BF66, 0x3D2F12, 0xCF9A36},
                               {0x80D49C, 0x163624, 0x45A96D},
                               {0xFF9C94, 0x47201E, 0xE2574F},
                               {0xC5A9F3, 0x33274B, 0x9D7AD7}}});
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? dark() : light();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, Role> roles[]{
        {QPalette::Window, Role::Window},
        {QPalette::Base, Role::Base},
        {QPalette::AlternateBase, Role::Alternate},
        {QPalette::Dark, Role::Line},
        {QPalette::Shadow, Role::Line},
        {QPalette::Midlight, Role::Soft},
        {QPalette::Light, Role::Base},
        {QPalette::Mid, Role::Edge},
        {QPalette::Button, Role::Button},
        {QPalette::WindowText, Role::Text},
        {QPalette::Text, Role::Text},
        {QPalette::ButtonText, Role::Text},
        {QPalette::BrightText, Role::OnAccent},
        {QPalette::PlaceholderText, Role::Text2},
        {QPalette::Link, Role::Accent},
        {QPalette::LinkVisited, Role::Accent},
        {QPalette::Highlight, Role::Selected},
        {QPalette::HighlightedText, Role::Text},
        {QPalette::ToolTipBase, Role::Text},
        {QPalette::ToolTipText, Role::Base},
    };
    for (const auto &[qt, ours] : roles)
        palette.setColor(qt, color(ours));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Role::SelectedInactive));
    for (const auto disabled : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, disabled, color(Role::Off));
    return palette;
}

QFont strongFont()
{
    auto font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont smallFont()
{
    return bodyFont(-1);
}

QFont titleFont()
{
    auto font = bodyFont(2);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont monoFont()
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF() - 1);
    return font;
}

} // namespace ui
