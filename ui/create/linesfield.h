// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/field.h"

class QPlainTextEdit;

namespace ui {

/// A list of texts, one a line.
class LinesField final : public Field
{
    Q_OBJECT
public:
    LinesField(const QString &path, const QString &label, QWidget *parent);

    [[nodiscard]] QJsonValue value() const override;
    bool setValue(const QJsonValue &value) override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] QStringList lines() const;
    void append(const QString &line);
    void setPlaceholder(const QString &text);

private:
    QPlainTextEdit *m_edit;
};

} // namespace ui
