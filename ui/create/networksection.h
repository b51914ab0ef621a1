// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/choicefield.h"
#include "ui/create/section.h"
#include "ui/create/textfield.h"

class QPushButton;

namespace ui {

/// Network devices: those of the template, and more where asked for.
class NetworkSection final : public Section
{
    Q_OBJECT
public:
    explicit NetworkSection(QWidget *parent);

    void follow(const Source &source) override;
    void reset() override;
    void makeRoom(const QJsonObject &spec) override; ///< for devices that the template has not
    [[nodiscard]] QString summary(const Source &source) const override;
    void setNode(const QString &node); ///< where the VMs go; empty: to the template's

signals:
    void devicesChanged(const QList<int> &numbers); ///< N of netN; those of the template among them

private:
    struct Device
    {
        QString key;        ///< "net0"
        bool added = false; ///< the template has no such device
        bool asked = false; ///< a spec asks for it, and need not say all
        ChoiceField *bridge = nullptr;
        ChoiceField *model = nullptr;
        TextField *vlan = nullptr;
        ChoiceField *firewall = nullptr;
        TextField *mtu = nullptr;
        TextField *rate = nullptr;
        [[nodiscard]] QList<Field *> fields() const { return {bridge, model, vlan, firewall, mtu, rate}; }
    };
    void addDevice();
    void removeLast();
    void noteDevices();
    void makeDevice(const QString &key, bool added);
    [[nodiscard]] bool has(const QString &key) const;
    void dropLast();
    void offer(const Device &device, const Source *source);
    void clear();

    QList<Device> m_devices;
    QString m_node;
    QStringList m_bridges; ///< last offered
    QStringList m_given;   ///< the template's devices
    QPushButton *m_add;
    QPushButton *m_remove; ///< the device that was added last
};

} // namespace ui
