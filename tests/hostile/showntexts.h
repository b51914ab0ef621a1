// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace test {

/// A text that a window shows or tells to a screen reader, and where.
struct ShownText
{
    QString where; ///< "QLabel detailName: text"
    QString text;
    /// Qt would take markup in it for its own.
    bool isRich = false;
};

/// Everything below `window`, visible or not: labels, buttons, fields, tabs, menus, titles, tool tips,
/// accessible names and descriptions, and all rows, columns and roles of the models behind item views.
[[nodiscard]] QList<ShownText> shownTexts(const QWidget &window);

/// What is wrong with a text of a server when it is shown so; empty: nothing. Neither control nor bidi
/// characters may be left in it, and no markup of a server where Qt would read it as such.
[[nodiscard]] QString wrongWith(const ShownText &shown);

} // namespace test
