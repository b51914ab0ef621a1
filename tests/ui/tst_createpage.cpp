// SPDX-License-Identifier: Apache-2.0
#include "core/store/crypthash.h"
#include "tests/ui/inventoryrig.h"
#include "ui/create/section.h"
#include "ui/createpage.h"
#include "ui/models/previewmodel.h"
#include "ui/plurals.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using ui::PreviewModel;

/// Describing VMs by mouse and keyboard: what is typed becomes the spec of slipway-cli, and each mistake is
/// said where it was made.
class TestCreatePage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void offersTemplatesAndTakesTheFirst();
    void fiveVmsTakeThreeFields();
    void writesWhatTheFieldsSay_data();
    void writesWhatTheFieldsSay();
    void saysEachMistakeBesideItsField_data();
    void saysEachMistakeBesideItsField();
    void createGoesToTheFirstMistake();
    void tabGoesDownThePage();
    void foldedSectionsSayWhatTheyHold();
    void suggestsNamesUntilOneIsTyped();
    void editedCellsBecomeTheVmsOwn();
    void rowsComeAndGoWhileOthersChange();
    void fillsDown();
    void warnsOfTakenNamesAndVmids();
    void mistakesInACellAreInItsRow();
    void hashesThePasswordAndForgetsIt();
    void addsANetworkDevice();
    void warnsOfADiskThatWouldShrink();
    void newDataKeepWhatWasTyped();
    void saysThatATemplateCannotBeRead();
    void nothingToMakeWithoutTemplates();
    void aBridgeCanBeTyped();
    void aTemplateThatGoesIsNotReplacedInSilence();
    void anotherTemplateKeepsWhatFits();
    void createGoesToTheCellThatIsWrong();

private:
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
        m_rig->clock.advance(base::Millis{1000});
        QCoreApplication::processEvents(); // the page judges once a turn
    }
    QJsonObject spec() const { return QJsonDocument::fromJson(m_page->spec()).object(); }
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

    ui::EnglishPlurals m_plurals;
    std::unique_ptr<test::InventoryRig> m_rig;
    std::unique_ptr<ui::CreatePage> m_page;
};

void TestCreatePage::initTestCase()
{
    QCoreApplication::installTranslator(&m_plurals);
}

void TestCreatePage::init()
{
    m_page.reset();
    m_rig = std::make_unique<test::InventoryRig>();
    m_page = std::make_unique<ui::CreatePage>(m_rig->inventory);
    auto *preview = child<QTableView>("preview")->model();
    new QAbstractItemModelTester(preview, QAbstractItemModelTester::FailureReportingMode::QtTest, preview);
    m_page->resize(1000, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    settle();
}

void TestCreatePage::offersTemplatesAndTakesTheFirst()
{
    auto *box = child<QComboBox>("template.vmid");
    QCOMPARE(box->count(), 3);
    QVERIFY(box->currentText().contains(QStringLiteral("debian-12 (9000) · pve1")));
    QSignalSpy chosen(m_page.get(), &ui::CreatePage::templateChosen);
    QTest::keyClick(box, Qt::Key_Down);
    settle();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 9001);
    QCOMPARE(cell(0, PreviewModel::Node), QStringLiteral("pve2"));
    m_page->chooseTemplate(9010);
    settle();
    QCOMPARE(cell(0, PreviewModel::Cores), QStringLiteral("4"));
}

void TestCreatePage::fiveVmsTakeThreeFields()
{
    child<QSpinBox>("count")->setFocus();
    QTest::keyClick(child<QSpinBox>("count"), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(child<QSpinBox>("count"), QStringLiteral("5"));
    type("name", "rancher-{n}");
    type("cloud_init.ipconfig0.ip", "10.0.20.{20+n}/24");
    settle();
    QCOMPARE(child<QPushButton>("create")->text(), QStringLiteral("Create 5 VMs"));
    QCOMPARE(child<QLabel>("nameExample")->text(), QStringLiteral("rancher-1 … rancher-5"));
    QCOMPARE(cell(4, PreviewModel::Name), QStringLiteral("rancher-5"));
    QCOMPARE(cell(4, PreviewModel::Address), QStringLiteral("10.0.20.25"));
    QCOMPARE(cell(4, PreviewModel::Check), QStringLiteral("Fits"));
    const auto submit = submitted();
    QVERIFY(submit);
    QCOMPARE(submit->batch.vms.size(), 5);
    QCOMPARE(submit->batch.vms.at(4).name, QStringLiteral("rancher-5"));
    QCOMPARE(submit->batch.vms.at(4).templateId, 9000);
    QCOMPARE(submit->batch.vms.at(4).templateNode, QStringLiteral("pve1"));
    QCOMPARE(submit->batch.vms.at(0).waitFor, prov::WaitFor::Address);
}

void TestCreatePage::writesWhatTheFieldsSay_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("json"); // [value]
    QTest::newRow("number") << QByteArray("hardware.cores") << QByteArray("4") << QByteArray("[4]");
    QTest::newRow("no number") << QByteArray("hardware.cores") << QByteArray("four")
                               << QByteArray("[\"four\"]");
    QTest::newRow("empty") << QByteArray("hardware.cores") << QByteArray() << QByteArray("[]");
    QTest::newRow("blanks") << QByteArray("hardware.cpu") << QByteArray(" host ") << QByteArray("[\"host\"]");
    QTest::newRow("size") << QByteArray("disks.scsi0") << QByteArray("100") << QByteArray("[\"100G\"]");
    QTest::newRow("size with unit") << QByteArray("disks.scsi0") << QByteArray("1T")
                                    << QByteArray("[\"1T\"]");
    QTest::newRow("words") << QByteArray("hardware.tags") << QByteArray("lab, k8s")
                           << QByteArray("[[\"lab\",\"k8s\"]]");
    QTest::newRow("no VLAN") << QByteArray("network.net0.vlan") << QByteArray("none") << QByteArray("[\"\"]");
    QTest::newRow("VLAN") << QByteArray("network.net0.vlan") << QByteArray("20") << QByteArray("[20]");
    QTest::newRow("first VMID") << QByteArray("first_vmid") << QByteArray("401") << QByteArray("[401]");
}

void TestCreatePage::writesWhatTheFieldsSay()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, json);
    type(field.constData(), typed.constData());
    const QJsonValue value = ui::valueAt(spec(), QString::fromLatin1(field));
    QCOMPARE(value, QJsonDocument::fromJson(json).array().at(0));
}

void TestCreatePage::saysEachMistakeBesideItsField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("typed");
    const auto row = [](const char *field, const char *typed) {
        QTest::newRow(field) << QByteArray(field) << QByteArray(typed);
    };
    row("name", "under_score-{n}");
    row("first_vmid", "7");
    row("hardware.cores", "0");
    row("hardware.sockets", "x");
    row("hardware.memory_mib", "15");
    row("hardware.cpu", "host,flags=+aes");
    row("hardware.tags", "!");
    row("disks.scsi0", "+10G");
    row("network.net0.vlan", "5000");
    row("cloud_init.user", "a b");
    row("cloud_init.ipconfig0.ip", "10.0.20.5");
    row("cloud_init.ipconfig0.gw", "10.0.20.1");
    row("cloud_init.nameservers", "dns");
    row("cloud_init.searchdomain", "lab_example");
    row("clone.pool", "a,b");
}

void TestCreatePage::saysEachMistakeBesideItsField()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, typed);
    type(field.constData(), typed.constData());
    settle();
    auto *edit = child<QLineEdit>(field.constData());
    QVERIFY(edit->property("wrong").toBool());
    QVERIFY(!edit->accessibleDescription().isEmpty());
    QCOMPARE(child<QLabel>(QByteArray("problem " + field).constData())->text(),
             edit->accessibleDescription());
    QVERIFY(child<QLabel>("createFoot")->text().contains(QStringLiteral("1 problem to solve")));
    QVERIFY(!submitted());
    QVERIFY(edit->isVisible()); // its section was opened
    edit->clear();
    settle();
    QVERIFY(!edit->property("wrong").toBool());
    QVERIFY(edit->accessibleDescription().isEmpty());
}

void TestCreatePage::createGoesToTheFirstMistake()
{
    type("hardware.memory_mib", "1");
    type("network.net0.vlan", "9999");
    settle();
    QVERIFY(!child<QLineEdit>("hardware.memory_mib")->isVisible());
    QVERIFY(!submitted());
    QVERIFY(child<QLineEdit>("hardware.memory_mib")->isVisible());
    QVERIFY(child<QLineEdit>("network.net0.vlan")->isVisible());
    QCOMPARE(m_page->focusWidget(), child<QLineEdit>("hardware.memory_mib"));
}

void TestCreatePage::tabGoesDownThePage()
{
    settle();
    const auto heads = m_page->findChildren<ui::SectionHead *>();
    QCOMPARE(heads.size(), 5);
    heads.at(0)->setChecked(true);
    heads.at(1)->setChecked(true);
    child<QLineEdit>("first_vmid")->setFocus();
    QStringList reached;
    for (int i = 0; i < 15; ++i) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        const auto *head = qobject_cast<ui::SectionHead *>(m_page->focusWidget());
        reached.append(head ? head->text() : m_page->focusWidget()->objectName());
    }
    QCOMPARE(reached.join(QLatin1Char(' ')),
             QStringLiteral("Size hardware.cores hardware.sockets hardware.memory_mib hardware.balloon_mib "
                            "hardware.cpu disks.scsi0 Network network.net0.bridge network.net0.model "
                            "network.net0.vlan network.net0.firewall addDevice Cloud-init Placement"));
}

void TestCreatePage::foldedSectionsSayWhatTheyHold()
{
    type("hardware.cores", "4");
    type("disks.scsi0", "100");
    type("network.net0.vlan", "20");
    type("cloud_init.user", "ops");
    settle();
    QStringList summaries;
    const auto heads = m_page->findChildren<ui::SectionHead *>();
    for (const auto *head : heads)
        summaries.append(head->summary());
    QCOMPARE(summaries, (QStringList{QStringLiteral("4 cores × 1 socket · 2048 MiB · scsi0 → 100 GiB"),
                                     QStringLiteral("net0 · virtio · vmbr0 · VLAN 20"), QStringLiteral("ops"),
                                     QStringLiteral("pve1 · linked clone"),
                                     QStringLiteral("start · wait until it has an address")}));
    auto *size = heads.first();
    QVERIFY(!child<QLineEdit>("hardware.cores")->isVisible());
    QTest::mouseClick(size, Qt::LeftButton);
    QVERIFY(child<QLineEdit>("hardware.cores")->isVisible());
    QTest::keyClick(size, Qt::Key_Space);
    QVERIFY(!child<QLineEdit>("hardware.cores")->isVisible());
}

void TestCreatePage::suggestsNamesUntilOneIsTyped()
{
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("debian-12-{n}"));
    m_page->chooseTemplate(9001);
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("ubuntu-24.04-{n}"));
    type("name", "mine-{n}");
    m_page->chooseTemplate(9000);
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("mine-{n}"));
}

void TestCreatePage::editedCellsBecomeTheVmsOwn()
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

void TestCreatePage::rowsComeAndGoWhileOthersChange()
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

void TestCreatePage::fillsDown()
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

void TestCreatePage::warnsOfTakenNamesAndVmids()
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

void TestCreatePage::mistakesInACellAreInItsRow()
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

void TestCreatePage::hashesThePasswordAndForgetsIt()
{
    child<QSpinBox>("count")->setValue(2);
    type("cloud_init.password_env", "s3cret word");
    settle();
    QVERIFY(!m_page->spec().contains("s3cret"));
    const auto submit = submitted();
    QVERIFY(submit);
    QCOMPARE(submit->passwordHashes.size(), 2);
    QVERIFY(store::matchesHash("s3cret word", submit->passwordHashes.at(1)));
    QVERIFY(!submit->batch.vms.at(1).cloudInit.passwordEnv.isEmpty());
    // It may be refused: until it is taken, the password stays.
    auto *field = child<QLineEdit>("cloud_init.password_env");
    QCOMPARE(field->text(), QStringLiteral("s3cret word"));
    m_page->taken();
    QVERIFY(field->text().isEmpty());
    field->undo();
    QVERIFY(field->text().isEmpty());
}

void TestCreatePage::addsANetworkDevice()
{
    m_page->findChildren<ui::SectionHead *>().at(1)->setChecked(true);
    QTest::mouseClick(child<QPushButton>("addDevice"), Qt::LeftButton);
    settle();
    QCOMPARE(ui::valueAt(spec(), QStringLiteral("network.net1.bridge")).toString(), QStringLiteral("vmbr0"));
    QCOMPARE(ui::valueAt(spec(), QStringLiteral("network.net1.model")).toString(), QStringLiteral("virtio"));
    QVERIFY(ui::valueAt(spec(), QStringLiteral("network.net0")).isUndefined());
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
    child<QPushButton>("removeDevice")->click();
    settle();
    QVERIFY(ui::valueAt(spec(), QStringLiteral("network")).isUndefined());
    QVERIFY(!child<QPushButton>("removeDevice")->isVisible()); // the template's stay
}

void TestCreatePage::warnsOfADiskThatWouldShrink()
{
    settle();
    type("disks.scsi0", "10");
    settle();
    QVERIFY(cell(0, PreviewModel::Check).contains(QStringLiteral("never made smaller")));
    type("disks.scsi0", "32");
    settle();
    QCOMPARE(cell(0, PreviewModel::Check), QStringLiteral("Fits"));
}

void TestCreatePage::newDataKeepWhatWasTyped()
{
    type("hardware.cores", "6");
    child<QComboBox>("clone.storage")->setCurrentIndex(1);
    const QJsonObject before = spec();
    m_rig->cluster.addForeignVm(888, "pve1", "more");
    m_rig->clock.advance(base::Millis{60'000});
    settle();
    QCOMPARE(spec(), before);
}

void TestCreatePage::saysThatATemplateCannotBeRead()
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

void TestCreatePage::nothingToMakeWithoutTemplates()
{
    test::ManualClock clock;
    test::SimClient client(
        clock,
        [this](const sim::Request &request, sim::Millis now) { return m_rig->cluster.handle(request, now); },
        [this](sim::Millis at) { return m_rig->cluster.wallAt(at); }, m_rig->cluster.bareToken());
    pve::Inventory inventory(client, clock);
    m_page = std::make_unique<ui::CreatePage>(inventory);
    m_page->show();
    inventory.refresh();
    clock.advance(base::Millis{1000});
    QCoreApplication::processEvents();
    QVERIFY(!child<QPushButton>("create")->isEnabled());
    QVERIFY(!child<QTableView>("preview")->isVisible());
    m_page.reset();
}

void TestCreatePage::aBridgeCanBeTyped()
{
    settle();
    m_page->findChildren<ui::SectionHead *>().at(1)->setChecked(true);
    auto *box = child<QComboBox>("network.net0.bridge");
    box->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClick(box, Qt::Key_Backspace);
    settle();
    QVERIFY(box->currentText().isEmpty());
    for (const char key : QByteArrayLiteral("lan9")) {
        QTest::keyClick(box, key);
        settle();
    }
    QCOMPARE(box->currentText(), QStringLiteral("lan9"));
    m_rig->inventory.refresh(); // in the middle of typing
    settle();
    QCOMPARE(box->currentText(), QStringLiteral("lan9"));
    QCOMPARE(ui::valueAt(spec(), QStringLiteral("network.net0.bridge")).toString(), QStringLiteral("lan9"));
}

void TestCreatePage::aTemplateThatGoesIsNotReplacedInSilence()
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

void TestCreatePage::anotherTemplateKeepsWhatFits()
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

void TestCreatePage::createGoesToTheCellThatIsWrong()
{
    settle();
    auto *table = child<QTableView>("preview");
    QVERIFY(table->model()->setData(table->model()->index(0, ui::PreviewModel::Memory), QStringLiteral("1")));
    settle();
    QVERIFY(!submitted());
    QCOMPARE(m_page->focusWidget(), table);
    QCOMPARE(table->currentIndex(), table->model()->index(0, ui::PreviewModel::Memory));
}

QTEST_MAIN(TestCreatePage)
#include "tst_createpage.moc"
