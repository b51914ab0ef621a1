// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <QWidget>

class QLabel;

namespace ui {

/// Which server, as whom, and how it answers: a dot and words in the toolbar.
class ServerLabel final : public QWidget
{
    Q_OBJECT
public:
    ServerLabel(const QString &server, const QString &user, QWidget *parent = nullptr);

    void answered(base::Millis latency);
    void failed(base::Millis retryIn);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(bool good, const QString &state);

    QString m_server;
    QString m_user;
    bool m_good = true;
    QLabel *m_name;
    QLabel *m_state;
};

} // namespace ui
