// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/pve/trust.h"

#include <QObject>

namespace ui {

/// Asks a server for its certificate before anything secret is sent to it; the program gives the real one.
/// finished() comes once for each probe(), from the event loop; a new probe() ends the one before in silence.
class ServerProbe : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void probe(const QUrl &url) = 0;

signals:
    void finished(const base::Result<pve::PeerCertificate> &peer);
};

} // namespace ui
