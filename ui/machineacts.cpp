// SPDX-License-Identifier: Apache-2.0
#include "ui/machineacts.h"

#include "core/base/shown.h"
#include "core/provision/results.h"
#include "ui/words.h"

#include <QUrlQuery>

namespace ui {

using base::Error;
using pve::PowerAct;

namespace {

bool isFree(const Machine &machine)
{
    return !machine.underWay && !machine.beingMade && machine.lock.isEmpty();
}

QString lockedRemedy(const Machine &machine, const Error &error)
{
    if (error.fields.value(QStringLiteral("what")) == u"config")
        return Words::tr("Wait for the end of the task that locked it. If none is running, an administrator "
                         "removes the lock on %1: qm unlock %2.")
            .arg(machine.node)
            .arg(machine.vmid);
    return Words::tr("Another task works on it. Wait for its end, then try again.");
}

QString remedy(PowerAct act, const Machine &machine, const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Locked:
        return lockedRemedy(machine, error);
    case Error::Kind::Forbidden:
        return Words::tr("It needs VM.PowerMgmt on /vms/%1; an administrator can grant it.")
            .arg(machine.vmid);
    case Error::Kind::NotFound:
        return Words::tr("It may have been removed or moved to another node. Refresh, then look again.");
    case Error::Kind::Lost:
    case Error::Kind::Malformed:
        return Words::tr(
            "It may have happened all the same. Refresh, and look at its state before trying again.");
    case Error::Kind::NotSent:
    case Error::Kind::Unavailable:
        return Words::tr("Nothing was done. Look at node %1 and the network, then try again.")
            .arg(machine.node);
    case Error::Kind::Unauthorized:
        return Words::tr("Sign in again, then try again.");
    case Error::Kind::Tls:
    case Error::Kind::Invalid:
    case Error::Kind::Exists:
    case Error::Kind::Server:
    case Error::Kind::Cancelled:
        break;
    }
    // pve/transcripts/power: "VM quit/powerdown failed - got timeout"
    if (act == PowerAct::ShutDown && error.text.contains(QLatin1String("got timeout")))
        return Words::tr(
            "The guest did not react: it may have no guest agent, or ignore the power button. Shut "
            "it down from inside, or stop it.");
    return Words::tr("Look at the log of the task on node %1.").arg(machine.node);
}

} // namespace

bool isPossible(MachineAct act, const Machine &machine)
{
    switch (act) {
    case MachineAct::Start:
        return isFree(machine) && machine.status == u"stopped";
    case MachineAct::ShutDown:
    case MachineAct::Stop:
        return isFree(machine) && machine.isRunning();
    case MachineAct::Console:
        return machine.isRunning();
    case MachineAct::CopySsh:
        return machine.confirmed && !prov::sshCommand(machine.user, machine.address).isEmpty();
    }
    Q_UNREACHABLE();
}

bool isForSeveral(MachineAct act)
{
    return act == MachineAct::Start || act == MachineAct::ShutDown || act == MachineAct::Stop;
}

Symbol symbolOf(MachineAct act)
{
    switch (act) {
    case MachineAct::Start:
        return Symbol::Play;
    case MachineAct::ShutDown:
        return Symbol::Power;
    case MachineAct::Stop:
        return Symbol::Stop;
    case MachineAct::Console:
        return Symbol::Terminal;
    case MachineAct::CopySsh:
        return Symbol::Copy;
    }
    Q_UNREACHABLE();
}

QString wordOf(MachineAct act)
{
    switch (act) {
    case MachineAct::Start:
        return Words::tr("Start");
    case MachineAct::ShutDown:
        return Words::tr("Shut Down");
    case MachineAct::Stop:
        return Words::tr("Stop…");
    case MachineAct::Console:
        return Words::tr("Open Console");
    case MachineAct::CopySsh:
        return Words::tr("Copy ssh Command");
    }
    Q_UNREACHABLE();
}

QString nameOf(MachineAct act)
{
    switch (act) {
    case MachineAct::Start:
        return QStringLiteral("startMachine");
    case MachineAct::ShutDown:
        return QStringLiteral("shutDownMachine");
    case MachineAct::Stop:
        return QStringLiteral("stopMachine");
    case MachineAct::Console:
        return QStringLiteral("openConsole");
    case MachineAct::CopySsh:
        return QStringLiteral("copySsh");
    }
    Q_UNREACHABLE();
}

QKeySequence keysOf(MachineAct act)
{
    switch (act) {
    case MachineAct::Start:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_S;
    case MachineAct::ShutDown:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_D;
    case MachineAct::Stop:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_X;
    case MachineAct::Console:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_O;
    case MachineAct::CopySsh:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_C;
    }
    Q_UNREACHABLE();
}

QUrl consoleUrl(const QUrl &server, const Machine &machine)
{
    // unproven: the page and its parameters are those of PVE's own web interface; no transcript shows them
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("console"), QStringLiteral("kvm"));
    query.addQueryItem(QStringLiteral("novnc"), QStringLiteral("1"));
    query.addQueryItem(QStringLiteral("vmid"), QString::number(machine.vmid));
    query.addQueryItem(QStringLiteral("vmname"), QString::fromLatin1(QUrl::toPercentEncoding(machine.name)));
    query.addQueryItem(QStringLiteral("node"), QString::fromLatin1(QUrl::toPercentEncoding(machine.node)));
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(server.host());
    url.setPort(server.port());
    url.setPath(QStringLiteral("/"));
    url.setQuery(query);
    return url;
}

QString problemText(PowerAct act, const Machine &machine)
{
    switch (act) {
    case PowerAct::Start:
        return Words::tr("%1 could not be started.").arg(machine.label());
    case PowerAct::ShutDown:
        return Words::tr("%1 could not be shut down.").arg(machine.label());
    case PowerAct::Stop:
        return Words::tr("%1 could not be stopped.").arg(machine.label());
    }
    Q_UNREACHABLE();
}

QString reasonText(PowerAct act, const Machine &machine, const Error &error)
{
    return Words::tr("“%1”. %2").arg(base::shown(error), remedy(act, machine, error));
}

} // namespace ui
