// SPDX-License-Identifier: Apache-2.0
#include "core/pve/decode.h"
#include "core/pve/failures.h"
#include "tests/pve/recordings.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using base::Error;
using Kind = Error::Kind;

namespace {

QRegularExpression whole(const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
}

struct Outcome
{
    std::optional<Error> error;
};

struct Decoder
{
    QRegularExpression request; ///< "GET /version", path without query
    std::function<Outcome(const pve::Response &)> decode;
};

template <typename T>
Decoder decoder(const char *request, base::Result<T> (*decode)(const pve::Response &))
{
    return {whole(request), [decode](const pve::Response &response) -> Outcome {
                const auto result = decode(response);
                return result ? Outcome{} : Outcome{result.error()};
            }};
}

const std::vector<Decoder> &decoders()
{
    static const std::vector<Decoder> table{
        decoder("GET //?(nodes/[^/]+/)?version/?", pve::decodeVersion),
        decoder("GET /access/permissions", pve::decodePermissions),
        decoder("GET /cluster/status", pve::decodeClusterStatus),
        decoder("GET /cluster/resources", pve::decodeResources),
        decoder("GET /cluster/nextid", pve::decodeNextId),
        decoder("GET /nodes", pve::decodeNodes),
        decoder("GET /nodes/[^/]+/storage", pve::decodeStorages),
        decoder("GET /nodes/[^/]+/storage/[^/]+/status", pve::decodeStorageStatus),
        decoder("GET /nodes/[^/]+/network", pve::decodeBridges),
        decoder("GET /nodes/[^/]+/qemu", pve::decodeVms),
        decoder("GET /nodes/[^/]+/qemu/\\d+/config", pve::decodeConfig),
        decoder("GET /nodes/[^/]+/qemu/\\d+/pending", pve::decodePending),
        decoder("GET /nodes/[^/]+/qemu/\\d+/status/current", pve::decodeStatus),
        decoder("GET /nodes/[^/]+/qemu/\\d+/feature", pve::decodeFeature),
        decoder("GET /nodes/[^/]+/qemu/\\d+/cloudinit/dump", pve::decodeText),
        decoder("GET /nodes/[^/]+/qemu/\\d+/agent/network-get-interfaces", pve::decodeInterfaces),
        decoder("GET /nodes/[^/]+/tasks", pve::decodeTasks),
        decoder("GET /nodes/[^/]+/tasks/UPID[^/]*/status", pve::decodeTaskStatus),
        decoder("GET /nodes/[^/]+/tasks/UPID[^/]*/log", pve::decodeTaskLog),
        decoder("POST /nodes/[^/]+/qemu(/\\d+/(clone|template|snapshot|status/\\w+))?", pve::decodeUpid),
        decoder("DELETE /nodes/[^/]+/qemu/\\d+", pve::decodeUpid),
        decoder("POST /nodes/[^/]+/qemu/\\d+/config", pve::decodeOptionalUpid),
        decoder("PUT /nodes/[^/]+/qemu/\\d+/resize", pve::decodeOptionalUpid),
        decoder("PUT /nodes/[^/]+/qemu/\\d+/(config|cloudinit)", pve::decodeNull),
        decoder("DELETE /nodes/[^/]+/tasks/UPID[^/]*", pve::decodeNull),
    };
    return table;
}

/// Endpoints that Slipway does not use: their good answers are only opened.
const QRegularExpression &unused()
{
    static const auto pattern = whole(
        "GET (/|/api2/json)|GET /access/domains|(GET|POST) /access/ticket|GET "
        "/cluster/(tasks|log|options|ha/status/current)"
        "|GET /nodes/[^/]+(/status|/lxc|/network/vmbr0)?|GET /pools(/[^/]+)?|GET /storage(/[^/]+)?"
        "|GET /nodes/[^/]+/storage/[^/]+/content|GET /nodes/[^/]+/tasks/UPID[^/]*"
        "|GET /nodes/[^/]+/qemu/\\d+(/status|/snapshot|/rrddata|/cloudinit|/agent|/agent/get-\\w+(-\\w+)?)?"
        "|POST /nodes/[^/]+/qemu/\\d+/agent/(ping|exec)|\\w+ /api2/extjs/.*");
    return pattern;
}

/// Good status, no JSON: what was sent was not for us.
const QRegularExpression &noJson()
{
    static const auto pattern = whole("http-transport\\[\\d+\\] GET /version"
                                      "|read-inventory\\[\\d+\\] GET /cluster/resources"
                                      "|tasks-list-and-log\\[\\d+\\] GET /nodes/pve1/tasks/UPID[^/]*/log");
    return pattern;
}

struct Words
{
    QRegularExpression text;
    Kind kind;
    QString what;
};

/// Every text of a 500 and of a task's end in the recordings: what Slipway must take it for.
const std::vector<Words> &words()
{
    const auto row = [](const char *text, Kind kind, const char *what) -> Words {
        return {whole(text), kind, QLatin1String(what)};
    };
    static const std::vector<Words> table{
        row("VM is locked \\(\\w+\\)", Kind::Locked, "config"),
        row("can't lock file '/var/lock/qemu-server/lock-\\d+\\.conf' - got timeout", Kind::Locked, "vm"),
        row("unable to create VM \\d+: config file already exists", Kind::Exists, ""),
        row("Configuration file 'nodes/pve1/qemu-server/\\d+\\.conf' does not exist", Kind::NotFound,
            "config"),
        row("unable to find configuration file for VM \\d+ on node 'pve1'", Kind::NotFound, "vm"),
        row("disk 'scsi\\d+' does not exist", Kind::NotFound, "disk"),
        row("no such cluster node '.*'", Kind::NotFound, "node"),
        row("hostname lookup 'nosuch' failed - .*", Kind::Unavailable, "node"),
        row("address lookup for 'pve2' did not find any IP address", Kind::Unavailable, "node"),
        row("checksum mismatch \\(file change by other user\\?\\)", Kind::Server, "digest"),
        row("disk image '.*' already exists", Kind::Server, "volume-exists"),
        row("\\w+ - cloud-init drive is already attached at 'ide2'", Kind::Server, "attached"),
        row("VM \\d+ (already running|is running - destroy failed)", Kind::Server, "running"),
        row("VM \\d+ (is )?not running", Kind::Server, "stopped"),
        row("QEMU guest agent is not running", Kind::Server, "agent-silent"),
        row("Linked clone feature is not supported for '.*' \\(scsi0\\)", Kind::Server, "linked"),
        row("balloon value too large .*", Kind::Server, "balloon"),
        row("shrinking disks is not supported", Kind::Server, "shrink"),
        row("start failed: QEMU exited with code 1", Kind::Server, "start-timeout"),
        row("clone failed: (copy failed|unable to create image): .*interrupted by signal|received interrupt",
            Kind::Server, "interrupted"),
        row("clone failed: copy failed: command '.*' failed: (exit code 1|got signal 9)", Kind::Server, ""),
        row("bridge 'vmbr\\d+' does not exist|(storage|snapshot|volume) '.*' does not exist", Kind::Server,
            ""),
        row("storage '.*' is disabled|VM quit/powerdown failed - got timeout|base volume '.*' is still in "
            "use.*",
            Kind::Server, ""),
        row("command '.*' failed: .*|you can't .*|can't remove (VM|drive) .*|invalid bootorder: .*",
            Kind::Server, ""),
        row("no options specified|only root can set '\\w+' config|SSH public key validation error",
            Kind::Server, ""),
        row("parameter '\\w+' not allowed for linked clones|'download' cannot be used .*", Kind::Server, ""),
        row("could not load supported .*|(malformed JSON|'\"' expected|file error|no such file).*",
            Kind::Server, ""),
        row("qemu-img: Could not open .*", Kind::Server, ""),
        row("unexpected status", Kind::Server, ""),
    };
    return table;
}

QString mismatch(const Error &error, Kind kind, const QString &what)
{
    if (error.kind == kind && error.fields.value(QStringLiteral("what")) == what)
        return {};
    return QStringLiteral("%1 is %2/%3, not %4/%5")
        .arg(error.text, base::kindName(error.kind), error.fields.value(QStringLiteral("what")),
             base::kindName(kind), what);
}

/// Empty when this text of the server has one row above and is taken for that.
QString checkWords(const QString &text, const Error &error)
{
    for (const auto &[pattern, kind, what] : words()) {
        if (pattern.match(text).hasMatch())
            return mismatch(error, kind, what);
    }
    return QStringLiteral("no row for: ") + text;
}

QString checkRefusedInput(const test::Recorded &recorded, const Error &error)
{
    const auto body = QJsonDocument::fromJson(recorded.answer.body).object();
    const auto errors = body[u"errors"].toObject();
    if (whole("VM \\d+ already exists").match(errors[u"vmid"].toString()).hasMatch())
        return mismatch(error, Kind::Exists, {});
    if (errors[u"upid"].toString() == u"no such task")
        return mismatch(error, Kind::NotFound, QStringLiteral("task"));
    if (error.fields.keys() != errors.keys())
        return QStringLiteral("fields lost: ") + error.fields.keys().join(u',');
    return mismatch(error, Kind::Invalid, {});
}

QString checkForbidden(const test::Recorded &recorded, const Error &error)
{
    const bool named =
        whole("Permission check failed \\(/.*, .*\\)").match(recorded.answer.reason).hasMatch();
    if (named == error.fields.value(QStringLiteral("privilege")).isEmpty() ||
        named == error.fields.value(QStringLiteral("path")).isEmpty())
        return QStringLiteral("privilege and path of: ") + recorded.answer.reason;
    return mismatch(error, Kind::Forbidden, {});
}

QString checkRefusal(const test::Recorded &recorded, const Error &error)
{
    switch (recorded.answer.status) {
    case 301:
    case 501:
    case 506:
        return mismatch(error, Kind::Server, {});
    case 400:
        return checkRefusedInput(recorded, error);
    case 401:
        return mismatch(error, Kind::Unauthorized, {});
    case 403:
        return checkForbidden(recorded, error);
    case 500:
        return checkWords(recorded.answer.reason, error);
    case 595:
        return mismatch(error, Kind::NotSent, {});
    case 596:
        return mismatch(error, Kind::Lost, {});
    default:
        return QStringLiteral("no row for status %1").arg(recorded.answer.status);
    }
}

} // namespace

class TestTranscripts : public QObject
{
    Q_OBJECT

private slots:
    void everyResponseDecodesOrIsTheRightError();
    void everyTaskEndIsJudged();
    void olderServersSaySoInTheReasonPhraseOnly();

private:
    enum class Fate { Decoded, OpenedOnly, Refused, NoJson, NoAnswer };
    /// What became of it; `complaint` is empty when that is right.
    static Fate judge(const test::Recorded &recorded, QString &complaint);
};

TestTranscripts::Fate TestTranscripts::judge(const test::Recorded &recorded, QString &complaint)
{
    if (!recorded.answered)
        return Fate::NoAnswer;
    const QString request = recorded.method + u' ' + recorded.path.section(u'?', 0, 0);
    const auto answer = pve::openEnvelope(recorded.answer);
    if (recorded.answer.status != 200) {
        complaint = answer ? QStringLiteral("taken for success") : checkRefusal(recorded, answer.error());
        return Fate::Refused;
    }
    if (!answer) {
        const bool expected = noJson().match(recorded.where + u' ' + request).hasMatch();
        complaint = expected ? mismatch(answer.error(), Kind::Malformed, {}) : answer.error().text;
        return Fate::NoJson;
    }
    for (const auto &[pattern, decode] : decoders()) {
        if (!pattern.match(request).hasMatch() || unused().match(request).hasMatch())
            continue;
        const auto outcome = decode(*answer);
        complaint = outcome.error ? outcome.error->text : QString();
        return Fate::Decoded;
    }
    if (!unused().match(request).hasMatch())
        complaint = QStringLiteral("no decoder, and not listed as unused");
    return Fate::OpenedOnly;
}

void TestTranscripts::everyResponseDecodesOrIsTheRightError()
{
    QMap<Fate, int> count;
    QStringList complaints;
    const auto all = test::recordings();
    for (const auto &recorded : all) {
        QString complaint;
        ++count[judge(recorded, complaint)];
        if (!complaint.isEmpty())
            complaints.append(recorded.where + u' ' + recorded.method + u' ' + recorded.path + u": " +
                              complaint);
    }
    qInfo("%lld responses: %d decoded, %d refused, %d opened only, %d no JSON, %d without an answer",
          static_cast<long long>(all.size()), count[Fate::Decoded], count[Fate::Refused],
          count[Fate::OpenedOnly], count[Fate::NoJson], count[Fate::NoAnswer]);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QVERIFY(count[Fate::Decoded] >= 800);
    QVERIFY(count[Fate::Refused] >= 250);
    QCOMPARE(count[Fate::NoJson], 4);
    QCOMPARE(count[Fate::NoAnswer], 5);
}

void TestTranscripts::everyTaskEndIsJudged()
{
    QSet<QString> texts;
    for (const auto &recorded : test::recordings()) {
        if (!recorded.path.contains(u"/tasks") || recorded.answer.status != 200)
            continue;
        const auto answer = pve::openEnvelope(recorded.answer);
        if (!answer)
            continue;
        if (const auto list = pve::decodeTasks(*answer)) {
            for (const auto &row : list->rows) {
                QCOMPARE(row.running, !row.exit.has_value());
                if (row.exit)
                    texts.insert(row.exit->text);
            }
        }
        if (const auto status = pve::decodeTaskStatus(*answer); status && status->exit)
            texts.insert(status->exit->text);
    }
    QVERIFY(texts.size() >= 20);
    for (const auto &text : std::as_const(texts)) {
        const auto exit = pve::taskExit(text);
        const auto complaint = exit.good() ? QString() : checkWords(text, pve::failureFromText(text, 0));
        QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
        QCOMPARE(exit.good(), whole("OK|WARNINGS: \\d+").match(text).hasMatch());
    }
}

void TestTranscripts::olderServersSaySoInTheReasonPhraseOnly()
{
    int compared = 0;
    for (const auto &recorded : test::recordings()) {
        auto body = QJsonDocument::fromJson(recorded.answer.body).object();
        if (recorded.answer.status == 200 || !body.contains(u"message"))
            continue;
        const auto newer = pve::openEnvelope(recorded.answer);
        body.remove(QStringLiteral("message"));
        auto older = recorded.answer;
        older.body = QJsonDocument(body).toJson();
        const auto opened = pve::openEnvelope(older);
        QVERIFY(!newer && !opened);
        QCOMPARE(opened.error().kind, newer.error().kind);
        QCOMPARE(opened.error().fields.keys(), newer.error().fields.keys());
        ++compared;
    }
    QVERIFY(compared > 100);
}

QTEST_GUILESS_MAIN(TestTranscripts)
#include "tst_transcripts.moc"
