// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/section.h"

#include <QSet>

namespace ui {

/// A spec on its way into the sections' fields. Those of disks and network devices come only when the
/// template was read, and some of what a spec may say has no field at all: that is the rest, and stays part
/// of the spec until somebody gives its field another value.
class SpecLoader
{
public:
    /// Fields of the page's head and the VMs' own parts are the page's matter: they are not in the rest.
    void open(const QJsonObject &spec, const QStringList &otherPaths);
    /// Gives the fields what they can show.
    void fill(const QList<Section *> &sections, bool templateIsRead);
    [[nodiscard]] const QJsonObject &rest() const { return m_rest; }

private:
    void fill(Field &field);

    QJsonObject m_rest;
    QSet<QString> m_unshown; ///< paths whose field cannot show what the spec says
};

} // namespace ui
