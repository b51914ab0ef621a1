// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/palettemodel.h"

#include "ui/pace.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int keptUses = 20;

} // namespace

PaletteModel::PaletteModel(QObject *parent) : QAbstractListModel(parent)
{
    connect(&m_turn, &QTimer::timeout, this, &PaletteModel::workASlice);
}

void PaletteModel::begin(PaletteSource source)
{
    m_source = std::move(source);
    m_entries.clear();
    m_query = {};
    rankAgain();
}

void PaletteModel::setQuery(const QString &text)
{
    const PaletteQuery query(text);
    if (query == m_query)
        return;
    m_query = query;
    rankAgain();
}

void PaletteModel::end()
{
    begin({});
    m_entries.squeeze();
}

void PaletteModel::used(const PaletteEntry &entry)
{
    const PaletteEntry copy = entry; // it may be one of ours
    m_used.removeIf([&copy](const PaletteEntry &each) { return each.is(copy); });
    m_used.prepend(copy);
    if (m_used.size() > keptUses)
        m_used.removeLast();
}

bool PaletteModel::isComplete() const
{
    return m_source.atEnd() && m_ranked == m_entries.size();
}

void PaletteModel::rankAgain()
{
    m_best.clear();
    m_ranked = 0;
    m_fitting = 0;
    m_shownSince.invalidate();
    m_turn.start(sliceRest);
    workASlice();
}

void PaletteModel::workASlice()
{
    if (m_ranked == m_entries.size())
        m_entries.append(m_source.take(madeInASlice));
    const qsizetype stop = std::min(m_entries.size(), m_ranked + rankedInASlice);
    for (; m_ranked < stop; ++m_ranked)
        rank(m_ranked);
    if (isComplete())
        m_turn.stop();
    if (isComplete() || !m_shownSince.isValid() || m_shownSince.hasExpired(showPace))
        show();
}

void PaletteModel::rank(qsizetype at)
{
    const PaletteEntry &entry = m_entries.at(at);
    const PaletteQuery::Fit fit = m_query.fit(entry);
    if (fit == PaletteQuery::Fit::None)
        return;
    ++m_fitting;
    const bool actsOnIt = entry.kind == PaletteEntry::Kind::Action && !entry.detail.isEmpty();
    const Hit hit{fit, actsOnIt, usedAgo(entry), entry.kind, at};
    const auto place = std::upper_bound(m_best.begin(), m_best.end(), hit);
    if (place == m_best.end() && m_best.size() == most)
        return;
    m_best.insert(place, hit);
    if (m_best.size() > most)
        m_best.pop_back();
}

/// A reset would take a screen reader's place away, so it happens only when there is something else to see.
void PaletteModel::show()
{
    QList<PaletteEntry> wanted;
    for (const Hit &hit : m_best)
        wanted.append(m_entries.at(hit.at));
    if (wanted != m_shown) {
        beginResetModel();
        m_shown = wanted;
        endResetModel();
    }
    m_shownSince.start();
    emit ranked();
}

qsizetype PaletteModel::usedAgo(const PaletteEntry &entry) const
{
    const auto it = std::find_if(m_used.begin(), m_used.end(),
                                 [&entry](const PaletteEntry &each) { return each.is(entry); });
    return it - m_used.begin(); // never: behind all others
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry &entry = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return spoken(entry);
    case Qt::ToolTipRole:
        return toolTip(spoken(entry));
    case EntryRole:
        return QVariant::fromValue(entry);
    default:
        return {};
    }
}

} // namespace ui
