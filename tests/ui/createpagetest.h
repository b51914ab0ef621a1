// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/inventoryrig.h"
#include "ui/createpage.h"
#include "ui/language.h"

#include "ui/create/section.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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
    /// Of a choice: with the arrows, in its section, which is opened.
    void choose(const char *field, const char *beginning)
    {
        auto *box = child<QComboBox>(field);
        reach(box);
        QTest::keyClick(box, Qt::Key_Home);
        for (int left = box->count(); left > 0 && !begins(*box, beginning); --left)
            QTest::keyClick(box, Qt::Key_Down);
        QVERIFY2(begins(*box, beginning), qPrintable(box->currentText()));
    }
    void count(const char *vms)
    {
        auto *box = child<QSpinBox>("count");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, QString::fromLatin1(vms));
    }
    /// A cell of what will be made.
    void edit(int row, int column, const char *text)
    {
        auto *table = child<QTableView>("preview");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, column));
        QTest::keyClick(table, Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(m_page->focusWidget());
        QVERIFY(editor);
        editor->clear();
        QTest::keyClicks(editor, QString::fromLatin1(text));
        QTest::keyClick(editor, Qt::Key_Return);
    }
    /// The texts of a choice, in order.
    QStringList offered(const char *field) const
    {
        const auto *box = child<QComboBox>(field);
        QStringList texts;
        for (int i = 0; i < box->count(); ++i)
            texts.append(box->itemText(i));
        return texts;
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

private:
    static bool begins(const QComboBox &box, const char *beginning)
    {
        return box.currentText().startsWith(QLatin1String(beginning));
    }
    /// By a click on the head of its section, where that is folded.
    void reach(QWidget *input)
    {
        const auto sections = m_page->findChildren<ui::Section *>();
        for (ui::Section *section : sections) {
            if (section->isAncestorOf(input) && !section->isOpen())
                QTest::mouseClick(section->head(), Qt::LeftButton);
        }
        input->setFocus();
    }

protected:
    ui::Language m_language;
    std::unique_ptr<InventoryRig> m_rig;
    std::unique_ptr<ui::CreatePage> m_page;
};

} // namespace test
