// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tlsstub.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace test {

namespace {

constexpr qsizetype block = 64 * 1024; // of what is sent for ever

/// Splits the first whole request off `bytes`; false while it is not whole.
bool takeRequest(QByteArray &bytes, StubRequest &request)
{
    const auto headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    auto lines = bytes.left(headEnd).split('\n');
    const auto first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const auto &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        request.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const auto length = request.header("Content-Length").toLongLong();
    if (bytes.size() < headEnd + 4 + length)
        return false;
    request.body = bytes.mid(headEnd + 4, length);
    bytes.remove(0, headEnd + 4 + length);
    return true;
}

} // namespace

QByteArray StubRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray httpAnswer(int status, const QByteArray &reason, const QByteArray &body,
                      const QByteArray &moreHeaders)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason + "\r\n";
    head += "Date: Sun, 22 Nov 2026 23:52:45 GMT\r\nContent-Type: application/json;charset=UTF-8\r\n";
    head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    head += status >= 400 ? "Connection: close\r\n" : "Connection: Keep-Alive\r\n";
    return head + moreHeaders + "\r\n" + body;
}

TlsStub::TlsStub(const TestCertificate &certificate)
{
    setCertificate(certificate);
    answerAll({httpAnswer(200, "OK", R"({"data":null})"), {}, {}});
    connect(&m_server, &QSslServer::pendingConnectionAvailable, this, &TlsStub::accept);
    m_server.listen(QHostAddress::LocalHost);
}

TlsStub::~TlsStub()
{
    for (auto *socket : std::as_const(m_open))
        socket->disconnect(this);
}

void TlsStub::answerAll(const StubAction &action)
{
    setScript([action](const StubRequest &) { return action; });
}

void TlsStub::setCertificate(const TestCertificate &certificate)
{
    m_certificate = certificate;
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate.certificate);
    configuration.setPrivateKey(certificate.key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
}

void TlsStub::closeConnections()
{
    const auto open = m_open;
    for (auto *socket : open)
        socket->disconnectFromHost();
}

void TlsStub::sayAll(const QByteArray &bytes)
{
    for (auto *socket : std::as_const(m_open))
        socket->write(bytes);
}

QUrl TlsStub::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()));
}

int TlsStub::count(const QByteArray &method) const
{
    int result = 0;
    for (const auto &request : m_requests)
        result += request.method == method ? 1 : 0;
    return result;
}

void TlsStub::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        m_open.append(socket);
        m_next.insert(socket, {++m_connections, 1, {}, {}, {}, {}});
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QSslSocket::encryptedBytesWritten, this,
                [this](qint64 bytes) { m_written += bytes; });
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            m_open.removeOne(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void TlsStub::read(QSslSocket *socket)
{
    const auto bytes = socket->readAll();
    m_plaintext += bytes;
    m_unread[socket] += bytes;
    auto request = m_next.value(socket);
    while (takeRequest(m_unread[socket], request)) {
        m_requests.append(request);
        perform(socket, m_script(request));
        request = {request.connection, request.ordinal + 1, {}, {}, {}, {}};
        m_next[socket] = request;
    }
}

void TlsStub::perform(QSslSocket *socket, const StubAction &action)
{
    if (action.perByte.count() > 0) {
        trickle(socket, action, 0);
        return;
    }
    socket->write(action.bytes);
    switch (action.then) {
    case StubAction::Then::KeepOpen:
        break;
    case StubAction::Then::Close:
        socket->disconnectFromHost();
        break;
    case StubAction::Then::Reset:
        socket->flush();
        socket->abort();
        break;
    case StubAction::Then::SendForEver:
        connect(socket, &QSslSocket::encryptedBytesWritten, socket, [socket, more = action.forEver] {
            if (socket->encryptedBytesToWrite() < block)
                socket->write(more.repeated(block / more.size()));
        });
        break;
    }
}

void TlsStub::trickle(QSslSocket *socket, const StubAction &action, qsizetype at)
{
    socket->write(action.bytes.mid(std::min(at, action.bytes.size() - 1), 1));
    QTimer::singleShot(action.perByte, socket,
                       [this, socket, action, at] { trickle(socket, action, at + 1); });
}

} // namespace test
