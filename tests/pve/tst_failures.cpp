// SPDX-License-Identifier: Apache-2.0
#include "core/pve/failures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = base::Error::Kind;
using Fields = QMap<QString, QString>;

Q_DECLARE_METATYPE(base::Error::Kind)

class TestFailures : public QObject
{
    Q_OBJECT

private slots:
    void textsHaveOneMeaning_data();
    void textsHaveOneMeaning();
    void textsThatOnlyLookAlikeAreNotTaken_data();
    void textsThatOnlyLookAlikeAreNotTaken();
    void statusAndTextAreKept();
    void plainTextIsFitForShowing_data();
    void plainTextIsFitForShowing();
};

namespace {

void row(const char *number, const char *text, Kind kind, const char *what, Fields fields = {})
{
    if (*what)
        fields.insert(u"what"_s, QLatin1String(what));
    const QByteArray name = QByteArray("row ") + number + ": " + QByteArray(text).left(60);
    QTest::newRow(name.constData()) << QString::fromUtf8(text) << kind << fields;
}

} // namespace

/// Numbers are the rows of pve/failures.md.
void TestFailures::textsHaveOneMeaning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Fields>("fields");
    const auto id = [](const char *value) { return Fields{{u"id"_s, QLatin1String(value)}}; };
    const auto vmid = [](const char *value) { return Fields{{u"vmid"_s, QLatin1String(value)}}; };
    const auto lock = [](const char *value) { return Fields{{u"lock"_s, QLatin1String(value)}}; };

    row("1", "can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout", Kind::Locked, "vm",
        id("9000"));
    row("1c", "clone failed: can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout",
        Kind::Locked, "vm", id("9000"));
    row("4", "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local-lvm' - got timeout",
        Kind::Locked, "storage", id("local-lvm"));
    row("4i",
        "clone failed: unable to create image: can't lock file '/var/lock/pve-manager/pve-storage-x' - got "
        "timeout",
        Kind::Locked, "storage", id("x"));
    row("5", "cfs-lock 'storage-ceph-vm' error: got lock request timeout", Kind::Locked, "cfs",
        id("ceph-vm"));
    row("5c", "clone failed: cfs-lock 'storage-ceph-vm' error: got lock request timeout", Kind::Locked, "cfs",
        id("ceph-vm"));
    row("5f", "cfs-lock 'file-user_cfg' error: got lock request timeout", Kind::Locked, "cfs",
        id("file-user_cfg"));
    row("5o", "error with cfs lock 'storage-nas': got lock request timeout", Kind::Locked, "cfs", id("nas"));
    row("6", "clone failed: 'storage-nas-vm'-locked command timed out - aborting", Kind::Locked, "held",
        id("nas-vm"));
    row("6b", "'storage-nas-vm'-locked command timed out - aborting", Kind::Locked, "held", id("nas-vm"));
    row("7", "VM is locked (clone)", Kind::Locked, "config", lock("clone"));
    row("7c", "clone failed: VM is locked (clone)", Kind::Locked, "config", lock("clone"));
    row("8", "VM is locked (snapshot-delete)", Kind::Locked, "config", lock("snapshot-delete"));
    row("8c", "CT is locked (backup)", Kind::Locked, "config", lock("backup"));
    row("9", "unable to create VM 261: config file already exists", Kind::Exists, "", vmid("261"));
    row("9c", "clone failed: unable to create VM 261: config file already exists", Kind::Exists, "",
        vmid("261"));
    row("9n", "unable to create VM 261 - VM 261 already exists on node 'pve2'", Kind::Exists, "",
        vmid("261"));
    row("9b", "VM 261 already exists on node 'pve2'", Kind::Exists, "", vmid("261"));
    row("10", "cluster not ready - no quorum?", Kind::Unavailable, "quorum");
    row("10c", "clone failed: cluster not ready - no quorum?", Kind::Unavailable, "quorum");
    row("10l", "cfs-lock 'storage-x' error: no quorum!", Kind::Unavailable, "quorum");
    row("11", "pve cluster filesystem not online.", Kind::Unavailable, "pmxcfs");
    row("11l", "cfs-lock 'storage-x' error: pve cluster filesystem not online.", Kind::Unavailable, "pmxcfs");
    row("-",
        "hostname lookup 'nosuch' failed - failed to get address info for: nosuch: Name or service not known",
        Kind::Unavailable, "node", id("nosuch"));
    row("20", "detected modified configuration - file changed by other user? Try again.", Kind::Server,
        "digest");
    row("20s", "checksum mismatch (file change by other user?)", Kind::Server, "digest");
    row("21", "ide2 - cloud-init drive is already attached at 'ide0'", Kind::Server, "attached",
        {{u"disk"_s, u"ide2"_s}, {u"id"_s, u"ide0"_s}});
    row("22", "clone failed: unable to create image: Logical Volume \"vm-101-disk-0\" already exists",
        Kind::Server, "volume-exists", id("vm-101-disk-0"));
    row("22l",
        "lvcreate 'pve/vm-101-disk-0' error:   Logical Volume \"vm-101-disk-0\" already exists in volume "
        "group \"pve\"",
        Kind::Server, "volume-exists", id("vm-101-disk-0"));
    row("22r", "clone failed: rbd create 'vm-101-disk-0' error: rbd: create error: (17) File exists",
        Kind::Server, "volume-exists");
    row("23", "can't clone to non-shared storage 'local'", Kind::Server, "");
    row("24", "storage 'local' is not available on node 'pve2'", Kind::Server, "");
    row("25", "unable to find configuration file for VM 100 on node 'pve1'", Kind::NotFound, "vm",
        {{u"vmid"_s, u"100"_s}, {u"node"_s, u"pve1"_s}});
    row("26", "Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist", Kind::NotFound, "config",
        {{u"vmid"_s, u"100"_s}, {u"node"_s, u"pve1"_s}});
    row("27", "Linked clone feature is not supported for 'local:100/vm-100-disk-0.qcow2' (scsi0)",
        Kind::Server, "linked");
    row("28", "clone failed: unable to create image: not enough free space (100 < 200)", Kind::Server,
        "full");
    row("28s", "clone failed: copy failed: write: No space left on device", Kind::Server, "full");
    row("30", "clone failed: zfs error: cannot destroy 'rpool/vm-101-disk-0': dataset is busy", Kind::Server,
        "zfs-busy");
    row("30l", "clone failed: no zvol device link for 'vm-101-disk-0' found", Kind::Server, "zfs-busy");
    row("32", "unexpected status", Kind::Server, "");
    row("33", "no such task", Kind::NotFound, "task");
    row("34", "got no worker upid - start worker failed", Kind::Server, "worker");
    row("35", "VM 100 already running", Kind::Server, "running", vmid("100"));
    row("36", "start failed: command '/usr/bin/kvm -id 100' failed: got timeout", Kind::Server,
        "start-timeout");
    row("36q", "start failed: QEMU exited with code 1", Kind::Server, "start-timeout");
    row("36s", "start failed: org.freedesktop.systemd1: timeout waiting on systemd", Kind::Server,
        "start-timeout");
    row("36b", "timeout waiting on systemd", Kind::Server, "start-timeout");
    row("37", "QEMU guest agent is not running", Kind::Server, "agent-silent");
    row("38", "No QEMU guest agent configured", Kind::Server, "agent-off");
    row("39", "shrinking disks is not supported", Kind::Server, "shrink");
    row("39d", "disk 'scsi0' does not exist", Kind::NotFound, "disk", id("scsi0"));
    row("44", "clone failed: unexpected state change", Kind::Server, "source-changed");
    row("46", "balloon value too large (must be smaller than assigned memory)", Kind::Server, "balloon");
    row("50", "disk image '/var/lib/vz/images/650/vm-650-cloudinit.qcow2' already exists", Kind::Server,
        "volume-exists", id("/var/lib/vz/images/650/vm-650-cloudinit.qcow2"));
    row("-", "VM 100 is not running", Kind::Server, "stopped", vmid("100"));
    row("-", "VM 501 is running - destroy failed", Kind::Server, "running", vmid("501"));
    row("-", "clone failed: copy failed: command '/usr/bin/qemu-img convert' failed: interrupted by signal",
        Kind::Server, "interrupted");
    row("-", "received interrupt", Kind::Server, "interrupted");
}

void TestFailures::textsHaveOneMeaning()
{
    QFETCH(QString, text);
    const auto error = pve::failureFromText(text, 0);
    QTEST(error.kind, "kind");
    QTEST(error.fields, "fields");
}

/// "got timeout" and 500 alone say nothing; words that somebody chose must not decide.
void TestFailures::textsThatOnlyLookAlikeAreNotTaken_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("bare timeout", "got timeout");
    row("resize timeout", "command '/usr/bin/qemu-img resize -f qcow2 x 1' failed: got timeout");
    row("shutdown timeout", "VM quit/powerdown failed - got timeout");
    row("lock in a value", "invalid value 'VM is locked (clone)' for description");
    row("existing in a value", "bad name 'VM 100 already exists'");
    row("other lock file", "can't lock file '/var/lock/qemu-server/lock-abc.conf' - got timeout");
    row("missing storage", "storage 'nosuch' does not exist");
    row("cut text", "unable to create VM 261: config file");
    row("space inside a word", "copy of No space left on device.txt failed");
}

void TestFailures::textsThatOnlyLookAlikeAreNotTaken()
{
    QFETCH(QString, text);
    QCOMPARE(pve::failureFromText(text, 500), (base::Error{Kind::Server, 500, text, {}}));
}

void TestFailures::statusAndTextAreKept()
{
    const auto error = pve::failureFromText(u"VM is locked (clone)\n"_s, 500);
    QCOMPARE(error.http, 500);
    QCOMPARE(error.text, u"VM is locked (clone)"_s);
}

void TestFailures::plainTextIsFitForShowing_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"a  b"_s << u"a  b"_s;
    QTest::newRow("umlaut and emoji") << u"Straße 🚀"_s << u"Straße 🚀"_s;
    QTest::newRow("lines") << u"one\r\ntwo\n\n"_s << u"one two"_s;
    QTest::newRow("separators") << u"one\u2028two\u2029three\tfour\u0085five"_s
                                << u"one two three four five"_s;
    QTest::newRow("terminal escape") << u"a\u001b[2Jb"_s << u"a[2Jb"_s;
    QTest::newRow("bidi") << u"a\u202e\u2066\u200fb"_s << u"ab"_s;
    QTest::newRow("zero width") << u"a\u200b\ufeffb"_s << u"ab"_s;
    QTest::newRow("tag characters") << (u"a"_s + QString::fromUcs4(U"\U000E0041") + u'b') << u"ab"_s;
    QTest::newRow("NUL") << (u"a"_s + QChar(u'\0') + u'b') << u"ab"_s;
    QTest::newRow("half a character") << (u"a"_s + QChar(0xD800) + u'b' + QChar(0xDC00)) << u"ab"_s;
    QTest::newRow("markup is text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
}

void TestFailures::plainTextIsFitForShowing()
{
    QFETCH(QString, given);
    QTEST(pve::plainText(given), "shown");
    QVERIFY(pve::plainText(given.repeated(5000)).size() <= 2000);
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
