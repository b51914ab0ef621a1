// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logrecord.h"
#include "core/base/time.h"
#include "core/provision/durations.h"
#include "core/provision/job.h"
#include "core/provision/settings.h"
#include "ui/icons.h"

namespace ui {

/// The words, numbers and signs of the window: what enums, spans and sizes are called in it. Whole
/// explanations are prov::explain()'s. Pure; text of the server in it stays plain text.

/// A state as it is shown: colour, icon and word always together (ux/tokens.md 2).
struct Sign
{
    Family family = Family::Wait;
    Symbol symbol = Symbol::Clock;
    QString word;
    bool operator==(const Sign &) const = default;
};
[[nodiscard]] Sign signOf(const prov::Job &job);
[[nodiscard]] Sign signOf(prov::Check::Verdict verdict);
[[nodiscard]] Sign signOf(base::LogRecord::Level level);
[[nodiscard]] QString stepLabel(prov::Step step);
[[nodiscard]] QString stateLabel(prov::StepRecord::State state);
/// Of an action or a button, as it is read: "Save & Close" of "Save && &Close".
[[nodiscard]] QString withoutMnemonic(QString text);
/// "VM 403 is there", "VM 403 is left locked on the server" …
[[nodiscard]] QString presenceText(const prov::Job &job);

/// What stands beside the bar of a job: how far it is, what it waits for, or, behind the address, what came
/// of it.
[[nodiscard]] QString progressText(const prov::Job &job, base::TimePoint now,
                                   const prov::CopyPace &pace = {});
/// The state of a copy in words, each empty while it is not known.
struct CopyWords
{
    QString sizes; ///< "13.8 GiB of 32.0 GiB"
    QString speed; ///< "883 MiB/s"
    QString left;
    QString disk; ///< of several: "disk 1 of 2: 43 %, about 5 s left"
};
[[nodiscard]] CopyWords copyWords(const prov::TaskProgress &progress, const prov::CopyPace &pace,
                                  base::TimePoint now);
/// Those that are not empty, with dots between them.
[[nodiscard]] QString dotted(QStringList parts);
/// A failed try in a few words where its cause is known ("VM was locked"), else the server's text.
[[nodiscard]] QString failedTryText(const prov::Attempt &attempt);
/// What a clone waits for while the server has it wait for a lock; empty otherwise.
[[nodiscard]] QString lockText(const prov::TaskProgress &progress);
/// "1 of 16 values differs"
[[nodiscard]] QString checksText(const QList<prov::Check> &checks);

/// "rancher-1 to rancher-5"
[[nodiscard]] QString batchTitle(const QList<const prov::Job *> &jobs);
/// "5 VMs from debian-12 on local"
[[nodiscard]] QString batchSource(const QList<const prov::Job *> &jobs);
/// "1 of 5 ready"
[[nodiscard]] QString batchReady(const QList<const prov::Job *> &jobs);
/// "1 failed · 2 cancelled"; empty when nothing is to be said beyond batchReady()
[[nodiscard]] QString batchRest(const QList<const prov::Job *> &jobs);

/// How often the step that needed most tries was tried. A step that is not tried again has `most` 1.
struct Tries
{
    int failed = 0;
    int most = 1;
    bool goesOn = false; ///< one more is under way or waited for
    bool operator==(const Tries &) const = default;
};
[[nodiscard]] Tries triesOf(const prov::Job &job, const prov::Settings &settings);
[[nodiscard]] QString triesText(const Tries &tries); ///< "2 of 5"; "1"

[[nodiscard]] QString durationText(qint64 ms); ///< "0.4 s", "42 s", "1:11 min", "2:03 h"
[[nodiscard]] QString preciseText(qint64 ms);  ///< "84 ms"; from a second on as durationText()
[[nodiscard]] QString
forecastText(const prov::Forecast &forecast); ///< "About 2:30 min, judged by 12 earlier VMs."
/// Time until something is done.
struct Remaining
{
    qint64 ms = 0;
    bool isLeast = false; ///< of a part of it nothing is known
    bool operator==(const Remaining &) const = default;
};
[[nodiscard]] QString leftText(const Remaining &left); ///< "about 1 min 20 s left", "at least 20 s left"
[[nodiscard]] int wholeSeconds(base::Millis span);     ///< rounded, for plurals
[[nodiscard]] QString sizeText(qint64 bytes);          ///< "13.8 GiB"
[[nodiscard]] QString percentText(double percent);     ///< "43 %"
[[nodiscard]] QString timeText(const QDateTime &time); ///< local, with seconds

/// For Qt::ToolTipRole, which would take markup in the server's text for its own.
[[nodiscard]] QString toolTip(const QString &text);
/// Core's words as a sentence: "the folder is in use" → "The folder is in use."
[[nodiscard]] QString sentence(const QString &text);

[[nodiscard]] QString checkField(const QString &field); ///< "net0.tag" → "net0 VLAN tag"
[[nodiscard]] QString checkValue(const QString &field, const QString &value); ///< with its unit

} // namespace ui
