// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/provision/diagnosis.h"
#include "core/pve/client.h"

#include <QObject>

#include <functional>
#include <memory>

namespace prov {

/// Tests a connection and what may be done over it: reads only, one request after the other, about a dozen.
/// It changes nothing on the server. Main thread; client and clock must outlive it.
class Doctor final : public QObject
{
    Q_OBJECT
public:
    Doctor(pve::Client &client, base::Clock &clock, Patient patient, QObject *parent = nullptr);
    ~Doctor() override;

    /// Begins; an examination under way is given up and begun anew. changed() follows each answer, with
    /// the findings so far, finished() once, both from the event loop.
    void examine(const ExamWish &wish = {});

    [[nodiscard]] const Diagnosis &diagnosis() const { return m_diagnosis; }
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }

signals:
    void changed();
    void finished();

private:
    using Step = void (Doctor::*)(const pve::Answer &);
    void ask(const pve::Request &request, Step then);
    void versionRead(const pve::Answer &answer);
    void quorumRead(const pve::Answer &answer);
    void resourcesRead(const pve::Answer &answer);
    void permissionsRead(const pve::Answer &answer);
    void templateRead(const pve::Answer &answer);
    void nextIdRead(const pve::Answer &answer);
    void pathRead(const pve::Answer &answer);

    void report(Finding::What what, Finding::Verdict verdict, const std::optional<base::Error> &error = {});
    void reportRefusal(const base::Error &error);
    void askNextPath();
    void judgeNeeds();
    void conclude();
    void tell();
    [[nodiscard]] QList<Need> needs() const;

    pve::Client &m_client;
    base::Clock &m_clock;
    ExamWish m_wish;
    Diagnosis m_diagnosis;
    base::TimePoint m_begin{};
    bool m_isUnderWay = false;
    QList<pve::Resource> m_resources;
    std::optional<base::Error> m_templateError; ///< why its configuration could not be read
    QStringList m_toAsk;                        ///< paths whose permissions are still to be read
    pve::Permissions m_permissions;
    std::unique_ptr<pve::Reply> m_reply;
};

} // namespace prov
