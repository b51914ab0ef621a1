// SPDX-License-Identifier: Apache-2.0
#include "core/provision/spec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace prov;

namespace {

VmSpec fullSpec()
{
    VmSpec spec;
    spec.templateId = 9000;
    spec.templateNode = QStringLiteral("pve1");
    spec.name = QStringLiteral("rancher-1");
    spec.firstVmid = 401;
    spec.exactVmid = 450;
    spec.clone = {true,
                  true,
                  QStringLiteral("local"),
                  QStringLiteral("qcow2"),
                  0,
                  QStringLiteral("lab"),
                  QStringLiteral("pve2")};
    spec.hardware = {4,
                     1,
                     8192,
                     0,
                     Wish<QString>::set(QStringLiteral("host")),
                     Wish<QStringList>::remove(),
                     false,
                     true,
                     Wish<QString>::set(QStringLiteral("für das Labor"))};
    spec.disks = {{QStringLiteral("scsi0"), Q_INT64_C(100) << 30},
                  {QStringLiteral("scsi10"), Q_INT64_C(1) << 50}};
    spec.network[0] = {false, QStringLiteral("virtio"), QStringLiteral("vmbr0"), Wish<int>::set(20),
                       false, Wish<int>::remove(),      Wish<int>::set(0)};
    spec.network[31].remove = true;
    spec.cloudInit = {Wish<QString>::set(QStringLiteral("ops")),
                      QStringLiteral("OPS_PASSWORD"),
                      Wish<QStringList>::set({QStringLiteral("ssh-ed25519 AAAA me")}),
                      Wish<QStringList>::remove(),
                      Wish<QString>::remove(),
                      false,
                      {}};
    spec.cloudInit.ipconfig[0] = {
        false, QStringLiteral("10.0.20.11/24"), QStringLiteral("10.0.20.1"), QStringLiteral("auto"), {}};
    spec.cloudInit.ipconfig[1].remove = true;
    spec.start = false;
    spec.waitFor = WaitFor::Address;
    spec.requireAddress = true;
    return spec;
}

} // namespace

class TestSpecJson : public QObject
{
    Q_OBJECT

private slots:
    void theRoundTripThroughTextIsIdentity_data()
    {
        QTest::addColumn<int>("variant");
        QTest::newRow("nothing set") << 0;
        QTest::newRow("everything set") << 1;
        QTest::newRow("defaults but start") << 2;
    }
    void theRoundTripThroughTextIsIdentity()
    {
        QFETCH(int, variant);
        VmSpec spec = variant == 1 ? fullSpec() : VmSpec{};
        if (variant == 2) {
            spec.start = false;
            spec.waitFor = WaitFor::None;
        }
        const QByteArray text = QJsonDocument(toJson(spec)).toJson();
        const auto back = vmSpecFromJson(QJsonDocument::fromJson(text).object());
        QVERIFY(back.has_value());
        QCOMPARE(*back == spec, true);
    }

    void aWishToRemoveIsNotAWishToKeep()
    {
        VmSpec spec;
        spec.hardware.cpu = Wish<QString>::remove();
        const auto back = vmSpecFromJson(toJson(spec));
        QVERIFY(back.has_value());
        QVERIFY(back->hardware.cpu.isRemove());
        QVERIFY(back->hardware.description.isKeep());
    }

    void aWrongTypeIsRefusedWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::newRow("text for a number")
            << QByteArray(R"({"hardware":{"cores":"4"}})") << QStringLiteral("$.hardware.cores");
        QTest::newRow("fraction") << QByteArray(R"({"hardware":{"cores":4.5}})")
                                  << QStringLiteral("$.hardware.cores");
        QTest::newRow("too large") << QByteArray(R"({"template":5000000000})")
                                   << QStringLiteral("$.template");
        QTest::newRow("array") << QByteArray(R"({"clone":[]})") << QStringLiteral("$.clone");
        QTest::newRow("list of numbers")
            << QByteArray(R"({"hardware":{"tags":[1]}})") << QStringLiteral("$.hardware.tags");
        QTest::newRow("unknown word") << QByteArray(R"({"wait_for":"ever"})") << QStringLiteral("$.wait_for");
        QTest::newRow("in a map") << QByteArray(R"({"network":{"0":{"vlan":true}}})")
                                  << QStringLiteral("$.network.0.vlan");
        QTest::newRow("key of a map")
            << QByteArray(R"({"network":{"net0":{}}})") << QStringLiteral("$.network");
    }
    void aWrongTypeIsRefusedWithItsPath()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto spec = vmSpecFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!spec.has_value());
        QCOMPARE(spec.error().kind, base::Error::Kind::Malformed);
        QCOMPARE(spec.error().fields.value(QStringLiteral("path")), path);
    }
};

QTEST_GUILESS_MAIN(TestSpecJson)
#include "tst_specjson.moc"
