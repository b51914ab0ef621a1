// SPDX-License-Identifier: Apache-2.0
#include "app/window/choices.h"

#include "ui/preferencespage.h"
#include "ui/wording.h"

namespace app {

Choices::Choices(const store::PreferencesFile &file) : m_file(file)
{
    take(m_file.load());
}

void Choices::take(const base::Result<store::PreferencesFile::Content> &content)
{
    m_trouble = content ? QString() : content.error().text;
    if (!content)
        return;
    m_now = content->preferences;
    m_wrong = content->wrong;
    if (!content->keptAside.isEmpty())
        m_trouble = QStringLiteral("the file was damaged; it is kept as %1").arg(content->keptAside);
}

void Choices::set(const QJsonObject &values)
{
    const store::Preferences before = m_now;
    take(m_file.change(values));
    if (!m_trouble.isEmpty())
        m_now = store::changed(m_now, values);
    if (m_now != before)
        emit changed(before);
    emit handled();
}

QString Choices::trouble() const
{
    QStringList sentences;
    if (!m_trouble.isEmpty())
        sentences.append(ui::sentence(m_trouble));
    for (const QString &why : m_wrong)
        sentences.append(why + u'.'); // begins with a key, which keeps its small letter
    return sentences.join(u' ');
}

void Choices::showIn(ui::MainWindow &window)
{
    const auto show = [this, &window] {
        window.preferences().show(m_now, m_wrong);
        window.sayPreferences(trouble());
    };
    connect(this, &Choices::handled, &window, show);
    connect(&window.preferences(), &ui::PreferencesPage::changed, this, &Choices::set);
    show();
}

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

} // namespace app
