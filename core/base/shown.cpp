// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown.h"

#include <QCoreApplication>

namespace base {

QString shown(const Sentence &sentence)
{
    if (sentence.source.isEmpty())
        return sentence.verbatim;
    return sentence.filled(QCoreApplication::translate("Wording", sentence.source.constData()),
                           [](const Sentence &fact) { return shown(fact); });
}

QString shown(const Error &error)
{
    return shown(error.words());
}

} // namespace base
