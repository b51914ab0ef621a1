// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

#include <optional>

namespace ui {

/// The language of the program's words, and with it how numbers are written. The translations are compiled in
/// (resources/translations); Qt's own words are translated where the system has Qt's translations installed.
/// No widget looks up its words twice: the window makes itself anew when another is chosen. English has a
/// translation too: that of the plurals, whose sources read "%n value(s)". Everything is undone when it goes.
class Language
{
    Q_DISABLE_COPY_MOVE(Language)
public:
    enum class Choice { System, English, German };

    Language() = default;
    ~Language();

    void choose(Choice choice);
    /// "system", "en" or "de", as they are written on the command line and kept in files.
    [[nodiscard]] static std::optional<Choice> fromName(QStringView name);
    [[nodiscard]] static QString nameOf(Choice choice);

private:
    void remove();

    QTranslator m_words;
    QTranslator m_qtWords;
};

} // namespace ui
