// SPDX-License-Identifier: Apache-2.0
#include "app/window/singleinstance.h"

#include "core/store/datafolder.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>

namespace app {

namespace {

constexpr int patienceMs = 2'000; ///< with the other program
constexpr int tries = 10;         ///< the other may have the lock and not listen yet, or be ending
constexpr int waitMs = 200;       ///< for the lock, before each of them
const QByteArray taken = QByteArrayLiteral("ok\n");
const QString fileKey = QStringLiteral("file");
const QString tokenKey = QStringLiteral("token");
constexpr const char *tokenName = "XDG_ACTIVATION_TOKEN"; ///< lets a window come to the front on Wayland

/// Short, because the path of a socket may have hardly more than 100 bytes.
QString socketName(const QString &dataDir, const QString &runtimeDir)
{
    const QString folder = dataDir.isEmpty() ? store::DataFolder::defaultPath() : dataDir;
    const QFileInfo info(folder);
    const QString path = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QByteArray mark =
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1/slipway-%2")
        .arg(runtimeDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
                                  : runtimeDir,
             QString::fromLatin1(mark));
}

QByteArray wishOf(const QString &file)
{
    const QJsonObject wish{{fileKey, file}, {tokenKey, qEnvironmentVariable(tokenName)}};
    return QJsonDocument(wish).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir, const QString &runtimeDir)
    : m_name(socketName(dataDir, runtimeDir)), m_lock(m_name + QStringLiteral(".lock"))
{
    m_lock.setStaleLockTime(0); // a lock is stale when its process is gone, however old it is
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QString &file)
{
    const QByteArray wish = wishOf(file);
    for (int i = 0; i < tries; ++i) {
        if (m_lock.tryLock(i == 0 ? 0 : waitMs)) {
            listen();
            return false;
        }
        if (m_lock.error() != QLockFile::LockFailedError)
            return false; // there is no place for a lock: every start is a program of its own
        if (tell(wish))
            return true;
    }
    return false; // it does not answer; who may work is settled by the data folder
}

/// The lock is ours, so whatever socket is there was left behind.
void SingleInstance::listen()
{
    QLocalServer::removeServer(m_name);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::greet);
    if (!m_server->listen(m_name))
        m_lock.unlock(); // it cannot be told anything
}

bool SingleInstance::tell(const QByteArray &wish) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(wish);
    if (!socket.waitForBytesWritten(patienceMs))
        return false;
    if (socket.waitForReadyRead(patienceMs))
        return socket.readAll() == taken;
    // It stands still, and reads what was written when it goes on: said again, it would be done again.
    return socket.state() == QLocalSocket::ConnectedState;
}

void SingleInstance::greet()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        socket->setReadBufferSize(mostBytes + 1);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(socket); });
        hear(socket);
    }
}

void SingleInstance::hear(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > mostBytes)
            socket->abort();
        return;
    }
    const QJsonObject wish = QJsonDocument::fromJson(socket->readLine(mostBytes + 1)).object();
    const QString file = wish.value(fileKey).toString();
    if (!wish.contains(fileKey) || (!file.isEmpty() && QFileInfo(file).isRelative()))
        return socket->abort();
    if (const QString token = wish.value(tokenKey).toString(); !token.isEmpty())
        qputenv(tokenName, token.toUtf8());
    socket->write(taken);
    socket->flush();
    socket->disconnectFromServer();
    emit wanted(file);
}

} // namespace app
