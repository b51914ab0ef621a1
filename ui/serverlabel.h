// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QTimer>

#include <optional>

class QLabel;

namespace ui {

/// Which server, as whom, and how it answers: a dot and words in the toolbar. Pressed, it offers the other
/// servers. The clock outlives it.
class ServerLabel final : public QAbstractButton
{
    Q_OBJECT
public:
    ServerLabel(const QString &server, const QString &user, const base::Clock &clock,
                QWidget *parent = nullptr);

    void setEndpoint(const QString &endpoint); ///< "pve2.lab:8006", where there are several
    void answered(base::Millis latency);
    /// `seen`: when it last answered; invalid: never. The seconds are counted down while they can be seen.
    void failed(const QDateTime &seen, base::Millis retryIn);
    void signedOut();
    [[nodiscard]] QString said() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void count();
    void say(bool good, const QString &state);

    const base::Clock &m_clock;
    QString m_server;
    QString m_user;
    QString m_endpoint;
    bool m_good = true;
    QString m_told; ///< what is said of its state
    QDateTime m_seen;
    std::optional<base::TimePoint> m_retryAt; ///< while it does not answer
    QTimer m_second;
    QLabel *m_name;
    QLabel *m_state;
};

} // namespace ui
