// SPDX-License-Identifier: Apache-2.0
#include "ui/certificatecard.h"

#include "ui/actionbutton.h"
#include "ui/familylabel.h"
#include "ui/paint.h"

#include <QAction>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The first that has the keyboard: it shows that.
class FingerprintLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QLabel::paintEvent(event);
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintRound(painter, rect(), 4, Qt::transparent, Theme::of(palette()).color(Role::Accent), 2);
    }
};

template <typename Label = QLabel>
Label *plainLabel(const char *name, QWidget *parent)
{
    auto *label = new Label(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

QFont fingerprintFont()
{
    QFont font = monoFont();
    font.setPointSizeF(font.pointSizeF() + 1.5);
    return font;
}

/// Four groups of eight bytes on two lines, as people compare them.
QString grouped(const QString &fingerprint)
{
    constexpr int group = 8 * 3;
    return QStringLiteral("%1   %2\n%3   %4")
        .arg(fingerprint.mid(0, group - 1), fingerprint.mid(group, group - 1),
             fingerprint.mid(2 * group, group - 1), fingerprint.mid(3 * group, group - 1));
}

} // namespace

CertificateCard::CertificateCard(QWidget *parent)
    : QWidget(parent),
      m_fingerprint(plainLabel<FingerprintLabel>("fingerprint", this)),
      m_subject(plainLabel("certificateSubject", this)),
      m_issuer(plainLabel("certificateIssuer", this)),
      m_valid(plainLabel("certificateValid", this)),
      m_trust(new QPushButton(icon(Symbol::Shield, Role::OnAccent), tr("Trust This Certificate"), this))
{
    setObjectName(QStringLiteral("certificate"));
    m_fingerprint->setFont(fingerprintFont());
    m_fingerprint->setWordWrap(false);
    m_fingerprint->setMargin(10);
    m_fingerprint->setAutoFillBackground(true);
    m_fingerprint->setBackgroundRole(QPalette::AlternateBase);

    auto *copy = new QAction(icon(Symbol::Copy, Role::Text2), tr("Copy Fingerprint"), this);
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_fingerprint->property("whole").toString()); });
    auto *print = new QHBoxLayout;
    print->addWidget(m_fingerprint);
    auto *copyButton = new ActionButton(copy, this);
    copyButton->setFlat(true);
    print->addWidget(copyButton);
    print->addStretch();

    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    facts->addRow(new FamilyLabel(tr("Issued to"), Role::Text2, this), m_subject);
    facts->addRow(new FamilyLabel(tr("Issued by"), Role::Text2, this), m_issuer);
    facts->addRow(new FamilyLabel(tr("Valid"), Role::Text2, this), m_valid);

    auto *command = plainLabel("certificateCommand", this);
    command->setFont(monoFont());
    command->setText(QStringLiteral("pvenode cert info"));

    m_trust->setObjectName(QStringLiteral("trust"));
    m_trust->setProperty("primary", true);
    auto *distrust = new QPushButton(tr("Do Not Trust"), this);
    distrust->setObjectName(QStringLiteral("distrust"));
    connect(m_trust, &QPushButton::clicked, this, &CertificateCard::trusted);
    connect(distrust, &QPushButton::clicked, this, &CertificateCard::distrusted);
    setTabOrder(m_fingerprint, m_trust);
    setTabOrder(m_trust, distrust);
    setTabOrder(distrust, copyButton);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_trust);
    buttons->addWidget(distrust);
    buttons->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(10);
    layout->addWidget(new FamilyLabel(
        tr("This computer has not met this server before, and no known authority signed its certificate. "
           "Compare the fingerprint with the one the server shows; nothing secret was sent yet."),
        Role::Text, this));
    layout->addLayout(print);
    layout->addLayout(facts);
    layout->addWidget(
        new FamilyLabel(tr("There it stands under the node's Certificates in the web interface, and a shell "
                           "on the node prints it with:"),
                        Role::Text2, this));
    layout->addWidget(command);
    layout->addLayout(buttons);
}

void CertificateCard::show(const pve::PeerCertificate &peer)
{
    const QString fingerprint = pve::fingerprintText(peer.leafSha256);
    m_fingerprint->setProperty("whole", fingerprint);
    m_fingerprint->setText(grouped(fingerprint));
    m_fingerprint->setAccessibleName(tr("SHA-256 fingerprint %1").arg(fingerprint));
    m_subject->setText(peer.subject);
    m_issuer->setText(peer.issuer);
    m_valid->setText(
        tr("%1 to %2")
            .arg(peer.notBefore.date().toString(Qt::ISODate), peer.notAfter.date().toString(Qt::ISODate)));
    QWidget::show();
    m_fingerprint->setFocus(Qt::OtherFocusReason); // to be compared: a second Return trusts nothing
}

void CertificateCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(palette());
    paintRound(painter, rect(), 4, theme.color(Role::Base), theme.color(Family::Retry, Shade::Mark));
}

} // namespace ui
