// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using base::Error;
using Kind = Error::Kind;

namespace {

pve::Response opened(const char *data, const char *total = nullptr)
{
    const QByteArray rest = total ? ",\"total\":" + QByteArray(total) + '}' : QByteArray("}");
    return pve::openEnvelope({200, u"OK"_s, {}, "{\"data\":" + QByteArray(data) + rest, {}}).value();
}

constexpr auto cloneTask = "UPID:pve1:00003988:000B791E:6B039271:qmclone:640:admin@pve!full:";

QByteArray taskRow(const QByteArray &more)
{
    return "{\"upid\":\"" + QByteArray(cloneTask) +
           "\",\"node\":\"pve1\",\"user\":\"admin@pve\",\"starttime\":1795396209" + more + '}';
}

using Attempt = std::function<std::optional<Error>(const pve::Response &)>;

template <typename T>
Attempt attempt(base::Result<T> (*decode)(const pve::Response &))
{
    return [decode](const pve::Response &response) -> std::optional<Error> {
        const auto result = decode(response);
        return result ? std::nullopt : std::optional(result.error());
    };
}

} // namespace

Q_DECLARE_METATYPE(Attempt)

namespace {

void row(const char *name, const Attempt &decode, const QByteArray &data, const char *path)
{
    QTest::newRow(name) << decode << data << QString::fromLatin1(path);
}

void addResourceRows()
{
    const auto resources = attempt(pve::decodeResources);
    row("resources: no list", resources, "{}", "data");
    row("resources: null", resources, "null", "data");
    row("resources: no object", resources, R"([{"type":"sdn","id":"sdn/a"},7])", "data[1]");
    row("resources: no type", resources, R"([{"id":"x"}])", "data[0].type");
    row("resources: id missing", resources, R"([{"type":"qemu","id":"qemu/1"}])", "data[0].vmid");
    row("resources: id too small", resources, R"([{"type":"qemu","id":"a","vmid":99}])", "data[0].vmid");
    row("resources: id too large", resources, R"([{"type":"qemu","id":"a","vmid":1000000000}])",
        "data[0].vmid");
    row("resources: id beyond 64 bits", resources, R"([{"type":"qemu","id":"a","vmid":1e300}])",
        "data[0].vmid");
    row("resources: fraction", resources, R"([{"type":"qemu","id":"a","vmid":100.5}])", "data[0].vmid");
    row("resources: node leaves the path", resources, R"([{"type":"node","id":"a","node":".."}])",
        "data[0].node");
    row("resources: node with slash", resources, R"([{"type":"node","id":"a","node":"a/b"}])",
        "data[0].node");
    row("resources: storage leaves the path", resources, R"([{"type":"storage","id":"a","storage":".."}])",
        "data[0].storage");
    row("resources: negative size", resources, R"([{"type":"sdn","id":"a","maxmem":-1}])", "data[0].maxmem");
    row("resources: cpu is not finite", resources, R"([{"type":"sdn","id":"a","cpu":"nan"}])", "data[0].cpu");
    row("resources: flag of three", resources, R"([{"type":"sdn","id":"a","template":2}])",
        "data[0].template");
    row("resources: name is a list", resources, R"([{"type":"sdn","id":"a","name":["x"]}])", "data[0].name");
}

void addOtherRows()
{
    row("nodes", attempt(pve::decodeNodes),
        R"([{"node":"pve1","status":"online"},{"node":"-x","status":"online"}])", "data[1].node");
    row("version", attempt(pve::decodeVersion), R"({"release":"9.2"})", "data.version");
    row("next id", attempt(pve::decodeNextId), R"("soon")", "data");
    row("cluster", attempt(pve::decodeClusterStatus), R"([{"type":"cluster","quorate":1}])", "data[0].name");
    row("permissions", attempt(pve::decodePermissions), R"({"/vms":{"VM.Audit":1},"/pool":[]})",
        "data./pool");
    row("permission", attempt(pve::decodePermissions), R"({"/vms":{"VM.Audit":"yes"}})",
        "data./vms.VM.Audit");
    row("config", attempt(pve::decodeConfig), R"({"cores":2,"net0":{"model":"virtio"}})", "data.net0");
    row("config: null", attempt(pve::decodeConfig), R"({"cores":null})", "data.cores");
    row("pending: no key", attempt(pve::decodePending), R"([{"value":1}])", "data[0].key");
    row("pending: value", attempt(pve::decodePending), R"([{"key":"a","value":[]}])", "data[0].value");
    row("status", attempt(pve::decodeStatus), R"({"name":"a"})", "data.status");
    row("feature", attempt(pve::decodeFeature), R"({"hasFeature":1,"nodes":["pve1",null]})", "data.nodes[1]");
    row("interfaces: none", attempt(pve::decodeInterfaces), R"({})", "data.result");
    row("interfaces: prefix", attempt(pve::decodeInterfaces),
        R"({"result":[{"name":"lo","ip-addresses":[{"ip-address":"::1","ip-address-type":"ipv6","prefix":129}]}]})",
        "data.result[0].ip-addresses[0].prefix");
    row("receipt: null", attempt(pve::decodeUpid), "null", "data");
    row("receipt: other word", attempt(pve::decodeUpid), R"("done")", "data");
    row("receipt: node leaves the path", attempt(pve::decodeOptionalUpid),
        R"("UPID:..:00003988:000B791E:6B039271:qmclone:640:admin@pve:")", "data");
    row("tasks: no status", attempt(pve::decodeTasks), QByteArray('[' + taskRow("") + ']'), "data[0].status");
    row("cluster tasks: other id", attempt(pve::decodeClusterTasks), R"([{"upid":"x"}])", "data[0].upid");
    row("tasks: other id", attempt(pve::decodeTasks), R"([{"upid":"x"}])", "data[0].upid");
    row("task status: new word", attempt(pve::decodeTaskStatus), taskRow(R"(,"status":"paused")"),
        "data.status");
    row("task status: no exit", attempt(pve::decodeTaskStatus), taskRow(R"(,"status":"stopped")"),
        "data.exitstatus");
    row("task log", attempt(pve::decodeTaskLog), R"([{"n":1,"t":"a"},{"n":0,"t":"b"}])", "data[1].n");
    row("nothing expected", attempt(pve::decodeNull), R"("UPID:x")", "data");
    row("text", attempt(pve::decodeText), "{}", "data");
}

} // namespace

class TestDecode : public QObject
{
    Q_OBJECT

private slots:
    void wrongShapesNameTheirPath_data();
    void wrongShapesNameTheirPath();
    void resourceIsReadWhole();
    void resourcesAreReadInParts();
    void resourceOfAFreshCloneHasNoName();
    void quirksOfTypesAreForgiven();
    void storagesAndBridges();
    void permissionIsHeldWhenPresent();
    void configIsTextWhateverItsType();
    void pendingIsSplit();
    void effectiveIsWhatTheNextStartGives();
    void statusOfALockedVm();
    void interfacesOfAGuest();
    void agentsOwnErrorIsNotMalformed();
    void receiptMayBeNull();
    void taskRows();
    void taskListWithoutTotalIsEmpty();
    void taskStatusHasAnExitOnlyWhenStopped();
    void emptyLogHasNoLines();
    void exitIsJudgedAsTheServerDoes_data();
    void exitIsJudgedAsTheServerDoes();
    void namesAreFitForShowing();
};

void TestDecode::wrongShapesNameTheirPath_data()
{
    QTest::addColumn<Attempt>("decode");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("path");
    addResourceRows();
    addOtherRows();
}

void TestDecode::wrongShapesNameTheirPath()
{
    QFETCH(Attempt, decode);
    QFETCH(QByteArray, data);
    QFETCH(QString, path);
    const auto error = decode(opened(data.constData()));
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, Kind::Malformed);
    QCOMPARE(error->http, 200);
    QCOMPARE(error->fields.value(u"path"_s), path);
    QVERIFY(error->text.contains(path));
}

void TestDecode::resourceIsReadWhole()
{
    const auto list = pve::decodeResources(opened(
        R"([{"id":"qemu/100","type":"qemu","node":"pve1","vmid":100,"name":"web","status":"running","lock":"backup","pool":"lab",
            "tags":"prod;web","template":0,"cpu":0.25,"maxcpu":2,"mem":1,"maxmem":2,"disk":3,"maxdisk":4,"uptime":5},
            {"id":"storage/pve1/local","type":"storage","node":"pve1","storage":"local","content":"iso,images","shared":0},
            {"id":"/pool/lab","type":"pool","pool":"lab"},{"id":"network/x","type":"network"}])"));
    QVERIFY(list.has_value());
    pve::Resource expected;
    expected.type = pve::Resource::Type::Qemu;
    expected.id = u"qemu/100"_s;
    expected.node = u"pve1"_s;
    expected.vmid = 100;
    expected.name = u"web"_s;
    expected.status = u"running"_s;
    expected.lock = u"backup"_s;
    expected.pool = u"lab"_s;
    expected.tags = {u"prod"_s, u"web"_s};
    expected.cpu = 0.25;
    expected.maxCpu = 2;
    expected.mem = 1;
    expected.maxMem = 2;
    expected.disk = 3;
    expected.maxDisk = 4;
    expected.uptime = 5;
    QCOMPARE(list->at(0), expected);
    QCOMPARE(list->at(1).storage, u"local"_s);
    QCOMPARE(list->at(1).content, (QStringList{u"iso"_s, u"images"_s}));
    QCOMPARE(list->at(2).type, pve::Resource::Type::Pool);
    QCOMPARE(list->at(3).type, pve::Resource::Type::Other);
}

void TestDecode::resourcesAreReadInParts()
{
    const auto read = [](int rows, int wrong) {
        QStringList all;
        for (int i = 0; i < rows; ++i)
            all.append(QStringLiteral(R"({"id":"qemu/%1","type":"qemu","node":"pve1","vmid":%2})")
                           .arg(100 + i)
                           .arg(i == wrong ? QStringLiteral("\"x\"") : QString::number(100 + i)));
        const QString list = all.join(u',');
        const auto response = opened(QStringLiteral("[%1]").arg(list).toUtf8().constData());
        pve::ResourceReading reading(response);
        int parts = 1;
        while (reading.goOn())
            ++parts;
        const auto whole = pve::decodeResources(response);
        return std::tuple(parts, reading.result() == whole, whole);
    };
    const auto [parts, isSame, whole] = read(1'200, -1);
    QCOMPARE(parts, 3);
    QVERIFY(isSame);
    QCOMPARE(whole->size(), 1'200);
    const auto [upTo, isSameError, error] = read(1'200, 700);
    QCOMPARE(upTo, 2); // what follows would not count
    QVERIFY(isSameError);
    QCOMPARE(error.error().fields.value(u"path"_s), u"data[700].vmid"_s);
    QVERIFY(std::get<1>(read(0, -1)));
}

void TestDecode::resourceOfAFreshCloneHasNoName()
{
    const auto list = pve::decodeResources(opened(
        R"([{"id":"qemu/648","lock":"clone","status":"unknown","vmid":648,"node":"pve1","type":"qemu"}])"));
    QVERIFY(list.has_value());
    QCOMPARE(list->first().name, QString());
    QCOMPARE(list->first().lock, u"clone"_s);
}

void TestDecode::quirksOfTypesAreForgiven()
{
    QCOMPARE(pve::decodeNextId(opened(R"("101")")).value(), 101);
    QCOMPARE(pve::decodeNextId(opened("101")).value(), 101);
    QCOMPARE(pve::decodeNextId(opened("1.01e2")).value(), 101);
    const auto vms = pve::decodeVms(opened(R"([{"vmid":"100","status":"stopped","template":"1","name":123},
                                              {"vmid":101,"status":"stopped","template":true},
                                              {"vmid":102,"status":"stopped","template":null}])"));
    QVERIFY(vms.has_value());
    QCOMPARE(vms->at(0).vmid, 100);
    QCOMPARE(vms->at(0).name, u"123"_s);
    QVERIFY(vms->at(0).isTemplate);
    QVERIFY(vms->at(1).isTemplate);
    QVERIFY(!vms->at(2).isTemplate);
}

void TestDecode::storagesAndBridges()
{
    const auto status = pve::decodeStorageStatus(opened(
        R"({"type":"dir","used":24256450560,"content":"rootdir,images","enabled":1,"avail":78488829952,"total":270553174016,"active":1,"shared":0})"));
    QVERIFY(status.has_value());
    const pve::Storage expected{
        {}, u"dir"_s, {u"rootdir"_s, u"images"_s}, true, true, false, 270553174016, 78488829952, 24256450560};
    QCOMPARE(*status, expected);
    const auto bridges = pve::decodeBridges(opened(
        R"([{"iface":"vmbr0","active":1,"bridge_vlan_aware":1,"comments":"test bridge\n"},{"iface":"vmbr1"}])"));
    QVERIFY(bridges.has_value());
    QCOMPARE(bridges->at(0), (pve::Bridge{u"vmbr0"_s, true, true, u"test bridge"_s}));
    QCOMPARE(bridges->at(1), (pve::Bridge{u"vmbr1"_s, false, false, {}}));
}

void TestDecode::permissionIsHeldWhenPresent()
{
    const auto held =
        pve::decodePermissions(opened(R"({"/vms/646":{"VM.Audit":0,"VM.Clone":1},"/vms/999":{}})"));
    QVERIFY(held.has_value());
    QCOMPARE(held->value(u"/vms/646"_s), (QSet<QString>{u"VM.Audit"_s, u"VM.Clone"_s}));
    QVERIFY(held->contains(u"/vms/999"_s) && held->value(u"/vms/999"_s).isEmpty());
}

void TestDecode::configIsTextWhateverItsType()
{
    const auto config = pve::decodeConfig(
        opened(R"({"cores":2,"memory":"8192","onboot":true,"description":"a\n b\u202e ","digest":"d3"})"));
    QVERIFY(config.has_value());
    QCOMPARE(config->digest, u"d3"_s);
    const QMap<QString, QString> expected{{u"cores"_s, u"2"_s},
                                          {u"memory"_s, u"8192"_s},
                                          {u"onboot"_s, u"1"_s},
                                          {u"description"_s, u"a\n b\u202e "_s}};
    QCOMPARE(config->values, expected);
}

void TestDecode::pendingIsSplit()
{
    const auto config = pve::decodePending(opened(
        R"([{"key":"cores","value":1,"pending":4},{"key":"tags","value":"a","delete":1},{"key":"onboot","pending":"1"},
            {"key":"name","value":"web"},{"key":"boot","value":"x","delete":2},{"key":"digest","value":"d3"}])"));
    QVERIFY(config.has_value());
    QCOMPARE(config->digest, u"d3"_s);
    QCOMPARE(config->current.value(u"cores"_s), u"1"_s);
    QCOMPARE(config->pending, (QMap<QString, QString>{{u"cores"_s, u"4"_s}, {u"onboot"_s, u"1"_s}}));
    QCOMPARE(config->pendingDelete, (QSet<QString>{u"tags"_s, u"boot"_s}));
    QVERIFY(!config->current.contains(u"onboot"_s) && !config->current.contains(u"digest"_s));
}

void TestDecode::effectiveIsWhatTheNextStartGives()
{
    const pve::PendingConfig config{{{u"cores"_s, u"1"_s}, {u"tags"_s, u"a"_s}, {u"name"_s, u"web"_s}},
                                    {{u"cores"_s, u"4"_s}, {u"onboot"_s, u"1"_s}},
                                    {u"tags"_s},
                                    {}};
    const QMap<QString, QString> expected{{u"cores"_s, u"4"_s}, {u"name"_s, u"web"_s}, {u"onboot"_s, u"1"_s}};
    QCOMPARE(config.effective(), expected);
}

void TestDecode::statusOfALockedVm()
{
    const auto status = pve::decodeStatus(opened(
        R"({"status":"running","qmpstatus":"paused","name":"VM 648","lock":"clone","agent":1,"uptime":7,"maxmem":536870912,"cpus":1})"));
    QVERIFY(status.has_value());
    QCOMPARE(*status, (pve::VmStatus{true, u"paused"_s, u"VM 648"_s, u"clone"_s, true, 7, 536870912, 1}));
    QVERIFY(!pve::decodeStatus(opened(R"({"status":"stopped"})"))->running);
}

void TestDecode::interfacesOfAGuest()
{
    const auto list = pve::decodeInterfaces(opened(
        R"({"result":[{"name":"eth0","hardware-address":"BC:24:11:00:00:02","statistics":{"rx-bytes":1},"ip-addresses":[
             {"prefix":24,"ip-address-type":"ipv4","ip-address":"10.0.0.5"},
             {"prefix":64,"ip-address-type":"ipv6","ip-address":"fe80::1"}]},{"name":"eth1"}]})"));
    QVERIFY(list.has_value());
    const pve::GuestInterface eth0{
        u"eth0"_s, u"bc:24:11:00:00:02"_s, {{u"10.0.0.5"_s, false, 24}, {u"fe80::1"_s, true, 64}}};
    QCOMPARE(list->at(0), eth0);
    QCOMPARE(list->at(1), (pve::GuestInterface{u"eth1"_s, {}, {}}));
    QVERIFY(pve::decodeInterfaces(opened(R"({"result":[]})"))->isEmpty());
}

void TestDecode::agentsOwnErrorIsNotMalformed()
{
    const auto list = pve::decodeInterfaces(opened(
        R"({"result":{"error":{"class":"CommandNotFound","desc":"The command has not been found"}}})"));
    QVERIFY(!list);
    QCOMPARE(list.error().kind, Kind::Server);
    QCOMPARE(list.error().text, u"The command has not been found"_s);
}

void TestDecode::receiptMayBeNull()
{
    QCOMPARE(pve::decodeOptionalUpid(opened("null")).value(), std::nullopt);
    const QByteArray task = '"' + QByteArray(cloneTask) + '"';
    QCOMPARE(pve::decodeOptionalUpid(opened(task.constData())).value()->text, QLatin1String(cloneTask));
    QCOMPARE(pve::decodeUpid(opened(task.constData())).value().id, u"640"_s);
    QVERIFY(pve::decodeNull(opened("null")).has_value());
}

void TestDecode::taskRows()
{
    const QByteArray data = '[' + taskRow(R"(,"status":"RUNNING","saved":"0")") + ',' +
                            taskRow(R"(,"status":"WARNINGS: 2","endtime":1795396300,"saved":1)") + ']';
    const auto list = pve::decodeTasks(opened(data.constData(), "60"));
    QVERIFY(list.has_value());
    QCOMPARE(list->total, qint64{60});
    const auto &running = list->rows.at(0);
    QVERIFY(running.running && !running.exit);
    QCOMPARE(running.endTime, qint64{0});
    QCOMPARE(running.startTime, qint64{1795396209});
    QCOMPARE(running.user, u"admin@pve"_s);
    const auto &ended = list->rows.at(1);
    QVERIFY(!ended.running);
    QCOMPARE(ended.exit, (pve::TaskExit{pve::TaskExit::Verdict::Warnings, u"WARNINGS: 2"_s}));
    QCOMPARE(ended.endTime, qint64{1795396300});
}

void TestDecode::taskListWithoutTotalIsEmpty()
{
    const auto list = pve::decodeTasks(opened("[]"));
    QVERIFY(list.has_value());
    QCOMPARE(list->total, qint64{0});
    QCOMPARE(pve::decodeTasks(opened("[]", "12"))->total, qint64{12}); // limit=0
}

void TestDecode::taskStatusHasAnExitOnlyWhenStopped()
{
    const auto running = pve::decodeTaskStatus(opened(taskRow(R"(,"status":"running")").constData()));
    QVERIFY(running.has_value());
    QVERIFY(running->running && !running->exit);
    const auto stopped = pve::decodeTaskStatus(
        opened(taskRow(R"(,"status":"stopped","exitstatus":"unexpected status")").constData()));
    QVERIFY(stopped.has_value());
    QVERIFY(!stopped->running);
    QCOMPARE(stopped->exit->verdict, pve::TaskExit::Verdict::Unexpected);
}

void TestDecode::emptyLogHasNoLines()
{
    QCOMPARE(pve::decodeTaskLog(opened(R"([{"n":1,"t":"no content"}])", "1")).value(), pve::TaskLog{});
    QCOMPARE(pve::decodeTaskLog(opened("[]", "86")).value(), (pve::TaskLog{{}, 86}));
    const pve::TaskLog log{{{51, u"transferred"_s}, {52, u"no content"_s}}, 52};
    QCOMPARE(pve::decodeTaskLog(opened(R"([{"n":51,"t":"transferred"},{"n":"52","t":"no content"}])", "52"))
                 .value(),
             log);
}

void TestDecode::exitIsJudgedAsTheServerDoes_data()
{
    using Verdict = pve::TaskExit::Verdict;
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *text, Verdict verdict) {
        QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(verdict);
    };
    row("OK", Verdict::Ok);
    row("WARNINGS: 1", Verdict::Warnings);
    row("WARNINGS: 12", Verdict::Warnings);
    row("unexpected status", Verdict::Unexpected);
    row("unable to get last line from task log - no such file", Verdict::Unexpected);
    row("ok", Verdict::Failed);
    row("OK ", Verdict::Failed);
    row("OK\n", Verdict::Failed);
    row("WARNINGS: x", Verdict::Failed);
    row("WARNINGS: 1 and more", Verdict::Failed);
    row("WARNINGS: 1\n", Verdict::Failed);
    row("", Verdict::Failed);
    row("VM is locked (clone)", Verdict::Failed);
}

void TestDecode::exitIsJudgedAsTheServerDoes()
{
    using Verdict = pve::TaskExit::Verdict;
    QFETCH(QString, text);
    QFETCH(int, verdict);
    const auto exit = pve::taskExit(text);
    QCOMPARE(static_cast<int>(exit.verdict), verdict);
    QCOMPARE(exit.text, text);
    QCOMPARE(exit.good(), exit.verdict == Verdict::Ok || exit.verdict == Verdict::Warnings);
}

void TestDecode::namesAreFitForShowing()
{
    const auto vms =
        pve::decodeVms(opened(R"([{"vmid":100,"status":"stopped","name":"a\u202eb\u0007\nc"}])"));
    QCOMPARE(vms->first().name, u"ab c"_s);
    const auto log = pve::decodeTaskLog(opened(R"([{"n":1,"t":"\u001b[31mred"}])", "1"));
    QCOMPARE(log->lines.first().text, u"[31mred"_s);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
