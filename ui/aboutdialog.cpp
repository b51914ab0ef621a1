// SPDX-License-Identifier: Apache-2.0
#include "ui/aboutdialog.h"

#include "ui/familylabel.h"
#include "ui/icons.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Slipway"));
    auto *picture = new QLabel(this);
    picture->setPixmap(appIcon().pixmap(64));
    auto *name = new QLabel(tr("Slipway %1").arg(QStringLiteral(SLIPWAY_VERSION)), this);
    QFont large = strongFont();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    name->setFont(large);
    auto *text = new QLabel(
        tr("Turns Proxmox VE templates into running, correctly configured virtual machines."), this);
    text->setWordWrap(true);
    auto *terms = new FamilyLabel(tr("Free software under the Apache License 2.0, with Qt %1 under the LGPL. "
                                     "Proxmox is a trademark of Proxmox Server Solutions GmbH, which has no "
                                     "part in Slipway.")
                                      .arg(QString::fromLatin1(qVersion())),
                                  Role::Text2, this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    for (QWidget *label :
         {static_cast<QWidget *>(name), static_cast<QWidget *>(text), static_cast<QWidget *>(terms)})
        words->addWidget(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(20);
    layout->addLayout(row);
    layout->addWidget(buttons);
    setMinimumWidth(480);
}

} // namespace ui
