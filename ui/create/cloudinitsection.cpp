// SPDX-License-Identifier: Apache-2.0
#include "ui/create/cloudinitsection.h"

#include "core/provision/configplan.h"

#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>

namespace ui {

namespace {

using As = TextField::As;

const QString passwordVariable = QStringLiteral("SLIPWAY_PASSWORD");

QString cloudInit(const char16_t *key)
{
    return QStringLiteral("cloud_init.") + QString::fromUtf16(key);
}

} // namespace

PasswordField::PasswordField(const QString &label, QWidget *parent)
    : TextField(cloudInit(u"password_env"), label, {As::Text, tr("kept as a hash"), {}}, parent)
{
    edit()->setEchoMode(QLineEdit::Password);
}

QJsonValue PasswordField::value() const
{
    if (!m_variable.isEmpty())
        return m_variable;
    return edit()->text().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(passwordVariable);
}

bool PasswordField::setValue(const QJsonValue &value)
{
    m_variable = value.toString();
    edit()->setText({}); // not clear(): that can be undone
    setPlaceholder(m_variable.isEmpty() ? QString() : tr("type it: the spec has none"));
    emit edited();
    return value.isString() ? !m_variable.isEmpty() : value.isUndefined();
}

bool PasswordField::isOwed() const
{
    return !m_variable.isEmpty() && edit()->text().isEmpty();
}

QByteArray PasswordField::bytes() const
{
    return edit()->text().toUtf8();
}

void PasswordField::forget()
{
    if (edit()->text().isEmpty())
        return;
    if (m_variable.isEmpty())
        m_variable = passwordVariable; // the next VMs are to have one, too
    edit()->setText({});               // not clear(): that can be undone
    setPlaceholder(tr("used; type it again"));
}

CloudInitSection::CloudInitSection(QWidget *parent)
    : Section(Symbol::Cloud, tr("Cloud-init"), parent),
      m_note(new QLabel(this)),
      m_withoutPassword(new QPushButton(tr("Make Them Without a Password"), body())),
      m_keyFiles(new QMenu(this))
{
    const auto text = [this](const char16_t *key, const QString &label, As as = As::Text,
                             const QString &hint = {}) {
        auto *field = new TextField(cloudInit(key), label, {as, hint, {}}, body());
        add(field);
        return field;
    };
    m_user = text(u"user", tr("User"));
    m_password = new PasswordField(tr("Password"), body());
    add(m_password);
    m_withoutPassword->setObjectName(QStringLiteral("withoutPassword"));
    m_withoutPassword->hide();
    addBelow(m_withoutPassword);
    connect(m_withoutPassword, &QPushButton::clicked, m_password,
            [this] { m_password->setValue(QJsonValue(QJsonValue::Undefined)); });
    connect(m_password, &Field::edited, this, &CloudInitSection::followPassword);
    m_keys = new LinesField(cloudInit(u"ssh_keys"), tr("SSH keys"), body());
    m_keys->setPlaceholder(tr("ssh-ed25519 AAAA… one public key a line"));
    add(m_keys, true);
    auto *choose = new QPushButton(icon(Symbol::Key, Role::Text2), tr("Add Key From ~/.ssh"), body());
    choose->setObjectName(QStringLiteral("addKey"));
    choose->setMenu(m_keyFiles);
    connect(m_keyFiles, &QMenu::aboutToShow, this, &CloudInitSection::makeKeyMenu);
    addBelow(choose);
    m_address = text(u"ipconfig0.ip", tr("IPv4 address"));
    m_address->setPlaceholder(QStringLiteral("dhcp, 10.0.20.{10+n}/24"));
    m_gateway = text(u"ipconfig0.gw", tr("IPv4 gateway"));
    m_address6 = text(u"ipconfig0.ip6", tr("IPv6 address"));
    m_address6->setPlaceholder(QStringLiteral("auto, dhcp, 2001:db8::{10+n}/64"));
    m_gateway6 = text(u"ipconfig0.gw6", tr("IPv6 gateway"));
    m_nameservers = text(u"nameservers", tr("DNS servers"), As::Words);
    m_domain = text(u"searchdomain", tr("DNS domain"));
    m_upgrade = new ChoiceField(cloudInit(u"upgrade"), tr("Upgrade packages"), false, body());
    add(m_upgrade);

    m_note->setObjectName(QStringLiteral("cloudInitNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    body()->layout()->addWidget(m_note);
}

void CloudInitSection::followPassword()
{
    const bool hadFocus = m_withoutPassword->hasFocus();
    m_withoutPassword->setVisible(m_password->isOwed());
    if (hadFocus && !m_password->isOwed())
        m_password->input()->setFocus();
}

/// Read when it is opened, so that a key made meanwhile is there.
void CloudInitSection::makeKeyMenu()
{
    m_keyFiles->clear();
    const QDir folder(QDir::home().filePath(QStringLiteral(".ssh")));
    const QStringList names = folder.entryList({QStringLiteral("*.pub")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        constexpr qint64 most = 16 * 1024;
        if (!file.open(QIODevice::ReadOnly) || file.size() > most)
            continue;
        const QString key = QString::fromUtf8(file.readLine(most)).trimmed();
        m_keyFiles->addAction(name, m_keys, [this, key] { m_keys->append(key); });
    }
    if (m_keyFiles->isEmpty())
        m_keyFiles->addAction(tr("There is no public key in ~/.ssh"))->setEnabled(false);
}

void CloudInitSection::follow(const Source &source)
{
    const auto placeholder = [&source](TextField *field, const char16_t *key) {
        field->setPlaceholder(source.config(QString::fromUtf16(key)));
    };
    placeholder(m_user, u"ciuser");
    placeholder(m_nameservers, u"nameserver");
    placeholder(m_domain, u"searchdomain");
    m_upgrade->setChoices({{tr("As the template"), QJsonValue(QJsonValue::Undefined)},
                           {tr("Yes, at the first start"), true},
                           {tr("No"), false}});
    const bool missing = source.details && !prov::hasCloudInitDrive(source.details->config.values);
    m_note->setText(missing ? tr("This template has no cloud-init drive. Slipway adds one to each VM when "
                                 "something is set here; the guest must have cloud-init installed.")
                            : QString());
    m_note->setVisible(missing);
}

QString CloudInitSection::summary(const Source &source) const
{
    QStringList parts;
    if (!m_user->text().isEmpty())
        parts.append(m_user->text());
    if (!m_password->value().isUndefined())
        parts.append(m_password->isOwed() ? tr("password to be typed") : tr("password"));
    if (const auto keys = static_cast<int>(m_keys->lines().size()); keys > 0)
        parts.append(tr("%n SSH key(s)", nullptr, keys));
    for (const TextField *field : {m_address, m_address6}) {
        if (!field->text().isEmpty())
            parts.append(field->text());
    }
    if (!m_gateway->text().isEmpty())
        parts.append(tr("gateway %1").arg(m_gateway->text()));
    if (!m_nameservers->text().isEmpty())
        parts.append(tr("DNS %1").arg(m_nameservers->text()));
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(" · "));
    const bool missing = source.details && !prov::hasCloudInitDrive(source.details->config.values);
    return missing ? tr("nothing; the template has no cloud-init drive") : tr("as the template");
}

} // namespace ui
