// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/section.h"
#include "ui/create/textfield.h"

namespace ui {

/// Cores, memory and disks. There is a field for each disk that the template has.
class SizeSection final : public Section
{
    Q_OBJECT
public:
    explicit SizeSection(QWidget *parent);

    void follow(const Source &source) override;
    [[nodiscard]] QString summary(const Source &source) const override;

private:
    [[nodiscard]] QString memoryText() const;

    TextField *m_cores;
    TextField *m_sockets;
    TextField *m_memory;
    TextField *m_balloon;
    TextField *m_cpu;
    QList<TextField *> m_disks;
};

} // namespace ui
