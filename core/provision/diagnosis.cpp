// SPDX-License-Identifier: Apache-2.0
#include "core/provision/diagnosis.h"

#include <algorithm>

namespace prov {

const Finding *Diagnosis::finding(Finding::What what) const
{
    const auto it = std::ranges::find(findings, what, &Finding::what);
    return it == findings.end() ? nullptr : &*it;
}

Finding::Verdict Diagnosis::verdict() const
{
    auto worst = Finding::Verdict::Ok;
    for (const auto &finding : findings) {
        if (finding.verdict == Finding::Verdict::Fail)
            return Finding::Verdict::Fail;
        if (finding.verdict == Finding::Verdict::Warn)
            worst = Finding::Verdict::Warn;
    }
    return worst;
}

int majorOf(const pve::Version &version)
{
    return version.version.section(u'.', 0, 0).toInt();
}

} // namespace prov
