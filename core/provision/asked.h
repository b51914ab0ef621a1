// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"

#include <QList>
#include <QMap>
#include <QString>

namespace prov {

/// One thing a spec asks of a VM's config, as config text. The same list is what a plan sends and what the
/// verification compares, so they cannot disagree. Disk sizes and the password are not in it: neither is set
/// by value and read back as that value.
struct Asked
{
    /// How values are brought to their normal form before they are compared (pve/forms.md "Comparing").
    enum class Form { Text, Number, Flag, Tags, Words, Lines, Options, Description };

    QString key{};    ///< config key: "net0"
    QString option{}; ///< option of its property string: "tag"; empty: the whole value
    Form form = Form::Text;
    QString byDefault{}; ///< what PVE takes when nothing is there (pve/apischema.json)
    QString value{};     ///< to be sent; empty: to be removed

    [[nodiscard]] QString field() const; ///< "net0.tag"; "memory" for the option that needs no name
    [[nodiscard]] QString
    found(const QMap<QString, QString> &config) const; ///< as it is there; empty when it is not
    [[nodiscard]] bool isMetBy(const QMap<QString, QString> &config) const;
    /// The key's value after this is applied to `whole`, its value before; everything else in it is kept.
    [[nodiscard]] QString mergedInto(const QString &whole) const;
};

/// Everything asked for, in the order in which people read it.
[[nodiscard]] QList<Asked> askedOf(const VmSpec &spec);

} // namespace prov
