// SPDX-License-Identifier: Apache-2.0
#include "ui/logstrip.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/pace.h"
#include "ui/palette/palettedelegate.h"
#include "ui/wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

FamilyLabel *smallLabel(const char *name, QWidget *parent)
{
    auto *label = new FamilyLabel({}, Role::Text2, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(smallFont());
    label->setWordWrap(false);
    return label;
}

/// A shortcut as a key, for the eye: the button's accessible name tells it, too.
class KeyLabel final : public QWidget
{
public:
    KeyLabel(const QString &keys, QWidget *parent) : QWidget(parent), m_keys(keys)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
    [[nodiscard]] QSize sizeHint() const override { return {keysWidth(m_keys), 0}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintKeys(painter, rect(), Theme::of(palette()), m_keys);
    }

private:
    QString m_keys;
};

} // namespace

LogStrip::LogStrip(QAction *toggle, base::Log &log, const prov::Engine &engine,
                   const pve::Inventory &inventory, QWidget *parent)
    : QWidget(parent),
      m_log(log),
      m_engine(engine),
      m_inventory(inventory),
      m_newest(smallLabel("newestRecord", this)),
      m_state(smallLabel("state", this))
{
    setAutoFillBackground(true);
    setMinimumHeight(26);  // ux/tokens.md 4
    m_newest->setElided(); // the whole of it stands in the log
    m_newest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *button = new ActionButton(toggle, this);
    button->setObjectName(QStringLiteral("logToggle"));
    button->setProperty("small", true);
    button->setFlat(true);
    const auto point = [button, toggle] { // after the button took the action's own icon
        button->setIcon(icon(toggle->isChecked() ? Symbol::ChevronDown : Symbol::ChevronRight, Role::Text2));
    };
    connect(toggle, &QAction::changed, button, point);
    point();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 16, 2);
    row->setSpacing(12);
    row->addWidget(button, 0, Qt::AlignLeft);
    row->addWidget(new KeyLabel(toggle->shortcut().toString(QKeySequence::NativeText), this));
    row->addWidget(m_newest, 1);
    row->addStretch(); // while the newest record is not shown
    row->addWidget(m_state, 0, Qt::AlignRight);
    connect(toggle, &QAction::toggled, m_newest, &QWidget::setHidden);
    m_turn.setSingleShot(true);
    m_turn.setInterval(showPace);
    connect(&m_turn, &QTimer::timeout, this, &LogStrip::showNewest);
    connect(&log, &base::Log::recorded, this, &LogStrip::take);
    connect(&inventory, &pve::Inventory::refreshed, this, &LogStrip::showState);
    if (!log.records().empty())
        take(log.records().back());
    showState();
}

void LogStrip::setUnfinished(int jobs)
{
    m_unfinished = jobs;
    showState();
}

void LogStrip::take(const base::LogRecord &record)
{
    if (!m_log.shows(record))
        return;
    m_record = record;
    if (!m_turn.isActive())
        m_turn.start();
}

void LogStrip::showNewest()
{
    const auto *job = m_engine.job(m_record->job);
    m_newest->setText(
        tr("%1  %2").arg(timeText(m_record->time), dotted({job ? job->label() : QString(), m_record->text})));
}

void LogStrip::showState()
{
    const QString jobs =
        m_unfinished == 0 ? tr("No unfinished jobs") : tr("%n unfinished job(s)", nullptr, m_unfinished);
    m_state->setText(m_inventory.readAt().isValid()
                         ? tr("%1 · refreshed %2").arg(jobs, timeText(m_inventory.readAt()))
                         : jobs);
}

} // namespace ui
