// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/preflightfacts.h"
#include "core/pve/decode.h"
#include "tests/pve/recordings.h"

namespace test {

/// What the genuine server of the recording "read-inventory" answered.
class RecordedServer
{
public:
    RecordedServer()
    {
        for (const Recorded &each : recordings()) {
            if (each.where.startsWith(u"read-inventory[") && each.method == u"GET" && each.answered &&
                !m_answers.contains(each.path))
                m_answers.insert(each.path, pve::openEnvelope(each.answer));
        }
    }
    [[nodiscard]] pve::Answer get(const QString &path) const
    {
        if (!m_answers.contains(path))
            qFatal("not recorded: GET %s", qPrintable(path));
        return m_answers.value(path, base::failure({}));
    }

    /// Of template 9000 on pve1, for an account that may do everything.
    [[nodiscard]] prov::PreflightFacts facts() const
    {
        prov::PreflightFacts facts;
        const QString node = QStringLiteral("pve1");
        facts.inventory =
            get(QStringLiteral("/cluster/resources")).and_then(pve::decodeResources).map(pve::inventoryOf);
        facts.version = get(QStringLiteral("/version")).and_then(pve::decodeVersion);
        facts.listed = pve::Permissions{};
        facts.configs.insert(9000,
                             get(QStringLiteral("/nodes/pve1/qemu/9000/config")).and_then(pve::decodeConfig));
        facts.features.insert(
            9000,
            get(QStringLiteral("/nodes/pve1/qemu/9000/feature?feature=clone")).and_then(pve::decodeFeature));
        facts.storages.insert(node, get(QStringLiteral("/nodes/pve1/storage?content=images&enabled=1"))
                                        .and_then(pve::decodeStorages));
        facts.bridges.insert(
            node, get(QStringLiteral("/nodes/pve1/network?type=any_bridge")).and_then(pve::decodeBridges));
        facts.addresses = prov::AddressesInUse{};
        return facts;
    }

private:
    QMap<QString, pve::Answer> m_answers;
};

} // namespace test
