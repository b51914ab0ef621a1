// SPDX-License-Identifier: Apache-2.0
#include "ui/preferencespage.h"

#include "core/base/shown.h"
#include "ui/learnedwaits.h"
#include "ui/messagebar.h"
#include "ui/preferencefield.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace ui {

namespace {

using Group = store::Preference::Group;

const QString resetKey = QStringLiteral("reset");
const QString wrongKey = QStringLiteral("wrong");
constexpr int inputWidth = 250;
constexpr int hintWidth = 200;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(strongFont());
    return label;
}

} // namespace

PreferencesPage::PreferencesPage(QWidget *parent) : QWidget(parent), m_messages(new MessageBar(this))
{
    setObjectName(QStringLiteral("preferencesPage"));
    setAccessibleName(tr("Preferences"));
    m_messages->setObjectName(QStringLiteral("preferencesMessages"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHead(layout);
    layout->addWidget(m_messages);
    makeGroups(layout);
    connect(m_messages, &MessageBar::acted, this, &PreferencesPage::answered);

    auto *leave = new QAction(tr("Done"), this);
    leave->setShortcut(Qt::Key_Escape);
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(leave);
    connect(leave, &QAction::triggered, this, &PreferencesPage::leave);
    show({}, {});
}

void PreferencesPage::makeHead(QVBoxLayout *layout)
{
    auto *head = new QWidget(this);
    head->setAutoFillBackground(true);
    head->setBackgroundRole(QPalette::Window);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    auto *title = new QLabel(tr("Preferences"), head);
    title->setFont(titleFont());
    m_resetAll = new QPushButton(tr("Reset to Defaults"), head);
    m_resetAll->setObjectName(QStringLiteral("resetPreferences"));
    auto *ready = new QPushButton(tr("Done"), head);
    ready->setObjectName(QStringLiteral("preferencesDone"));
    ready->setProperty("primary", true);
    ready->setToolTip(tr("What is set here applies at once. Esc goes back as well."));
    connect(m_resetAll, &QPushButton::clicked, this, &PreferencesPage::resetAll);
    connect(ready, &QPushButton::clicked, this, &PreferencesPage::leave);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(m_resetAll);
    row->addWidget(ready);
    layout->addWidget(head);
}

void PreferencesPage::makeGroups(QVBoxLayout *layout)
{
    auto *form = new QWidget(this);
    form->setAutoFillBackground(true);
    form->setBackgroundRole(QPalette::Base);
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(16, 8, 16, 16);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(1, inputWidth);
    grid->setColumnMinimumWidth(3, hintWidth);
    grid->setColumnStretch(3, 1);
    const auto head = [grid, form](const QString &text) {
        grid->setRowMinimumHeight(grid->rowCount(), 8);
        grid->addWidget(heading(text, form), grid->rowCount(), 0, 1, 4);
    };
    for (const auto &[group, text] :
         {std::pair{Group::Jobs, tr("Jobs")}, std::pair{Group::Waiting, tr("Waiting and retrying")},
          std::pair{Group::Polling, tr("Polling")}, std::pair{Group::Log, tr("Log")},
          std::pair{Group::Appearance, tr("Appearance")}, std::pair{Group::Closing, tr("On closing")}}) {
        head(text);
        for (const auto &preference : store::preferenceTable()) {
            if (preference.group != group)
                continue;
            m_fields.append(new PreferenceField(preference, grid, form));
            connect(m_fields.last(), &PreferenceField::chosen, this,
                    [this](const store::Preference &set, const store::Preference::Values &values) {
                        m_messages->withdraw(wrongKey);
                        emit changed({{set.name(), set.toJson(values)}});
                    });
        }
        if (group == Group::Waiting) {
            head(tr("Learned waits"));
            m_learned = new LearnedWaits(form);
            grid->addWidget(m_learned, grid->rowCount(), 0, 1, 4);
        }
    }
    grid->setRowStretch(grid->rowCount(), 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("preferencesScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(form);
    layout->addWidget(m_scroll, 1);
}

void PreferencesPage::show(const store::Preferences &preferences, const QMap<QString, base::Sentence> &wrong)
{
    m_preferences = preferences;
    for (PreferenceField *field : std::as_const(m_fields)) {
        const auto &preference = field->preference();
        const QString said = base::shown(wrong.value(preference.name()));
        field->show(preference.get(preferences),
                    said.isEmpty() ? QString()
                                   : tr("In the file, %1. The default is used instead.").arg(said));
    }
    m_resetAll->setEnabled(preferences != store::Preferences() || !wrong.isEmpty());
}

void PreferencesPage::setEngine(prov::Engine *engine)
{
    m_learned->setEngine(engine);
}

void PreferencesPage::begin()
{
    m_messages->withdraw(resetKey);
    m_messages->withdraw(wrongKey);
    for (PreferenceField *field : std::as_const(m_fields))
        field->takeBack();
    m_fields.first()->field()->setFocus();
}

void PreferencesPage::reveal(const QString &preference)
{
    for (const PreferenceField *field : std::as_const(m_fields)) {
        if (preference == field->preference().name())
            reveal(*field);
    }
}

void PreferencesPage::reveal(const PreferenceField &field)
{
    field.field()->setFocus();
    m_scroll->ensureWidgetVisible(field.field());
}

void PreferencesPage::leave()
{
    QList<PreferenceField *> wrong;
    for (PreferenceField *field : std::as_const(m_fields)) {
        if (!field->complete())
            wrong.append(field);
    }
    if (wrong.isEmpty()) {
        emit done();
        return;
    }
    reveal(*wrong.first());
    m_messages->post({wrongKey, Family::Fail, Symbol::Error,
                      tr("%n value(s) cannot be taken.", nullptr, static_cast<int>(wrong.size())),
                      tr("What is wrong stands beside each."), tr("Leave As It Was")});
}

void PreferencesPage::resetAll()
{
    m_before = store::toJson(m_preferences);
    QJsonObject defaults;
    for (const auto &preference : store::preferenceTable())
        defaults.insert(preference.name(), QJsonValue::Null);
    for (PreferenceField *field : std::as_const(m_fields))
        field->takeBack();
    emit changed(defaults);
    m_messages->post(
        {resetKey, Family::Run, Symbol::Info, tr("Every preference is at its default."), {}, tr("Undo")});
}

void PreferencesPage::answered(const QString &notice)
{
    m_messages->withdraw(notice);
    if (notice == resetKey)
        emit changed(m_before);
    else
        emit done(); // begin() takes back what is wrong
}

} // namespace ui
