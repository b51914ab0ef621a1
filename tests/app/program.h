// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace test {

struct Outcome
{
    int code = -1;
    QString out;
    QString error;
};

/// slipway-cli as a process with a home of its own and nothing of ours in its environment but what set()
/// says.
class Program
{
public:
    Program();

    void set(const char *variable, const QString &value);
    void unset(const char *variable);
    /// Runs to the end; code -1 when it hangs or crashes.
    [[nodiscard]] Outcome run(const QStringList &arguments, int timeoutMs = 60'000) const;
    [[nodiscard]] std::unique_ptr<QProcess>
    start(const QStringList &arguments, QProcess::ProcessChannelMode channels = QProcess::SeparateChannels,
          const QByteArray &terminal = {}) const; ///< its /dev/tty; empty: it has none
    [[nodiscard]] static Outcome end(QProcess &process, int timeoutMs = 60'000);

    [[nodiscard]] QString path(const char *name) const { return m_home.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString write(const char *name, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const char *name) const;
    [[nodiscard]] QJsonObject readJson(const char *name) const;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

/// `slipway-cli simulate` as a process of its own, which outlives the ones under test.
class SimulatorProcess
{
public:
    explicit SimulatorProcess(const Program &program, const QString &scenario = QStringLiteral("calm"),
                              double speed = 60, const QStringList &more = {});
    ~SimulatorProcess();

    struct Login
    {
        QString user;
        QString password;
        QString code; ///< of the second factor, where one is wanted
    };
    QString url;
    QString fingerprint;
    QString token;
    Login login;
    Login loginWithCode;
    [[nodiscard]] qint64 pid() const { return m_process->processId(); }
    /// How it ended after SIGTERM.
    [[nodiscard]] Outcome stop();

private:
    std::unique_ptr<QProcess> m_process;
};

/// A spec of `count` VMs, with a password from OPS_PASSWORD.
[[nodiscard]] QByteArray specOf(int count, const QByteArray &waitFor = "address");
[[nodiscard]] QStringList statesOf(const QJsonObject &report);

} // namespace test
