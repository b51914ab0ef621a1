// SPDX-License-Identifier: Apache-2.0
#include "core/provision/configplan.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace prov;
using Config = QMap<QString, QString>;

namespace {

const QString digest = QStringLiteral("ac645559433926a469853d52a738160a7a7d2167");
const QString job = QStringLiteral("5f0c1d2e-7a34-4b8e-9c51-0d6e2f8a1b79");
const QString hash = QStringLiteral("$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2");

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// What PUT config and resize do to a stopped VM, as the recordings "config-merge-and-verify",
/// "cloud-init-no-drive" and "resize-absolute" show it; written without the code under test.
class StoredVm
{
public:
    explicit StoredVm(pve::PendingConfig config) : m_config(std::move(config)) { m_config.digest = digest; }

    QString put(const ConfigPlan &plan); ///< the refusal, or nothing
    void resize(const ResizePlan &plan);
    [[nodiscard]] const pve::PendingConfig &config() const { return m_config; }
    [[nodiscard]] QString userData() const
    {
        return text("#cloud-config\npassword: ") + m_password + text("\nusers:\n");
    }

private:
    [[nodiscard]] QString refusal(const ConfigPlan &plan) const;
    [[nodiscard]] QString stored(const QString &key, const QString &value);

    pve::PendingConfig m_config;
    QString m_password = text("$5$inherited$");
};

QString StoredVm::refusal(const ConfigPlan &plan) const
{
    if (plan.isEmpty())
        return text("no options specified");
    if (plan.digest != digest)
        return text("checksum mismatch");
    for (auto it = plan.values.begin(); it != plan.values.end(); ++it) {
        if (plan.remove.contains(it.key()) || plan.revert.contains(it.key()))
            return it.key() + text(" set and removed at once");
        if (it->trimmed().isEmpty() || it->contains(text("=,")) || it->endsWith(u'='))
            return it.key() + text(" has no value");
        const bool attached =
            std::any_of(m_config.current.begin(), m_config.current.end(),
                        [](const QString &value) { return value.contains(text("cloudinit")); });
        if (it->endsWith(text(":cloudinit")) && attached)
            return text("cloud-init drive is already attached");
    }
    const auto after = [this, &plan](const char *key, int missing) {
        const QString value = plan.values.value(text(key), m_config.current.value(text(key)));
        return value.isEmpty() ? missing : value.mid(value.indexOf(u'=') + 1).toInt();
    };
    return after("balloon", 0) > after("memory", 512) ? text("balloon value too large") : QString();
}

QString StoredVm::stored(const QString &key, const QString &value)
{
    if (key == text("sshkeys"))
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    if (key == text("cipassword")) {
        m_password = value;
        return text("**********");
    }
    if (value.endsWith(text(":cloudinit")))
        return value.chopped(9) + text("100/vm-100-cloudinit.qcow2,media=cdrom");
    if (!key.startsWith(text("net")) || value.contains(text("BC:24:11")))
        return value;
    // A device without a MAC gets one.
    const qsizetype comma = value.indexOf(u',');
    const QString mac = text("=BC:24:11:00:00:99");
    return comma < 0 ? QString(value + mac) : QString(value.left(comma) + mac + value.mid(comma));
}

QString StoredVm::put(const ConfigPlan &plan)
{
    const QString no = refusal(plan);
    if (!no.isEmpty())
        return no;
    for (const QString &key : plan.revert) {
        m_config.pending.remove(key);
        m_config.pendingDelete.remove(key);
    }
    // What an earlier call left behind is applied with it.
    for (auto it = m_config.pending.begin(); it != m_config.pending.end(); ++it)
        m_config.current.insert(it.key(), it.value());
    for (const QString &key : std::as_const(m_config.pendingDelete))
        m_config.current.remove(key);
    m_config.pending.clear();
    m_config.pendingDelete.clear();
    for (const QString &key : plan.remove)
        m_config.current.remove(key);
    for (auto it = plan.values.begin(); it != plan.values.end(); ++it)
        m_config.current.insert(it.key(), stored(it.key(), it.value()));
    return {};
}

void StoredVm::resize(const ResizePlan &plan)
{
    QString &drive = m_config.current[plan.disk];
    drive = drive.left(drive.indexOf(text(",size="))) + text(",size=") + plan.size;
}

/// Draws specs and configs from a seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}

    bool maybe() { return m_random.bounded(2) == 1; }
    template <typename T>
    T oneOf(const QList<T> &list)
    {
        return list.at(m_random.bounded(list.size()));
    }
    template <typename T>
    Wish<T> wish(const QList<T> &list)
    {
        const int kind = m_random.bounded(3);
        return kind == 0 ? Wish<T>{} : kind == 1 ? Wish<T>::remove() : Wish<T>::set(oneOf(list));
    }
    template <typename T>
    std::optional<T> option(const QList<T> &list)
    {
        return maybe() ? std::optional(oneOf(list)) : std::nullopt;
    }
    void put(Config &config, const char *key, const QStringList &values)
    {
        if (maybe())
            config.insert(text(key), oneOf(values));
    }

    VmSpec spec();
    pve::PendingConfig config();

private:
    NetWish net();
    IpConfigWish ipconfig();

    QRandomGenerator m_random;
};

NetWish Dice::net()
{
    NetWish wish;
    wish.remove = m_random.bounded(6) == 0;
    if (wish.remove)
        return wish;
    wish.model = option<QString>({text("virtio"), text("e1000"), text("vmxnet3")});
    wish.bridge = option<QString>({text("vmbr0"), text("vmbr1")});
    wish.vlan = this->wish<int>({1, 20, 4094});
    wish.firewall = option<bool>({true, false});
    wish.mtu = this->wish<int>({1, 1500});
    wish.rateMBps = this->wish<int>({0, 100});
    return wish;
}

IpConfigWish Dice::ipconfig()
{
    return oneOf<IpConfigWish>({{true, {}, {}, {}, {}},
                                {false, text("dhcp"), {}, {}, {}},
                                {false, text("10.0.0.5/24"), text("10.0.0.1"), {}, {}},
                                {false, {}, {}, text("2001:db8::5/64"), text("2001:db8::1")}});
}

VmSpec Dice::spec()
{
    VmSpec spec;
    spec.name = oneOf<QString>({{}, text("web-1"), text("template")});
    HardwareWish &hardware = spec.hardware;
    hardware.cores = option<int>({1, 2, 8});
    hardware.sockets = option<int>({1, 2});
    hardware.memoryMiB = option<int>({256, 1024, 8192});
    if (hardware.memoryMiB)
        hardware.balloonMiB = option<int>({0, 128, 256});
    hardware.cpu = wish<QString>({text("host"), text("qemu64")});
    hardware.tags = wish<QStringList>({{text("a")}, {text("a"), text("b")}});
    hardware.onboot = option<bool>({true, false});
    hardware.agent = option<bool>({true, false});
    hardware.description = wish<QString>({text("für alle"), text("a\nb")});
    spec.network[0] = net();
    if (maybe())
        spec.network[2] = net();
    if (maybe())
        spec.disks[text("scsi0")] =
            oneOf<qint64>({Q_INT64_C(1) << 30, Q_INT64_C(3584) << 20, Q_INT64_C(1) << 40});
    CloudInitWish &cloud = spec.cloudInit;
    cloud.user = wish<QString>({text("ops"), text("root")});
    cloud.passwordEnv = oneOf<QString>({{}, text("OPS_PASSWORD")});
    cloud.sshKeys =
        wish<QStringList>({{text("ssh-rsa A+B a b")}, {text("ssh-rsa A+B a b"), text("ssh-rsa CC")}});
    cloud.nameservers = wish<QStringList>({{text("10.0.0.53")}, {text("10.0.0.53"), text("10.0.0.54")}});
    cloud.searchdomain = wish<QString>({text("lab.example")});
    cloud.upgrade = option<bool>({true, false});
    if (maybe())
        cloud.ipconfig[0] = ipconfig();
    return spec;
}

pve::PendingConfig Dice::config()
{
    pve::PendingConfig found;
    Config &config = found.current;
    config = {{text("name"), text("template")},
              {text("boot"), text("order=scsi0;net0")},
              {text("description"), oneOf<QString>({{}, text("template's\n")}) + markerLine(job)},
              {text("scsi0"), text("local:100/vm-100-disk-0.qcow2,size=1G")}};
    put(config, "net0",
        {text("virtio=BC:24:11:00:00:01,bridge=vmbr0"),
         text("e1000=BC:24:11:00:00:01,bridge=vmbr0,firewall=1"),
         text("virtio=BC:24:11:00:00:01,bridge=vmbr0,mtu=9000,queues=4,rate=10,tag=7")});
    put(config, "ide2", {text("local:100/vm-100-cloudinit.qcow2,media=cdrom"), text("none,media=cdrom")});
    put(config, "cores", {text("1"), text("2")});
    put(config, "memory", {text("8192"), text("current=2048"), text("1024")});
    if (config.contains(text("memory")))
        put(config, "balloon", {text("512"), text("1024"), text("0")});
    put(config, "cpu", {text("host"), text("cputype=x86-64-v2-AES,flags=+aes")});
    put(config, "agent", {text("1"), text("enabled=0,type=isa"), text("0,fstrim_cloned_disks=1")});
    put(config, "onboot", {text("0"), text("1")});
    put(config, "tags", {text("a;b"), text(" "), text("x")});
    put(config, "ciuser", {text("ops"), text("deploy"), text(" ")});
    put(config, "cipassword", {text("**********")});
    put(config, "sshkeys", {text("ssh-rsa%20CC%0Assh-rsa%20A%2BB%20a%20b%0A"), text("ssh-rsa%20CC")});
    put(config, "nameserver", {text("10.0.0.53"), text("10.0.0.9")});
    put(config, "ipconfig0", {text("ip=dhcp"), text("gw=10.0.0.1,ip=10.0.0.5/24")});
    put(config, "ciupgrade", {text("0"), text("1")});
    put(found.pending, "cores", {text("16")});
    put(found.pending, "name", {text("half-done")});
    put(found.pending, "tags", {text("stale")});
    if (!config.value(text("ide2")).contains(text("cloudinit")))
        put(found.pending, "ide3", {text("local:cloudinit")});
    if (maybe())
        found.pendingDelete.insert(text("agent"));
    return found;
}

} // namespace

class TestConfigRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    /// Whatever the template has and a failed call left, one PUT and the resizes give what was asked for, and
    /// then there is nothing left to do.
    void aPlanThatIsAppliedVerifiesAndIsNotRepeated()
    {
        int changed = 0;
        for (quint32 seed = 1; seed <= 500; ++seed) {
            Dice dice(seed);
            const VmSpec spec = dice.spec();
            StoredVm vm(dice.config());
            ConfigExtras extras{hash, false, markerLine(job), {}};
            const ConfigPlan plan = planConfig(spec, vm.config(), extras);
            if (!plan.isEmpty()) {
                ++changed;
                const QString refused = vm.put(plan);
                QVERIFY2(refused.isEmpty(), qPrintable(text("seed %1: %2").arg(seed).arg(refused)));
            }
            const QList<ResizePlan> resizes = planResize(spec, vm.config());
            for (const ResizePlan &resize : resizes)
                vm.resize(resize);
            const QList<Check> checks = verify(spec, {vm.config(), false, vm.userData()}, extras);
            for (const Check &check : checks) {
                QVERIFY2(check.verdict == Check::Verdict::Applied,
                         qPrintable(text("seed %1, %2: asked '%3', found '%4'")
                                        .arg(seed)
                                        .arg(check.field, check.asked, check.found)));
            }
            extras.passwordApplied = true;
            QVERIFY2(planConfig(spec, vm.config(), extras).isEmpty(), qPrintable(text("seed %1").arg(seed)));
            QVERIFY(planResize(spec, vm.config()).isEmpty());
            QCOMPARE(markedJob(vm.config().current.value(text("description"))), job);
        }
        QVERIFY(changed > 400);
    }

    void aMacIsNeverReplaced()
    {
        for (quint32 seed = 1; seed <= 500; ++seed) {
            Dice dice(seed);
            const VmSpec spec = dice.spec();
            StoredVm vm(dice.config());
            const QString key = text("net0");
            const bool stays = vm.config().current.contains(key) && !spec.network.value(0).remove;
            (void)vm.put(planConfig(spec, vm.config(), {hash, false, markerLine(job), {}}));
            if (stays)
                QVERIFY(vm.config().current.value(key).contains(text("=BC:24:11:00:00:01")));
        }
    }
};

QTEST_GUILESS_MAIN(TestConfigRoundTrip)
#include "tst_configroundtrip.moc"
