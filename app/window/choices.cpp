// SPDX-License-Identifier: Apache-2.0
#include "app/window/choices.h"

#include "core/base/shown.h"
#include "ui/preferencespage.h"
#include "ui/wording.h"

namespace app {

namespace {

ui::Language::Choice languageOf(const store::Preferences &preferences)
{
    using Wanted = store::Preferences::Language;
    switch (preferences.language) {
    case Wanted::System:
        return ui::Language::Choice::System;
    case Wanted::English:
        return ui::Language::Choice::English;
    case Wanted::German:
        return ui::Language::Choice::German;
    }
    Q_UNREACHABLE();
}

} // namespace

Choices::Choices(const store::PreferencesFile &file) : m_file(file)
{
    take(m_file.load());
}

void Choices::take(const base::Result<store::PreferencesFile::Content> &content)
{
    m_trouble = content ? base::Sentence() : content.error().words();
    if (!content)
        return;
    m_now = content->preferences;
    m_wrong = content->wrong;
    if (!content->keptAside.isEmpty())
        m_trouble = {QT_TRANSLATE_NOOP("Wording", "the file was damaged; it is kept as %1"),
                     {content->keptAside}};
}

void Choices::set(const QJsonObject &values)
{
    const store::Preferences before = m_now;
    for (auto value = values.begin(); value != values.end(); ++value)
        m_unsaved.insert(value.key(), value.value());
    const auto saved = m_file.change(m_unsaved);
    take(saved);
    if (saved)
        m_unsaved = {};
    else
        keep(values);
    if (m_now != before)
        emit changed(before);
    emit handled();
}

/// In memory alone. A value that is not taken is not kept either: it would be in the way of all others.
void Choices::keep(const QJsonObject &values)
{
    m_now = store::changed(m_now, values);
    const QJsonObject all = store::toJson(m_now);
    const QStringList keys = values.keys();
    for (const QString &key : keys)
        m_unsaved.insert(key, all.value(key));
}

void Choices::speakIn(ui::Language &language, const std::optional<ui::Language::Choice> &first)
{
    language.choose(first.value_or(languageOf(m_now)));
    connect(this, &Choices::changed, this, [this, &language](const store::Preferences &before) {
        if (m_now.language != before.language)
            language.choose(languageOf(m_now));
    });
}

QString Choices::trouble() const
{
    QStringList sentences;
    if (!m_trouble.isEmpty())
        sentences.append(ui::sentence(base::shown(m_trouble)));
    for (const base::Sentence &why : m_wrong)
        sentences.append(base::shown(why) + u'.'); // begins with a key, which keeps its small letter
    return sentences.join(u' ');
}

void Choices::showIn(ui::MainWindow &window)
{
    connect(&window, &ui::MainWindow::preferencesMade, this, [this, &window] {
        ui::PreferencesPage *page = &window.preferences();
        connect(page, &ui::PreferencesPage::changed, this, &Choices::set);
        connect(this, &Choices::handled, page, [this, page] { page->show(m_now, m_wrong); });
        page->show(m_now, m_wrong);
    });
    const auto say = [this, &window] { window.sayPreferences(trouble()); };
    connect(this, &Choices::handled, &window, say);
    connect(&window, &ui::MainWindow::spokenAnew, &window, say);
    say();
}

} // namespace app
