// SPDX-License-Identifier: Apache-2.0
#include "ui/models/freevalues.h"

#include "core/provision/freevalue.h"
#include "core/provision/ipaddress.h"

namespace ui {

using Model = PreviewModel;

namespace {

/// What rows must not share; an address without its prefix.
std::pair<QString, QString> saidBy(const QString &path, const QString &value)
{
    return {path, value.section(u'/', 0, 0)};
}

} // namespace

FreeValues::FreeValues(const PreviewInput &input, const QList<Model::Row> &rows, const QList<Asked> &asked)
    : m_addresses(input.assessment.addresses)
{
    const pve::InventoryData &inventory = input.source.inventory;
    for (const pve::Resource &vm : inventory.vms) {
        m_names.insert(vm.name.toLower());
        m_vmids.insert(vm.vmid);
    }
    for (auto it = inventory.containers.begin(); it != inventory.containers.end(); ++it) {
        m_names.insert(it->toLower());
        m_vmids.insert(it.key());
    }
    for (const Model::Row &row : rows) {
        m_names.insert(row.edits.at(Model::Name).toLower());
        m_vmids.insert(row.cells.at(Model::VmId).toInt());
    }
    for (const Asked &each : asked) {
        for (auto it = each.begin(); it != each.end(); ++it) {
            ++m_counts[saidBy(it.key(), *it)];
            if (const auto cidr = prov::parseCidr(*it))
                m_addresses.insert(cidr->address.bytes);
        }
    }
    addGateways(input.spec);
    const QJsonArray vms = input.spec.value(u"vms").toArray();
    for (const auto &vm : vms)
        addGateways(vm);
}

void FreeValues::addGateways(const QJsonValue &vm)
{
    const QJsonObject cloudInit = vm.toObject().value(u"cloud_init").toObject();
    for (const auto &each : cloudInit) {
        for (const QLatin1String key : {QLatin1String("gw"), QLatin1String("gw6")}) {
            if (const auto address = prov::parseAddress(each.toObject().value(key).toString()))
                m_addresses.insert(address->bytes);
        }
    }
}

/// Undefined: there is none.
QJsonValue FreeValues::freeFor(const QString &path, const QString &value)
{
    if (path == u"name") {
        const QString name = value.isEmpty() ? QString() : prov::freeName(value, m_names);
        m_names.insert(name.toLower());
        return name.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(name);
    }
    if (path == u"vmid") {
        const pve::VmId vmid = prov::freeVmid(value.toInt(), m_vmids);
        m_vmids.insert(vmid);
        return vmid > 0 ? QJsonValue(vmid) : QJsonValue(QJsonValue::Undefined);
    }
    const QString cidr = prov::freeAddress(value, m_addresses);
    if (const auto parsed = prov::parseCidr(cidr))
        m_addresses.insert(parsed->address.bytes);
    return cidr.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(cidr);
}

QStringList FreeValues::shared(const Asked &asked, const QStringList &paths) const
{
    QStringList result;
    for (const QString &path : paths) {
        if (asked.contains(path) && m_counts.value(saidBy(path, asked.value(path))) > 1)
            result.append(path);
    }
    return result;
}

Model::Fix FreeValues::instead(const Asked &asked, const QStringList &paths)
{
    for (const QString &path : paths) {
        const QJsonValue free = freeFor(path, asked.value(path));
        if (!free.isUndefined())
            return {path, free};
    }
    return {};
}

} // namespace ui
