// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/advance.h"

#include <algorithm>

namespace test {

/// One job in the reducer's hands: events by hand, a clock that is moved by hand, answers as the server
/// words them. Commands and notes are those of the last event.
class JobRig
{
public:
    explicit JobRig(prov::VmSpec spec = plainSpec());

    prov::Job job;
    prov::Context context;
    QList<prov::Command> commands;
    QList<base::LogRecord> notes;

    void feed(const prov::Event &event);
    void pass(base::Millis span);
    void tick(); ///< moves on to wakeAt
    void granted() { feed(prov::SlotGranted{}); }
    void reply(const QByteArray &data = "null"); ///< 200 with this `data`
    void refuse(int status, const QString &text);
    void taken() { refuse(400, QStringLiteral("VM %1 already exists").arg(job.vmid)); }
    void fail(base::Error::Kind kind);
    void lose() { fail(base::Error::Kind::Lost); }
    void endTask(const QString &text = QStringLiteral("OK"));
    void restart(); ///< through the journal's form

    [[nodiscard]] QString asked() const;   ///< name of the request under way; "-" for none
    [[nodiscard]] QString waits() const;   ///< "probe_repeat in 5000", "-" for none
    [[nodiscard]] QString state() const;   ///< "failed orphan/orphan": step, reason, presence
    [[nodiscard]] QByteArray sent() const; ///< path, query and body of the last request
    template <typename T>
    [[nodiscard]] bool has() const
    {
        return std::any_of(commands.begin(), commands.end(),
                           [](const auto &command) { return std::holds_alternative<T>(command); });
    }

    // The straight way to a place; each asserts that it gets there.
    void toClonePost();
    void toCloneTask();
    void toSettling();
    void toPut();
    void toResize();
    void toVerify();
    void toStart();
    void toGuest();

    [[nodiscard]] static prov::VmSpec plainSpec();
    [[nodiscard]] QByteArray config(const QString &description, const QString &lock = {}) const;
    [[nodiscard]] QByteArray stub() const
    {
        return config(QStringLiteral(" qmclone temporary file"), QStringLiteral("clone"));
    }
    [[nodiscard]] QByteArray ours(const QString &lock = {}) const;
    [[nodiscard]] QByteArray pending() const; ///< of our VM, as far as it was written
    [[nodiscard]] QByteArray upid(const QString &type, int serial = 1) const; ///< JSON text
    [[nodiscard]] QByteArray taskRow(const QString &status, int serial = 7) const;
    [[nodiscard]] QByteArray cloneLog(int vmid = 0) const;

    QMap<QString, QString> server{{QStringLiteral("memory"), QStringLiteral("2048")},
                                  {QStringLiteral("scsi0"), QStringLiteral("local:401/d.qcow2,size=32G")},
                                  {QStringLiteral("smbios1"), QStringLiteral("uuid=aaaa")},
                                  {QStringLiteral("name"), QStringLiteral("alone")}};
};

} // namespace test
