// SPDX-License-Identifier: Apache-2.0
#include "ui/models/machinefilter.h"

#include "ui/models/machinemodel.h"

#include <algorithm>

namespace ui {

namespace {

const QStringList keys{QStringLiteral("node"), QStringLiteral("status"), QStringLiteral("tag"),
                       QStringLiteral("pool")};

/// What of a machine the value of a key is compared with.
QStringList valuesOf(const Machine &machine, const QString &key)
{
    if (key == u"node")
        return {machine.node};
    if (key == u"status")
        return {machine.status, signOf(machine).word};
    if (key == u"tag")
        return machine.tags;
    return {machine.pool};
}

bool holds(const Machine &machine, const QString &word)
{
    const QStringList texts{machine.label(),
                            QString::number(machine.vmid),
                            machine.node,
                            signOf(machine).word,
                            machine.tags.join(u' '),
                            machine.pool,
                            machine.address,
                            machine.madeFrom};
    return std::any_of(texts.begin(), texts.end(),
                       [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

MachineFilter::MachineFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(MachineModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void MachineFilter::setText(const QString &text)
{
    m_terms.clear();
    const auto words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString key = word.section(u':', 0, 0).toLower();
        if (word.contains(u':') && keys.contains(key))
            m_terms.append({key, word.section(u':', 1)});
        else
            m_terms.append({{}, word});
    }
    invalidateFilter();
}

bool MachineFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto *model = qobject_cast<const MachineModel *>(sourceModel());
    const Machine &machine = model->machineAt(row);
    return std::all_of(m_terms.begin(), m_terms.end(), [&machine](const Term &term) {
        if (term.key.isEmpty())
            return holds(machine, term.value);
        const QStringList values = valuesOf(machine, term.key);
        return std::any_of(values.begin(), values.end(), [&term](const QString &value) {
            return value.startsWith(term.value, Qt::CaseInsensitive);
        });
    });
}

} // namespace ui
