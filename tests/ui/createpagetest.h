// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/inventoryrig.h"
#include "ui/createpage.h"
#include "ui/language.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>
#include <optional>

namespace test {

/// A new Create page over the simulated cluster before each test function, and what a person does on it.
class CreatePageTest : public QObject
{
    Q_OBJECT
protected slots:
    void initTestCase() { m_language.choose(ui::Language::Choice::English); }
    void init()
    {
        m_page.reset();
        m_rig = std::make_unique<InventoryRig>();
        m_page = std::make_unique<ui::CreatePage>(m_rig->inventory, m_rig->client, m_rig->clock);
        auto *preview = child<QTableView>("preview")->model();
        new QAbstractItemModelTester(preview, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     preview);
        m_page->resize(1000, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }

protected:
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no widget %s", name);
        return found;
    }
    void type(const char *field, const char *text)
    {
        auto *edit = child<QLineEdit>(field);
        edit->clear();
        QTest::keyClicks(edit, QString::fromLatin1(text));
    }
    void settle()
    {
        for (int turn = 0; turn < 3; ++turn) { // the page judges once a turn, looks a moment later
            QCoreApplication::processEvents();
            m_rig->clock.advance(base::Millis{1000});
        }
    }
    QJsonObject spec() const { return m_page->spec(); }
    QString cell(int row, int column) const
    {
        return child<QTableView>("preview")->model()->index(row, column).data().toString();
    }
    std::optional<prov::want::Submit> submitted()
    {
        QSignalSpy wants(m_page.get(), &ui::CreatePage::wants);
        QTest::mouseClick(child<QPushButton>("create"), Qt::LeftButton);
        if (wants.isEmpty())
            return std::nullopt;
        return std::get<prov::want::Submit>(wants.first().first().value<prov::UserAction>());
    }

    ui::Language m_language;
    std::unique_ptr<InventoryRig> m_rig;
    std::unique_ptr<ui::CreatePage> m_page;
};

} // namespace test
