// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/advance.h"

#include <QMap>
#include <QUrlQuery>

#include <random>

namespace test {

/// A very small server for walking through the reducer: one template, VMs with a few config keys, tasks that
/// take time and may fail. It knows whose VM each one really is, which no client can see. Everything random
/// comes from one seed.
class SmallWorld
{
public:
    struct Vm
    {
        bool isOurs = false;
        QString description;
        QString lock;
        QString uuid;
        QMap<QString, QString> config;
        bool running = false;
        bool operator==(const Vm &) const = default;
    };
    struct Task
    {
        pve::Upid upid;
        QString type;
        int vmid = 0;
        base::TimePoint ends{};
        std::optional<pve::TaskExit> exit; ///< set when it has ended
        QString description;               ///< of a clone
        QString size;                      ///< of a resize
    };

    explicit SmallWorld(quint32 seed) : random(seed) {}

    std::mt19937 random;
    base::TimePoint now{};
    QMap<int, Vm> vms;
    QMap<QString, Task> tasks;
    int clonesMade = 0;

    [[nodiscard]] bool chance(int percent) { return static_cast<int>(random() % 100) < percent; }
    [[nodiscard]] pve::Answer handle(const pve::Request &request);
    /// Moves the time on and ends the tasks that are due.
    void moveTo(base::TimePoint target);
    [[nodiscard]] int ours() const;
    void addStranger(int vmid);

private:
    pve::Answer clone(const QUrlQuery &form);
    pve::Answer put(Vm &vm, const QUrlQuery &form);
    pve::Answer vmRequest(const pve::Request &request, int vmid, const QString &what);
    pve::Answer taskRequest(const pve::Request &request, const QStringList &parts);
    pve::Answer begin(const QString &type, int id, int vmid, int seconds, Task task);
    void end(Task &task);
    [[nodiscard]] pve::Answer refused(int status, const QString &text) const;
    [[nodiscard]] pve::Answer data(const QJsonValue &value) const;
    quint32 m_pid = 100;
};

} // namespace test
