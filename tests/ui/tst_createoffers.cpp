// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/createpagetest.h"

#include <algorithm>

/// The page offers what the server can do, and says of a template what it cannot.
class TestCreateOffers : public test::CreatePageTest
{
    Q_OBJECT
private slots:
    void anotherNodeHasSharedStoragesOnly();
    void formatsAreTheStorages_data();
    void formatsAreTheStorages();
    void linkedOnlyWhereItIsPossible();
    void bridgesAreThoseOfTheNodeThatWasChosen();
    void aPoolIsChosenOrTyped();
    void aTemplateSaysWhatItLacks();
    void templatesAreReadOnceAndWhenAsked();

private:
    void answer(const char *pattern, const QByteArray &body)
    {
        sim::Fault fault;
        fault.pattern = QString::fromLatin1(pattern);
        fault.action = sim::Fault::Action::Answer;
        fault.status = 200;
        fault.reason = "OK";
        fault.body = body;
        m_rig->cluster.addFault(fault);
    }
    QString wish(const char *path) const { return ui::valueAt(spec(), QString::fromLatin1(path)).toString(); }
};

void TestCreateOffers::anotherNodeHasSharedStoragesOnly()
{
    choose("template.vmid", "ubuntu-24.04"); // on pve2 and ceph-vm, which is shared
    settle();
    const auto has = [this](const char *storage) {
        return !offered("clone.storage").filter(QLatin1String(storage)).isEmpty();
    };
    QVERIFY(has("local,"));
    choose("clone.target", "pve3");
    settle();
    QVERIFY(!has("local,"));
    QVERIFY(has("nas-vm,"));
    choose("clone.target", "pve2");
    settle();
    QVERIFY(has("local,"));
}

void TestCreateOffers::formatsAreTheStorages_data()
{
    QTest::addColumn<QByteArray>("storage");
    QTest::addColumn<QString>("formats");
    const auto files = QStringLiteral("raw qcow2 vmdk");
    QTest::newRow("the template's, files") << QByteArray("local (") << files;
    QTest::newRow("files") << QByteArray("nas-vm") << files;
    QTest::newRow("blocks") << QByteArray("ceph-vm") << QStringLiteral("raw");
}

void TestCreateOffers::formatsAreTheStorages()
{
    QFETCH(QByteArray, storage);
    QFETCH(QString, formats);
    choose("clone.storage", storage.constData());
    settle();
    QCOMPARE(offered("clone.format").mid(1).join(QLatin1Char(' ')), formats);
}

void TestCreateOffers::linkedOnlyWhereItIsPossible()
{
    answer("GET /nodes/pve2/qemu/9001/feature", R"({"data":{"hasFeature":0,"nodes":["pve2"]}})");
    QVERIFY(offered("clone.mode").contains(QStringLiteral("Linked")));
    choose("template.vmid", "ubuntu-24.04");
    settle();
    QVERIFY(!offered("clone.mode").contains(QStringLiteral("Linked")));
    const auto submit = submitted();
    QVERIFY(submit);
    QVERIFY(submit->batch.vms.at(0).clone.full); // though nobody said so
    choose("template.vmid", "debian-12");
    settle();
    QVERIFY(offered("clone.mode").contains(QStringLiteral("Linked")));
    QVERIFY(wish("clone.mode").isEmpty());
}

void TestCreateOffers::bridgesAreThoseOfTheNodeThatWasChosen()
{
    answer("GET /nodes/pve3/network", R"({"data":[{"iface":"vmbr9","type":"bridge","active":1}]})");
    m_rig->inventory.refresh();
    settle();
    choose("template.vmid", "ubuntu-24.04");
    settle();
    QVERIFY(!offered("network.net0.bridge").contains(QStringLiteral("vmbr9")));
    choose("clone.target", "pve3");
    settle();
    QVERIFY(offered("network.net0.bridge").contains(QStringLiteral("vmbr9")));
    choose("template.vmid", "debian-12"); // cannot go there
    settle();
    QVERIFY(!offered("network.net0.bridge").contains(QStringLiteral("vmbr9")));
}

void TestCreateOffers::aPoolIsChosenOrTyped()
{
    QVERIFY(wish("clone.pool").isEmpty());
    choose("clone.pool", "lab");
    QCOMPARE(wish("clone.pool"), QStringLiteral("lab"));
    auto *box = child<QComboBox>("clone.pool");
    box->lineEdit()->selectAll();
    QTest::keyClicks(box, QStringLiteral("hidden"));
    settle();
    QCOMPARE(wish("clone.pool"), QStringLiteral("hidden"));
    box->lineEdit()->selectAll();
    QTest::keyClicks(box, QStringLiteral("a,b"));
    settle();
    QVERIFY(box->property("wrong").toBool());
    QVERIFY(!submitted());
}

void TestCreateOffers::aTemplateSaysWhatItLacks()
{
    answer("GET /nodes/pve2/qemu/9001/config",
           R"({"data":{"agent":"0","digest":"0","ide2":"ceph-vm:vm-9001-cloudinit,media=cdrom",
               "scsi0":"ceph-vm:base-9001-disk-0,size=20G","template":1}})");
    m_page->lookAgain();
    settle();
    const QStringList templates = offered("template.vmid");
    QCOMPARE(templates.at(0), QStringLiteral("debian-12 (9000) · pve1 · 32 GiB · local"));
    QCOMPARE(templates.at(1),
             QStringLiteral("ubuntu-24.04 (9001) · pve2 · 20 GiB · ceph-vm · no guest agent"));
    QVERIFY(templates.at(2).endsWith(QStringLiteral("local · no cloud-init drive")));
    auto *box = child<QComboBox>("template.vmid");
    QVERIFY(box->toolTip().contains(box->currentText())); // there is nothing more to say
    QVERIFY(
        box->itemData(1, Qt::AccessibleDescriptionRole).toString().contains(QStringLiteral("qemu-guest")));
    choose("template.vmid", "win-2022");
    QVERIFY2(box->toolTip().contains(QStringLiteral("CloudInit Drive")), qPrintable(box->toolTip()));
}

void TestCreateOffers::templatesAreReadOnceAndWhenAsked()
{
    const auto asked = [this] {
        const auto &all = m_rig->cluster.requests();
        return std::count_if(all.begin(), all.end(),
                             [](const auto &each) { return each.target.contains("/qemu/9010/config"); });
    };
    QCOMPARE(asked(), 1); // and it is not the one that is chosen
    m_rig->cluster.addForeignVm(777, "pve2", "newcomer");
    m_rig->clock.advance(base::Millis{60'000});
    settle();
    QCOMPARE(asked(), 1);
    m_page->lookAgain();
    settle();
    QCOMPARE(asked(), 2);
}

QTEST_MAIN(TestCreateOffers)
#include "tst_createoffers.moc"
