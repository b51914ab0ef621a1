// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/visit.h"
#include "core/provision/concern.h"
#include "core/provision/preflightreader.h"

namespace app {

/// slipway-cli provision --check: what speaks against a batch, without making anything. It opens no journal.
class Check final : public Visit
{
    Q_OBJECT
public:
    Check(const Target &target, const prov::BatchSpec &batch, Console &console)
        : Visit(target, console), m_batch(batch)
    {
    }

private:
    void arrived() override;
    void show();

    prov::BatchSpec m_batch;
    std::unique_ptr<prov::PreflightReader> m_reader;
};

[[nodiscard]] Begun beginCheck(const ConnectionOptions &options, const prov::BatchSpec &batch,
                               Console &console);

/// Paragraphs for people, with a line that sums them up. Pure.
[[nodiscard]] QString checkText(const prov::BatchSpec &batch, const QList<prov::Concern> &concerns);
/// "web-1: VMID 120 is taken. It is that of gateway.", a line for each problem. Pure.
[[nodiscard]] QStringList problemLines(const prov::BatchSpec &batch, const QList<prov::Concern> &concerns);
/// One object for each --json event. Pure.
[[nodiscard]] QJsonObject concernEvent(const prov::BatchSpec &batch, const prov::Concern &concern);

} // namespace app
