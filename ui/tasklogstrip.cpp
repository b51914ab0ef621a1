// SPDX-License-Identifier: Apache-2.0
#include "ui/tasklogstrip.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/icons.h"
#include "ui/paint.h"
#include "ui/wording.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>

namespace ui {

namespace {

constexpr int barWidth = 160;
constexpr int barHeight = 6;

QHBoxLayout *makeLine(QWidget *strip)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 12, 4);
    line->setSpacing(8);
    static_cast<QVBoxLayout *>(strip->layout())->addLayout(line);
    return line;
}

/// "13.8 GiB of 32.0 GiB · 883 MiB/s · about 21 s left"
QString copyText(const prov::Job &job, const prov::CopyPace &pace, base::TimePoint now)
{
    if (job.step != prov::Step::Cloning || !job.progress.waitingFor.isEmpty())
        return progressText(job, now);
    const auto words = copyWords(job.progress, pace, now);
    return dotted({job.percent ? percentText(*job.percent) : QString(), words.sizes, words.speed, words.left,
                   words.disk});
}

} // namespace

/// How far a copy is; its percent stands behind it in words.
class TaskLogStrip::Bar final : public QWidget
{
public:
    explicit Bar(QWidget *parent) : QWidget(parent) { setFixedSize(barWidth, barHeight); }
    void setState(double percent, Family family)
    {
        m_percent = percent;
        m_family = family;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto &theme = Theme::of(palette());
        paintBar(painter, rect(), theme.color(Role::Track), theme.color(m_family, Shade::Mark), m_percent);
    }

private:
    double m_percent = 0;
    Family m_family = Family::Run;
};

TaskLogStrip::TaskLogStrip(const QList<QWidget *> &tools, QWidget *parent)
    : QWidget(parent),
      m_step(new FamilyLabel({}, Role::Text, this)),
      m_bar(new Bar(this)),
      m_progress(new FamilyLabel({}, Role::Text2, this)),
      m_upid(new FamilyLabel({}, Role::Text2, this)),
      m_times(new FamilyLabel({}, Role::Text2, this)),
      m_copy(new QAction(icon(Symbol::Copy), tr("Copy UPID"), this))
{
    setAutoFillBackground(true);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    m_step->setFont(strongFont());
    m_step->setWordWrap(false);
    m_progress->setObjectName(QStringLiteral("taskProgress"));
    m_progress->setElided();
    auto *first = makeLine(this);
    first->addWidget(m_step);
    first->addWidget(m_bar);
    first->addWidget(m_progress, 1);
    for (auto *tool : tools)
        first->addWidget(tool);
    m_upid->setObjectName(QStringLiteral("taskUpid"));
    m_upid->setFont(monoFont());
    m_upid->setElided();
    m_times->setObjectName(QStringLiteral("taskTimes"));
    m_times->setFont(smallFont());
    m_times->setWordWrap(false);
    m_copy->setObjectName(QStringLiteral("copyUpid"));
    m_copy->setProperty("iconOnly", true);
    connect(m_copy, &QAction::triggered, this, &TaskLogStrip::copy);
    auto *button = new ActionButton(m_copy, this);
    button->setProperty("small", true);
    auto *second = makeLine(this);
    second->addWidget(m_upid);
    second->addWidget(button);
    second->addStretch(1);
    second->addWidget(m_times);
}

void TaskLogStrip::show(const prov::Job &job, const QString &upid, const prov::CopyPace &pace,
                        const base::Clock &clock)
{
    const auto now = clock.now();
    m_step->setText(signOf(job).word);
    m_bar->setVisible(job.percent.has_value());
    m_bar->setState(job.percent.value_or(0), signOf(job).family);
    m_progress->setText(copyText(job, pace, now));
    m_upid->setText(upid);
    m_copy->setVisible(!upid.isEmpty());
    if (!job.task)
        return m_times->setText(upid.isEmpty() ? QString() : tr("ended"));
    const auto lastLine = clock.wallNow().addMSecs(-(now - job.task->lastGrowth).count());
    m_times->setText(tr("running for %1 · last line at %2")
                         .arg(durationText((now - job.task->since).count()), timeText(lastLine)));
}

void TaskLogStrip::copy()
{
    QGuiApplication::clipboard()->setText(m_upid->text());
    emit copied(tr("UPID copied."));
}

} // namespace ui
