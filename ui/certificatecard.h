// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/trust.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// A certificate that this computer has not met: its whole fingerprint, whose it is, how to compare it on the
/// server, and the two answers.
class CertificateCard final : public QWidget
{
    Q_OBJECT
public:
    explicit CertificateCard(QWidget *parent = nullptr);
    void show(const pve::PeerCertificate &peer);

signals:
    void trusted();
    void distrusted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_fingerprint;
    QLabel *m_subject;
    QLabel *m_issuer;
    QLabel *m_valid;
    QPushButton *m_trust;
};

} // namespace ui
