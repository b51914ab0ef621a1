// SPDX-License-Identifier: Apache-2.0
#include "core/provision/spec.h"

#include "core/provision/ipaddress.h"
#include "core/provision/jsonkeys.h"
#include "core/provision/specreader.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace prov {

namespace {

constexpr int maxCount = 500;
const QString rootPath = QStringLiteral("$");

const QStringList vmKeys{QStringLiteral("template"),   QStringLiteral("name"),
                         QStringLiteral("clone"),      QStringLiteral("hardware"),
                         QStringLiteral("disks"),      QStringLiteral("network"),
                         QStringLiteral("cloud_init"), QStringLiteral("start"),
                         QStringLiteral("wait_for"),   QStringLiteral("require_address")};

/// The same VMs are the same spec, however the file is written.
QByteArray fingerprintOf(const QList<VmSpec> &vms)
{
    QJsonArray list;
    for (const VmSpec &vm : vms)
        list.append(toJson(vm));
    return QCryptographicHash::hash(QJsonDocument(list).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

/// What has to differ between the VMs of a batch: each value with the VMs that ask for it.
class Uniqueness
{
public:
    void add(const QString &value, const QString &shown, int vm, const QString &path)
    {
        m_values[value].vms.append(QString::number(vm));
        m_values[value].shown = shown;
        m_values[value].path = path;
    }
    void report(SpecProblems &problems, const char *source) const
    {
        for (auto it = m_values.begin(); it != m_values.end(); ++it) {
            if (it->vms.size() > 1)
                problems.add(it->path, Sentence{source, {it->shown, it->vms.join(QStringLiteral(", "))}});
        }
    }

private:
    struct Users
    {
        QStringList vms;
        QString shown;
        QString path; ///< of the last one: the earlier ones had the value first
    };
    QMap<QString, Users> m_values;
};

class BatchReader
{
public:
    BatchReader(const QJsonObject &root, const QStringList &repeated);
    tl::expected<BatchSpec, QList<SpecProblem>> read();

private:
    SpecNode top() { return {{m_root, rootPath}, {}, 0, m_problems}; }
    int readCount();
    void readVmAt(int i, BatchSpec &batch);
    void noteUnique(const SpecNode &root, const VmSpec &spec, int vm);

    QJsonObject m_root;
    QJsonArray m_overrides;
    SpecProblems m_problems;
    Uniqueness m_names;
    Uniqueness m_vmids;
    Uniqueness m_addresses;
};

BatchReader::BatchReader(const QJsonObject &root, const QStringList &repeated) : m_root(root)
{
    for (const QString &path : repeated)
        m_problems.add(
            path,
            Sentence{QT_TRANSLATE_NOOP(
                         "Wording",
                         "stands here more than once, and only one of them would count: remove the others."),
                     {}});
}

int BatchReader::readCount()
{
    const SpecNode vms = top().child(QStringLiteral("vms"));
    const QJsonValue list = m_root.value(QStringLiteral("vms"));
    if (!vms.isMissing() && !list.isArray())
        vms.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "must be a list of objects, [{ … }], one for each VM that differs."),
            {}});
    m_overrides = list.toArray();
    const SpecNode node = top().child(QStringLiteral("count"));
    const std::optional<int> count = node.integer(1, maxCount);
    const int most = count.value_or(maxCount);
    if (m_overrides.size() > most)
        vms.complain(Sentence{
            QT_TRANSLATE_NOOP(
                "Wording",
                "describes %1 VMs, but a batch of this spec has %2 at most: raise count (up to %3) or "
                "remove entries."),
            {QString::number(m_overrides.size()), QString::number(most), QString::number(maxCount)}});
    return count.value_or(std::clamp(static_cast<int>(m_overrides.size()), 1, maxCount));
}

void BatchReader::noteUnique(const SpecNode &root, const VmSpec &spec, int vm)
{
    if (!spec.name.isEmpty())
        m_names.add(spec.name, spec.name, vm, root.child(QStringLiteral("name")).withPatterns().path());
    if (spec.exactVmid != 0)
        m_vmids.add(QString::number(spec.exactVmid), QString::number(spec.exactVmid), vm,
                    root.child(QStringLiteral("vmid")).path());
    for (auto it = spec.cloudInit.ipconfig.begin(); it != spec.cloudInit.ipconfig.end(); ++it) {
        const SpecNode node = root.child(QStringLiteral("cloud_init"))
                                  .child(QStringLiteral("ipconfig%1").arg(it.key()))
                                  .withPatterns();
        const std::pair<QString, QString> both[]{{QStringLiteral("ip"), it->ip},
                                                 {QStringLiteral("ip6"), it->ip6}};
        for (const auto &[key, text] : both) {
            if (const auto cidr = parseCidr(text))
                m_addresses.add(QString::fromLatin1(cidr->address.bytes.toHex()), text, vm,
                                node.child(key).path());
        }
    }
}

void BatchReader::readVmAt(int i, BatchSpec &batch)
{
    const QString path = QStringLiteral("$.vms[%1]").arg(i);
    QJsonValue own = i < m_overrides.size() ? m_overrides.at(i) : QJsonValue(QJsonValue::Undefined);
    if (own.isNull()) // nothing differs in this VM
        own = QJsonValue(QJsonValue::Undefined);
    SpecNode({own, path}, {}, 0, m_problems).isObject(vmKeys + QStringList{QStringLiteral("vmid")});
    if (!own.isObject())
        own = QJsonValue(QJsonValue::Undefined);
    const SpecNode root({m_root, rootPath}, {own, path}, i + 1, m_problems);
    const VmSpec spec = readVm(root);
    noteUnique(root, spec, i + 1);
    batch.vms.append(spec);
}

tl::expected<BatchSpec, QList<SpecProblem>> BatchReader::read()
{
    top().isObject(vmKeys + QStringList{QStringLiteral("slipway"), QStringLiteral("count"),
                                        QStringLiteral("first_vmid"), QStringLiteral("vms")});
    const SpecNode version = top().child(QStringLiteral("slipway"));
    if (version.isMissing())
        version.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "is missing: write \"slipway\": 1, the version of this format."),
            {}});
    else if (m_root.value(QStringLiteral("slipway")) != 1)
        version.complain(Sentence{
            QT_TRANSLATE_NOOP("Wording", "must be 1: this program reads no other version of the format."),
            {}});
    BatchSpec batch;
    const int count = readCount();
    for (int i = 0; i < count; ++i)
        readVmAt(i, batch);
    m_names.report(m_problems,
                   QT_TRANSLATE_NOOP(
                       "Wording", "gives the name \"%1\" to the VMs %2 of this batch: put {n} into the name, "
                                  "or give each VM a name of its own."));
    m_vmids.report(m_problems,
                   QT_TRANSLATE_NOOP(
                       "Wording", "asks for the VMID %1 for the VMs %2 of this batch: each needs its own."));
    m_addresses.report(m_problems,
                       QT_TRANSLATE_NOOP("Wording",
                                         "gives the address %1 to the VMs %2 of this batch, and "
                                         "PVE would not notice: write {10+n} into the address, or give each "
                                         "VM its own."));
    if (!m_problems.list().isEmpty())
        return tl::unexpected(m_problems.list());
    batch.fingerprint = fingerprintOf(batch.vms);
    return batch;
}

Sentence notJson(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.left(error.offset);
    const auto column = before.size() - before.lastIndexOf('\n');
    return {QT_TRANSLATE_NOOP("Wording", "cannot be read as JSON at line %1, column %2: %3."),
            {QString::number(before.count('\n') + 1), QString::number(column), error.errorString()}};
}

tl::unexpected<QList<SpecProblem>> unreadable(const Sentence &sentence)
{
    SpecProblems problems;
    problems.add(rootPath, sentence);
    return tl::unexpected(problems.list());
}

} // namespace

tl::expected<BatchSpec, QList<SpecProblem>> readSpec(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(notJson(json, error));
    if (!document.isObject())
        return unreadable({QT_TRANSLATE_NOOP("Wording", "must be an object: {\"slipway\": 1, …}."), {}});
    return BatchReader(document.object(), repeatedKeys(json)).read();
}

} // namespace prov
