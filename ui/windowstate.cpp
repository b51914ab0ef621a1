// SPDX-License-Identifier: Apache-2.0
#include "ui/windowstate.h"

#include "ui/latepart.h"

#include <QHeaderView>
#include <QSplitter>

namespace ui {

namespace {

QString key(const QWidget &part)
{
    return QStringLiteral("window/") + part.objectName();
}

/// With other columns than it was saved with, a header would show some that are not there.
QString key(const QHeaderView &header)
{
    return QStringLiteral("window/%1-%2").arg(header.objectName()).arg(header.count());
}

template <typename Part>
QList<Part *> named(const QWidget &window)
{
    auto parts = window.findChildren<Part *>();
    parts.removeIf([](const Part *part) { return part->objectName().isEmpty(); });
    return parts;
}

} // namespace

void WindowState::save(const QWidget &window)
{
    m_settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
    for (const auto *splitter : named<QSplitter>(window))
        m_settings.setValue(key(*splitter), splitter->saveState());
    for (const auto *header : named<QHeaderView>(window))
        m_settings.setValue(key(*header), header->saveState());
}

void WindowState::restore(QWidget &window) const
{
    window.restoreGeometry(m_settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreParts(window);
}

void WindowState::restoreParts(QWidget &part) const
{
    for (auto *splitter : named<QSplitter>(part))
        splitter->restoreState(m_settings.value(key(*splitter)).toByteArray());
    for (auto *header : named<QHeaderView>(part))
        header->restoreState(m_settings.value(key(*header)).toByteArray());
    const auto late = part.findChildren<LatePart *>();
    for (auto *each : late) {
        QObject::connect(each, &LatePart::made, each,
                         [each, &settings = m_settings] { WindowState(settings).restoreParts(*each); });
    }
}

} // namespace ui
