// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include "tests/provision/recordedvm.h"

#include <QTest>

using namespace prov;
using test::recordedVm;
using Config = QMap<QString, QString>;
using Verdict = Check::Verdict;

Q_DECLARE_METATYPE(Check::Verdict)

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Check onlyCheck(const VmSpec &spec, const VerifyInput &input, const ConfigExtras &extras = {})
{
    const QList<Check> checks = verify(spec, input, extras);
    return checks.size() == 1 ? checks.first()
                              : Check{QStringLiteral("%1 rows").arg(checks.size()), {}, {}, {}};
}

VmSpec askingForMemory(int mebibytes)
{
    VmSpec spec;
    spec.hardware.memoryMiB = mebibytes;
    return spec;
}

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatWasAskedHasARow();
    void everyFieldHasARow();
    void theVerdictDependsOnWhatWaits_data();
    void theVerdictDependsOnWhatWaits();
    void storedFormsAreComparedByMeaning_data();
    void storedFormsAreComparedByMeaning();
    void aDiskMayBeAnExtentLarger_data();
    void aDiskMayBeAnExtentLarger();
    void removalIsVerified();
    void thePasswordIsVerifiedByValue_data();
    void thePasswordIsVerifiedByValue();
    void noHashIsInTheRows();
};

void TestVerify::onlyWhatWasAskedHasARow()
{
    QVERIFY(verify({}, {recordedVm(), false, {}}, {}).isEmpty());
}

void TestVerify::everyFieldHasARow()
{
    VmSpec spec;
    spec.name = text("good-name.example.com");
    spec.clone.pool = text("lab");
    spec.hardware = {1,
                     1,
                     128,
                     64,
                     Wish<QString>::set(text("qemu64")),
                     Wish<QStringList>::set({text("lab")}),
                     true,
                     true,
                     Wish<QString>::set(text("text"))};
    spec.network[0] = {false, text("virtio"),       text("vmbr0"),      Wish<int>::set(20),
                       true,  Wish<int>::set(1500), Wish<int>::set(100)};
    spec.network[1].remove = true;
    spec.disks[text("scsi0")] = Q_INT64_C(1) << 30;
    spec.cloudInit = {Wish<QString>::set(text("ops")),
                      text("OPS_PASSWORD"),
                      Wish<QStringList>::set({text("ssh-rsa AAAA")}),
                      Wish<QStringList>::set({text("10.0.0.53")}),
                      Wish<QString>::set(text("lab.example")),
                      false,
                      {{0, {false, text("10.0.20.11/24"), text("10.0.20.1"), {}, {}}}}};
    QStringList fields;
    const QList<Check> checks = verify(spec, {recordedVm(), false, {}}, {});
    for (const Check &check : checks)
        fields.append(check.field);
    QCOMPARE(
        fields,
        text("name cores sockets memory balloon cpu agent onboot tags description net0.model net0.bridge "
             "net0.tag net0.firewall net0.mtu net0.rate net1 ciuser sshkeys nameserver searchdomain "
             "ciupgrade ipconfig0 scsi0.size cipassword")
            .split(u' '));
}

void TestVerify::theVerdictDependsOnWhatWaits_data()
{
    QTest::addColumn<bool>("running");
    QTest::addColumn<QString>("inForce");
    QTest::addColumn<QString>("pending"); // "-": none, "delete"
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("found");
    QTest::newRow("in force") << false << text("8192") << text("-") << Verdict::Applied << text("8192");
    QTest::newRow("other value") << false << text("2048") << text("-") << Verdict::Differs << text("2048");
    QTest::newRow("stopped, only pending")
        << false << text("2048") << text("8192") << Verdict::Differs << text("2048");
    QTest::newRow("stopped, start would change it")
        << false << text("8192") << text("2048") << Verdict::Differs << text("2048");
    QTest::newRow("stopped, start would delete it")
        << false << text("8192") << text("delete") << Verdict::Differs << text("");
    QTest::newRow("running, in force")
        << true << text("8192") << text("-") << Verdict::Applied << text("8192");
    QTest::newRow("running, waits") << true << text("2048") << text("8192") << Verdict::PendingRestart
                                    << text("2048");
    QTest::newRow("running, something else waits")
        << true << text("2048") << text("4096") << Verdict::Differs << text("2048");
}

void TestVerify::theVerdictDependsOnWhatWaits()
{
    QFETCH(bool, running);
    QFETCH(QString, inForce);
    QFETCH(QString, pending);
    QFETCH(Verdict, verdict);
    QFETCH(QString, found);
    VerifyInput input{recordedVm(), running, {}};
    input.found.current[text("memory")] = inForce;
    if (pending == text("delete"))
        input.found.pendingDelete.insert(text("memory"));
    else if (pending != text("-"))
        input.found.pending[text("memory")] = pending;
    const Check check = onlyCheck(askingForMemory(8192), input);
    QCOMPARE(check.field, text("memory"));
    QCOMPARE(check.asked, text("8192"));
    QCOMPARE(check.found, found);
    QCOMPARE(check.verdict, verdict);
}

void TestVerify::storedFormsAreComparedByMeaning_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *key, const char *stored, bool same) {
        QTest::addRow("%s = %s", key, stored) << text(key) << text(stored) << same;
    };
    row("memory", "current=8192", true);
    row("memory", "8192", true);
    row("memory", "81920", false);
    row("agent", "1", true);
    row("agent", "enabled=1,type=virtio", true);
    row("agent", "yes", true);
    row("agent", "fstrim_cloned_disks=1", false);
    row("agent", "0", false);
    row("cpu", "cputype=host,flags=+aes", true);
    row("cpu", "host", true);
    row("cpu", "hostile", false);
    row("tags", "app;prod", true);
    row("tags", "Prod app", true);
    row("tags", "app;prod;web", false);
    row("description", "line\nMüller", true);
    row("description", "line\nMüller\n<!-- slipway job=1 -->", true);
    row("description", "line\nMüller  \n\n", true);
    row("description", " line\nMüller", false);
    row("nameserver", "10.0.0.53 10.0.0.54", true);
    row("nameserver", "10.0.0.53,10.0.0.54", true);
    row("nameserver", "10.0.0.54 10.0.0.53", false);
    row("sshkeys", "ssh-rsa%20A%2BB%20a%0Assh-rsa%20CC%0A", true);
    row("sshkeys", "ssh-rsa%20CC%0A%0Assh-rsa%20A%2BB%20a", true);
    row("sshkeys", "ssh-rsa%20CC", false);
    row("ipconfig0", "gw=10.0.0.1,ip=10.0.0.5/24", true);
    row("ipconfig0", "ip=10.0.0.5/24", false);
    row("ipconfig0", "ip=10.0.0.5/24,gw=10.0.0.1,ip6=auto", false);
    row("net0", "model=virtio,macaddr=bc:24:11:00:00:01,tag=20,bridge=vmbr0,rate=100.0", true);
    row("net0", "virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=0,rate=100,tag=20", true);
    row("net0", "virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,rate=100,tag=20", false);
    row("net0", "virtio=BC:24:11:00:00:01,bridge=vmbr0,rate=100,tag=200", false);
    row("ciupgrade", "1", true);
    row("ciupgrade", "0", false);
}

void TestVerify::storedFormsAreComparedByMeaning()
{
    QFETCH(QString, key);
    QFETCH(QString, stored);
    QFETCH(bool, same);
    VmSpec all;
    all.hardware.memoryMiB = 8192;
    all.hardware.agent = true;
    all.hardware.cpu = Wish<QString>::set(text("host"));
    all.hardware.tags = Wish<QStringList>::set({text("app"), text("prod")});
    all.hardware.description = Wish<QString>::set(text("line\nMüller"));
    all.network[0] = {false, text("virtio"),     text("vmbr0"), Wish<int>::set(20), false,
                      {},    Wish<int>::set(100)};
    all.cloudInit.nameservers = Wish<QStringList>::set({text("10.0.0.53"), text("10.0.0.54")});
    all.cloudInit.sshKeys = Wish<QStringList>::set({text("ssh-rsa CC"), text(" ssh-rsa A+B a ")});
    all.cloudInit.ipconfig[0] = {false, text("10.0.0.5/24"), text("10.0.0.1"), {}, {}};
    all.cloudInit.upgrade = true;
    pve::PendingConfig found;
    found.current[key] = stored;
    const QList<Check> checks = verify(all, {found, false, {}}, {});
    int rows = 0;
    bool applied = true;
    for (const Check &check : checks) {
        if (check.field == key || check.field.startsWith(key + u'.')) {
            ++rows;
            applied = applied && check.verdict == Verdict::Applied;
        }
    }
    QVERIFY(rows > 0);
    QCOMPARE(applied, same);
}

void TestVerify::aDiskMayBeAnExtentLarger_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("found");
    QTest::newRow("equal") << text("100G") << Verdict::Applied << text("100G");
    QTest::newRow("rounded up") << text("102415M") << Verdict::Applied << text("102415M");
    QTest::newRow("an extent more") << text("102416M") << Verdict::Differs << text("102416M");
    QTest::newRow("smaller") << text("102399M") << Verdict::Differs << text("102399M");
    QTest::newRow("in bytes") << text("107374182400") << Verdict::Applied << text("100G");
}

void TestVerify::aDiskMayBeAnExtentLarger()
{
    QFETCH(QString, size);
    QFETCH(Verdict, verdict);
    QFETCH(QString, found);
    VmSpec spec;
    spec.disks[text("scsi0")] = Q_INT64_C(100) << 30;
    VerifyInput input{recordedVm(), false, {}};
    input.found.current[text("scsi0")] = text("local-lvm:vm-100-disk-0,size=") + size;
    QCOMPARE(onlyCheck(spec, input), (Check{text("scsi0.size"), text("100G"), found, verdict}));
    input.found.current.remove(text("scsi0"));
    QCOMPARE(onlyCheck(spec, input), (Check{text("scsi0.size"), text("100G"), {}, Verdict::Differs}));
}

void TestVerify::removalIsVerified()
{
    VmSpec spec;
    spec.hardware.tags = Wish<QStringList>::remove();
    VerifyInput input{recordedVm(), false, {}};
    QCOMPARE(onlyCheck(spec, input).verdict, Verdict::Applied);
    input.found.current[text("tags")] = text(" ");
    QCOMPARE(onlyCheck(spec, input).verdict, Verdict::Applied);
    input.found.current[text("tags")] = text("a");
    QCOMPARE(onlyCheck(spec, input), (Check{text("tags"), {}, text("a"), Verdict::Differs}));
}

void TestVerify::thePasswordIsVerifiedByValue_data()
{
    QTest::addColumn<QString>("hash");
    QTest::addColumn<QString>("password"); // the line in the user data; "-": no dump
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("found");
    const QString hash = text("$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7O/");
    QTest::newRow("ours") << hash << hash << Verdict::Applied << text("as given");
    QTest::newRow("inherited") << hash << text("$5$OknIXefX$pp4xqYNKn/B4") << Verdict::Differs
                               << text("another one");
    QTest::newRow("none") << hash << text("") << Verdict::Differs << text("");
    QTest::newRow("no dump") << hash << text("-") << Verdict::Differs << text("not checked");
    QTest::newRow("hash gone") << text("") << hash << Verdict::Differs << text("not checked");
}

void TestVerify::thePasswordIsVerifiedByValue()
{
    QFETCH(QString, hash);
    QFETCH(QString, password);
    QFETCH(Verdict, verdict);
    QFETCH(QString, found);
    VmSpec spec;
    spec.cloudInit.passwordEnv = text("OPS_PASSWORD");
    VerifyInput input{recordedVm(), false, {}};
    input.found.current[text("cipassword")] = text("**********");
    const QString line = password.isEmpty() ? QString() : text("password: ") + password + u'\n';
    if (password != text("-"))
        input.userDataDump =
            text("#cloud-config\nhostname: vm\nuser: ops\n") + line + text("chpasswd:\n  expire: False\n");
    ConfigExtras extras;
    extras.passwordHash = hash;
    QCOMPARE(onlyCheck(spec, input, extras), (Check{text("cipassword"), text("as given"), found, verdict}));
}

void TestVerify::noHashIsInTheRows()
{
    VmSpec spec;
    spec.cloudInit.passwordEnv = text("OPS_PASSWORD");
    ConfigExtras extras;
    extras.passwordHash = text("$6$mine$");
    const QList<Check> checks = verify(spec, {recordedVm(), false, text("password: $6$theirs$\n")}, extras);
    for (const Check &check : checks)
        QVERIFY(!check.asked.contains(u'$') && !check.found.contains(u'$'));
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
