// SPDX-License-Identifier: Apache-2.0
#include "core/sim/connection.h"

#include "core/sim/call.h"
#include "core/sim/httpanswer.h"
#include "core/sim/schema.h"

namespace sim {

namespace {

constexpr int maxRequests = 100; // per connection
constexpr qint64 maxBody = 512 * 1024;
constexpr qsizetype maxUnparsed = 64 * 1024; // unproven: the size of pveproxy's read buffer, from its source
constexpr char tlsHandshake = 0x16;
constexpr int bits = 20;                      // of a slow body
constexpr qsizetype endlessBlock = 64 * 1024; // of an endless one

/// Plain text: the reason phrase once more.
Response refusal(int status, const QByteArray &reason)
{
    Response response;
    response.status = status;
    response.reason = reason;
    response.body = reason;
    response.contentType.clear();
    return response;
}

/// The answer that pveproxy gives without looking at the API. (It checks credentials before the body: a
/// request that is wrong twice gets 401 there, unproven.)
std::optional<Response> refusalFor(const RequestHead &head)
{
    const QByteArray &method = head.request.method;
    const bool takesBody = method == "PUT" || method == "POST";
    if (const Refusal refused = refusedMethod(method))
        return refused->response(Version());
    const QByteArray encoding = head.request.header("Transfer-Encoding");
    if (encoding.compare("chunked", Qt::CaseInsensitive) == 0)
        return refusal(501, "chunked transfer encoding not supported");
    if (!encoding.isEmpty())
        return refusal(501, "Unknown transfer encoding '" + encoding + "'"); // unproven: from the source
    if (head.contentLength == 0)
        return std::nullopt;
    if (!takesBody)
        return refusal(501, "Unexpected content for method '" + method + "'");
    if (head.contentLength > maxBody)
        return refusal(501, "for data too large");
    const QByteArray contentType = head.request.header("Content-Type");
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/x-www-form-urlencoded" && type != "application/json")
        return refusal(506, "upload 'Content-Type '" + contentType + "' not implemented");
    return std::nullopt;
}

bool isAnsweredByDaemon(const Request &request)
{
    const std::optional<ApiPath> api = apiPath(request.target);
    return api && isProtected(request.method, api->path);
}

} // namespace

Connection::Connection(Front &front, qintptr descriptor) : QObject(&front), m_front(front)
{
    connect(&m_socket, &QSslSocket::readyRead, this, &Connection::readyRead);
    connect(&m_socket, &QSslSocket::disconnected, this, &Connection::deleteLater);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &Connection::sendMore);
    connect(&m_timer, &QTimer::timeout, this, &Connection::timedOut);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(m_front.m_setup.idle);
    m_socket.setSslConfiguration(m_front.m_tls);
    m_socket.setReadBufferSize(2 * maxBody);
    if (!m_socket.setSocketDescriptor(descriptor))
        deleteLater();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void Connection::readyRead()
{
    if (m_state == State::Undecided) {
        m_plain = m_socket.peek(1) != QByteArray(1, tlsHandshake);
        m_state = State::Reading;
        if (!m_plain) {
            m_socket.startServerEncryption();
            return;
        }
    }
    switch (m_state) {
    case State::Waiting: // what comes early stays in the socket
    case State::Sending:
        return;
    case State::Deaf:
    case State::Silent:
    case State::Closing:
        m_socket.readAll();
        return;
    case State::Discarding:
        m_discard -= m_socket.readAll().size();
        if (m_discard <= 0)
            close();
        return;
    case State::Undecided:
    case State::Reading:
        m_timer.start(m_front.m_setup.idle);
        m_in += m_socket.readAll();
        readRequests();
        return;
    }
}

void Connection::timedOut()
{
    switch (m_state) {
    case State::Waiting:
        respond();
        if (m_state == State::Reading)
            readyRead();
        return;
    case State::Sending:
        sendBit();
        return;
    case State::Closing:
        m_socket.abort();
        return;
    case State::Undecided:
    case State::Reading:
    case State::Discarding:
    case State::Deaf:
    case State::Silent:
        m_discard = 0;
        close();
        return;
    }
}

void Connection::readRequests()
{
    while (m_state == State::Reading) {
        if (!m_head && !readHead())
            return;
        if (m_in.size() < m_head->contentLength)
            return;
        take();
    }
}

/// False when there is nothing to go on with: not all there yet, or refused.
bool Connection::readHead()
{
    while (m_in.startsWith("\r\n"))
        m_in.remove(0, 2);
    ParsedHead parsed = parseHead(m_in);
    switch (parsed.state) {
    case ParsedHead::State::Incomplete:
        if (m_in.size() > maxUnparsed)
            close();
        return false;
    case ParsedHead::State::Overlong:
        m_state = State::Deaf;
        return false;
    case ParsedHead::State::Bad:
        m_head = RequestHead{};
        m_head->http10 = true; // unproven: there is no version to repeat
        send(refusal(400, "bad request"));
        return false;
    case ParsedHead::State::Complete:
        break;
    }
    m_in.remove(0, parsed.size);
    m_head = std::move(parsed.head);
    m_head->keepAlive = ++m_count < maxRequests && m_head->keepAlive;
    const auto refused = refusalFor(*m_head);
    if (!refused)
        return true;
    m_discard = m_head->contentLength - m_in.size();
    send(*refused);
    return false;
}

void Connection::take()
{
    Request request = m_head->request;
    request.body = m_in.left(m_head->contentLength);
    m_in.remove(0, m_head->contentLength);
    if (m_plain) {
        redirect(request);
        return;
    }
    m_response = m_front.m_setup.handler(request, m_front.now());
    m_state = State::Waiting;
    const Millis delay = m_front.realDelay(m_response.answerAt);
    if (delay > Millis::zero())
        m_timer.start(delay);
    else
        respond();
}

/// Somebody speaks HTTP to the TLS port.
void Connection::redirect(const Request &request)
{
    const QByteArray host = request.header("Host");
    if (host.isEmpty()) {
        m_state = State::Deaf;
        return;
    }
    const bool isGet = request.method == "GET";
    Response response = isGet ? refusal(301, "Moved Permanently") : refusal(308, "Permanent Redirect");
    response.location = "https://" + host + request.target;
    send(response);
}

void Connection::respond()
{
    switch (m_response.fate) {
    case Response::Fate::Answer:
    case Response::Fate::CutBody:
    case Response::Fate::Endless:
        send(m_response);
        return;
    case Response::Fate::Drop:
        close();
        return;
    case Response::Fate::Silence:
        m_state = State::Silent;
        m_timer.stop();
        return;
    }
}

void Connection::send(const Response &response)
{
    using Fate = Response::Fate;
    const bool isWhole = response.fate == Fate::Answer;
    m_keepAlive = m_head->keepAlive && response.status < 400 && isWhole;
    const AnswerBytes answer =
        answerBytes(response, {m_head->http10, m_keepAlive, isAnsweredByDaemon(m_head->request),
                               m_head->acceptsGzip, m_front.m_setup.wallAt(m_front.now())});
    m_head.reset();
    m_socket.write(answer.head);
    m_out = response.fate == Fate::CutBody ? answer.body.left(answer.body.size() / 2) : answer.body;
    if (response.fate == Fate::Endless) {
        m_state = State::Sending;
        m_out =
            m_out.isEmpty() ? QByteArray(endlessBlock, ' ') : m_out.repeated(1 + endlessBlock / m_out.size());
        m_timer.stop();
        sendMore();
    } else if (response.bodySpan > Millis::zero()) {
        m_state = State::Sending;
        m_timer.start(m_front.realSpan(response.bodySpan) / bits);
    } else {
        m_socket.write(m_out);
        sent();
    }
}

/// Of a slow body.
void Connection::sendBit()
{
    const qsizetype size = qMax(qsizetype(1), m_response.body.size() / bits);
    m_socket.write(m_out.left(size));
    m_out.remove(0, size);
    if (m_out.isEmpty())
        sent();
    else
        m_timer.start();
}

/// Of an endless body, as fast as the client reads.
void Connection::sendMore()
{
    const bool isEndless = m_state == State::Sending && m_response.fate == Response::Fate::Endless;
    if (isEndless && m_socket.encryptedBytesToWrite() < endlessBlock)
        m_socket.write(m_out);
}

void Connection::sent()
{
    m_out.clear();
    m_state = State::Reading;
    if (m_keepAlive)
        m_timer.start(m_front.m_setup.idle);
    else
        close();
}

void Connection::close()
{
    m_timer.start(m_front.m_setup.idle);
    if (m_discard > 0) {
        m_state = State::Discarding;
        return;
    }
    m_state = State::Closing;
    m_socket.disconnectFromHost();
}

} // namespace sim
