// SPDX-License-Identifier: Apache-2.0
#include "ui/create/cloudinitsection.h"

#include "core/provision/configplan.h"
#include "core/provision/specrules.h"

#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace ui {

namespace {

using As = TextField::As;

const QString passwordVariable = QStringLiteral("SLIPWAY_PASSWORD");

const QString passwordKey = QStringLiteral("password_env");

QString cloudInit(const QString &key)
{
    return QStringLiteral("cloud_init.") + key;
}

} // namespace

PasswordField::PasswordField(const QString &label, QWidget *parent)
    : TextField(cloudInit(passwordKey), label, {As::Text, tr("kept as a hash"), {}}, parent)
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

QString PasswordField::owed()
{
    return tr("The password is still to be typed: no spec, no preset and no page keeps it.");
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
    m_user = text(QStringLiteral("user"), tr("User"));
    m_password = new PasswordField(tr("Password"), body());
    add(m_password);
    m_withoutPassword->setObjectName(QStringLiteral("withoutPassword"));
    m_withoutPassword->hide();
    addBelow(m_withoutPassword);
    connect(m_withoutPassword, &QPushButton::clicked, m_password,
            [this] { m_password->setValue(QJsonValue(QJsonValue::Undefined)); });
    connect(m_password, &Field::edited, this, &CloudInitSection::followPassword);
    m_keys = new LinesField(cloudInit(QStringLiteral("ssh_keys")), tr("SSH keys"), body());
    m_keys->setPlaceholder(tr("ssh-ed25519 AAAA… one public key a line"));
    add(m_keys, true);
    auto *choose = new QPushButton(icon(Symbol::Key, Role::Text2), tr("Add Key From ~/.ssh"), body());
    choose->setObjectName(QStringLiteral("addKey"));
    choose->setMenu(m_keyFiles);
    connect(m_keyFiles, &QMenu::aboutToShow, this, &CloudInitSection::makeKeyMenu);
    addBelow(choose);
    offerAddresses(0);
    m_nameservers = text(QStringLiteral("nameservers"), tr("DNS servers"), As::Words);
    m_domain = text(QStringLiteral("searchdomain"), tr("DNS domain"));
    m_upgrade = new ChoiceField(cloudInit(QStringLiteral("upgrade")), tr("Upgrade packages"), false, body());
    add(m_upgrade);

    m_note->setObjectName(QStringLiteral("cloudInitNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    body()->layout()->addWidget(m_note);
}

TextField *CloudInitSection::text(const QString &key, const QString &label, TextField::As as)
{
    auto *field = new TextField(cloudInit(key), label, {as, {}, {}}, body());
    add(field);
    return field;
}

void CloudInitSection::offerAddresses(int device)
{
    const auto isOf = [device](const Addresses &each) { return each.device == device; };
    if (std::any_of(m_addresses.begin(), m_addresses.end(), isOf))
        return;
    const auto named = [device](const QString &label) {
        return device == 0 ? label : QStringLiteral("net%1 %2").arg(QString::number(device), label);
    };
    const QString path = QStringLiteral("ipconfig%1.").arg(device);
    endLine();
    Addresses of{device};
    of.ip = text(path + u"ip", named(tr("IPv4 address")));
    of.gw = text(path + u"gw", named(tr("IPv4 gateway")));
    of.ip6 = text(path + u"ip6", named(tr("IPv6 address")));
    of.gw6 = text(path + u"gw6", named(tr("IPv6 gateway")));
    of.ip->setPlaceholder(QStringLiteral("dhcp, 10.0.%1.{10+n}/24").arg(20 + device));
    of.ip6->setPlaceholder(QStringLiteral("auto, dhcp, 2001:db8::{10+n}/64"));
    m_addresses.append(of);
}

void CloudInitSection::setDevices(const QList<int> &numbers)
{
    m_devices = numbers;
    dropUnused();
    for (const int number : numbers)
        offerAddresses(number);
}

/// What was typed for a device that is gone stays to be seen: it is part of the spec.
void CloudInitSection::dropUnused()
{
    const auto isEmpty = [](const Field *field) { return field->value().isUndefined(); };
    for (auto it = m_addresses.begin() + 1; it != m_addresses.end();) {
        const QList<Field *> fields = it->fields();
        const bool isUsed =
            m_devices.contains(it->device) || !std::all_of(fields.begin(), fields.end(), isEmpty);
        if (!isUsed)
            removeFields(fields);
        it = isUsed ? it + 1 : m_addresses.erase(it);
    }
}

void CloudInitSection::reset()
{
    Section::reset();
    dropUnused();
}

void CloudInitSection::makeRoom(const QJsonObject &spec)
{
    const QJsonObject wishes = spec.value(QStringLiteral("cloud_init")).toObject();
    for (auto it = wishes.begin(); it != wishes.end(); ++it) {
        if (const auto device = prov::slotOf(it.key(), QStringLiteral("ipconfig")); device && it->isObject())
            offerAddresses(*device);
    }
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
    for (const Addresses &of : m_addresses) {
        for (const TextField *field : {of.ip, of.ip6}) {
            if (!field->text().isEmpty())
                parts.append(field->text());
        }
        if (!of.gw->text().isEmpty())
            parts.append(tr("gateway %1").arg(of.gw->text()));
    }
    if (!m_nameservers->text().isEmpty())
        parts.append(tr("DNS %1").arg(m_nameservers->text()));
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(" · "));
    const bool missing = source.details && !prov::hasCloudInitDrive(source.details->config.values);
    return missing ? tr("nothing; the template has no cloud-init drive") : tr("as the template");
}

} // namespace ui
