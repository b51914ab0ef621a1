// SPDX-License-Identifier: Apache-2.0
#include "tests/support/httptest.h"

namespace test {

void HttpTest::init()
{
    m_stub = std::make_unique<TlsStub>(makeCertificate({"pve1"}));
    m_stub->answerAll({httpAnswer(200, "OK", goodBody), StubAction::Then::KeepOpen, {}});
    m_manual = std::make_unique<ManualClock>();
    m_rig = std::make_unique<HttpRig>(m_stub->url(), m_stub->certificate().sha256(), *m_manual);
}

void HttpTest::cleanup()
{
    m_rig.reset();
    m_stub.reset();
}

} // namespace test
