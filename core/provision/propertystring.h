// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace prov {

/// A PVE property string, "virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=20". The order of the options is kept,
/// so that a merge changes only what it must. A part without '=' belongs to the default key ("8192" is
/// current=8192 in memory) and is printed without it again: PVE stores the form that was sent (pve/FACTS.md
/// 11).
class PropertyString
{
public:
    [[nodiscard]] static PropertyString parse(const QString &text, const QString &defaultKey = {});

    [[nodiscard]] std::optional<QString> value(const QString &key) const;
    void set(const QString &key,
             const QString &value); ///< in place; a new key goes last, the default key first
    void remove(const QString &key);
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    [[nodiscard]] QString print() const;

private:
    [[nodiscard]] qsizetype indexOf(const QString &key) const;

    QString m_defaultKey;
    bool m_bareDefault = true;
    QList<std::pair<QString, QString>> m_entries;
};

/// A network device's value. The MAC travels as the value of the model ("virtio=BC:…"), which PVE also
/// accepts as "model=virtio,macaddr=BC:…" (pve/forms.md "Comparing"); here it is always the options `model`
/// and `macaddr`.
[[nodiscard]] PropertyString parseNet(const QString &text);
[[nodiscard]] QString printNet(const PropertyString &net);

/// The models that PVE knows (pve/apischema.json, net[n]).
[[nodiscard]] const QStringList &netModels();

/// By PVE's parse_boolean: 1, on, yes, true; everything else is false.
[[nodiscard]] bool propertyFlag(const QString &text);

} // namespace prov
