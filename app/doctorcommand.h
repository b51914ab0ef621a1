// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandline.h"
#include "app/visit.h"
#include "core/provision/doctor.h"

#include <optional>

namespace app {

/// slipway-cli doctor, and profile test: shows what prov::Doctor finds, as it finds it.
class Examination final : public Visit
{
    Q_OBJECT
public:
    enum class Extent {
        Connection, ///< as far as the clocks: no matter what may be done there
        Provisioning,
    };
    Examination(const Target &target, Console &console, Extent extent, const prov::ExamWish &wish = {});

    void interrupt() override;

private:
    void arrived() override;
    void showFindings();
    void showNeeds();
    void end();

    Extent m_extent;
    prov::ExamWish m_wish;
    std::optional<prov::Doctor> m_doctor;
    qsizetype m_shown = 0; ///< of the findings
    bool m_over = false;
};

[[nodiscard]] Begun begin(const DoctorOptions &options, Console &console);

} // namespace app
