// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"
#include "ui/models/tabletext.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QSpinBox>

using ui::PreviewModel;

/// What will be made: the rows follow the form, the template and what is edited in them.
class TestCreatePreview : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void editedCellsBecomeTheVmsOwn();
    void rowsComeAndGoWhileOthersChange();
    void fillsDown();
    void pastesFromASpreadsheet();
    void pastesByColumnNames();
    void oneLineIsNoColumnNames();
    void pastedMistakesAreInTheirRows();
    void readsTables_data();
    void readsTables();
    void warnsOfTakenNamesAndVmids();
    void mistakesInACellAreInItsRow();
    void warnsOfADiskThatWouldShrink();
    void newDataKeepWhatWasTyped();
    void saysThatATemplateCannotBeRead();
    void nothingToMakeWithoutTemplates();
    void aTemplateThatGoesIsNotReplacedInSilence();
    void anotherTemplateKeepsWhatFits();
    void createGoesToTheCellThatIsWrong();
};

void TestCreatePreview::editedCellsBecomeTheVmsOwn()
{
    child<QSpinBox>("count")->setValue(3);
    settle();
    auto *table = child<QTableView>("preview");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, PreviewModel::Memory));
    QTest::keyClick(table, Qt::Key_F2);
    auto *editor = table->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->clear();
    QTest::keyClicks(editor, QStringLiteral("4096"));
    QTest::keyClick(editor, Qt::Key_Return);
    settle();
    QCOMPARE(cell(1, PreviewModel::Memory), QStringLiteral("4096 MiB"));
    QCOMPARE(cell(2, PreviewModel::Memory), QStringLiteral("2048 MiB"));
    QCOMPARE(spec().value(QStringLiteral("vms")),
             QJsonValue(QJsonDocument::fromJson(R"([null,{"hardware":{"memory_mib":4096}}])").array()));
    table->model()->setData(table->model()->index(1, PreviewModel::Memory), QString());
    settle();
    QVERIFY(spec().value(QStringLiteral("vms")).isUndefined());
    QCOMPARE(cell(1, PreviewModel::Memory), QStringLiteral("2048 MiB"));
}

void TestCreatePreview::rowsComeAndGoWhileOthersChange()
{
    child<QSpinBox>("count")->setValue(3);
    type("first_vmid", "401");
    settle();
    QCOMPARE(cell(2, PreviewModel::VmId), QStringLiteral("403"));
    child<QSpinBox>("count")->setValue(5);
    type("first_vmid", "501");
    settle();
    QCOMPARE(cell(4, PreviewModel::VmId), QStringLiteral("505"));
    child<QSpinBox>("count")->setValue(2);
    type("first_vmid", "601");
    settle();
    QCOMPARE(cell(1, PreviewModel::VmId), QStringLiteral("602"));
    QCOMPARE(child<QTableView>("preview")->model()->rowCount(), 2);
}

void TestCreatePreview::fillsDown()
{
    child<QSpinBox>("count")->setValue(4);
    settle();
    auto *table = child<QTableView>("preview");
    table->model()->setData(table->model()->index(1, PreviewModel::Cores), QStringLiteral("8"));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, PreviewModel::Cores));
    QTest::keyClick(table, Qt::Key_D, Qt::ControlModifier);
    settle();
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("2"));
    QCOMPARE(cell(3, PreviewModel::Cores), QStringLiteral("8"));
}

void TestCreatePreview::warnsOfTakenNamesAndVmids()
{
    type("name", "web");
    type("first_vmid", "130");
    settle();
    QCOMPARE(cell(0, PreviewModel::VmId), QStringLiteral("132")); // 130 and 131 are taken
    QVERIFY(cell(0, PreviewModel::Check).contains(QStringLiteral("has this name")));
    QVERIFY(child<QLabel>("createFoot")->text().contains(QStringLiteral("all the same")));
    auto *table = child<QTableView>("preview");
    table->model()->setData(table->model()->index(0, PreviewModel::VmId), QStringLiteral("131"));
    settle();
    QVERIFY(cell(0, PreviewModel::Check).contains(QStringLiteral("131 is taken")));
    QVERIFY(submitted()); // warnings do not stand in the way
}

void TestCreatePreview::mistakesInACellAreInItsRow()
{
    child<QSpinBox>("count")->setValue(3);
    settle();
    auto *table = child<QTableView>("preview");
    table->model()->setData(table->model()->index(1, PreviewModel::Name), QStringLiteral("a_b"));
    settle();
    QVERIFY(cell(1, PreviewModel::Check).contains(QStringLiteral("not a DNS name")));
    QVERIFY(table->model()->index(1, PreviewModel::Name).data(PreviewModel::WrongRole).toBool());
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    QVERIFY(!child<QLineEdit>("name")->property("wrong").toBool());
    QVERIFY(!submitted());
}

void TestCreatePreview::warnsOfADiskThatWouldShrink()
{
    settle();
    type("disks.scsi0", "10");
    settle();
    QVERIFY(cell(0, PreviewModel::Check).contains(QStringLiteral("never made smaller")));
    type("disks.scsi0", "32");
    settle();
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
}

void TestCreatePreview::newDataKeepWhatWasTyped()
{
    type("hardware.cores", "6");
    child<QComboBox>("clone.storage")->setCurrentIndex(1);
    const QJsonObject before = spec();
    m_rig->cluster.addForeignVm(888, "pve1", "more");
    m_rig->clock.advance(base::Millis{60'000});
    settle();
    QCOMPARE(spec(), before);
}

void TestCreatePreview::saysThatATemplateCannotBeRead()
{
    sim::Fault fault;
    fault.pattern = QStringLiteral("GET /nodes/pve2/qemu/9001/config");
    fault.action = sim::Fault::Action::Answer;
    fault.status = 403;
    fault.reason = "Permission check failed (/vms/9001, VM.Audit)";
    m_rig->cluster.addFault(fault);
    m_page->chooseTemplate(9001);
    settle();
    QVERIFY(child<QLabel>("createFoot")->text().contains(QStringLiteral("VM.Audit")));
    QVERIFY(submitted());
}

void TestCreatePreview::nothingToMakeWithoutTemplates()
{
    test::ManualClock clock;
    test::SimClient client(
        clock,
        [this](const sim::Request &request, sim::Millis now) { return m_rig->cluster.handle(request, now); },
        [this](sim::Millis at) { return m_rig->cluster.wallAt(at); }, m_rig->cluster.bareToken());
    pve::Inventory inventory(client, clock);
    m_page = std::make_unique<ui::CreatePage>(inventory, client, clock);
    m_page->show();
    inventory.refresh();
    clock.advance(base::Millis{1000});
    QCoreApplication::processEvents();
    QVERIFY(!child<QPushButton>("create")->isEnabled());
    QVERIFY(!child<QTableView>("preview")->isVisible());
    m_page.reset();
}

void TestCreatePreview::aTemplateThatGoesIsNotReplacedInSilence()
{
    settle();
    QVERIFY(child<QPushButton>("create")->isEnabled());
    const auto removal = m_rig->client.send(pve::deleteVm(QStringLiteral("pve1"), 9000));
    m_rig->clock.advance(base::Millis{30'000});
    m_rig->inventory.refresh();
    settle();
    QCOMPARE(child<QComboBox>("template.vmid")->currentIndex(), -1);
    QVERIFY(child<QLabel>("problem template.vmid")->text().contains(QStringLiteral("9000")));
    QVERIFY(!child<QPushButton>("create")->isEnabled());
    child<QComboBox>("template.vmid")->setCurrentIndex(0);
    settle();
    QVERIFY(!child<QLabel>("problem template.vmid")->isVisible());
    QVERIFY(child<QPushButton>("create")->isEnabled());
}

void TestCreatePreview::anotherTemplateKeepsWhatFits()
{
    settle();
    type("disks.scsi0", "77");
    type("hardware.memory_mib", "4096");
    settle();
    QAbstractItemModel *rows = child<QTableView>("preview")->model();
    QVERIFY(rows->setData(rows->index(0, ui::PreviewModel::Disk), QStringLiteral("90")));
    QVERIFY(rows->setData(rows->index(0, ui::PreviewModel::Cores), QStringLiteral("6")));
    child<QComboBox>("template.vmid")->setCurrentIndex(1);
    QCoreApplication::processEvents(); // chosen, but not read yet
    QCOMPARE(child<QLineEdit>("disks.scsi0")->text(), QStringLiteral("77"));
    settle();
    const QJsonObject own = spec().value(QStringLiteral("vms")).toArray().at(0).toObject();
    QCOMPARE(own.keys(), QStringList{QStringLiteral("hardware")}); // a disk size belongs to one template
    QCOMPARE(child<QLineEdit>("hardware.memory_mib")->text(), QStringLiteral("4096"));
}

void TestCreatePreview::createGoesToTheCellThatIsWrong()
{
    settle();
    auto *table = child<QTableView>("preview");
    QVERIFY(table->model()->setData(table->model()->index(0, ui::PreviewModel::Memory), QStringLiteral("1")));
    settle();
    QVERIFY(!submitted());
    QCOMPARE(m_page->focusWidget(), table);
    QCOMPARE(table->currentIndex(), table->model()->index(0, ui::PreviewModel::Memory));
}

void TestCreatePreview::pastesFromASpreadsheet()
{
    auto *table = child<QTableView>("preview");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, PreviewModel::Name));
    QSignalSpy said(m_page.get(), &ui::CreatePage::said);
    QGuiApplication::clipboard()->setText(QStringLiteral(
        "web\t\t2\t4096\t100\t10.0.20.31/24\tFits\tmore\r\ndb\t\t8\t8192 MiB\t200 GiB\tdhcp\r\n"));
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    settle();
    QCOMPARE(child<QSpinBox>("count")->value(), 2);
    const QJsonArray own = spec().value(u"vms").toArray();
    QCOMPARE(own.at(0).toObject().value(u"name").toString(), QStringLiteral("web"));
    QCOMPARE(ui::valueAt(own.at(0).toObject(), QStringLiteral("hardware.memory_mib")).toInt(), 4096);
    QCOMPARE(ui::valueAt(own.at(1).toObject(), QStringLiteral("hardware.memory_mib")).toInt(), 8192);
    QCOMPARE(cell(1, PreviewModel::Disk), QStringLiteral("200 GiB"));
    QCOMPARE(cell(0, PreviewModel::Address), QStringLiteral("10.0.20.31/24")); // the batch has no prefix
    QCOMPARE(cell(1, PreviewModel::Node), QStringLiteral("pve1"));
    QCOMPARE(said.last()[0].toString(),
             QStringLiteral("Cells of 2 VMs were pasted. 1 cell left out: there is no "
                            "column for it."));
}

void TestCreatePreview::pastesByColumnNames()
{
    auto *table = child<QTableView>("preview");
    table->setFocus();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("Owner;address;NAME\nme;10.0.20.41/24;a\nyou;10.0.20.42/24;\"b\"\n"));
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    settle();
    QCOMPARE(cell(0, PreviewModel::Name), QStringLiteral("a"));
    QCOMPARE(cell(1, PreviewModel::Name), QStringLiteral("b"));
    QCOMPARE(cell(1, PreviewModel::Address), QStringLiteral("10.0.20.42/24"));
}

void TestCreatePreview::oneLineIsNoColumnNames()
{
    auto *table = child<QTableView>("preview");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, PreviewModel::Name));
    QSignalSpy said(m_page.get(), &ui::CreatePage::said);
    QGuiApplication::clipboard()->setText(QStringLiteral("node"));
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    settle();
    QCOMPARE(cell(0, PreviewModel::Name), QStringLiteral("node"));
    QCOMPARE(said.last()[0].toString(), QStringLiteral("Cells of 1 VM were pasted."));
}

void TestCreatePreview::pastedMistakesAreInTheirRows()
{
    auto *table = child<QTableView>("preview");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, PreviewModel::Memory));
    QGuiApplication::clipboard()->setText(QStringLiteral("2048\nmuch\n"));
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    settle();
    QVERIFY2(cell(1, PreviewModel::Check).contains(QStringLiteral("whole number")),
             qPrintable(cell(1, PreviewModel::Check)));
    QVERIFY(table->model()->index(1, PreviewModel::Memory).data(PreviewModel::WrongRole).toBool());
    QVERIFY(!table->model()->index(0, PreviewModel::Memory).data(PreviewModel::WrongRole).toBool());
}

void TestCreatePreview::readsTables_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cells");
    const auto row = [](const char *name, const char *text, const char *cells) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(cells);
    };
    row("nothing", "", "");
    row("one", "a", "a");
    row("tabs", "a\tb\nc\t", "a|b/c|");
    row("commas", "a,b\r\nc,d\r\n", "a|b/c|d");
    row("semicolons", "a;1,5\nb;2,5", "a|1,5/b|2,5");
    row("quotes", "\"a,\"\"b\"\"\",c\n\"two\nlines\",d", "a,\"b\"|c/two\nlines|d");
    row("commas among tabs", "a, b\tc", "a, b|c");
    row("blank lines", "a\n\nb\n\n\n", "a//b");
}

void TestCreatePreview::readsTables()
{
    QFETCH(QString, text);
    QFETCH(QString, cells);
    QStringList rows;
    const QList<QStringList> lines = ui::cellsOf(text);
    for (const QStringList &line : lines)
        rows.append(line.join(u'|'));
    QCOMPARE(rows.join(u'/'), cells);
}

QTEST_MAIN(TestCreatePreview)
#include "tst_createpreview.moc"
