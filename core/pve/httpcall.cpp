// SPDX-License-Identifier: Apache-2.0
#include "core/pve/httpcall.h"

namespace pve {

using Kind = base::Error::Kind;

HttpCall::HttpCall(const Request &request, const QByteArray &bytes, base::Clock &clock,
                   const base::Redactor &redactor)
    : m_request(request), m_bytes(bytes), m_clock(clock), m_redactor(redactor), m_start(clock.now())
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HttpCall::deliver);
    m_deadline = clock.after(request.deadline, [this] {
        const auto span = std::chrono::duration_cast<std::chrono::seconds>(m_request.deadline);
        const base::Sentence why{QT_TRANSLATE_NOOP("Wording", "no complete answer within %1 s"),
                                 {span.count()}};
        if (m_connection)
            m_connection->giveUp(why);
        else
            conclude(base::failure(base::Error::of(Kind::Lost, why)));
    });
}

HttpCall::~HttpCall()
{
    if (m_connection)
        m_connection->close(); // an answer may still come there
    if (!m_reported)
        report(0, Kind::Cancelled);
}

void HttpCall::start(HttpConnection &connection)
{
    m_connection = &connection;
    connect(&connection, &HttpConnection::writing, this, [this] { ++m_transmissions; });
    connect(&connection, &HttpConnection::answered, this, &HttpCall::takeAnswer);
    connection.exchange(m_bytes);
}

void HttpCall::takeAnswer(const base::Result<RawAnswer> &raw, bool stale)
{
    m_connection->disconnect(this);
    m_connection.clear();
    if (stale && !hasEffect())
        emit repeats();
    else
        conclude(raw);
}

/// Always queued: the owner must not be called back from send(), from the clock or from a socket's signals.
void HttpCall::conclude(const base::Result<RawAnswer> &raw)
{
    m_deadline.reset();
    if (raw) {
        auto whole = *raw;
        whole.took = m_clock.now() - m_start;
        m_status = whole.status;
        m_reading.emplace(whole);
        readOn();
    } else {
        auto error = raw.error();
        m_status = error.http;
        if (error.kind == Kind::Lost && m_transmissions == 0) // the proof: see HttpConnection::writing()
            error.kind = Kind::NotSent;
        m_answer = base::failure(error);
        m_soon.start();
    }
}

void HttpCall::readOn()
{
    if (m_reading->goOn()) {
        m_rest = m_clock.after(partRest, [this] { readOn(); });
        return;
    }
    m_answer = m_reading->answer();
    m_reading.reset();
    m_soon.start();
}

void HttpCall::deliver()
{
    const auto answer =
        m_answer->map_error([this](const base::Error &error) { return m_redactor.redacted(error); });
    report(m_status, answer ? std::nullopt : std::optional{answer.error().kind});
    emit finished(answer);
}

void HttpCall::report(int status, std::optional<Kind> error)
{
    m_reported = true;
    emit exchanged({m_request.verb, m_request.endpoint, QString::fromLatin1(m_request.path), m_request.node,
                    status, m_clock.now() - m_start, m_transmissions, error});
}

} // namespace pve
