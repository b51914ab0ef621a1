// SPDX-License-Identifier: Apache-2.0
#include "ui/jobcolumns.h"

#include "ui/models/jobmodel.h"
#include "ui/paint.h"
#include "ui/wording.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QTreeView>

#include <utility>

namespace ui {

namespace {

// Widths of ux/tokens.md 6, at 10 points, with the margin.
constexpr int leastName = 104;
constexpr int mostName = 240; ///< that others give way to
constexpr int leastNode = 56;
constexpr int mostNode = 140;
constexpr int vmidWidth = 56;
constexpr int stepWidth = 176;
constexpr int elapsedWidth = 80;
constexpr int expectedWidth = 48; ///< behind it
constexpr int attemptsWidth = 112;
constexpr int actionsWidth = 64;
constexpr int leastProgress = 152;
constexpr int easyProgress = 280; ///< what is beyond it is for long names

constexpr auto fitted = {JobModel::Name, JobModel::Node};

int pillColumn(const QString &word)
{
    return pillWidth(word) + 2 * cellMargin;
}

/// Of the steps that every job goes through: the column does not change with them.
int widestStep()
{
    int widest = 0;
    prov::Job job;
    for (const auto step : prov::workingSteps) {
        job.step = step;
        widest = qMax(widest, pillColumn(signOf(job).word));
    }
    return widest;
}

} // namespace

/// The widths are for digits of 7.6 pixels.
int JobColumns::scaled(int width) const
{
    return qRound(width * m_view.fontMetrics().horizontalAdvance(QStringLiteral("0123456789")) / 76.0);
}

void JobColumns::begin()
{
    m_widest.clear();
    m_widest[JobModel::Step] = qMax(scaled(stepWidth), widestStep());
    m_view.header()->setSectionResizeMode(JobModel::Progress, QHeaderView::Stretch);
    m_view.header()->setSectionResizeMode(JobModel::Actions, QHeaderView::Fixed);
    set(JobModel::Vmid, scaled(vmidWidth));
    set(JobModel::Attempts, scaled(attemptsWidth));
    set(JobModel::Actions, scaled(actionsWidth));
    read(0, m_view.model()->rowCount() - 1);
    layOut();
}

void JobColumns::read(int first, int last)
{
    const auto metrics = m_view.fontMetrics();
    for (int row = first; row <= last; ++row) {
        for (const int column : fitted) {
            const auto index = m_view.model()->index(row, column);
            if (!index.data(JobModel::IsBatchRole).toBool())
                m_widest[column] = qMax(m_widest.value(column),
                                        metrics.horizontalAdvance(index.data().toString()) + 2 * cellMargin);
        }
    }
    readSteps(first, last);
}

/// What has come to an end may need more words: where it failed, what is left.
void JobColumns::readSteps(int first, int last)
{
    const auto ended = static_cast<int>(prov::Step::Ready);
    auto &widest = m_widest[JobModel::Step];
    const int before = widest;
    for (int row = first; row <= last; ++row) {
        const auto index = m_view.model()->index(row, JobModel::Step);
        if (index.data(JobModel::StepRole).toInt() >= ended)
            widest = qMax(widest, pillColumn(index.data(JobModel::SignRole).toString()));
    }
    if (widest != before)
        layOut();
}

int JobColumns::wanted(int column) const
{
    const bool isName = column == JobModel::Name;
    const int least = scaled(isName ? leastName : leastNode);
    return m_byHand.value(column,
                          qBound(least, m_widest.value(column), scaled(isName ? mostName : mostNode)));
}

void JobColumns::layOut()
{
    const auto *header = m_view.header();
    const int room = m_view.viewport()->width();
    int name = wanted(JobModel::Name);
    int used = name + header->sectionSize(JobModel::Vmid) + m_widest.value(JobModel::Step) +
               scaled(leastProgress) + scaled(elapsedWidth) + scaled(actionsWidth);
    const auto fits = [&used, room](int width) {
        used += width;
        return used <= room;
    };
    const int node = wanted(JobModel::Node);
    const bool hasExpected = fits(scaled(expectedWidth));
    const bool hasNode = hasExpected && fits(node);
    const bool hasAttempts = hasNode && fits(scaled(attemptsWidth));
    if (!m_byHand.contains(JobModel::Name)) {
        const int spare = room - used - scaled(easyProgress - leastProgress);
        if (hasAttempts && spare > 0)
            name = qMin(qMax(name, m_widest.value(JobModel::Name)), name + spare);
        else if (!hasExpected)
            name = qBound(scaled(leastName), name + room - used + scaled(expectedWidth), name);
    }
    set(JobModel::Name, name);
    set(JobModel::Step, m_widest.value(JobModel::Step));
    set(JobModel::Node, node);
    set(JobModel::Elapsed, scaled(elapsedWidth + (hasExpected ? expectedWidth : 0)));
    m_view.setColumnHidden(JobModel::Attempts, !hasAttempts);
    m_view.setColumnHidden(JobModel::Node, !hasNode);
}

void JobColumns::set(int column, int width)
{
    const bool wasBusy = std::exchange(m_isBusy, true);
    m_view.header()->resizeSection(column, width);
    m_isBusy = wasBusy;
}

void JobColumns::resized(int column)
{
    if (m_isBusy || (column != JobModel::Name && column != JobModel::Node))
        return;
    // Without the mouse it is the window's state of last time: of other names.
    if (QGuiApplication::mouseButtons().testFlag(Qt::LeftButton))
        m_byHand.insert(column, m_view.columnWidth(column));
}

} // namespace ui
