// SPDX-License-Identifier: Apache-2.0
#include "core/sim/server.h"

#include "core/sim/front.h"

#include <QHostAddress>

namespace sim {

class Server::Private
{
public:
    explicit Private(const Setup &given) : setup(given), cluster(given.cluster) {}

    Setup setup;
    Cluster cluster;
    std::unique_ptr<Front> front; ///< goes before the cluster that it asks
    QString errorText;
    QString fingerprint;
};

Server::Server(const Setup &setup) : d(std::make_unique<Private>(setup)) {}

Server::~Server() = default;

bool Server::listen()
{
    const auto identity = makeTlsIdentity();
    if (!identity) {
        d->errorText = QStringLiteral("cannot make a certificate");
        return false;
    }
    auto *cluster = &d->cluster;
    Front::Setup front;
    front.identity = *identity;
    front.speed = d->setup.speed;
    front.handler = [cluster](const Request &request, Millis now) { return cluster->handle(request, now); };
    front.wallAt = [cluster](Millis at) { return cluster->wallAt(at); };
    d->front = std::make_unique<Front>(std::move(front));
    if (!d->front->listen(QHostAddress::LocalHost, d->setup.port)) {
        d->errorText = d->front->errorString();
        return false;
    }
    const QByteArray digest = identity->certificate.digest(QCryptographicHash::Sha256);
    d->fingerprint = QString::fromLatin1(digest.toHex(':').toUpper());
    return true;
}

QString Server::errorText() const
{
    return d->errorText;
}

QString Server::url() const
{
    return QStringLiteral("https://127.0.0.1:%1").arg(d->front ? d->front->serverPort() : d->setup.port);
}

QString Server::fingerprint() const
{
    return d->fingerprint;
}

Cluster &Server::cluster()
{
    return d->cluster;
}

} // namespace sim
