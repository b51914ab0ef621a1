// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include <memory>

namespace app {

/// One window per user and data folder. The first start holds a lock and listens on a socket in the runtime
/// folder, which only its user can open; a later one hands its wish over and ends. A socket that a crash has
/// left is taken over.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostBytes = 64 * 1024; ///< of a wish; who says more is not listened to

    /// `dataDir` empty: the default folder. `runtimeDir` empty: the desktop's.
    explicit SingleInstance(const QString &dataDir, const QString &runtimeDir = {});
    ~SingleInstance() override;

    /// True: another program of this user has the window, and has taken the wish; this one ends. `file` is
    /// an absolute path or empty. Blocks for moments, so it is called before anything is shown.
    [[nodiscard]] bool handOver(const QString &file);

signals:
    void wanted(const QString &file); ///< somebody started the program once more; `file` may be empty

private:
    void listen();
    [[nodiscard]] bool tell(const QByteArray &wish) const;
    void greet();
    void hear(QLocalSocket *socket);

    QString m_name; ///< of the socket: a path
    QLockFile m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace app
