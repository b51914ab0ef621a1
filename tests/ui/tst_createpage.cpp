// SPDX-License-Identifier: Apache-2.0
#include "core/store/crypthash.h"
#include "tests/ui/createpagetest.h"
#include "ui/create/section.h"
#include "ui/models/previewmodel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>

using ui::PreviewModel;

/// Describing VMs by mouse and keyboard: what is typed becomes the spec of slipway-cli, and each mistake is
/// said where it was made.
class TestCreatePage : public test::CreatePageTest
{
    Q_OBJECT
private slots:
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
    void hashesThePasswordAndForgetsIt();
    void addsANetworkDevice();
    void eachDeviceCanHaveAddresses();
    void aBridgeCanBeTyped();
    void isNoWiderForWhatItSays();
};

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
                                    << QByteArray("[\"1024G\"]");
    const auto size = [](const char *field, const char *typed, const char *json) {
        QTest::newRow(typed) << QByteArray(field) << QByteArray(typed) << QByteArray(json);
    };
    size("hardware.memory_mib", "8 GiB", "[8192]");
    size("hardware.memory_mib", "8g", "[8192]");
    size("hardware.memory_mib", "8192 MiB", "[8192]");
    size("hardware.memory_mib", "8 apples", "[\"8 apples\"]");
    size("hardware.balloon_mib", "1G", "[1024]");
    size("disks.scsi0", "100 GiB", "[\"100G\"]");
    QTest::newRow("words") << QByteArray("hardware.tags") << QByteArray("lab, k8s")
                           << QByteArray("[[\"lab\",\"k8s\"]]");
    QTest::newRow("no VLAN") << QByteArray("network.net0.vlan") << QByteArray("none") << QByteArray("[\"\"]");
    QTest::newRow("VLAN") << QByteArray("network.net0.vlan") << QByteArray("20") << QByteArray("[20]");
    QTest::newRow("MTU") << QByteArray("network.net0.mtu") << QByteArray("9000") << QByteArray("[9000]");
    QTest::newRow("no rate") << QByteArray("network.net0.rate_mbps") << QByteArray("none")
                             << QByteArray("[\"\"]");
    QTest::newRow("copy limit") << QByteArray("clone.bwlimit_kib") << QByteArray("50000")
                                << QByteArray("[50000]");
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
    // As the hint beside it says, when the field is left.
    auto *edit = child<QLineEdit>(field.constData());
    QTest::keyClick(edit, Qt::Key_Return);
    if (field.endsWith("_mib") && value.isDouble())
        QCOMPARE(edit->text(), QString::number(value.toInteger()));
    QCOMPARE(ui::valueAt(spec(), QString::fromLatin1(field)), value);
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
    row("network.net0.mtu", "100");
    row("network.net0.rate_mbps", "99999");
    row("clone.bwlimit_kib", "fast");
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
    for (int i = 0; i < 17; ++i) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        const auto *head = qobject_cast<ui::SectionHead *>(m_page->focusWidget());
        reached.append(head ? head->text() : m_page->focusWidget()->objectName());
    }
    QCOMPARE(reached.join(QLatin1Char(' ')),
             QStringLiteral("Size hardware.cores hardware.sockets hardware.memory_mib hardware.balloon_mib "
                            "hardware.cpu disks.scsi0 Network network.net0.bridge network.net0.model "
                            "network.net0.vlan network.net0.firewall network.net0.mtu "
                            "network.net0.rate_mbps addDevice Cloud-init Placement"));
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

void TestCreatePage::hashesThePasswordAndForgetsIt()
{
    child<QSpinBox>("count")->setValue(2);
    type("cloud_init.password_env", "s3cret word");
    settle();
    QVERIFY(!QJsonDocument(spec()).toJson().contains("s3cret"));
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

void TestCreatePage::eachDeviceCanHaveAddresses()
{
    settle();
    QVERIFY(!m_page->findChild<QLineEdit *>(QStringLiteral("cloud_init.ipconfig1.ip")));
    m_page->findChildren<ui::SectionHead *>().at(1)->setChecked(true);
    QTest::mouseClick(child<QPushButton>("addDevice"), Qt::LeftButton);
    type("cloud_init.ipconfig1.ip", "10.0.30.{10+n}/24");
    settle();
    QCOMPARE(child<QLineEdit>("cloud_init.ipconfig1.ip")->accessibleName(),
             QStringLiteral("net1 IPv4 address"));
    const auto submit = submitted();
    QVERIFY(submit);
    QCOMPARE(submit->batch.vms.at(0).cloudInit.ipconfig.value(1).ip, QStringLiteral("10.0.30.11/24"));
    // What was typed stays when its device goes, until it is taken away as well.
    QTest::mouseClick(child<QPushButton>("removeDevice"), Qt::LeftButton);
    settle();
    QVERIFY(ui::valueAt(spec(), QStringLiteral("cloud_init.ipconfig1.ip")).isString());
    QTest::mouseClick(child<QPushButton>("addDevice"), Qt::LeftButton);
    child<QLineEdit>("cloud_init.ipconfig1.ip")->clear();
    QTest::mouseClick(child<QPushButton>("removeDevice"), Qt::LeftButton);
    settle();
    QVERIFY(!m_page->findChild<QLineEdit *>(QStringLiteral("cloud_init.ipconfig1.ip")));
    QVERIFY(ui::valueAt(spec(), QStringLiteral("cloud_init")).isUndefined());
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

void TestCreatePage::isNoWiderForWhatItSays()
{
    const QString before = child<QLabel>("totals")->text();
    constexpr int least = 500; // that a window of 800 pixels leaves it, beside a wide inventory
    QVERIFY(m_page->minimumSizeHint().width() <= least);
    child<QSpinBox>("count")->setValue(500); // more memory and space than there is, in longer words
    settle();
    QVERIFY(child<QLabel>("totals")->text().size() > before.size());
    QVERIFY(!child<QLabel>("createFoot")->text().isEmpty());
    QVERIFY(m_page->minimumSizeHint().width() <= least);
}

QTEST_MAIN(TestCreatePage)
#include "tst_createpage.moc"
