// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <QFile>
#include <QJsonDocument>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace test {

Program::Program() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const auto *name :
         {"PROXMOX_VE_ENDPOINT", "PROXMOX_VE_API_TOKEN", "PROXMOX_VE_USERNAME", "PROXMOX_VE_PASSWORD",
          "PROXMOX_VE_OTP", "PROXMOX_VE_INSECURE", "PROXMOX_LOG_LEVEL", "OPS_PASSWORD",
          "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"}) // nor its keychain
        unset(name);
    set("HOME", m_home.path());
    set("XDG_DATA_HOME", path("data"));
    set("XDG_CONFIG_HOME", path("config"));
}

void Program::set(const char *variable, const QString &value)
{
    m_environment.insert(QString::fromLatin1(variable), value);
}

void Program::unset(const char *variable)
{
    m_environment.remove(QString::fromLatin1(variable));
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments, QProcess::ProcessChannelMode channels,
                                         const QByteArray &terminal) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(channels);
    process->setProcessEnvironment(m_environment);
    // Whoever sits at the terminal that the tests were started from is not to be asked.
    process->setChildProcessModifier([terminal] {
        ::setsid();
        const int own = terminal.isEmpty() ? -1 : ::open(terminal.constData(), O_RDWR);
        if (own >= 0)
            ::ioctl(own, TIOCSCTTY, 0);
    });
    process->start(QStringLiteral(SLIPWAY_CLI), arguments);
    return process;
}

Outcome Program::end(QProcess &process, int timeoutMs)
{
    Outcome outcome;
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(timeoutMs);
    if (ended && process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.error = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

Outcome Program::run(const QStringList &arguments, int timeoutMs) const
{
    const auto process = start(arguments);
    return end(*process, timeoutMs);
}

QString Program::write(const char *name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", name);
    return file.fileName();
}

QByteArray Program::read(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject Program::readJson(const char *name) const
{
    return QJsonDocument::fromJson(read(name)).object();
}

SimulatorProcess::SimulatorProcess(const Program &program, const QString &scenario, double speed,
                                   const QStringList &more)
    : m_process(program.start(QStringList{QStringLiteral("simulate"), QStringLiteral("--scenario"), scenario,
                                          QStringLiteral("--speed"), QString::number(speed)} +
                              more))
{
    QByteArray text;
    while (text.count('\n') < 5 && m_process->waitForReadyRead(20'000))
        text += m_process->readAllStandardOutput();
    for (const auto &line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        const auto value = line.section(u' ', -1);
        const auto words = line.mid(11).split(u' ', Qt::SkipEmptyParts);
        if (line.startsWith(u"url"))
            url = value;
        else if (line.startsWith(u"fingerprint"))
            fingerprint = value;
        else if (line.startsWith(u"token"))
            token = value;
        else if (line.startsWith(u"login"))
            login = {words.value(0), words.value(1), {}};
        else if (line.startsWith(u"with code"))
            loginWithCode = {words.value(0), words.value(1), words.value(2)};
    }
}

SimulatorProcess::~SimulatorProcess()
{
    if (m_process->state() != QProcess::NotRunning)
        static_cast<void>(stop());
}

Outcome SimulatorProcess::stop()
{
    m_process->terminate();
    return Program::end(*m_process, 10'000);
}

QByteArray specOf(int count, const QByteArray &waitFor)
{
    return R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "rancher-{n}", "first_vmid": 401,
 "clone": {"mode": "full", "storage": "local"}, "hardware": {"cores": 4, "memory_mib": 8192},
 "disks": {"scsi0": "100G"}, "network": {"net0": {"bridge": "vmbr0", "vlan": 20}},
 "cloud_init": {"user": "ops", "password_env": "OPS_PASSWORD",
                "ipconfig0": {"ip": "10.0.20.{20+n}/24", "gw": "10.0.20.1"}},
 "wait_for": ")" +
           waitFor + R"(", "count": )" + QByteArray::number(count) + "}";
}

QStringList statesOf(const QJsonObject &report)
{
    QStringList states;
    for (const auto &vm : report[u"vms"].toArray())
        states.append(vm[u"state"].toString());
    return states;
}

} // namespace test
