// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

using ui::PreviewModel;

/// How the batch stands as a whole, what there is to know about the current row, and what Create does about
/// it.
class TestCreateFoot : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void eachMistakeCounts();
    void theSameMistakeInEveryVmIsOne();
    void aConcernOfTheBatchHasReasonAndRemedy();
    void theCurrentRowIsExplainedBelowTheTable();
    void aWrongRowIsExplainedToo();
    void whatTheServerRefusesIsRedAtItsField();
    void createWaitsForTheLook();
    void pressingTwiceDoesNotWait();
    void whatTheLookFindsIsReadFirst();
    void anotherChangeTakesCreateBack();
    void theNextVmsOweAPasswordToo();

private:
    QString foot() const { return child<QLabel>("createFoot")->text(); }
    void put(int row, int column, const char *text)
    {
        QAbstractItemModel *rows = child<QTableView>("preview")->model();
        QVERIFY(rows->setData(rows->index(row, column), QString::fromLatin1(text)));
    }
    void goTo(int row, int column)
    {
        auto *table = child<QTableView>("preview");
        table->setCurrentIndex(table->model()->index(row, column));
        QCoreApplication::processEvents();
    }
    void press() { QTest::mouseClick(child<QPushButton>("create"), Qt::LeftButton); }
};

void TestCreateFoot::eachMistakeCounts()
{
    child<QSpinBox>("count")->setValue(5);
    type("cloud_init.ipconfig0.ip", "10.0.20.{40+n}/24");
    settle();
    put(1, PreviewModel::Name, "debian-12-1");
    put(2, PreviewModel::Cores, "0");
    put(2, PreviewModel::Address, "10.0.20.41/24");
    put(3, PreviewModel::Name, "web_1");
    settle();
    QCOMPARE(foot(), QStringLiteral("4 problems to solve first."));
}

void TestCreateFoot::theSameMistakeInEveryVmIsOne()
{
    child<QSpinBox>("count")->setValue(3);
    type("name", "web_{n}");
    settle();
    QCOMPARE(foot(), QStringLiteral("1 problem to solve first."));
}

void TestCreateFoot::aConcernOfTheBatchHasReasonAndRemedy()
{
    child<QSpinBox>("count")->setValue(40);
    child<QComboBox>("clone.mode")->setCurrentIndex(1);
    type("disks.scsi0", "100");
    settle();
    QVERIFY2(foot().contains(QStringLiteral("They need 4000.0 GiB once they are full, and ")),
             qPrintable(foot()));
    QVERIFY(foot().contains(QStringLiteral("Choose another storage, or fewer or smaller disks.")));
    const QString memory = child<QLabel>("problem hardware.memory_mib")->text();
    QVERIFY2(memory.contains(QStringLiteral("GiB together, and ")), qPrintable(memory));
    QVERIFY(memory.contains(QStringLiteral("Spread them over nodes, or start fewer.")));
}

void TestCreateFoot::theCurrentRowIsExplainedBelowTheTable()
{
    child<QSpinBox>("count")->setValue(2);
    settle();
    auto *remark = child<QLabel>("rowRemark");
    put(1, PreviewModel::Address, "10.0.20.2/24");
    settle();
    QVERIFY(!remark->isVisible());
    goTo(1, PreviewModel::Name);
    QVERIFY(remark->isVisible());
    QCOMPARE(remark->text(), QStringLiteral("Address 10.0.20.2 is in use. VM gateway (120) has it, and PVE "
                                            "does not look. Choose another address.\n"
                                            "Use 10.0.20.14: Alt+Return."));
    const auto *rows = child<QTableView>("preview")->model();
    QCOMPARE(rows->index(1, PreviewModel::Check).data(Qt::AccessibleDescriptionRole).toString(),
             remark->text());
    goTo(0, PreviewModel::Name);
    QVERIFY(!remark->isVisible());
    goTo(1, PreviewModel::Name);
    put(1, PreviewModel::Address, "");
    settle();
    QVERIFY(!remark->isVisible());
}

void TestCreateFoot::aWrongRowIsExplainedToo()
{
    child<QSpinBox>("count")->setValue(2);
    settle();
    put(1, PreviewModel::Cores, "0");
    settle();
    goTo(1, PreviewModel::Cores);
    QCOMPARE(child<QLabel>("rowRemark")->text(),
             QStringLiteral("Must be a whole number from 1 to 256, but is 0."));
}

void TestCreateFoot::whatTheServerRefusesIsRedAtItsField()
{
    type("disks.scsi0", "10");
    settle();
    QVERIFY(child<QLineEdit>("disks.scsi0")->property("wrong").toBool());
    QCOMPARE(child<QLabel>("problem disks.scsi0")->text(),
             QStringLiteral("A disk is never made smaller: scsi0 has 32.0 GiB. 10.0 GiB is asked for. Ask "
                            "for at least what the template has."));
    QVERIFY(submitted()); // the server decides
}

void TestCreateFoot::createWaitsForTheLook()
{
    QSignalSpy wants(m_page.get(), &ui::CreatePage::wants);
    type("name", "other");
    press();
    QCOMPARE(wants.size(), 0);
    QVERIFY2(foot().contains(QStringLiteral("as soon as the server was looked at")), qPrintable(foot()));
    settle();
    QCOMPARE(wants.size(), 1);
    const auto submit = std::get<prov::want::Submit>(wants.first().first().value<prov::UserAction>());
    QCOMPARE(submit.batch.vms.first().name, QStringLiteral("other"));
    QVERIFY(!foot().contains(QStringLiteral("looked at")));
    settle();
    QCOMPARE(wants.size(), 1);
}

void TestCreateFoot::pressingTwiceDoesNotWait()
{
    QSignalSpy wants(m_page.get(), &ui::CreatePage::wants);
    type("name", "other");
    press();
    press();
    QCOMPARE(wants.size(), 1);
    settle();
    QCOMPARE(wants.size(), 1);
}

void TestCreateFoot::whatTheLookFindsIsReadFirst()
{
    QSignalSpy wants(m_page.get(), &ui::CreatePage::wants);
    type("cloud_init.ipconfig0.ip", "10.0.20.2/24");
    press();
    settle();
    QCOMPARE(wants.size(), 0);
    QVERIFY2(foot().endsWith(QStringLiteral("You can create the VMs all the same.")), qPrintable(foot()));
    press();
    QCOMPARE(wants.size(), 1);
}

void TestCreateFoot::anotherChangeTakesCreateBack()
{
    QSignalSpy wants(m_page.get(), &ui::CreatePage::wants);
    type("name", "other");
    press();
    type("name", "another");
    settle();
    QCOMPARE(wants.size(), 0);
    QVERIFY(!foot().contains(QStringLiteral("looked at")));
}

void TestCreateFoot::theNextVmsOweAPasswordToo()
{
    type("cloud_init.password_env", "s3cret word");
    settle();
    QVERIFY(submitted());
    m_page->taken();
    settle();
    QVERIFY2(foot().contains(QStringLiteral("The password is still to be typed")), qPrintable(foot()));
    QVERIFY(!submitted());
    settle(); // its section was opened
    QTest::mouseClick(child<QPushButton>("withoutPassword"), Qt::LeftButton);
    settle();
    QVERIFY2(!foot().contains(QStringLiteral("password")), qPrintable(foot()));
    QVERIFY(submitted());
}

QTEST_MAIN(TestCreateFoot)
#include "tst_createfoot.moc"
