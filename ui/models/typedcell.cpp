// SPDX-License-Identifier: Apache-2.0
#include "ui/models/typedcell.h"

#include "core/provision/ipaddress.h"
#include "ui/create/typedsize.h"

namespace ui {

QJsonValue typedValue(PreviewModel::Column column, const QString &typed, const QString &prefix)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    switch (column) {
    case PreviewModel::VmId:
    case PreviewModel::Cores:
        return typedNumber(text);
    case PreviewModel::Memory:
        return typedMemory(text);
    case PreviewModel::Disk:
        return typedDisk(text);
    case PreviewModel::Address: {
        const auto address = prov::parseAddress(text);
        return address && !address->isV6() && !prefix.isEmpty() ? QString(text + u'/' + prefix) : text;
    }
    case PreviewModel::Name:
    case PreviewModel::Node:
    case PreviewModel::Check:
    case PreviewModel::ColumnCount:
        return text;
    }
    Q_UNREACHABLE();
}

} // namespace ui
