// SPDX-License-Identifier: Apache-2.0
#include "core/provision/sentence.h"

namespace prov {

QString Sentence::filled(const QString &translation) const
{
    QString result;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const int place =
            translation.at(i) == u'%' && i + 1 < translation.size() ? translation.at(i + 1).digitValue() : 0;
        if (place < 1 || place > facts.size()) {
            result += translation.at(i);
            continue;
        }
        result += facts.at(place - 1);
        ++i;
    }
    return result;
}

} // namespace prov
