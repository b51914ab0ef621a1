// SPDX-License-Identifier: Apache-2.0
#include "ui/models/previewrow.h"

#include "core/provision/configplan.h"
#include "core/provision/pattern.h"
#include "core/provision/preflightwording.h"
#include "core/provision/specrules.h"
#include "ui/create/typedsize.h"
#include "ui/wording.h"

#include <QHash>
#include <QSet>

namespace ui {

namespace {

using Model = PreviewModel;
using Row = PreviewModel::Row;
using Verdict = PreviewModel::Verdict;

struct Mistakes
{
    QStringList sentences;
    QList<int> columns;
};

class RowMaker
{
public:
    explicit RowMaker(const PreviewInput &input);
    Row make(int index);

private:
    [[nodiscard]] QString wanted(int index, int column) const;
    [[nodiscard]] QString templates(int column) const;
    [[nodiscard]] QString vmid(int index);
    void assess(Row &row, int vm) const;
    void judge(Row &row, int index) const;

    PreviewInput m_input;
    QJsonArray m_own;
    QSet<int> m_taken;
    QHash<int, Mistakes> m_mistakes;             ///< by the number of the VM, 0: the batch's
    QHash<int, QList<prov::Concern>> m_concerns; ///< likewise
    bool m_isBatchUnchecked = false;
    int m_next;
};

QString shown(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInt()) : value.toString();
}

QString cell(int column, const QString &text)
{
    if (text.isEmpty())
        return text;
    if (column == Model::Memory)
        return typedMemory(text).isDouble() ? PreviewModel::tr("%1 MiB").arg(text) : text;
    if (column == Model::Disk) {
        const auto bytes = prov::sizeFromText(text);
        return bytes ? sizeText(*bytes) : text;
    }
    if (column == Model::Address)
        return text.section(u'/', 0, 0);
    return text;
}

RowMaker::RowMaker(const PreviewInput &input)
    : m_input(input),
      m_own(input.spec.value(u"vms").toArray()),
      m_next(input.spec.value(u"first_vmid").toInt())
{
    for (const prov::SpecProblem &problem : input.problems) {
        Mistakes &mistakes = m_mistakes[vmOf(problem)];
        mistakes.sentences.append(sentenceOf(problem));
        if (const auto column = input.paths.indexOf(placeOf(problem)); column >= 0)
            mistakes.columns.append(static_cast<int>(column));
    }
    for (const pve::Resource &vm : input.source.inventory.vms)
        m_taken.insert(vm.vmid);
    for (const prov::Concern &concern : input.assessment.concerns) {
        m_concerns[concern.vm].append(concern);
        m_isBatchUnchecked =
            m_isBatchUnchecked || (concern.vm == 0 && concern.level == prov::Concern::Level::NotChecked);
    }
}

QString RowMaker::wanted(int index, int column) const
{
    const QString &path = m_input.paths.at(column);
    QJsonValue value = valueAt(m_own.at(index).toObject(), path);
    if (value.isUndefined())
        value = valueAt(m_input.spec, path);
    const QString text = shown(value);
    return prov::expandPattern(text, index + 1).value_or(text);
}

QString RowMaker::templates(int column) const
{
    const Source &source = m_input.source;
    switch (column) {
    case Model::Node:
        return source.vm.node;
    case Model::Cores:
        return source.config(QStringLiteral("cores"));
    case Model::Memory:
        return source.memory();
    case Model::Disk: {
        const qint64 size = prov::diskSize(source.config(m_input.paths.at(column).section(u'.', 1)));
        return size > 0 ? prov::sizeText(size) : QString();
    }
    default:
        return {};
    }
}

/// The server decides in the end; VMs that this account may not see are not known here.
QString RowMaker::vmid(int index)
{
    if (const QString own = wanted(index, Model::VmId); !own.isEmpty())
        return own;
    if (m_next == 0)
        return PreviewModel::tr("auto");
    while (m_taken.contains(m_next))
        ++m_next;
    return QString::number(m_next++);
}

/// What is known against a VM, in words; else what is not known.
void RowMaker::assess(Row &row, int vm) const
{
    const Assessment &assessment = m_input.assessment;
    if (!assessment.isKnown) {
        row.verdict = Verdict::Unknown;
        row.cells[Model::Check] = PreviewModel::tr("Not checked yet");
        return;
    }
    QStringList sentences;
    QStringList notChecked;
    QStringList hints;
    for (const prov::Concern &concern : m_concerns.value(vm)) {
        const bool isProblem = concern.level == prov::Concern::Level::Problem;
        const prov::Explanation words = prov::explainConcern(concern);
        (concern.level == prov::Concern::Level::NotChecked ? notChecked : sentences).append(words.reasoned());
        hints.append(words.whole());
        if (const auto column = m_input.paths.indexOf(concern.path.mid(2)); isProblem && column >= 0)
            row.isWrong[column] = true;
        if (isProblem)
            row.verdict = Verdict::Refused;
    }
    const bool isPending = assessment.isLooking && (m_isBatchUnchecked || !notChecked.isEmpty());
    if (!sentences.isEmpty()) {
        row.verdict = row.verdict == Verdict::Refused ? row.verdict : Verdict::Warns;
    } else if (isPending || !notChecked.isEmpty()) {
        row.verdict = Verdict::Unknown;
        sentences = isPending ? QStringList{PreviewModel::tr("Checking …")} : notChecked;
    } else {
        sentences.append(PreviewModel::tr("Fits"));
    }
    row.cells[Model::Check] = sentences.join(u' ');
    row.hint = hints.join(u'\n');
}

void RowMaker::judge(Row &row, int index) const
{
    const Mistakes own = m_mistakes.value(index + 1);
    const QList<int> columns = own.columns + m_mistakes.value(0).columns;
    for (const int column : columns)
        row.isWrong[column] = true;
    if (!own.sentences.isEmpty()) {
        row.verdict = Verdict::Wrong;
        row.cells[Model::Check] = own.sentences.join(u' ');
        row.hint = own.sentences.join(u'\n');
    } else if (m_mistakes.contains(0)) {
        row.verdict = Verdict::Unknown;
        row.cells[Model::Check] = PreviewModel::tr("See above");
    } else {
        assess(row, index + 1);
    }
}

Row RowMaker::make(int index)
{
    Row row;
    const QJsonObject own = m_own.at(index).toObject();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const QString text = m_input.paths.at(column).isEmpty() ? QString() : wanted(index, column);
        row.edits.append(text);
        row.cells.append(cell(column, text.isEmpty() ? templates(column) : text));
        row.isOwn.append(!m_input.paths.at(column).isEmpty() &&
                         !valueAt(own, m_input.paths.at(column)).isUndefined());
        row.isWrong.append(false);
    }
    row.cells[Model::VmId] = vmid(index);
    judge(row, index);
    return row;
}

} // namespace

QList<Row> previewRows(const PreviewInput &input)
{
    RowMaker maker(input);
    QList<Row> rows;
    for (int index = 0; index < input.count; ++index)
        rows.append(maker.make(index));
    return rows;
}

} // namespace ui
