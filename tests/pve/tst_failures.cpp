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

struct Row
{
    const char *number; ///< in pve/failures.md
    const char *text;
    Kind kind;
    const char *what;
    const char *fields; ///< "id=9000 node=pve1"
};

constexpr Row rows[] = {
    {"1", "can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout", Kind::Locked, "vm",
     "id=9000"},
    {"1c", "clone failed: can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout", Kind::Locked,
     "vm", "id=9000"},
    {"4", "clone failed: can't lock file '/var/lock/pve-manager/pve-storage-local-lvm' - got timeout",
     Kind::Locked, "storage", "id=local-lvm"},
    {"4i",
     "clone failed: unable to create image: can't lock file '/var/lock/pve-manager/pve-storage-x' - got "
     "timeout",
     Kind::Locked, "storage", "id=x"},
    {"5", "cfs-lock 'storage-ceph-vm' error: got lock request timeout", Kind::Locked, "cfs", "id=ceph-vm"},
    {"5c", "clone failed: cfs-lock 'storage-ceph-vm' error: got lock request timeout", Kind::Locked, "cfs",
     "id=ceph-vm"},
    {"5f", "cfs-lock 'file-user_cfg' error: got lock request timeout", Kind::Locked, "cfs",
     "id=file-user_cfg"},
    {"5o", "error with cfs lock 'storage-nas': got lock request timeout", Kind::Locked, "cfs", "id=nas"},
    {"6", "clone failed: 'storage-nas-vm'-locked command timed out - aborting", Kind::Locked, "held",
     "id=nas-vm"},
    {"6b", "'storage-nas-vm'-locked command timed out - aborting", Kind::Locked, "held", "id=nas-vm"},
    {"7", "VM is locked (clone)", Kind::Locked, "config", "lock=clone"},
    {"7c", "clone failed: VM is locked (clone)", Kind::Locked, "config", "lock=clone"},
    {"8", "VM is locked (snapshot-delete)", Kind::Locked, "config", "lock=snapshot-delete"},
    {"8c", "CT is locked (backup)", Kind::Locked, "config", "lock=backup"},
    {"9", "unable to create VM 261: config file already exists", Kind::Exists, "", "vmid=261"},
    {"9c", "clone failed: unable to create VM 261: config file already exists", Kind::Exists, "", "vmid=261"},
    {"9n", "unable to create VM 261 - VM 261 already exists on node 'pve2'", Kind::Exists, "", "vmid=261"},
    {"9b", "VM 261 already exists on node 'pve2'", Kind::Exists, "", "vmid=261"},
    {"10", "cluster not ready - no quorum?", Kind::Unavailable, "quorum", ""},
    {"10c", "clone failed: cluster not ready - no quorum?", Kind::Unavailable, "quorum", ""},
    {"10l", "cfs-lock 'storage-x' error: no quorum!", Kind::Unavailable, "quorum", ""},
    {"11", "pve cluster filesystem not online.", Kind::Unavailable, "pmxcfs", ""},
    {"11l", "cfs-lock 'storage-x' error: pve cluster filesystem not online.", Kind::Unavailable, "pmxcfs",
     ""},
    {"-",
     "hostname lookup 'nosuch' failed - failed to get address info for: nosuch: Name or service not known",
     Kind::Unavailable, "node", "id=nosuch"},
    {"20", "detected modified configuration - file changed by other user? Try again.", Kind::Server, "digest",
     ""},
    {"20s", "checksum mismatch (file change by other user?)", Kind::Server, "digest", ""},
    {"21", "ide2 - cloud-init drive is already attached at 'ide0'", Kind::Server, "attached",
     "disk=ide2 id=ide0"},
    {"22", "clone failed: unable to create image: Logical Volume \"vm-101-disk-0\" already exists",
     Kind::Server, "volume-exists", "id=vm-101-disk-0"},
    {"22l",
     "lvcreate 'pve/vm-101-disk-0' error:   Logical Volume \"vm-101-disk-0\" already exists in volume "
     "group \"pve\"",
     Kind::Server, "volume-exists", "id=vm-101-disk-0"},
    {"22r", "clone failed: rbd create 'vm-101-disk-0' error: rbd: create error: (17) File exists",
     Kind::Server, "volume-exists", ""},
    {"23", "can't clone to non-shared storage 'local'", Kind::Server, "", ""},
    {"24", "storage 'local' is not available on node 'pve2'", Kind::Server, "", ""},
    {"25", "unable to find configuration file for VM 100 on node 'pve1'", Kind::NotFound, "vm",
     "vmid=100 node=pve1"},
    {"26", "Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist", Kind::NotFound, "config",
     "vmid=100 node=pve1"},
    {"27", "Linked clone feature is not supported for 'local:100/vm-100-disk-0.qcow2' (scsi0)", Kind::Server,
     "linked", ""},
    {"28", "clone failed: unable to create image: not enough free space (100 < 200)", Kind::Server, "full",
     ""},
    {"28s", "clone failed: copy failed: write: No space left on device", Kind::Server, "full", ""},
    {"30", "clone failed: zfs error: cannot destroy 'rpool/vm-101-disk-0': dataset is busy", Kind::Server,
     "zfs-busy", ""},
    {"30l", "clone failed: no zvol device link for 'vm-101-disk-0' found", Kind::Server, "zfs-busy", ""},
    {"32", "unexpected status", Kind::Server, "", ""},
    {"33", "no such task", Kind::NotFound, "task", ""},
    {"34", "got no worker upid - start worker failed", Kind::Server, "worker", ""},
    {"35", "VM 100 already running", Kind::Server, "running", "vmid=100"},
    {"36", "start failed: command '/usr/bin/kvm -id 100' failed: got timeout", Kind::Server, "start-timeout",
     ""},
    {"36q", "start failed: QEMU exited with code 1", Kind::Server, "start-timeout", ""},
    {"36s", "start failed: org.freedesktop.systemd1: timeout waiting on systemd", Kind::Server,
     "start-timeout", ""},
    {"36b", "timeout waiting on systemd", Kind::Server, "start-timeout", ""},
    {"37", "QEMU guest agent is not running", Kind::Server, "agent-silent", ""},
    {"38", "No QEMU guest agent configured", Kind::Server, "agent-off", ""},
    {"39", "shrinking disks is not supported", Kind::Server, "shrink", ""},
    {"39d", "disk 'scsi0' does not exist", Kind::NotFound, "disk", "id=scsi0"},
    {"44", "clone failed: unexpected state change", Kind::Server, "source-changed", ""},
    {"46", "balloon value too large (must be smaller than assigned memory)", Kind::Server, "balloon", ""},
    {"50", "disk image '/var/lib/vz/images/650/vm-650-cloudinit.qcow2' already exists", Kind::Server,
     "volume-exists", "id=/var/lib/vz/images/650/vm-650-cloudinit.qcow2"},
    {"-", "VM 100 is not running", Kind::Server, "stopped", "vmid=100"},
    {"-", "VM 501 is running - destroy failed", Kind::Server, "running", "vmid=501"},
    {"-", "clone failed: copy failed: command '/usr/bin/qemu-img convert' failed: interrupted by signal",
     Kind::Server, "interrupted", ""},
    {"-", "received interrupt", Kind::Server, "interrupted", ""},
};

Fields fieldsOf(const Row &row)
{
    Fields result;
    if (*row.what)
        result.insert(u"what"_s, QLatin1String(row.what));
    for (const auto &field : QString::fromLatin1(row.fields).split(u' ', Qt::SkipEmptyParts))
        result.insert(field.section(u'=', 0, 0), field.section(u'=', 1));
    return result;
}

} // namespace

void TestFailures::textsHaveOneMeaning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Fields>("fields");
    for (const auto &row : rows) {
        const QByteArray name = "row " + QByteArray(row.number) + ": " + QByteArray(row.text).left(60);
        QTest::newRow(name.constData()) << QString::fromUtf8(row.text) << row.kind << fieldsOf(row);
    }
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
