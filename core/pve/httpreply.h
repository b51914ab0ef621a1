// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/redactor.h"
#include "core/pve/client.h"
#include "core/pve/traffic.h"
#include "core/pve/trust.h"

#include <QIODevice>
#include <QNetworkReply>
#include <QPointer>

#include <optional>

namespace pve {

/// The body of a request that must not be sent twice: it cannot be rewound, so Qt gives up
/// (ContentReSendError) where it would repeat the request. Whether it was touched proves whether the request
/// can have left.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray bytes);

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] bool touched() const { return m_taken > 0; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_taken == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_taken + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

/// One request of HttpClient: watches the certificate, the deadline and the size, then judges what came.
class HttpReply final : public Reply
{
    Q_OBJECT
public:
    struct Setup
    {
        Server server;
        qint64 maxBodyBytes = 0;
        Request request;
    };
    /// Takes over `reply`, which owns `body` (none for GET).
    HttpReply(Setup setup, base::Clock &clock, const base::Redactor &redactor, QNetworkReply *reply,
              const OnceBody *body);
    ~HttpReply() override;

signals:
    void exchanged(const pve::Exchange &exchange);
    void trusted(const pve::PeerCertificate &peer);

private:
    void judgeTlsErrors(const QList<QSslError> &errors);
    void judgePeer();
    void takeBody();
    void giveUp(const base::Error &refusal);
    void conclude();
    [[nodiscard]] Answer judge();
    [[nodiscard]] Answer open();
    [[nodiscard]] base::Error unanswered() const;
    [[nodiscard]] bool certainlyUnsent() const;
    void report(int status, std::optional<base::Error::Kind> error);

    Setup m_setup;
    base::Clock &m_clock;
    const base::Redactor &m_redactor;
    base::TimePoint m_start;
    QPointer<QNetworkReply> m_reply;
    const OnceBody *m_uploaded;
    std::unique_ptr<base::Timer> m_deadline;
    QByteArray m_body;
    int m_transmissions = 0;
    std::optional<base::Error> m_refusal; ///< why we ended it ourselves
};

} // namespace pve
