// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/create/section.h"

#include <memory>

namespace ui {

class Basics;
class CloudInitSection;
class PasswordField;
class SpecLoader;
struct Objections;

/// The form of the Create page: what all VMs of a batch have in common, as fields. It knows neither the
/// server nor the spec's rules; what of an opened spec no field shows is kept, and is part of the spec again.
class SpecForm final : public QWidget
{
    Q_OBJECT
public:
    explicit SpecForm(QWidget *parent);
    ~SpecForm() override;

    [[nodiscard]] Basics &basics() const { return *m_basics; }
    [[nodiscard]] PasswordField &password() const;
    [[nodiscard]] const QList<Section *> &sections() const { return m_sections; }
    [[nodiscard]] QStringList paths() const; ///< of all fields
    /// As in a file of slipway-cli, without what single VMs have apart.
    [[nodiscard]] QJsonObject spec() const;
    [[nodiscard]] QStringList unseen() const; ///< paths of what no field shows
    void open(const QJsonObject &spec);
    void clear(); ///< but the template
    /// What there is to choose from; nullptr: no template is chosen, and the sections wait for one.
    void follow(const Source *source);
    void show(const Objections &objections, const Source &source); ///< at the fields, and in the summaries
    /// The keyboard goes to the first field that is wrong; false: none is.
    bool goToProblem();
    /// To the password, which is wrong.
    void refusePassword(const QString &why);

signals:
    void edited();

private:
    [[nodiscard]] QList<Field *> fields() const;

    Basics *m_basics;
    CloudInitSection *m_cloudInit = nullptr;
    QList<Section *> m_sections;
    std::unique_ptr<SpecLoader> m_loader;
};

} // namespace ui
