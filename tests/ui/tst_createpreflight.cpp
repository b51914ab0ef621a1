// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"

#include <QLabel>

#include <algorithm>

using ui::PreviewModel;
using Verdict = PreviewModel::Verdict;

/// What the server's facts say against the batch stands where it belongs, and stands in nobody's way.
class TestCreatePreflight : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void looksAMomentAfterTheLastChange();
    void saysThatItIsLooking();
    void whatSpeaksAgainstAVmIsInItsRow_data();
    void whatSpeaksAgainstAVmIsInItsRow();
    void aMistakeInOneRowHidesNothingInTheOthers();
    void aMistakeOfTheBatchLeavesNoRowToJudge();
    void whatAllVmsShareIsBesideItsField();
    void whatConcernsTheBatchIsInTheFoot();
    void whatCouldNotBeReadDoesNotFit();
    void looksAtOtherVmsOnceAndWhenAsked();
    void aPageThatNobodySeesAsksNothing();

private:
    Verdict verdict(int row) const
    {
        const QModelIndex cell = child<QTableView>("preview")->model()->index(row, PreviewModel::Check);
        return static_cast<Verdict>(cell.data(PreviewModel::VerdictRole).toInt());
    }
    QString foot() const { return child<QLabel>("createFoot")->text(); }
    /// Requests of that kind so far.
    qsizetype requests(const char *target) const
    {
        const auto &all = m_rig->cluster.requests();
        return std::count_if(all.begin(), all.end(),
                             [target](const auto &each) { return each.target.contains(target); });
    }
    void refuse(const char *pattern)
    {
        sim::Fault fault;
        fault.pattern = QString::fromLatin1(pattern);
        fault.action = sim::Fault::Action::Answer;
        fault.status = 403;
        fault.reason = "Permission check failed";
        m_rig->cluster.addFault(fault);
    }
};

void TestCreatePreflight::looksAMomentAfterTheLastChange()
{
    QCOMPARE(requests("%2Fstorage%2Fceph-vm"), 0);
    choose("clone.storage", "ceph-vm");
    QCoreApplication::processEvents();
    m_rig->clock.advance(base::Millis{300});
    type("name", "other");
    QCoreApplication::processEvents();
    m_rig->clock.advance(base::Millis{300}); // 600 after the first change, 300 after the last
    QCOMPARE(requests("%2Fstorage%2Fceph-vm"), 0);
    m_rig->clock.advance(base::Millis{200});
    QCOMPARE(requests("%2Fstorage%2Fceph-vm"), 1);
}

void TestCreatePreflight::saysThatItIsLooking()
{
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    choose("clone.storage", "ceph-vm");
    QCoreApplication::processEvents();
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Checking …"));
    settle();
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
}

void TestCreatePreflight::whatSpeaksAgainstAVmIsInItsRow_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("words");
    const auto refused = static_cast<int>(Verdict::Refused);
    const auto warns = static_cast<int>(Verdict::Warns);
    QTest::newRow("VMID") << int(PreviewModel::VmId) << QStringLiteral("120") << refused
                          << QStringLiteral("VMID 120 is taken. It is that of gateway.");
    QTest::newRow("name") << int(PreviewModel::Name) << QStringLiteral("gateway") << warns
                          << QStringLiteral(
                                 "Another VM has this name already: gateway. It is VM 120; PVE does not "
                                 "mind, people and DNS may.");
    QTest::newRow("node") << int(PreviewModel::Node) << QStringLiteral("pve2") << refused
                          << QStringLiteral(
                                 "The template cannot be cloned to node pve2. Its disks are not on "
                                 "storage that both nodes share.");
    QTest::newRow("disk") << int(PreviewModel::Disk) << QStringLiteral("10G") << refused
                          << QStringLiteral(
                                 "A disk is never made smaller: scsi0 has 32.0 GiB. 10.0 GiB is asked "
                                 "for.");
    QTest::newRow("address") << int(PreviewModel::Address) << QStringLiteral("10.0.20.2/24") << warns
                             << QStringLiteral(
                                    "Address 10.0.20.2 is in use. VM gateway (120) has it, and PVE does "
                                    "not look.");
}

void TestCreatePreflight::whatSpeaksAgainstAVmIsInItsRow()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    QFETCH(int, verdict);
    QFETCH(QString, words);
    count("3");
    settle();
    edit(1, column, qPrintable(text));
    settle();
    QCOMPARE(cell(1, PreviewModel::Check), words);
    QCOMPARE(static_cast<int>(this->verdict(1)), verdict);
    const QModelIndex check = child<QTableView>("preview")->model()->index(1, PreviewModel::Check);
    const QString whole = check.data(Qt::AccessibleDescriptionRole).toString();
    QVERIFY2(whole.startsWith(words + u' ') && whole.endsWith(u'.'), qPrintable(whole)); // and the remedy
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    QCOMPARE(cell(2, PreviewModel::Check), QStringLiteral("Fits"));
    const bool isRefused = verdict == static_cast<int>(Verdict::Refused);
    const QModelIndex edited = child<QTableView>("preview")->model()->index(1, column);
    QCOMPARE(edited.data(PreviewModel::WrongRole).toBool(), isRefused);
    QVERIFY2(foot().startsWith(isRefused ? QStringLiteral("1 VM would fail.")
                                         : QStringLiteral("1 VM with a warning.")),
             qPrintable(foot()));
    QVERIFY(foot().endsWith(QStringLiteral("all the same.")));
    QVERIFY(submitted());
}

void TestCreatePreflight::aMistakeInOneRowHidesNothingInTheOthers()
{
    count("4");
    settle();
    edit(0, PreviewModel::Name, "same");
    edit(1, PreviewModel::Memory, "lots");
    edit(2, PreviewModel::Address, "10.0.20.2/24");
    edit(3, PreviewModel::Name, "same");
    settle();
    QCOMPARE(verdict(1), Verdict::Wrong);
    QCOMPARE(cell(2, PreviewModel::Check),
             QStringLiteral("Address 10.0.20.2 is in use. VM gateway (120) has it, and PVE does not look."));
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits")); // it had the name first
    QCOMPARE(verdict(3), Verdict::Wrong);
    QVERIFY2(foot().startsWith(QStringLiteral("2 problems")), qPrintable(foot()));
    QVERIFY(!submitted());
}

void TestCreatePreflight::aMistakeOfTheBatchLeavesNoRowToJudge()
{
    count("3");
    type("cloud_init.ipconfig0.ip", "10.0.20.41/24"); // for all of them
    settle();
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("See above"));
    QCOMPARE(cell(2, PreviewModel::Check), QStringLiteral("See above"));
    edit(1, PreviewModel::Address, "10.0.20.42/24");
    settle();
    QCOMPARE(cell(1, PreviewModel::Check), QStringLiteral("Fits"));
}

void TestCreatePreflight::whatAllVmsShareIsBesideItsField()
{
    count("3");
    settle();
    type("disks.scsi0", "10");
    settle();
    auto *sentence = child<QLabel>("problem disks.scsi0");
    QVERIFY(sentence->text().startsWith(QStringLiteral("A disk is never made smaller")));
    QVERIFY(child<QLineEdit>("disks.scsi0")->property("wrong").toBool());
    type("disks.scsi0", "40");
    settle();
    QVERIFY(sentence->text().isEmpty());
    edit(1, PreviewModel::Disk, "10G"); // of one VM only
    settle();
    QVERIFY(sentence->text().isEmpty());
}

void TestCreatePreflight::whatConcernsTheBatchIsInTheFoot()
{
    count("40");
    choose("clone.mode", "Full");
    type("disks.scsi0", "100");
    settle();
    QVERIFY2(foot().contains(QStringLiteral("local has too little space for full clones.")),
             qPrintable(foot()));
    QVERIFY2(foot().contains(QStringLiteral("Node pve1 has too little free memory for all VMs.")),
             qPrintable(foot()));
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    QVERIFY(submitted());
}

void TestCreatePreflight::whatCouldNotBeReadDoesNotFit()
{
    refuse("GET [^?]*/storage");
    m_page->lookAgain();
    settle();
    QCOMPARE(cell(0, PreviewModel::Check),
             QStringLiteral("Not checked: storage local. The server says: \"Permission check failed\"."));
    QCOMPARE(verdict(0), Verdict::Unknown);
    QVERIFY(submitted());
}

void TestCreatePreflight::looksAtOtherVmsOnceAndWhenAsked()
{
    const char *other = "/qemu/120/config";
    QCOMPARE(requests(other), 0);
    type("cloud_init.ipconfig0.ip", "10.0.20.41/24");
    settle();
    QCOMPARE(requests(other), 1);
    m_rig->clock.advance(prov::AddressReader::freshFor);
    type("cloud_init.ipconfig0.ip", "10.0.20.42/24");
    settle();
    QCOMPARE(requests(other), 1);
    m_page->lookAgain();
    settle();
    QCOMPARE(requests(other), 2);
    m_page->hide();
    m_rig->clock.advance(prov::AddressReader::freshFor);
    m_page->show();
    settle();
    QCOMPARE(requests(other), 3);
}

void TestCreatePreflight::aPageThatNobodySeesAsksNothing()
{
    m_page->hide();
    m_page->lookAgain();
    const auto before = requests("/access/permissions");
    type("name", "unseen");
    settle();
    QCOMPARE(requests("/access/permissions"), before);
    m_page->show();
    settle();
    QVERIFY(requests("/access/permissions") > before);
}

QTEST_MAIN(TestCreatePreflight)
#include "tst_createpreflight.moc"
