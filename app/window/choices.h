// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/preferencesfile.h"
#include "ui/language.h"
#include "ui/mainwindow.h"

#include <QJsonObject>
#include <QObject>

namespace app {

/// What the person prefers, in this run: read from the file at the start, and kept there with each change.
/// What the file cannot keep applies until the program ends, and the window says so; it is tried again with
/// the next change.
class Choices final : public QObject
{
    Q_OBJECT
public:
    explicit Choices(const store::PreferencesFile &file);

    [[nodiscard]] const store::Preferences &now() const { return m_now; }
    /// The program speaks as it is preferred, now and with each change; `first`: as somebody wants it for
    /// this run, until then. The language outlives the choices.
    void speakIn(ui::Language &language, const std::optional<ui::Language::Choice> &first);
    /// From now on the window's page shows and changes them. The window may go.
    void showIn(ui::MainWindow &window);
    void set(const QJsonObject &values); ///< as PreferencesFile::change()

signals:
    void changed(const store::Preferences &before); ///< now() is another
    void handled();                                 ///< by the file; after changed()

private:
    void take(const base::Result<store::PreferencesFile::Content> &content);
    void keep(const QJsonObject &values);
    [[nodiscard]] QString trouble() const;

    store::PreferencesFile m_file;
    store::Preferences m_now;
    QMap<QString, base::Sentence> m_wrong;
    base::Sentence m_trouble; ///< with the whole file; empty: none
    QJsonObject m_unsaved;    ///< in now(), and to be saved with the next change
};

} // namespace app
