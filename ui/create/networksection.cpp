// SPDX-License-Identifier: Apache-2.0
#include "ui/create/networksection.h"

#include "core/provision/propertystring.h"
#include "core/provision/specrules.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

QStringList netKeys(const Source &source)
{
    QStringList keys;
    for (int slot = 0; slot < 32; ++slot) {
        const QString key = QStringLiteral("net%1").arg(slot);
        if (!source.config(key).isEmpty())
            keys.append(key);
    }
    return keys;
}

const QJsonValue asTemplate(QJsonValue::Undefined);

} // namespace

NetworkSection::NetworkSection(QWidget *parent)
    : Section(Symbol::Network, tr("Network"), parent),
      m_add(new QPushButton(tr("Add Device"), this)),
      m_remove(new QPushButton(this))
{
    m_add->setObjectName(QStringLiteral("addDevice"));
    m_add->setIcon(icon(Symbol::Plus, Role::Accent));
    m_add->setFlat(true);
    m_remove->setObjectName(QStringLiteral("removeDevice"));
    m_remove->setIcon(icon(Symbol::Trash, Role::Text2));
    m_remove->setFlat(true);
    m_remove->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    static_cast<QVBoxLayout *>(body()->layout())->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &NetworkSection::addDevice);
    connect(m_remove, &QPushButton::clicked, this, &NetworkSection::removeLast);
}

void NetworkSection::follow(const Source &source)
{
    const QStringList given = source.details ? netKeys(source) : m_given;
    if (given != m_given) {
        clear();
        m_given = given;
        for (const QString &key : given)
            makeDevice(key, false);
    }
    m_bridges.clear();
    for (const pve::Bridge &bridge :
         source.inventory.bridges.value(m_node.isEmpty() ? source.vm.node : m_node))
        m_bridges.append(bridge.name);
    for (const Device &device : std::as_const(m_devices)) {
        offer(device, &source);
        device.bridge->setStale(source.isStale);
    }
}

void NetworkSection::setNode(const QString &node)
{
    m_node = node;
}

void NetworkSection::clear()
{
    for (const Device &device : std::as_const(m_devices))
        removeFields(device.fields());
    m_devices.clear();
    noteDevices();
}

void NetworkSection::addDevice()
{
    int slot = 0;
    while (has(QStringLiteral("net%1").arg(slot)))
        ++slot;
    if (slot > 31)
        return;
    makeDevice(QStringLiteral("net%1").arg(slot), true);
    offer(m_devices.last(), nullptr);
    m_devices.last().bridge->setFocus();
    emit edited();
}

bool NetworkSection::has(const QString &key) const
{
    return std::any_of(m_devices.begin(), m_devices.end(),
                       [&key](const Device &device) { return device.key == key; });
}

void NetworkSection::makeRoom(const QJsonObject &spec)
{
    const QJsonObject network = spec.value(QStringLiteral("network")).toObject();
    for (auto it = network.begin(); it != network.end(); ++it) {
        if (!it.value().isObject() || has(it.key()) || !prov::slotOf(it.key(), QStringLiteral("net")))
            continue;
        makeDevice(it.key(), true);
        Device &device = m_devices.last();
        device.asked = true;
        offer(device, nullptr);
        for (ChoiceField *field : {device.bridge, device.model, device.firewall})
            field->choose(asTemplate);
    }
}

void NetworkSection::reset()
{
    while (!m_devices.isEmpty() && m_devices.last().added)
        dropLast();
    Section::reset();
}

void NetworkSection::dropLast()
{
    removeFields(m_devices.takeLast().fields());
    noteDevices();
}

void NetworkSection::removeLast()
{
    dropLast();
    m_add->setFocus();
    emit edited();
}

/// Devices of the template cannot be removed: PVE would keep them anyway.
void NetworkSection::noteDevices()
{
    const bool added = !m_devices.isEmpty() && m_devices.last().added;
    m_remove->setVisible(added);
    if (added)
        m_remove->setText(tr("Remove %1").arg(m_devices.last().key));
    QList<int> numbers;
    for (const Device &device : std::as_const(m_devices))
        numbers.append(prov::slotOf(device.key, QStringLiteral("net")).value_or(0));
    emit devicesChanged(numbers);
}

void NetworkSection::makeDevice(const QString &key, bool added)
{
    const QString path = QStringLiteral("network.%1.").arg(key);
    const auto number = [&](const char16_t *name, const QString &label, const QString &hint) {
        return new TextField(path + QString::fromUtf16(name), label,
                             {TextField::As::Number, hint, tr("none")}, body());
    };
    Device device{key, added};
    device.bridge = new ChoiceField(path + u"bridge", tr("%1 bridge").arg(key), true, body());
    device.model = new ChoiceField(path + u"model", tr("Model"), false, body());
    device.vlan = number(u"vlan", tr("VLAN tag"), tr("1–4094 or “none”"));
    device.firewall = new ChoiceField(path + u"firewall", tr("Firewall"), false, body());
    device.mtu = number(u"mtu", tr("MTU"), tr("1 = the bridge's"));
    device.rate = number(u"rate_mbps", tr("Rate limit"), tr("MB/s"));
    const QList<Field *> fields = device.fields();
    for (Field *field : fields)
        add(field);
    m_devices.append(device);
    noteDevices();
}

/// A device that the template has keeps what it is not told; a new one has to be whole.
void NetworkSection::offer(const Device &device, const Source *source)
{
    const auto net = prov::parseNet(source ? source->config(device.key) : QString());
    const auto kept = [&](const char16_t *key, const QString &unset) -> QList<ChoiceField::Choice> {
        if (device.added)
            return {};
        return {
            {tr("%1 (as the template)").arg(net.value(QString::fromUtf16(key)).value_or(unset)), asTemplate}};
    };
    const QList<ChoiceField::Choice> unsaid =
        device.asked ? QList<ChoiceField::Choice>{{tr("Not set"), asTemplate}} : QList<ChoiceField::Choice>();
    QList<ChoiceField::Choice> bridges = kept(u"bridge", tr("none"));
    for (const QString &bridge : std::as_const(m_bridges))
        bridges.append({bridge, bridge});
    device.bridge->setChoices(bridges + unsaid);

    QList<ChoiceField::Choice> models = kept(u"model", QStringLiteral("virtio"));
    for (const QString &model : {QStringLiteral("virtio"), QStringLiteral("e1000"), QStringLiteral("e1000e"),
                                 QStringLiteral("rtl8139"), QStringLiteral("vmxnet3")})
        models.append({model, model});
    device.model->setChoices(models + unsaid);

    const bool isOn = net.value(QStringLiteral("firewall")) == QStringLiteral("1");
    QList<ChoiceField::Choice> firewall;
    if (!device.added)
        firewall.append({isOn ? tr("On (as the template)") : tr("Off (as the template)"), asTemplate});
    firewall.append({tr("On"), true});
    firewall.append({tr("Off"), false});
    device.firewall->setChoices(firewall + unsaid);
    device.vlan->setPlaceholder(net.value(QStringLiteral("tag")).value_or(tr("none")));
    device.mtu->setPlaceholder(net.value(QStringLiteral("mtu")).value_or(tr("none")));
    device.rate->setPlaceholder(net.value(QStringLiteral("rate")).value_or(tr("none")));
}

QString NetworkSection::summary(const Source &source) const
{
    if (!source.details)
        return tr("as the template");
    QStringList devices;
    for (const Device &device : m_devices) {
        const auto net = prov::parseNet(source.config(device.key));
        const auto shown = [&net](const Field &field, const char16_t *key) {
            return field.text().isEmpty() ? net.value(QString::fromUtf16(key)).value_or(QString())
                                          : field.text();
        };
        QStringList parts{device.key, shown(*device.model, u"model"), shown(*device.bridge, u"bridge")};
        const auto say = [&](const QString &value, const QString &words) {
            if (!value.isEmpty() && value != tr("none"))
                parts.append(words.arg(value));
        };
        say(shown(*device.vlan, u"tag"), tr("VLAN %1"));
        say(shown(*device.mtu, u"mtu"), tr("MTU %1"));
        say(shown(*device.rate, u"rate"), tr("at most %1 MB/s"));
        devices.append(parts.join(QStringLiteral(" · ")));
    }
    return devices.isEmpty() ? tr("no network device") : devices.join(QStringLiteral("; "));
}

} // namespace ui
