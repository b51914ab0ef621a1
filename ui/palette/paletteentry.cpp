// SPDX-License-Identifier: Apache-2.0
#include "ui/palette/paletteentry.h"

namespace ui {

namespace {

QStringList parts(const PaletteEntry &entry)
{
    QStringList list{entry.title, entry.detail, entry.shortcut, entry.state ? entry.state->word : QString()};
    list.removeAll(QString());
    return list;
}

} // namespace

QString kindWord(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action:
        return PaletteEntry::tr("Action");
    case PaletteEntry::Kind::Template:
        return PaletteEntry::tr("Template");
    case PaletteEntry::Kind::Vm:
        return PaletteEntry::tr("VM");
    case PaletteEntry::Kind::Node:
        return PaletteEntry::tr("Node");
    case PaletteEntry::Kind::Job:
        return PaletteEntry::tr("Job");
    }
    Q_UNREACHABLE();
}

QString spoken(const PaletteEntry &entry)
{
    return PaletteEntry::tr("%1 %2").arg(kindWord(entry.kind), parts(entry).join(QStringLiteral(", ")));
}

void fold(PaletteEntry &entry)
{
    QString text = parts(entry).join(u' ');
    text += u' ';
    text += kindWord(entry.kind);
    entry.folded = std::move(text).toCaseFolded();
}

} // namespace ui
