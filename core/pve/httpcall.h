// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/redactor.h"
#include "core/pve/client.h"
#include "core/pve/httpconnection.h"
#include "core/pve/traffic.h"

#include <QPointer>
#include <QTimer>

#include <optional>

namespace pve {

/// One request of HttpClient: waits for its turn, has its exchange, and judges what came. It knows how often
/// it was written: an effect once at most, a GET once more when the first connection was stale. Destroying it
/// closes the connection that it is on.
class HttpCall final : public Reply
{
    Q_OBJECT
public:
    /// `bytes`: the request as it goes over the wire.
    HttpCall(const Request &request, const QByteArray &bytes, base::Clock &clock,
             const base::Redactor &redactor);
    ~HttpCall() override;

    [[nodiscard]] bool isWaiting() const
    {
        return !m_answer && !m_reading && !m_connection;
    } ///< for a connection
    [[nodiscard]] bool hasEffect() const { return m_request.hasEffect(); }
    [[nodiscard]] bool wantsNewConnection() const { return m_transmissions > 0; }
    /// Its turn has come.
    void start(HttpConnection &connection);

signals:
    void repeats(); ///< waits again, for a new connection
    void exchanged(const pve::Exchange &exchange);

private:
    void takeAnswer(const base::Result<RawAnswer> &raw, bool stale);
    void conclude(const base::Result<RawAnswer> &raw);
    void readOn();
    void deliver();
    void report(int status, std::optional<base::Error::Kind> error);

    const Request m_request;
    const QByteArray m_bytes;
    base::Clock &m_clock;
    const base::Redactor &m_redactor;
    const base::TimePoint m_start;
    std::unique_ptr<base::Timer> m_deadline;
    QPointer<HttpConnection> m_connection;
    int m_transmissions = 0;
    int m_status = 0;
    std::optional<EnvelopeReading> m_reading;
    std::unique_ptr<base::Timer> m_rest; ///< between two parts of m_reading
    std::optional<Answer> m_answer;      ///< not yet delivered
    QTimer m_soon;                       ///< as in HttpClient
    bool m_reported = false;
};

} // namespace pve
