// SPDX-License-Identifier: Apache-2.0
#include "core/store/crypthash.h"
#include "tests/ui/createpagetest.h"
#include "ui/models/previewmodel.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>

using ui::PreviewModel;

/// A spec that is opened fills the page: what comes out again asks for the same VMs, and what has no field is
/// named and kept.
class TestCreateOpen : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void opensAndSaysTheSameSpec_data();
    void opensAndSaysTheSameSpec();
    void eachFieldShowsItsValue_data();
    void eachFieldShowsItsValue();
    void replacesWhatWasThere();
    void waitsForTheTemplate();
    void namesWhatHasNoField();
    void namesWhatHasNoCell();
    void aTypedValueReplacesWhatHadNoField();
    void showsWhatIsNotOffered();
    void showsTheMistakesOfASpec();
    void aTemplateThatIsGoneIsKept();
    void aPasswordIsNeverGuessed();
    void aPasswordCanBeLeftOut();
    void passwordsOfSeveralVariablesAreRefused();

private:
    void open(const QByteArray &more, const char *vmid = "9000")
    {
        m_page->open(object(more, vmid));
        settle();
        settle();
    }
    static QByteArray whole(const QByteArray &more, const char *vmid = "9000")
    {
        return QByteArray(R"({"slipway": 1, "template": {"vmid": )") + vmid + R"(}, "name": "x-{n}")" + more +
               '}';
    }
    static QJsonObject object(const QByteArray &more, const char *vmid = "9000")
    {
        const QJsonObject object = QJsonDocument::fromJson(whole(more, vmid)).object();
        if (object.isEmpty())
            qFatal("no JSON: %s", more.constData());
        return object;
    }
    QString foot() const { return child<QLabel>("createFoot")->text(); }
};

void TestCreateOpen::opensAndSaysTheSameSpec_data()
{
    QTest::addColumn<QByteArray>("json");
    const QDir examples(QStringLiteral(EXAMPLES));
    const QStringList names = examples.entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        QFile file(examples.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
    const auto row = [](const char *name, const QByteArray &more) { QTest::newRow(name) << whole(more); };
    row("defaults", "");
    row("nulls", R"(, "clone": null, "hardware": {"cores": null}, "first_vmid": null, "wait_for": null)");
    row("stopped", R"(, "start": false)");
    row("running", R"(, "wait_for": "running", "count": 3, "first_vmid": 500)");
    row("address needed", R"(, "wait_for": "address", "require_address": true)");
    row("clone", R"(, "clone": {"mode": "full", "storage": "local", "format": "qcow2", "pool": "lab",
        "bwlimit_kib": 1000, "target": "pve1"})");
    row("linked", R"(, "clone": {"mode": "linked"})");
    row("unknown storage", R"(, "clone": {"storage": "elsewhere", "target": "pve9"})");
    row("hardware", R"(, "hardware": {"cores": 2, "sockets": 2, "memory_mib": 4096, "balloon_mib": 0,
        "cpu": "host", "tags": ["a", "b"], "onboot": true, "agent": true, "description": "one\ntwo"})");
    row("removals", R"(, "hardware": {"cpu": "", "tags": [], "description": ""},
        "cloud_init": {"user": "", "ssh_keys": [], "nameservers": [], "searchdomain": "", "ipconfig0": ""})");
    row("disk", R"(, "disks": {"scsi0": "100G"})");
    row("disk in MiB", R"(, "disks": {"scsi0": "102401M"})");
    row("disk that is not there", R"(, "disks": {"virtio7": "100G"})");
    row("network", R"(, "network": {"net0": {"model": "e1000", "bridge": "vmbr7", "vlan": 20,
        "firewall": false, "rate_mbps": 10}})");
    row("network removals", R"(, "network": {"net0": {"vlan": "", "rate_mbps": ""}, "net5": ""})");
    row("device removed", R"(, "network": {"net0": ""})");
    row("more devices", R"(, "network": {"net1": {"model": "virtio", "bridge": "vmbr0", "mtu": 1},
        "net7": {"bridge": "vmbr0", "model": "e1000", "vlan": 7, "firewall": true}})");
    row("keys", R"(, "cloud_init": {"ssh_keys": ["ssh-ed25519 AAAA me {home}", "ssh-ed25519 BBBB you"]})");
    row("cloud-init", R"(, "cloud_init": {"user": "ops", "password_env": "OPS", "upgrade": true,
        "nameservers": ["10.0.0.53", "10.0.0.54"], "searchdomain": "lab.example other.example",
        "ipconfig0": {"ip": "10.0.20.{10+n}/24", "gw": "10.0.20.1", "ip6": "auto"},
        "ipconfig1": {"ip": "dhcp"}})");
    row("rows", R"(, "count": 3, "vms": [null, {"vmid": 777, "name": "own", "disks": {"scsi0": "200G"}},
        {"hardware": {"cores": 8, "onboot": true}, "clone": {"target": "pve1"}}])");
    row("rows that count", R"(, "vms": [{"name": "a"}, {"name": "b"}])");
}

void TestCreateOpen::opensAndSaysTheSameSpec()
{
    QFETCH(QByteArray, json);
    const auto read = [](const QJsonObject &spec) { return prov::readSpec(QJsonDocument(spec).toJson()); };
    auto asked = prov::readSpec(json);
    QVERIFY2(asked, asked ? "" : qPrintable(asked.error().first().path + asked.error().first().text));
    for (prov::VmSpec &vm : asked->vms)
        vm.templateNode = QStringLiteral("pve1"); // which the page adds
    m_page->open(QJsonDocument::fromJson(json).object());
    QCOMPARE(read(spec())->vms, asked->vms); // at once
    settle();
    settle();
    const auto shown = read(spec());
    QVERIFY2(shown, QJsonDocument(spec()).toJson().constData());
    QVERIFY2(shown->vms == asked->vms, QJsonDocument(spec()).toJson().constData());
}

void TestCreateOpen::eachFieldShowsItsValue_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *field, const QByteArray &more, const char *shown) {
        QTest::newRow(field) << more << QByteArray(field) << QString::fromUtf8(shown);
    };
    row("name", "", "x-{n}");
    row("first_vmid", R"(, "first_vmid": 401)", "401");
    row("hardware.cores", R"(, "hardware": {"cores": 4})", "4");
    row("hardware.balloon_mib", R"(, "hardware": {"balloon_mib": 0})", "0");
    row("hardware.tags", R"(, "hardware": {"tags": ["a", "b"]})", "a b");
    row("hardware.onboot", R"(, "hardware": {"onboot": false})", "No");
    row("disks.scsi0", R"(, "disks": {"scsi0": "100G"})", "100G");
    row("network.net0.vlan", R"(, "network": {"net0": {"vlan": ""}})", "none");
    row("network.net0.bridge", R"(, "network": {"net0": {"bridge": "vmbr7"}})", "vmbr7");
    row("network.net1.bridge", R"(, "network": {"net1": {"bridge": "vmbr0", "model": "e1000"}})", "vmbr0");
    row("network.net1.model", R"(, "network": {"net1": {"bridge": "vmbr0", "model": "e1000"}})", "e1000");
    row("network.net0.mtu", R"(, "network": {"net0": {"mtu": 9000}})", "9000");
    row("network.net0.rate_mbps", R"(, "network": {"net0": {"rate_mbps": ""}})", "none");
    row("cloud_init.ipconfig1.ip6", R"(, "cloud_init": {"ipconfig1": {"ip6": "auto"}})", "auto");
    row("cloud_init.ipconfig7.ip", R"(, "cloud_init": {"ipconfig7": {"ip": "dhcp"}})", "dhcp");
    row("clone.bwlimit_kib", R"(, "clone": {"bwlimit_kib": 1000})", "1000");
    row("clone.pool", R"(, "clone": {"pool": "hidden"})", "hidden");
    row("hardware.agent", R"(, "hardware": {"agent": false})", "Off");
    row("cloud_init.user", R"(, "cloud_init": {"user": "ops"})", "ops");
    row("cloud_init.ssh_keys", R"(, "cloud_init": {"ssh_keys": ["ssh-ed25519 AAAA a"]})",
        "ssh-ed25519 AAAA a");
    row("cloud_init.ipconfig0.ip", R"(, "cloud_init": {"ipconfig0": {"ip": "10.0.20.{10+n}/24"}})",
        "10.0.20.{10+n}/24");
    row("cloud_init.nameservers", R"(, "cloud_init": {"nameservers": ["10.0.0.53", "10.0.0.54"]})",
        "10.0.0.53 10.0.0.54");
    row("clone.mode", R"(, "clone": {"mode": "full"})", "Full");
    row("clone.format", R"(, "clone": {"format": "raw"})", "raw");
    row("start", R"(, "start": false)", "Leave it stopped");
    row("wait_for", "", "Until it runs");
    row("require_address", "", "It is ready, with a remark");
    row("require_address", R"(, "wait_for": "address", "require_address": true)", "It has failed");
}

void TestCreateOpen::eachFieldShowsItsValue()
{
    QFETCH(QByteArray, more);
    QFETCH(QByteArray, field);
    QFETCH(QString, shown);
    open(more);
    const auto *widget = child<QWidget>(field.constData());
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        QCOMPARE(edit->text(), shown);
    else if (const auto *lines = qobject_cast<const QPlainTextEdit *>(widget))
        QCOMPARE(lines->toPlainText(), shown);
    else
        QCOMPARE(qobject_cast<const QComboBox *>(widget)->currentText(), shown);
    QVERIFY2(!foot().contains(QStringLiteral("without a field")), qPrintable(foot()));
}

void TestCreateOpen::replacesWhatWasThere()
{
    type("hardware.cores", "7");
    type("cloud_init.user", "me");
    open(R"(, "network": {"net1": {"bridge": "vmbr0", "model": "virtio"}}, "vms": [{"name": "own"}])");
    QVERIFY(child<QLineEdit>("hardware.cores")->text().isEmpty());
    QCOMPARE(cell(0, PreviewModel::Name), QStringLiteral("own"));
    open(R"(, "name": "y")");
    QCOMPARE(child<QLineEdit>("name")->text(), QStringLiteral("y"));
    QCOMPARE(cell(0, PreviewModel::Name), QStringLiteral("y"));
    QVERIFY(!spec().contains(u"cloud_init"));
    QVERIFY(!spec().contains(u"network"));
    type("hardware.cores", "3"); // and can be edited
    settle();
    QCOMPARE(spec()[u"hardware"][u"cores"].toInt(), 3);
}

/// Another template's disks and devices are known only when it was read.
void TestCreateOpen::waitsForTheTemplate()
{
    QSignalSpy opened(m_page.get(), &ui::CreatePage::opened);
    m_page->open(object(R"(, "disks": {"scsi0": "90G"}, "network": {"net0": {"vlan": 9}},
        "vms": [{"disks": {"scsi0": "95G"}}])",
                        "9001"));
    QCOMPARE(opened.size(), 0);
    settle();
    settle();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), QString());
    QCOMPARE(child<QLineEdit>("network.net0.vlan")->text(), QStringLiteral("9"));
    QCOMPARE(child<QLineEdit>("disks.scsi0")->text(), QStringLiteral("90G"));
    QCOMPARE(cell(0, PreviewModel::Disk), QStringLiteral("95 GiB"));
    QCOMPARE(cell(0, PreviewModel::Node), QStringLiteral("pve2"));
}

void TestCreateOpen::namesWhatHasNoField()
{
    QSignalSpy opened(m_page.get(), &ui::CreatePage::opened);
    open(R"(, "hardware": {"cpu": "", "cores": 2}, "network": {"net5": ""})");
    const QString sentence =
        QStringLiteral("Also part of the spec, without a field here: hardware.cpu, network.net5.");
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), sentence);
    QVERIFY2(foot().contains(sentence), qPrintable(foot()));
    const auto submit = submitted();
    QVERIFY(submit);
    QVERIFY(submit->batch.vms.at(0).hardware.cpu.isRemove());
    QVERIFY(submit->batch.vms.at(0).network.value(5).remove);
}

void TestCreateOpen::namesWhatHasNoCell()
{
    open(R"(, "vms": [{"hardware": {"cores": 8, "onboot": true}}])");
    QVERIFY2(foot().contains(QStringLiteral("here: vms[0].hardware.onboot.")), qPrintable(foot()));
}

void TestCreateOpen::aTypedValueReplacesWhatHadNoField()
{
    open(R"(, "cloud_init": {"user": ""})");
    QVERIFY2(foot().contains(QStringLiteral("here: cloud_init.user.")), qPrintable(foot()));
    type("cloud_init.user", "me");
    settle();
    QCOMPARE(spec()[u"cloud_init"][u"user"].toString(), QStringLiteral("me"));
    QVERIFY(!foot().contains(QStringLiteral("cloud_init.user")));
}

void TestCreateOpen::showsWhatIsNotOffered()
{
    open(R"(, "clone": {"storage": "elsewhere"})");
    auto *box = child<QComboBox>("clone.storage");
    QCOMPARE(box->currentText(), QStringLiteral("elsewhere (not offered)"));
    QVERIFY(!foot().contains(QStringLiteral("without a field")));
    box->setCurrentIndex(1);
    settle();
    QVERIFY(spec()[u"clone"][u"storage"].toString() != QStringLiteral("elsewhere"));
}

void TestCreateOpen::showsTheMistakesOfASpec()
{
    open(R"(, "hardware": {"cores": 0, "sockets": "two", "memory_mib": [1]}, "start": "yes")");
    for (const char *field : {"hardware.cores", "hardware.sockets", "hardware.memory_mib", "start"})
        QVERIFY2(child<QWidget>(field)->property("wrong").toBool(), field);
    QVERIFY(!submitted());
}

void TestCreateOpen::aTemplateThatIsGoneIsKept()
{
    open(R"(, "hardware": {"cores": 3}, "disks": {"scsi0": "90G"})", "9555");
    QVERIFY(child<QLabel>("problem template.vmid")->text().contains(QStringLiteral("9555")));
    QCOMPARE(spec()[u"template"][u"vmid"].toInt(), 9555);
    QCOMPARE(spec()[u"hardware"][u"cores"].toInt(), 3);
    child<QComboBox>("template.vmid")->setCurrentIndex(0);
    settle();
    settle();
    QCOMPARE(child<QLineEdit>("disks.scsi0")->text(), QStringLiteral("90G"));
    QCOMPARE(spec()[u"template"][u"vmid"].toInt(), 9000);
}

void TestCreateOpen::aPasswordIsNeverGuessed()
{
    open(
        R"(, "count": 2, "cloud_init": {"password_env": "OPS"}, "vms": [{"cloud_init": {"password_env": null}}])");
    QVERIFY(!submitted());
    auto *field = child<QLineEdit>("cloud_init.password_env");
    QCOMPARE(m_page->focusWidget(), field);
    QVERIFY(child<QLabel>("problem cloud_init.password_env")->isVisible());
    QTest::keyClicks(field, QStringLiteral("s3cret word"));
    settle();
    const auto submit = submitted();
    QVERIFY(submit);
    QVERIFY(submit->passwordHashes.at(0).isEmpty());
    QVERIFY(store::matchesHash("s3cret word", submit->passwordHashes.at(1)));
    m_page->taken();
    settle();
    QVERIFY(!submitted()); // once more only when it is typed again
}

void TestCreateOpen::aPasswordCanBeLeftOut()
{
    open(R"(, "cloud_init": {"user": "ops", "password_env": "OPS"})");
    child<QPushButton>("withoutPassword")->click();
    settle();
    QVERIFY(!spec()[u"cloud_init"].toObject().contains(u"password_env"));
    const auto submit = submitted();
    QVERIFY(submit);
    QVERIFY(submit->passwordHashes.at(0).isEmpty());
}

void TestCreateOpen::passwordsOfSeveralVariablesAreRefused()
{
    open(
        R"(, "count": 2, "cloud_init": {"password_env": "A"}, "vms": [{"cloud_init": {"password_env": "B"}}])");
    type("cloud_init.password_env", "s3cret word");
    settle();
    QVERIFY(!submitted());
    QVERIFY(child<QLabel>("problem cloud_init.password_env")->text().contains(QStringLiteral("slipway-cli")));
}

QTEST_MAIN(TestCreateOpen)
#include "tst_createopen.moc"
