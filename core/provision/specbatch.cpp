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
        m_values[value].vms.append(vm);
        m_values[value].paths.append(path);
        m_values[value].shown = shown;
    }
    /// `ofAll`: where all have it from the batch, with their numbers; `ofOne`: with those of the others. The
    /// problem is the last VM's: the first one had the value first, unless both have it from the batch.
    void report(SpecProblems &problems, const char *ofAll, const char *ofOne, QMap<int, VmSpec> &right) const
    {
        for (const Users &users : m_values) {
            if (users.vms.size() < 2)
                continue;
            QStringList numbers;
            for (qsizetype i = 0; i < users.vms.size(); ++i) {
                numbers.append(QString::number(users.vms.at(i)));
                if (i > 0 || users.paths.at(i) == users.paths.last())
                    right.remove(users.vms.at(i));
            }
            const bool isOfAll = users.paths.at(users.paths.size() - 2) == users.paths.last();
            const QStringList named = isOfAll ? numbers : numbers.first(numbers.size() - 1);
            problems.add(users.paths.last(),
                         Sentence{isOfAll ? ofAll : ofOne, {users.shown, named.join(QStringLiteral(", "))}});
        }
    }

private:
    struct Users
    {
        QList<int> vms;
        QStringList paths; ///< of each
        QString shown;
    };
    QMap<QString, Users> m_values;
};

class BatchReader
{
public:
    BatchReader(const QJsonObject &root, const QStringList &repeated);
    SpecReading read();

private:
    SpecNode top() { return {{m_root, rootPath}, {}, 0, m_problems}; }
    int readCount();
    void readVmAt(int i);
    void noteUnique(const SpecNode &root, const VmSpec &spec, int vm);

    QJsonObject m_root;
    QJsonArray m_overrides;
    QMap<int, VmSpec> m_right;
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

void BatchReader::readVmAt(int i)
{
    const int before = m_problems.met();
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
    if (m_problems.met() == before)
        m_right.insert(i + 1, spec);
}

SpecReading BatchReader::read()
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
    const int count = readCount();
    for (int i = 0; i < count; ++i)
        readVmAt(i);
    m_names.report(
        m_problems,
        QT_TRANSLATE_NOOP("Wording",
                          "gives the name \"%1\" to the VMs %2 of this batch: put {n} into the name, "
                          "or give each VM its own."),
        QT_TRANSLATE_NOOP("Wording",
                          "\"%1\" is the name of VM %2 of this batch too: give this VM another name."),
        m_right);
    const char *vmid = QT_TRANSLATE_NOOP(
        "Wording", "VMID %1 is asked for by VM %2 of this batch too: give this VM another one.");
    m_vmids.report(m_problems, vmid, vmid, m_right); // never the batch's
    m_addresses.report(
        m_problems,
        QT_TRANSLATE_NOOP("Wording", "gives the address %1 to the VMs %2 of this batch, and PVE would not "
                                     "notice: write {10+n} into the address, or give each VM its own."),
        QT_TRANSLATE_NOOP("Wording", "%1 is the address of VM %2 of this batch too, and PVE would not "
                                     "notice: give this VM another one."),
        m_right);
    return {m_right, m_problems.list()};
}

Sentence notJson(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.left(error.offset);
    const auto column = before.size() - before.lastIndexOf('\n');
    return {QT_TRANSLATE_NOOP("Wording", "cannot be read as JSON at line %1, column %2: %3."),
            {QString::number(before.count('\n') + 1), QString::number(column), error.errorString()}};
}

SpecReading unreadable(const Sentence &sentence)
{
    SpecProblems problems;
    problems.add(rootPath, sentence);
    return {{}, problems.list()};
}

} // namespace

SpecReading readVms(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return unreadable(notJson(json, error));
    if (!document.isObject())
        return unreadable({QT_TRANSLATE_NOOP("Wording", "must be an object: {\"slipway\": 1, …}."), {}});
    return BatchReader(document.object(), repeatedKeys(json)).read();
}

tl::expected<BatchSpec, QList<SpecProblem>> batchOf(const SpecReading &reading)
{
    if (!reading.problems.isEmpty())
        return tl::unexpected(reading.problems);
    const QList<VmSpec> vms = reading.vms.values();
    return BatchSpec{vms, fingerprintOf(vms)};
}

tl::expected<BatchSpec, QList<SpecProblem>> readSpec(const QByteArray &json)
{
    return batchOf(readVms(json));
}

} // namespace prov
