// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"

#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

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
    void edit(int row, int column, const char *text)
    {
        QAbstractItemModel *rows = child<QTableView>("preview")->model();
        QVERIFY(rows->setData(rows->index(row, column), QString::fromLatin1(text)));
    }
    /// Requests of that kind so far.
    qsizetype count(const char *target) const
    {
        const auto &requests = m_rig->cluster.requests();
        return std::count_if(requests.begin(), requests.end(),
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
    QCOMPARE(count("%2Fstorage%2Fceph-vm"), 0);
    auto *storage = child<QComboBox>("clone.storage");
    storage->setCurrentIndex(storage->findText(QStringLiteral("ceph-vm"), Qt::MatchStartsWith));
    QVERIFY(storage->currentIndex() > 0);
    QCoreApplication::processEvents();
    m_rig->clock.advance(base::Millis{300});
    type("name", "other");
    QCoreApplication::processEvents();
    m_rig->clock.advance(base::Millis{300}); // 600 after the first change, 300 after the last
    QCOMPARE(count("%2Fstorage%2Fceph-vm"), 0);
    m_rig->clock.advance(base::Millis{200});
    QCOMPARE(count("%2Fstorage%2Fceph-vm"), 1);
}

void TestCreatePreflight::saysThatItIsLooking()
{
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    auto *storage = child<QComboBox>("clone.storage");
    storage->setCurrentIndex(storage->findText(QStringLiteral("ceph-vm"), Qt::MatchStartsWith));
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
    child<QSpinBox>("count")->setValue(3);
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

void TestCreatePreflight::whatAllVmsShareIsBesideItsField()
{
    child<QSpinBox>("count")->setValue(3);
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
    child<QSpinBox>("count")->setValue(40);
    child<QComboBox>("clone.mode")->setCurrentIndex(1);
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
    QCOMPARE(count(other), 0);
    type("cloud_init.ipconfig0.ip", "10.0.20.41/24");
    settle();
    QCOMPARE(count(other), 1);
    m_rig->clock.advance(prov::AddressReader::freshFor);
    type("cloud_init.ipconfig0.ip", "10.0.20.42/24");
    settle();
    QCOMPARE(count(other), 1);
    m_page->lookAgain();
    settle();
    QCOMPARE(count(other), 2);
    m_page->hide();
    m_rig->clock.advance(prov::AddressReader::freshFor);
    m_page->show();
    settle();
    QCOMPARE(count(other), 3);
}

void TestCreatePreflight::aPageThatNobodySeesAsksNothing()
{
    m_page->hide();
    m_page->lookAgain();
    const auto before = count("/access/permissions");
    type("name", "unseen");
    settle();
    QCOMPARE(count("/access/permissions"), before);
    m_page->show();
    settle();
    QVERIFY(count("/access/permissions") > before);
}

QTEST_MAIN(TestCreatePreflight)
#include "tst_createpreflight.moc"
