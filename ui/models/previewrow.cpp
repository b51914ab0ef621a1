// SPDX-License-Identifier: Apache-2.0
#include "ui/models/previewrow.h"

#include "core/provision/configplan.h"
#include "core/provision/pattern.h"
#include "core/provision/preflightwording.h"
#include "core/provision/specrules.h"
#include "ui/create/typedsize.h"
#include "ui/models/freevalues.h"
#include "ui/wording.h"

#include <QHash>
#include <QSet>

#include <utility>

namespace ui {

namespace {

using Model = PreviewModel;
using Row = PreviewModel::Row;
using Verdict = PreviewModel::Verdict;

constexpr pve::VmId lowestVmid = 100; // that PVE gives by itself

struct Mistakes
{
    QStringList sentences;
    QStringList places; ///< within the VM's part of the spec
    QList<int> columns;
};

class RowMaker
{
public:
    explicit RowMaker(const PreviewInput &input);
    Row make(int index);
    [[nodiscard]] QStringList wrongPlaces(int index) const; ///< by the spec's rules
    [[nodiscard]] QStringList takenPlaces(int index) const; ///< by what is on the server
    [[nodiscard]] FreeValues::Asked asked(int index) const;

private:
    [[nodiscard]] QString wanted(int index, const QString &path) const;
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

/// What cannot be read is shown as it was typed; a prefix is where it is not that of the `batch`'s address.
QString cell(int column, const QString &text, const QString &batch)
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
        return text.section(u'/', 1) == batch.section(u'/', 1) ? text.section(u'/', 0, 0) : text;
    return text;
}

RowMaker::RowMaker(const PreviewInput &input)
    : m_input(input),
      m_own(input.spec.value(u"vms").toArray()),
      m_next(qMax(lowestVmid, input.spec.value(u"first_vmid").toInt()))
{
    for (const prov::SpecProblem &problem : input.problems) {
        Mistakes &mistakes = m_mistakes[vmOf(problem)];
        mistakes.sentences.append(sentenceOf(problem));
        mistakes.places.append(placeOf(problem));
        if (const auto column = input.paths.indexOf(placeOf(problem)); column >= 0)
            mistakes.columns.append(static_cast<int>(column));
    }
    for (const pve::Resource &vm : input.source.inventory.vms)
        m_taken.insert(vm.vmid);
    for (const pve::VmId vmid : input.source.inventory.containers.keys())
        m_taken.insert(vmid);
    for (const auto &own : std::as_const(m_own))
        m_taken.insert(own.toObject().value(u"vmid").toInt());
    for (const prov::Concern &concern : input.assessment.concerns) {
        m_concerns[concern.vm].append(concern);
        m_isBatchUnchecked =
            m_isBatchUnchecked || (concern.vm == 0 && concern.level == prov::Concern::Level::NotChecked);
    }
}

QString RowMaker::wanted(int index, const QString &path) const
{
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
    if (const QString own = wanted(index, m_input.paths.at(Model::VmId)); !own.isEmpty())
        return own;
    while (m_taken.contains(m_next))
        ++m_next;
    return QString::number(m_next++);
}

/// What is known against a VM, in words; else what is not known.
void RowMaker::assess(Row &row, int vm) const
{
    const Assessment &assessment = m_input.assessment;
    QStringList sentences;
    QStringList notChecked;
    QStringList hints;
    for (const prov::Concern &concern : m_concerns.value(vm)) {
        const bool isProblem = concern.level == prov::Concern::Level::Problem;
        const prov::Explanation words = prov::explainConcern(concern);
        (concern.level == prov::Concern::Level::NotChecked ? notChecked : sentences).append(words.reasoned());
        hints.append(words.whole());
        if (const auto column = m_input.paths.indexOf(concern.path.mid(2)); column >= 0) {
            row.isWrong[column] = row.isWrong.at(column) || isProblem;
            row.isWarned[column] = row.isWarned.at(column) || concern.level == prov::Concern::Level::Warning;
        }
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
    if (own.sentences.isEmpty() && m_input.assessment.vms.contains(index + 1))
        return assess(row, index + 1);
    const QList<int> columns = own.columns + m_mistakes.value(0).columns;
    for (const int column : columns)
        row.isWrong[column] = true;
    row.verdict = own.sentences.isEmpty() ? Verdict::Unknown : Verdict::Wrong;
    row.hint = own.sentences.join(u'\n');
    if (!own.sentences.isEmpty())
        row.cells[Model::Check] = own.sentences.join(u' ');
    else
        row.cells[Model::Check] =
            m_mistakes.contains(0) ? PreviewModel::tr("See above") : PreviewModel::tr("Not checked yet");
}

Row RowMaker::make(int index)
{
    Row row;
    const QJsonObject own = m_own.at(index).toObject();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const QString text =
            m_input.paths.at(column).isEmpty() ? QString() : wanted(index, m_input.paths.at(column));
        row.edits.append(text);
        const QString batch = shown(valueAt(m_input.spec, m_input.paths.at(column)));
        row.cells.append(cell(column, text.isEmpty() ? templates(column) : text, batch));
        row.isOwn.append(!m_input.paths.at(column).isEmpty() &&
                         !valueAt(own, m_input.paths.at(column)).isUndefined());
        row.isWrong.append(false);
        row.isWarned.append(false);
    }
    row.isExpected = row.edits.at(Model::VmId).isEmpty() && m_input.spec.value(u"first_vmid").isUndefined();
    row.cells[Model::VmId] = vmid(index);
    judge(row, index);
    return row;
}

QStringList RowMaker::wrongPlaces(int index) const
{
    return m_mistakes.value(index + 1).places;
}

QStringList RowMaker::takenPlaces(int index) const
{
    using Subject = prov::Concern::Subject;
    static const QSet<Subject> taken{Subject::VmIdTaken, Subject::NameUsed, Subject::AddressUsed,
                                     Subject::AddressTwice, Subject::AddressIsGateway};
    QStringList places;
    for (const prov::Concern &concern : m_concerns.value(index + 1)) {
        if (taken.contains(concern.subject) && concern.level != prov::Concern::Level::NotChecked)
            places.append(concern.path.mid(2));
    }
    return places;
}

FreeValues::Asked RowMaker::asked(int index) const
{
    QStringList paths{QStringLiteral("name"), QStringLiteral("vmid")};
    const auto cloudInit = QStringLiteral("cloud_init");
    const QStringList devices = m_input.spec.value(cloudInit).toObject().keys() +
                                m_own.at(index).toObject().value(cloudInit).toObject().keys();
    for (const QString &device : devices) {
        if (device.startsWith(u"ipconfig"))
            paths += {cloudInit + u'.' + device + u".ip", cloudInit + u'.' + device + u".ip6"};
    }
    FreeValues::Asked asked;
    for (const QString &path : std::as_const(paths)) {
        if (const QString text = wanted(index, path); !text.isEmpty())
            asked.insert(path, text);
    }
    return asked;
}

} // namespace

QList<Row> previewRows(const PreviewInput &input)
{
    RowMaker maker(input);
    QList<Row> rows;
    QList<FreeValues::Asked> asked;
    for (int index = 0; index < input.count; ++index) {
        rows.append(maker.make(index));
        asked.append(maker.asked(index));
    }
    FreeValues values(input, rows, asked);
    for (int index = 0; index < input.count; ++index) {
        const auto &each = asked.at(index);
        rows[index].fix =
            values.instead(each, values.shared(each, maker.wrongPlaces(index)) + maker.takenPlaces(index));
    }
    return rows;
}

} // namespace ui
