// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/filterwords.h"

#include <QLineEdit>

namespace ui {

class FamilyLabel;

/// A field for a filter in words. Esc empties it, and goes on to whatever it stands in. What is no key of
/// the filter is said in note(), together with how a filter is written, and as the field's description.
class FilterField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterField(const QString &name, QWidget *parent = nullptr); ///< as people call it

    [[nodiscard]] FilterWords words() const { return FilterWords(text()); }
    /// To be put near the field; hidden while there is nothing to be said.
    [[nodiscard]] QWidget *note() const;

signals:
    void wordsChanged(const ui::FilterWords &words);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();
    FamilyLabel *m_note;
};

} // namespace ui
