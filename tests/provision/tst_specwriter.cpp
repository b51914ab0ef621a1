// SPDX-License-Identifier: Apache-2.0
#include "core/provision/specwriter.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace prov;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// Values that a spec may have at a place, as JSON; the empty one stands for "not said".
const QList<std::pair<const char *, QByteArrayList>> places{
    {"template.node", {"", R"("pve1")", R"("pve2")"}},
    {"clone.mode", {"", R"("full")"}},
    {"clone.storage", {"", R"("local")", R"("ceph")"}},
    {"clone.format", {"", R"("raw")"}},
    {"clone.bwlimit_kib", {"", "0", "1000"}},
    {"clone.pool", {"", R"("lab")"}},
    {"clone.target", {"", R"("pve2")"}},
    {"hardware.cores", {"", "1", "8"}},
    {"hardware.sockets", {"", "2"}},
    {"hardware.memory_mib", {"", "2048", "4096"}},
    {"hardware.balloon_mib", {"", "0", "1024"}},
    {"hardware.cpu", {"", R"("host")", R"("")"}},
    {"hardware.tags", {"", R"(["b", "a"])", "[]"}},
    {"hardware.onboot", {"", "true", "false"}},
    {"hardware.agent", {"", "true"}},
    {"hardware.description", {"", R"("Node {n} of 5")", R"("one\ntwo")", R"("")"}},
    {"disks.scsi0", {"", R"("100G")", R"("3584M")", R"("2T")"}},
    {"disks.virtio1", {"", R"("20G")"}},
    {"network.net0", {"", R"("")", R"({"bridge": "vmbr0", "vlan": 20})", R"({"vlan": "", "mtu": 1})"}},
    {"network.net3", {"", R"("")", R"({"model": "e1000", "firewall": false, "rate_mbps": 0})"}},
    {"cloud_init.user", {"", R"("ops")", R"("")"}},
    {"cloud_init.password_env", {"", R"("OPS")"}},
    {"cloud_init.ssh_keys",
     {"", R"(["ssh-ed25519 AAAA me"])", R"(["ssh-ed25519 AAAA", "ssh-rsa BBBB x"])", "[]"}},
    {"cloud_init.nameservers", {"", R"(["10.0.0.53", "fd00::53"])", "[]"}},
    {"cloud_init.searchdomain", {"", R"("lab.example")", R"("")"}},
    {"cloud_init.upgrade", {"", "true", "false"}},
    {"cloud_init.ipconfig0",
     {"", R"("")", R"({"ip": "10.0.20.{20+n}/24", "gw": "10.0.20.1"})", R"({"ip": "dhcp", "ip6": "auto"})"}},
    {"cloud_init.ipconfig1", {"", R"({"ip6": "2001:db8::{10+n}/64"})", R"({"ip": "dhcp"})"}},
    {"start", {"", "true"}},
    {"wait_for", {"", R"("none")", R"("running")", R"("address")"}},
    {"require_address", {"", "true", "false"}},
};

void insertAt(QJsonObject &object, const QString &path, const QJsonValue &value)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        object.insert(path, value);
        return;
    }
    QJsonObject inner = object.value(path.left(dot)).toObject();
    insertAt(inner, path.mid(dot + 1), value);
    object.insert(path.left(dot), inner);
}

class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }

    QJsonObject part(int oneIn, bool isOwn)
    {
        QJsonObject result;
        for (const auto &[path, values] : places) {
            if (below(oneIn) != 0)
                continue;
            const QByteArray &value = values.at(below(static_cast<int>(values.size())));
            if (!value.isEmpty())
                insertAt(result, text(path), QJsonDocument::fromJson('[' + value + ']').array().at(0));
            else if (isOwn)
                insertAt(result, text(path), QJsonValue::Null);
        }
        return result;
    }

    QByteArray spec()
    {
        QJsonObject spec = part(2, false);
        insertAt(spec, text("template.vmid"), 9000);
        spec.insert(text("slipway"), 1);
        spec.insert(text("name"), below(2) == 0 ? text("vm{9+n:02}-x{n}") : text("web-{n}"));
        if (below(2) == 0)
            spec.insert(text("first_vmid"), 400);
        const int count = 1 + below(5);
        spec.insert(text("count"), count);
        QJsonArray vms;
        for (int i = 0; i < count; ++i) {
            QJsonObject own = part(8, true);
            if (below(4) == 0)
                own.insert(text("name"), text("own%1").arg(i));
            if (below(4) == 0)
                own.insert(text("vmid"), 700 + i);
            vms.append(own);
        }
        if (below(3) != 0)
            spec.insert(text("vms"), vms);
        return QJsonDocument(spec).toJson();
    }

private:
    QRandomGenerator m_random;
};

} // namespace

/// What is written of VMs asks for the same VMs.
class TestSpecWriter : public QObject
{
    Q_OBJECT
private slots:
    void examplesComeBack();
    void randomSpecsComeBack();
    void whatCountsBecomesAPattern();
    void whatIsCommonIsSaidOnce();
    void bracesStayInTheBatchsPart();
    void noVmsAreNoSpec();

private:
    static QList<VmSpec> vms(const QByteArray &json)
    {
        const auto batch = readSpec(json);
        if (!batch)
            qFatal("%s %s", qPrintable(batch.error().first().path), qPrintable(batch.error().first().text));
        return batch->vms;
    }
    static QList<VmSpec> again(const QList<VmSpec> &vms)
    {
        const auto batch = readSpec(QJsonDocument(specOf(vms)).toJson());
        return batch ? batch->vms : QList<VmSpec>();
    }
};

void TestSpecWriter::examplesComeBack()
{
    int seen = 0;
    for (const char *folder : {EXAMPLES, SPECS}) {
        const QDir dir(QString::fromUtf8(folder));
        const QStringList files = dir.entryList({text("*.json")});
        for (const QString &name : files) {
            QFile file(dir.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto batch = readSpec(file.readAll());
            if (!batch)
                continue; // an example of mistakes
            QVERIFY2(again(batch->vms) == batch->vms, qPrintable(name));
            ++seen;
        }
    }
    QVERIFY(seen >= 2);
}

void TestSpecWriter::randomSpecsComeBack()
{
    int right = 0;
    for (quint32 seed = 1; seed <= 3000; ++seed) {
        const QByteArray json = Dice(seed).spec();
        const auto batch = readSpec(json);
        if (!batch)
            continue; // the dice make mistakes: two VMs of one address
        ++right;
        if (again(batch->vms) != batch->vms)
            QFAIL(QByteArray(QByteArray::number(seed) + json + QJsonDocument(specOf(batch->vms)).toJson())
                      .constData());
    }
    QVERIFY2(right > 500, QByteArray::number(right).constData());
}

void TestSpecWriter::whatCountsBecomesAPattern()
{
    const QJsonObject spec = specOf(vms(R"({"slipway": 1, "template": {"vmid": 9000}, "count": 3,
        "name": "k8s-{4+n:02}", "hardware": {"description": "Node {n} of 3"},
        "cloud_init": {"ipconfig0": {"ip": "10.0.20.{20+n}/24", "gw": "10.0.20.1"}}})"));
    QCOMPARE(spec[u"name"].toString(), text("k8s-{4+n:02}"));
    QCOMPARE(spec[u"hardware"][u"description"].toString(), text("Node {n} of 3"));
    QCOMPARE(spec[u"cloud_init"][u"ipconfig0"][u"ip"].toString(), text("10.0.20.{20+n}/24"));
    QVERIFY(!spec.contains(u"vms"));
}

void TestSpecWriter::whatIsCommonIsSaidOnce()
{
    const QJsonObject spec = specOf(vms(R"({"slipway": 1, "template": {"vmid": 9000}, "count": 3,
        "name": "web-{n}", "hardware": {"cores": 4, "memory_mib": 2048},
        "vms": [null, {"vmid": 500, "hardware": {"cores": 8}}]})"));
    QCOMPARE(spec[u"hardware"].toObject(), (QJsonObject{{text("memory_mib"), 2048}}));
    QCOMPARE(spec[u"vms"][1].toObject(),
             (QJsonObject{{text("vmid"), 500}, {text("hardware"), QJsonObject{{text("cores"), 8}}}}));
    QCOMPARE(spec[u"vms"][0][u"hardware"][u"cores"].toInt(), 4);
}

/// In `vms` every text may count, and braces of another kind are refused there.
void TestSpecWriter::bracesStayInTheBatchsPart()
{
    const QList<VmSpec> wanted =
        vms(R"({"slipway": 1, "template": {"vmid": 9000}, "count": 2, "name": "web-{n}",
        "cloud_init": {"ssh_keys": ["ssh-ed25519 AAAA {me}"]},
        "vms": [null, {"cloud_init": {"ssh_keys": null}}]})");
    QCOMPARE(again(wanted), wanted);
}

void TestSpecWriter::noVmsAreNoSpec()
{
    QVERIFY(specOf({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestSpecWriter)
#include "tst_specwriter.moc"
