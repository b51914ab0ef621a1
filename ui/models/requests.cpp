// SPDX-License-Identifier: Apache-2.0
#include "ui/models/requests.h"

namespace ui {

Requests::Requests(prov::Engine &engine, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock)
{
    connect(&engine, &prov::Engine::requestSent, this, &Requests::begin);
    connect(&engine, &prov::Engine::requestEnded, this, &Requests::end);
    connect(&engine, &prov::Engine::jobRemoved, this, [this](const QString &id) { m_jobs.remove(id); });
}

void Requests::begin(const QString &jobId, const pve::Request &request)
{
    auto &of = m_jobs[jobId];
    of.requests.append({request, m_clock.wallNow(), m_clock.now(), {}, 0, {}});
    if (of.requests.size() > capacity) {
        of.requests.removeFirst();
        ++of.dropped;
    }
    emit changed(jobId);
}

void Requests::end(const QString &jobId, const pve::Answer &answer)
{
    const auto found = m_jobs.find(jobId);
    if (found == m_jobs.end() || found->requests.isEmpty() || found->requests.last().took)
        return;
    auto &last = found->requests.last();
    last.took = m_clock.now() - last.since;
    last.http = answer ? answer->status : answer.error().http;
    if (!answer)
        last.error = answer.error();
    emit changed(jobId);
}

} // namespace ui
