// SPDX-License-Identifier: Apache-2.0
#include "core/base/plaintext.h"

#include <QList>

namespace base {

bool isPlain(char32_t c)
{
    const auto category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Format &&
           category != QChar::Other_Surrogate && category != QChar::Separator_Line &&
           category != QChar::Separator_Paragraph;
}

QString blanked(const QString &text, char32_t kept)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t c : text.toUcs4())
        result += QChar::fromUcs4(c == kept || isPlain(c) ? c : U' ');
    return result;
}

} // namespace base
