// SPDX-License-Identifier: Apache-2.0
#include "ui/closing.h"

#include <QSettings>

namespace ui {

namespace {

const QString key = QStringLiteral("closing");

QString wordOf(Closing closing)
{
    switch (closing) {
    case Closing::Ask:
        return QStringLiteral("ask");
    case Closing::Background:
        return QStringLiteral("background");
    case Closing::Close:
        return QStringLiteral("close");
    }
    Q_UNREACHABLE();
}

} // namespace

Closing closingOf(const QSettings &settings)
{
    const QString kept = settings.value(key).toString();
    for (const auto closing : {Closing::Background, Closing::Close}) {
        if (kept == wordOf(closing))
            return closing;
    }
    return Closing::Ask;
}

void setClosing(QSettings &settings, Closing closing)
{
    settings.setValue(key, wordOf(closing));
}

} // namespace ui
