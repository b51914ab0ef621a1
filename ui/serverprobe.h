// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/pve/ticket.h"
#include "core/pve/trust.h"

#include <QObject>

namespace ui {

/// Asks a server what it tells before anything secret is sent to it; the program gives the real one. An
/// answer comes once for each question, from the event loop; a new question ends the one before in silence.
class ServerProbe : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void probe(const QUrl &url) = 0; ///< its certificate
    /// Whom it lets in; it is to be trusted already.
    virtual void readRealms(const pve::Server &server) = 0;

signals:
    void finished(const base::Result<pve::PeerCertificate> &peer);
    void realmsRead(const base::Result<QList<pve::Realm>> &realms);
};

} // namespace ui
