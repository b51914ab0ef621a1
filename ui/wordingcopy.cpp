// SPDX-License-Identifier: Apache-2.0
// What is said of a copy that is under way.
#include "ui/wording.h"

#include "ui/words.h"

namespace ui {

QString lockText(const prov::TaskProgress &progress)
{
    if (progress.waitingFor.isEmpty())
        return {};
    // The lock of a local storage and that of a VM read the same in the log.
    return progress.waitingFor == u"lock"
               ? Words::tr("waits for a lock on the server")
               : Words::tr("waits for the lock of storage %1").arg(progress.waitingFor);
}

CopyWords copyWords(const prov::TaskProgress &progress, const prov::CopyPace &pace, base::TimePoint now)
{
    CopyWords words;
    if (progress.done.isEmpty() || progress.totalBytes() == 0)
        return words;
    words.sizes =
        Words::tr("%1 of %2").arg(sizeText(progress.copiedBytes()), sizeText(progress.totalBytes()));
    if (const auto speed = pace.bytesPerSecond(progress))
        words.speed = Words::tr("%1/s").arg(sizeText(*speed));
    if (const auto left = pace.left(now))
        words.left = leftText({*left});
    const auto at = progress.diskBytes.keys().indexOf(progress.currentDrive);
    const auto percent = progress.drivePercent();
    if (progress.diskBytes.size() < 2 || at < 0 || !percent)
        return words;
    words.disk =
        Words::tr("disk %1 of %2: %3")
            .arg(QString::number(at + 1), QString::number(progress.diskBytes.size()), percentText(*percent));
    if (const auto left = pace.driveLeft(now))
        words.disk = Words::tr("%1, %2").arg(words.disk, leftText({*left}));
    return words;
}

} // namespace ui
