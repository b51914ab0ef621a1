// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"

#include "core/pve/jsonreader.h"

namespace pve {

using namespace Qt::StringLiterals;

namespace {

QString readLabel(const JsonNode &node)
{
    return node.label();
}

GuestAddress readAddress(const JsonNode &row)
{
    return {row["ip-address"_L1].label(), row["ip-address-type"_L1].text() == u"ipv6",
            static_cast<int>(row["prefix"_L1].integer(0, 128))};
}

GuestInterface readInterface(const JsonNode &row)
{
    GuestInterface result{row["name"_L1].label(), row["hardware-address"_L1].labelOr().toLower(), {}};
    const auto addresses = row["ip-addresses"_L1];
    if (!addresses.isMissing())
        result.addresses = addresses.list<GuestAddress>(readAddress);
    return result;
}

void readPendingRow(const JsonNode &row, PendingConfig &config)
{
    const auto key = row["key"_L1].text();
    const auto value = row["value"_L1];
    const auto pending = row["pending"_L1];
    if (key == u"digest") {
        config.digest = value.text();
        return;
    }
    if (!value.isMissing())
        config.current.insert(key, value.text());
    if (!pending.isMissing())
        config.pending.insert(key, pending.text());
    if (row["delete"_L1].integerOr(0) > 0) // 1, or 2 when forced
        config.pendingDelete.insert(key);
}

} // namespace

base::Result<VmConfig> decodeConfig(const Response &response)
{
    const JsonReader reader(response);
    VmConfig config;
    reader.data().eachMember(
        [&config](const QString &key, const JsonNode &value) { config.values.insert(key, value.text()); });
    config.digest = config.values.take(u"digest"_s);
    return reader.result(config);
}

base::Result<PendingConfig> decodePending(const Response &response)
{
    const JsonReader reader(response);
    PendingConfig config;
    reader.data().eachElement([&config](const JsonNode &row) { readPendingRow(row, config); });
    return reader.result(config);
}

base::Result<VmStatus> decodeStatus(const Response &response)
{
    const JsonReader reader(response);
    const auto &data = reader.data();
    VmStatus status;
    status.running = data["status"_L1].text() == u"running";
    status.qmpStatus = data["qmpstatus"_L1].labelOr();
    status.name = data["name"_L1].labelOr();
    status.lock = data["lock"_L1].labelOr();
    status.agentConfigured = data["agent"_L1].flagOr(false);
    status.uptime = data["uptime"_L1].integerOr(0);
    status.maxMem = data["maxmem"_L1].integerOr(0);
    status.cpus = data["cpus"_L1].realOr(0);
    return reader.result(status);
}

base::Result<Feature> decodeFeature(const Response &response)
{
    const JsonReader reader(response);
    const auto &data = reader.data();
    return reader.result(Feature{data["hasFeature"_L1].flag(), data["nodes"_L1].list<QString>(readLabel)});
}

base::Result<QList<GuestInterface>> decodeInterfaces(const Response &response)
{
    const JsonReader reader(response);
    const auto result = reader.data()["result"_L1];
    if (result.isObject() && !result["error"_L1].isMissing()) {
        // 200 although the guest refused the command (pve/FACTS.md 7).
        const auto desc = result["error"_L1]["desc"_L1].labelOr({});
        if (!desc.isEmpty())
            return base::failure({base::Error::Kind::Server, response.status, desc, {}});
        return base::failure(base::Error::of(base::Error::Kind::Server,
                                             QT_TRANSLATE_NOOP("Wording", "the guest agent reports an error"),
                                             {}, response.status));
    }
    return reader.result(result.list<GuestInterface>(readInterface));
}

} // namespace pve
