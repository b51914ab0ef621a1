// SPDX-License-Identifier: Apache-2.0
#include "ui/preferencefield.h"

#include "ui/familylabel.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

#include <cmath>

namespace ui {

using store::Preference;
using Unit = Preference::Unit;
using Values = Preference::Values;
using Wrong = Preference::Wrong;

namespace {

/// The table's words.
QString words(const char *text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("Preferences", text);
}

QLocale locale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

/// Where the comma is in numbers, it parts them only with a blank behind it.
const QRegularExpression &partition()
{
    static const QRegularExpression withComma(QStringLiteral("[;,\\s]+"));
    static const QRegularExpression withoutComma(QStringLiteral("(?:;|,\\s|\\s)+"));
    return locale().decimalPoint() == u"," ? withoutComma : withComma;
}

double factor(Unit unit)
{
    return unit == Unit::Milliseconds ? 1'000 : 1;
}

} // namespace

QString preferenceLabel(const store::Preference &preference)
{
    return words(preference.label);
}

PreferenceField::PreferenceField(const Preference &preference, QGridLayout *grid, QWidget *form)
    : QObject(form), m_preference(preference)
{
    makeInput(form);
    makeReset(form);
    auto *hint = new FamilyLabel(
        tr("%1 Default: %2.").arg(words(preference.hint), withUnit(preference.defaults())).trimmed(),
        Role::Text2, form);
    hint->setFont(smallFont());
    hint->setWordWrap(true);
    hint->setMinimumHeight(m_field->input()->sizeHint().height());
    m_field->input()->setToolTip(hint->text());
    const int line = grid->rowCount();
    grid->addWidget(labelFor(*m_field, form), line, 0, Qt::AlignTop);
    grid->addWidget(m_field, line, 1, Qt::AlignTop);
    grid->addWidget(m_reset, line, 2, Qt::AlignTop);
    grid->addWidget(hint, line, 3, Qt::AlignTop);
}

void PreferenceField::makeInput(QWidget *form)
{
    const QString label = preferenceLabel(m_preference);
    if (!m_preference.words.empty()) {
        m_field = m_choice = new ChoiceField(m_preference.name(), label, false, form);
        QList<ChoiceField::Choice> choices;
        for (const auto &word : m_preference.words)
            choices.append({words(word.label), QString::fromLatin1(word.word)});
        m_choice->setChoices(choices);
        connect(m_choice, &Field::edited, this, &PreferenceField::choose);
        return;
    }
    const QString unit = m_preference.unit == Unit::Milliseconds ? tr("s")
                         : m_preference.unit == Unit::Polls
                             ? tr("polls")
                             : tr("%1–%2").arg(m_preference.minimum).arg(m_preference.maximum);
    m_field = m_text = new TextField(m_preference.name(), label, {TextField::As::Text, unit, {}}, form);
    connect(m_text, &Field::edited, this, &PreferenceField::judge);
    connect(m_text->edit(), &QLineEdit::editingFinished, this, &PreferenceField::complete);
}

void PreferenceField::makeReset(QWidget *form)
{
    m_reset = new QPushButton(tr("Reset"), form);
    m_reset->setObjectName(QStringLiteral("reset ") + m_preference.name());
    m_reset->setFlat(true);
    m_reset->setAccessibleName(
        tr("Reset “%1” to %2").arg(m_field->label(), withUnit(m_preference.defaults())));
    m_reset->setToolTip(m_reset->accessibleName());
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    connect(m_reset, &QPushButton::clicked, this, &PreferenceField::reset);
}

void PreferenceField::show(const Values &values, const QString &wrong)
{
    m_field->setWarning(wrong);
    if (m_shown == values && !m_field->problem().isEmpty())
        return; // it is another that has changed
    m_shown = values;
    m_isDefault = values == m_preference.defaults() && wrong.isEmpty();
    takeBack();
}

void PreferenceField::takeBack()
{
    write(m_shown);
    m_field->setProblem({});
    m_reset->setVisible(!m_isDefault);
}

void PreferenceField::write(const Values &values)
{
    m_writing = true;
    if (m_choice != nullptr)
        m_choice->choose(m_preference.toJson(values));
    else if (typed() != values) // not while it is typed, "2.0" into "2"
        m_text->setText(text(values));
    m_writing = false;
}

void PreferenceField::judge()
{
    if (m_writing)
        return;
    const auto values = typed();
    m_field->setProblem(values ? QString() : reason(values.error()));
    m_reset->setVisible(!m_isDefault || !values || *values != m_preference.defaults());
}

bool PreferenceField::complete()
{
    if (m_text == nullptr)
        return true;
    const auto values = typed();
    if (values && *values != m_shown)
        emit chosen(m_preference, *values);
    return values.has_value();
}

void PreferenceField::choose()
{
    if (m_writing)
        return;
    if (const auto values = m_preference.fromJson(m_choice->value()))
        emit chosen(m_preference, *values);
}

/// The button goes, so the keyboard goes to the input.
void PreferenceField::reset()
{
    m_field->setFocus();
    write(m_preference.defaults());
    m_field->setProblem({});
    emit chosen(m_preference, m_preference.defaults());
}

tl::expected<Values, Wrong> PreferenceField::typed() const
{
    const QStringList parts = m_preference.isList() ? m_text->text().split(partition(), Qt::SkipEmptyParts)
                                                    : QStringList{m_text->text()};
    Values values;
    for (const QString &part : parts) {
        bool isNumber = false;
        const double number = locale().toDouble(part, &isNumber) * factor(m_preference.unit);
        if (!isNumber || std::abs(number) > 1e15 || std::abs(number - std::round(number)) > 1e-6)
            return tl::unexpected(Wrong::NoValue);
        values.push_back(std::llround(number));
    }
    return m_preference.check(values);
}

QString PreferenceField::text(const Values &values) const
{
    if (!m_preference.words.empty())
        return words(m_preference.words.at(static_cast<std::size_t>(values.front())).label);
    const bool commaIsTaken = locale().decimalPoint() == u",";
    QStringList parts;
    for (const qint64 value : values)
        parts.append(locale().toString(static_cast<double>(value) / factor(m_preference.unit), 'f',
                                       QLocale::FloatingPointShortest));
    return parts.join(commaIsTaken ? QStringLiteral("; ") : QStringLiteral(", "));
}

QString PreferenceField::withUnit(const Values &values) const
{
    switch (m_preference.unit) {
    case Unit::None:
        return text(values);
    case Unit::Milliseconds:
        return tr("%1 s").arg(text(values));
    case Unit::Polls:
        return tr("%1 polls").arg(text(values));
    }
    Q_UNREACHABLE();
}

/// In the unit that is shown.
QString PreferenceField::reason(Wrong wrong) const
{
    const QString least = text({m_preference.minimum});
    const QString most = withUnit({m_preference.maximum});
    switch (wrong) {
    case Wrong::OutOfRange:
        return m_preference.isList() ? tr("Each must be from %1 to %2.").arg(least, most)
                                     : tr("It must be from %1 to %2.").arg(least, most);
    case Wrong::TooFew:
        return tr("Type at least one number from %1 to %2.").arg(least, most);
    case Wrong::TooMany:
        return tr("There may be %n number(s) at most.", nullptr, static_cast<int>(m_preference.most));
    case Wrong::NoValue:
        return m_preference.isList()
                   ? tr("Type numbers from %1 to %2, with blanks between them.").arg(least, most)
               : m_preference.unit == Unit::Milliseconds
                   ? tr("Type a number from %1 to %2.").arg(least, most)
                   : tr("Type a whole number from %1 to %2.").arg(least, most);
    }
    Q_UNREACHABLE();
}

} // namespace ui
