// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/connection.h"
#include "core/base/systemclock.h"
#include "core/provision/doctor.h"

#include <QObject>

#include <memory>

namespace app {

/// A connection that is made to be examined, and nothing else: it keeps nothing, drives no jobs, and ends
/// with the object.
class Trial final : public QObject
{
    Q_OBJECT
public:
    explicit Trial(const Target &target, QObject *parent = nullptr);
    ~Trial() override;

    void start();
    void answerSecondFactor(const QString &factor, const QString &code);
    [[nodiscard]] const prov::Diagnosis &diagnosis() const { return m_doctor->diagnosis(); }

signals:
    void changed(); ///< diagnosis() has more than before
    void finished();
    void refused(const base::Error &error); ///< there is nothing to examine
    void secondFactorWanted(const QStringList &factors, const std::optional<base::Error> &refusal);

private:
    void examine();

    base::SystemClock m_clock;
    base::Log m_log;
    pve::Credential m_identity; ///< without its secret
    Connection m_connection;
    std::unique_ptr<prov::Doctor> m_doctor;
};

} // namespace app
