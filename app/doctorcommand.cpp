// SPDX-License-Identifier: Apache-2.0
#include "app/doctorcommand.h"

#include "app/doctortext.h"
#include "app/introduction.h"

namespace app {

namespace {

prov::Patient patientOf(const Connection &connection)
{
    const auto &pin = connection.endpoint().pin;
    const bool isPinned = !pin.isEmpty();
    return {connection.serverName(), connection.owner().user,
            isPinned ? prov::Patient::Trust::Pinned : prov::Patient::Trust::Authority,
            isPinned ? pve::fingerprintText(pin) : QString()};
}

} // namespace

Begun begin(const DoctorOptions &options, Console &console)
{
    return Introduction::begin(
        options.connection, console, [&console, wish = options.wish](const Target &target) -> Begun {
            auto examination =
                std::make_unique<Examination>(target, console, Examination::Extent::Provisioning, wish);
            examination->start();
            return examination;
        });
}

Examination::Examination(const Target &target, Console &console, Extent extent, const prov::ExamWish &wish)
    : Visit(target, console), m_extent(extent), m_wish(wish)
{
}

void Examination::interrupt()
{
    m_over = true;
    Visit::interrupt();
}

void Examination::arrived()
{
    m_doctor.emplace(connection().client(), clock(), patientOf(connection()));
    connect(&*m_doctor, &prov::Doctor::changed, this, &Examination::showFindings);
    connect(&*m_doctor, &prov::Doctor::finished, this, &Examination::end);
    m_doctor->examine(m_wish);
}

void Examination::showFindings()
{
    const auto &diagnosis = m_doctor->diagnosis();
    while (!m_over && m_shown < diagnosis.findings.size()) {
        const auto what = diagnosis.findings.at(m_shown++).what;
        if (console().isJson())
            console().event(QStringLiteral("finding"), findingEvent(diagnosis, what));
        else
            console().out(findingText(diagnosis, what));
        if (what == prov::Finding::What::Clock && m_extent == Extent::Connection)
            end();
    }
}

void Examination::showNeeds()
{
    const auto &diagnosis = m_doctor->diagnosis();
    if (console().isJson()) {
        for (const auto &need : diagnosis.needs)
            console().event(QStringLiteral("need"), needEvent(need));
        console().event(QStringLiteral("commands"), commandsEvent(diagnosis));
        return;
    }
    if (!diagnosis.needs.isEmpty())
        console().out(u'\n' + needsText(diagnosis.needs));
    if (const auto commands = commandsText(diagnosis); !commands.isEmpty())
        console().out(u'\n' + commands);
}

void Examination::end()
{
    if (m_over)
        return;
    m_over = true;
    if (m_extent == Extent::Provisioning)
        showNeeds();
    emit finished(exitCodeOf(m_doctor->diagnosis()));
}

} // namespace app
