// SPDX-License-Identifier: Apache-2.0
#include "ui/models/freevalues.h"

#include "core/provision/freevalue.h"
#include "core/provision/ipaddress.h"

namespace ui {

using Model = PreviewModel;

namespace {

/// What rows must not share; an address without its prefix.
std::pair<int, QString> saidBy(const Model::Row &row, int column)
{
    return {column, row.edits.at(column).section(u'/', 0, 0)};
}

} // namespace

FreeValues::FreeValues(const PreviewInput &input, const QList<Model::Row> &rows)
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
        for (const int column : {Model::Name, Model::VmId, Model::Address})
            ++m_counts[saidBy(row, column)];
        m_names.insert(row.edits.at(Model::Name).toLower());
        m_vmids.insert(row.cells.at(Model::VmId).toInt());
        if (const auto cidr = prov::parseCidr(row.edits.at(Model::Address)))
            m_addresses.insert(cidr->address.bytes);
    }
    addGateway(input.spec);
    const QJsonArray vms = input.spec.value(u"vms").toArray();
    for (const QJsonValue &vm : vms)
        addGateway(vm);
}

void FreeValues::addGateway(const QJsonValue &vm)
{
    const QString text = valueAt(vm.toObject(), QStringLiteral("cloud_init.ipconfig0.gw")).toString();
    if (const auto address = prov::parseAddress(text))
        m_addresses.insert(address->bytes);
}

QString FreeValues::freeFor(int column, const QString &value)
{
    switch (column) {
    case Model::Name: {
        const QString name = value.isEmpty() ? QString() : prov::freeName(value, m_names);
        m_names.insert(name.toLower());
        return name;
    }
    case Model::VmId: {
        const pve::VmId vmid = prov::freeVmid(value.toInt(), m_vmids);
        m_vmids.insert(vmid);
        return vmid > 0 ? QString::number(vmid) : QString();
    }
    case Model::Address: {
        const QString cidr = prov::freeAddress(value, m_addresses);
        if (const auto parsed = prov::parseCidr(cidr))
            m_addresses.insert(parsed->address.bytes);
        return cidr;
    }
    default:
        return {};
    }
}

QList<int> FreeValues::shared(const Model::Row &row, const QList<int> &columns) const
{
    QList<int> result;
    for (const int column : columns) {
        if (m_counts.value(saidBy(row, column)) > 1)
            result.append(column);
    }
    return result;
}

Model::Fix FreeValues::instead(const Model::Row &row, const QList<int> &columns)
{
    for (const int column : columns) {
        const QString free = column < 0 ? QString() : freeFor(column, row.edits.at(column));
        if (!free.isEmpty())
            return {static_cast<Model::Column>(column), free};
    }
    return {};
}

} // namespace ui
