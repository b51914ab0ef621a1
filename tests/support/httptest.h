// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/httprig.h"
#include "tests/support/manualclock.h"
#include "tests/support/tlsstub.h"

#include <QObject>

#include <memory>

namespace test {

/// What tests of the wire have in common: a stub that gives the good answer to everything until it is told
/// otherwise, and a client that trusts it, new for each test function.
class HttpTest : public QObject
{
    Q_OBJECT
protected slots:
    void init();
    void cleanup();

protected:
    std::unique_ptr<TlsStub> m_stub;
    std::unique_ptr<ManualClock> m_manual;
    std::unique_ptr<HttpRig> m_rig;
};

} // namespace test
