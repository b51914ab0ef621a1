// SPDX-License-Identifier: Apache-2.0
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <array>
#include <utility>

namespace ui {

namespace {

using Choice = Language::Choice;

constexpr std::array names{std::pair{Choice::System, "system"}, std::pair{Choice::English, "en"},
                           std::pair{Choice::German, "de"}};

/// The first of a person's languages (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) that there are words in.
QLocale::Language languageOf(Choice choice)
{
    if (choice != Choice::System)
        return choice == Choice::German ? QLocale::German : QLocale::English;
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &tag : wanted) {
        const auto language = QLocale(tag).language();
        if (language == QLocale::German || language == QLocale::English)
            return language;
    }
    return QLocale::English;
}

/// VMIDs, ports and sizes are never grouped: "10.000" would be taken for another number elsewhere.
QLocale numbersOf(Choice choice, QLocale::Language language)
{
    const QLocale system = QLocale::system();
    const bool isOfSystem = choice == Choice::System && system.language() != QLocale::C;
    QLocale numbers = isOfSystem || system.language() == language ? system : QLocale(language);
    numbers.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return numbers;
}

} // namespace

Language::~Language()
{
    remove();
}

void Language::choose(Choice choice)
{
    remove();
    const auto language = languageOf(choice);
    const QString code = QLocale(language).name().section(u'_', 0, 0);
    QLocale::setDefault(numbersOf(choice, language));
    if (m_qtWords.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
    if (m_words.load(QStringLiteral(":/slipway/translations/slipway_%1.qm").arg(code)))
        QCoreApplication::installTranslator(&m_words);
}

std::optional<Choice> Language::fromName(QStringView name)
{
    for (const auto &[choice, known] : names) {
        if (name == QLatin1String(known))
            return choice;
    }
    return std::nullopt;
}

QString Language::nameOf(Choice choice)
{
    for (const auto &[known, name] : names) {
        if (known == choice)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

void Language::remove()
{
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qtWords);
    QLocale::setDefault(QLocale::system());
}

} // namespace ui
