// SPDX-License-Identifier: Apache-2.0
// The proof that needsOf() is right and least: a fresh token gets what the printed pveum lines grant, and
// nothing else. With it the doctor misses nothing and a provisioning ends Ready; without any one privilege
// the doctor names that one, and the provisioning does not end Ready unless the need says so.
#include "core/provision/pveum.h"
#include "tests/provision/examrig.h"
#include "tests/support/enginerig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace prov;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(prov::ExamWish)

namespace {

const QString user = u"ops@pve"_s;
const QString token = u"ops@pve!slipway"_s;

/// "who path" → privileges: the access control list as pveum keeps it.
using Acl = QMap<std::pair<QString, QString>, QSet<QString>>;

/// Does what the lines ask of pveum; what it does not understand ends the test.
class Shell
{
public:
    explicit Shell(const PveumLines &lines)
    {
        for (const auto &line : lines.account + lines.user)
            run(line);
    }
    Acl acl;

private:
    void run(const QString &line)
    {
        static const QRegularExpression role(
            uR"RX(^pveum role add (\w+) --privs "([\w. ]+)" \|\| pveum role modify \1 --append 1 --privs "\2"$)RX"_s);
        static const QRegularExpression grant(
            uR"(^pveum acl modify (/[\w/.-]*) --(tokens|users) ('[\w@]+![\w]+'|[\w@]+) --roles (\w+)$)"_s);
        if (const auto match = role.match(line); match.hasMatch()) {
            const auto names = match.captured(2).split(u' ');
            m_roles[match.captured(1)] += QSet<QString>(names.begin(), names.end());
            return;
        }
        const auto match = grant.match(line);
        if (!match.hasMatch() || !m_roles.contains(match.captured(4)))
            qFatal("no such command: %s", qPrintable(line));
        const auto who = match.captured(3).remove(u'\'');
        if (who.contains(u'!') != (match.captured(2) == u"tokens"))
            qFatal("%s: not one of --%s", qPrintable(who), qPrintable(match.captured(2)));
        acl[{who, match.captured(1)}] += m_roles.value(match.captured(4));
    }

    QMap<QString, QSet<QString>> m_roles;
};

/// One node, two storages, a bridge, a pool and a template; a user and its token with what `acl` says.
QJsonObject world(const QString &version, const Acl &acl)
{
    const QByteArray text = R"({
        "nodes": {"pve1": {"cpus": 16, "memory": 65536}},
        "storages": {"local": {"type": "dir", "path": "/var/lib/vz", "content": "images", "total": 2000000000000,
                               "used": 0},
                     "fast": {"type": "dir", "path": "/srv/fast", "content": "images", "total": 2000000000000,
                              "used": 0}},
        "bridges": {"vmbr0": {"ports": "eth0"}, "vmbr1": {"vlanAware": true, "ports": "eth1"}},
        "pools": {"lab": {}},
        "users": {"ops@pve": {"password": "x"}},
        "tokens": {"ops@pve!slipway": {"secret": "11111111-1111-4111-8111-111111111111"}},
        "vms": {"9000": {"node": "pve1", "config": {"name": "debian", "template": "1", "agent": "1", "cores": "1",
            "memory": "1024", "net0": "virtio=BC:24:11:00:00:01,bridge=vmbr0", "boot": "order=scsi0",
            "scsi0": "local:9000/base-9000-disk-0.qcow2,size=2G",
            "ide2": "local:9000/vm-9000-cloudinit.qcow2,media=cdrom",
            "smbios1": "uuid=5a1d0e4c-9f6e-4a1f-8a51-0c0f9d3f1a00"}}}})";
    auto result = QJsonDocument::fromJson(text).object();
    result.insert(u"version", version);
    QJsonArray grants;
    for (auto it = acl.begin(); it != acl.end(); ++it) {
        const QStringList names(it->begin(), it->end());
        grants.append(QJsonObject{{u"to"_s, it.key().first},
                                  {u"path"_s, it.key().second},
                                  {u"privileges"_s, QJsonArray::fromStringList(names)}});
    }
    result.insert(u"grants", grants);
    return result;
}

struct Story
{
    QString version;
    ExamWish wish;
    QByteArray clone;   ///< of the spec
    QByteArray network; ///< net0 of the spec
};

QByteArray specOf(const Story &story)
{
    return R"({"slipway": 1, "template": {"vmid": 9000, "node": "pve1"}, "name": "proof", "clone": )" +
           story.clone + R"(, "hardware": {"cores": 4, "memory_mib": 2048, "cpu": "host", "tags": ["lab"],
        "onboot": true, "description": "a proof"}, "disks": {"scsi0": "4G"}, "network": {"net0": )" +
           story.network +
           R"(}, "cloud_init": {"user": "ops", "ssh_keys": ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBcvD4RT1qIfLPvY9oW4jB1wHl2K0rN8sQz5tU6xV7yA a@b"],
        "nameservers": ["10.0.0.53"], "ipconfig0": {"ip": "10.0.20.21/24", "gw": "10.0.20.1"}},
        "start": true, "wait_for": "address"})";
}

Job provision(const Story &story, const Acl &acl)
{
    test::EngineRig rig(u"calm"_s, 1, world(story.version, acl));
    rig.start();
    rig.submit(specOf(story));
    rig.run();
    return rig.jobs().first();
}

QString storyOf(const Job &job)
{
    const QString remark = job.remarks.isEmpty() ? QString() : job.remarks.first().english();
    return stepName(job.step) + u": "_s + (job.failure ? job.failure->error.text : remark);
}

Diagnosis examine(const Story &story, const Acl &acl)
{
    test::ExamRig rig(u"calm"_s, false, world(story.version, acl));
    return rig.examine(story.wish);
}

/// As PVE does: roles on one path add up.
void add(Acl &acl, const Acl &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        acl[it.key()] += *it;
}

/// What a token without anything is told to have granted. What its template has shows only when that can be
/// read: the second examination may tell more.
Acl least(const Story &story)
{
    Acl acl;
    for (int round = 0; round < 2; ++round) {
        const auto diagnosis = examine(story, acl);
        if (diagnosis.hasNoPrivileges != (round == 0))
            qFatal("the token is not fresh, or was granted nothing");
        add(acl, Shell(pveumLines(diagnosis.needs, token)).acl);
    }
    return acl;
}

} // namespace

Q_DECLARE_METATYPE(Story)

class TestLeastPrivileges : public QObject
{
    Q_OBJECT

private slots:
    void printedLinesAreEnough_data();
    void printedLinesAreEnough();
    void eachPrivilegeIsNeeded_data();
    void eachPrivilegeIsNeeded();
    void aTokenHasNoMoreThanItsUser();
    void repairingTakesNothingAway();
};

void TestLeastPrivileges::printedLinesAreEnough_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<int>("grants");
    const ExamWish plain{9000, u"local"_s, u"vmbr0"_s, 0, {}, true, true};
    QTest::newRow("PVE 9, on /vms") << Story{u"9.2"_s, plain, R"({"mode": "linked"})",
                                             R"({"bridge": "vmbr0"})"}
                                    << 14;
    auto pool = plain;
    pool.pool = u"lab"_s;
    QTest::newRow("PVE 9, pool") << Story{u"9.2"_s, pool, R"({"mode": "full", "pool": "lab"})",
                                          R"({"bridge": "vmbr0"})"}
                                 << 14;
    // The template's own card is on vmbr0, which the clone is refused for.
    const ExamWish elsewhere{9000, u"fast"_s, u"vmbr1"_s, 20, u"lab"_s, true, true};
    QTest::newRow("PVE 9, other storage and VLAN")
        << Story{u"9.2"_s, elsewhere, R"({"mode": "full", "storage": "fast", "pool": "lab"})",
                 R"({"bridge": "vmbr1", "vlan": 20})"}
        << 15;
    QTest::newRow("PVE 8") << Story{u"8.4"_s, plain, R"({"mode": "linked"})", R"({"bridge": "vmbr0"})"} << 14;
}

void TestLeastPrivileges::printedLinesAreEnough()
{
    QFETCH(Story, story);
    QFETCH(int, grants);
    const auto acl = least(story);
    int granted = 0;
    for (auto it = acl.begin(); it != acl.end(); ++it)
        granted += it.key().first == token ? static_cast<int>(it->size()) : 0;
    QCOMPARE(granted, grants);
    const auto diagnosis = examine(story, acl);
    QCOMPARE(test::missingNeeds(diagnosis), QList<Need>());
    QCOMPARE(diagnosis.verdict(), Finding::Verdict::Ok);
    const auto job = provision(story, acl);
    QVERIFY2(job.step == Step::Ready, qPrintable(storyOf(job)));
    QCOMPARE(job.addresses, QStringList{u"10.0.20.21"_s});
}

void TestLeastPrivileges::eachPrivilegeIsNeeded_data()
{
    printedLinesAreEnough_data();
}

void TestLeastPrivileges::eachPrivilegeIsNeeded()
{
    QFETCH(Story, story);
    const auto acl = least(story);
    for (auto it = acl.begin(); it != acl.end(); ++it) {
        const auto [who, path] = it.key();
        for (const auto &privilege : *it) {
            auto fewer = acl;
            fewer[it.key()].remove(privilege);
            const auto missing = test::missingNeeds(examine(story, fewer));
            QVERIFY2(!missing.isEmpty(), qPrintable(who + u" needs no "_s + privilege + u" on "_s + path));
            for (const auto &need : missing) {
                QCOMPARE(need.path, path);
                QVERIFY2(need.privileges.contains(privilege), qPrintable(need.privileges.join(u'|')));
            }
            const bool isEssential = std::ranges::any_of(missing, &Need::essential);
            const auto job = provision(story, fewer);
            QVERIFY2((job.step == Step::Ready) != isEssential,
                     qPrintable(privilege + u" on "_s + path + u": "_s + storyOf(job)));
        }
    }
}

void TestLeastPrivileges::aTokenHasNoMoreThanItsUser()
{
    const Story story{u"9.2"_s, {9000, u"local"_s, u"vmbr0"_s, 0, {}, true, true}, "{}", "{}"};
    auto acl = least(story);
    acl.removeIf([](const auto &entry) { return entry.key().first == user; });
    QVERIFY(examine(story, acl).hasNoPrivileges);
}

/// The lines for what is missing: the entry on /vms must not hide what the template inherits from above.
void TestLeastPrivileges::repairingTakesNothingAway()
{
    const Story story{u"9.2"_s,
                      {9000, u"local"_s, u"vmbr0"_s, 0, {}, true, true},
                      R"({"mode": "linked"})",
                      R"({"bridge": "vmbr0"})"};
    Acl acl;
    for (const auto &who : {user, token})
        acl[{who, u"/"_s}] = {u"VM.Clone"_s, u"VM.Audit"_s, u"SDN.Use"_s, u"Datastore.Audit"_s};
    const auto before = examine(story, acl);
    QCOMPARE(before.verdict(), Finding::Verdict::Fail);
    const auto repair = Shell(pveumLines(before.needs, token)).acl;
    QVERIFY(repair.contains({token, u"/vms/9000"_s}));
    QVERIFY(!repair.contains({token, u"/sdn/zones/localnetwork/vmbr0"_s})); // nothing is missing there
    add(acl, repair);
    QCOMPARE(test::missingNeeds(examine(story, acl)), QList<Need>());
    const auto job = provision(story, acl);
    QVERIFY2(job.step == Step::Ready, qPrintable(storyOf(job)));
}

QTEST_GUILESS_MAIN(TestLeastPrivileges)
#include "tst_leastprivileges.moc"
