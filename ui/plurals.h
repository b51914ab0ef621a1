// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace ui {

/// The English plurals: sources are written as "%n value(s)", and without a translation Qt shows them so.
/// Installed before any real translation, which then has precedence.
class EnglishPlurals final : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace ui
