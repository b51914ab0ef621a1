// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/durations.h"
#include "core/provision/useraction.h"
#include "core/pve/inventory.h"
#include "core/pve/templateconfigs.h"
#include "ui/create/objections.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;

namespace ui {

class AskBar;
class Basics;
class CreateFoot;
class FormScroll;
class PresetPicker;
class PreviewPane;
class SpecForm;
struct Source;

/// The page on which VMs are described. It builds the same spec that slipway-cli reads, and the spec's own
/// rules judge it, and then what is on the server: each problem finds its field, its row, or the foot of the
/// page by its path. Inventory, client and clock must outlive it.
class CreatePage final : public QWidget
{
    Q_OBJECT
public:
    CreatePage(pve::Inventory &inventory, pve::Client &client, base::Clock &clock, QWidget *parent = nullptr);
    ~CreatePage() override;

    void chooseTemplate(pve::VmId vmid);
    void begin();                           ///< the keyboard goes to the first field
    [[nodiscard]] QJsonObject spec() const; ///< as in a file of slipway-cli
    /// Fills the page in place of what is there. What no field shows stays part of the spec and is named.
    void open(const QJsonObject &spec);
    /// Create was pressed while the server was still being looked at.
    struct Due
    {
        QList<prov::VmSpec> vms;
        Assessment known; ///< at that time
    };
    /// What is on the page, for one that takes its place. It holds the password as it was typed.
    struct Draft
    {
        QJsonObject spec;
        QString password;
        std::optional<Due> due;
    };
    [[nodiscard]] Draft draft() const;
    void takeUp(const Draft &draft);
    void clear(); ///< nothing is wanted but one VM of the template
    [[nodiscard]] bool isRight() const { return m_batch.has_value(); } ///< nothing is wrong with the spec
    [[nodiscard]] QAction *savePreset() const { return m_savePreset; }
    [[nodiscard]] PresetPicker &presets();
    [[nodiscard]] AskBar &asks() { return *m_asks; } ///< questions about the page
    void lookAgain(); ///< at everything that speaks against the batch, also what was read just now
    using Forecaster = std::function<std::optional<prov::Forecast>(const QList<prov::VmSpec> &)>;
    void setForecaster(const Forecaster &forecast); ///< how long VMs would take
    void taken(); ///< what was wanted is under way: its password is forgotten

signals:
    void wants(const prov::UserAction &action);
    void templateChosen(pve::VmId vmid);               ///< 0: the chosen one is gone
    void said(const QString &sentence, QAction *undo); ///< see PreviewPane
    void opened(const QString &besides);               ///< the spec is in the fields, as far as there are any

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void offerTemplates();
    void templateChanged();
    void templateRead(pve::VmId vmid, const QString &trouble);
    void readAgain(); ///< what could not be read
    void noteAge();   ///< of what is known of the server
    [[nodiscard]] Source sourceOf(const pve::Resource &vm) const;
    void judge();
    void assess();                         ///< what is known of the batch
    [[nodiscard]] QString besides() const; ///< what of the spec no field shows, in a sentence
    void settle();
    void showFoot();
    void create();
    void submit();
    void submitLooked(); ///< what was to be created, now that the server was looked at
    void goToProblem();
    /// Nothing: the password is wrong, and its field says so.
    [[nodiscard]] std::optional<QStringList> hashes();

    pve::Inventory &m_inventory;
    pve::TemplateConfigs m_configs; ///< of all templates, for the picker
    Forecaster m_forecast;
    Outlook *m_outlook;
    SpecForm *m_form;
    FormScroll *m_scroll = nullptr;
    Basics *m_basics;
    PreviewPane *m_preview = nullptr;
    QAction *m_create;
    QAction *m_savePreset;
    AskBar *m_asks = nullptr;
    CreateFoot *m_foot = nullptr;
    QTimer m_soon; ///< typing is judged once a turn
    QJsonObject m_spec;
    Assessment m_assessment;
    NumberedVms m_readable; ///< also where m_batch has problems
    Objections m_objections;
    tl::expected<prov::BatchSpec, QList<prov::SpecProblem>> m_batch;
    std::optional<Due> m_due;
    pve::VmId m_rowsOf = 0;   ///< the template that the rows' own parts are for
    bool m_isStale = false;   ///< the server does not answer any more
    bool m_isOpening = false; ///< a spec, until its template was read
    QString m_unread;         ///< why the template's configuration is not known
};

} // namespace ui
