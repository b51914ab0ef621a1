// SPDX-License-Identifier: Apache-2.0
#include "core/base/shown.h"
#include "core/provision/wording.h"
#include "core/pve/authorizer.h"
#include "core/pve/envelope.h"
#include "core/pve/trust.h"
#include "core/pve/upid.h"
#include "core/store/crypthash.h"
#include "core/store/preferencesfile.h"
#include "core/store/presets.h"
#include "core/store/profilefile.h"
#include "core/store/specfile.h"
#include "tests/provision/jobrig.h"
#include "tests/support/manualclock.h"
#include "ui/language.h"
#include "ui/models/stepmodel.h"
#include "ui/wording.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using base::Error;
using prov::Step;
using test::JobRig;

namespace {

/// Words that stand in nearly every English sentence, and in no German one.
const QRegularExpression &english()
{
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(the|is|are|were|not|cannot|of|with|and|that|has|have|been|from|its|it|this|for|by|"
            "does|which|could|asked|answer|server's|there|be|to|no|on|at|as|only|than|made|missing)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

/// The English in a German text; what is quoted, and what the server said, is its own.
QString englishIn(QString text, const QStringList &serverWords = {})
{
    for (const QString &words : serverWords)
        text.remove(words, Qt::CaseInsensitive);
    static const QRegularExpression quoted(QStringLiteral("„[^“]*“|`[^`]*`|\\bpveum [^.;]*|\\bqm [a-z]+"));
    text.remove(quoted);
    const auto found = english().match(text);
    return found.hasMatch() ? found.captured() + QStringLiteral(" in: ") + text : QString();
}

/// What the window shows of a job.
QStringList shownOf(const JobRig &rig)
{
    const auto explanation = prov::explain(rig.job);
    QStringList texts{explanation.what,
                      explanation.why,
                      explanation.todo,
                      prov::stateWord(rig.job),
                      ui::progressText(rig.job, rig.context.now),
                      ui::presenceText(rig.job),
                      ui::signOf(rig.job).word};
    test::ManualClock clock;
    clock.advanceTo(rig.context.now);
    ui::StepModel steps;
    steps.setJob(&rig.job, clock);
    for (int row = 0; row < steps.rowCount(); ++row) {
        texts += steps.index(row, ui::StepModel::Note).data(ui::StepModel::FailuresRole).toStringList();
        for (int column = 0; column < ui::StepModel::ColumnCount; ++column)
            texts.append(steps.index(row, column).data().toString());
    }
    return texts;
}

void toStep(JobRig &rig, Step step)
{
    switch (step) {
    case Step::Reserving:
        return rig.feed(prov::Admitted{});
    case Step::Cloning:
        return rig.toClonePost();
    case Step::Settling:
        return rig.toSettling();
    case Step::Configuring:
        return rig.toPut();
    case Step::Resizing:
        return rig.toResize();
    case Step::Verifying:
        return rig.toVerify();
    case Step::Starting:
        return rig.toStart();
    case Step::AwaitingGuest:
        return rig.toGuest();
    case Step::Queued:
    case Step::Ready:
    case Step::Failed:
    case Step::Cancelling:
    case Step::Cancelled:
        break;
    }
    qFatal("no such step");
}

/// What may come instead of a good answer. The server's words are English in every language.
struct Answer
{
    const char *name;
    void (*give)(JobRig &rig);
    const char *serverWords = "";
};

const Answer answers[] = {
    {"refused", [](JobRig &rig) { rig.refuse(403, u"Permission check failed (/vms/401, VM.Clone)"_s); },
     "Permission check failed (/vms/401, VM.Clone)"},
    {"signed out", [](JobRig &rig) { rig.refuse(401, u"no ticket"_s); }, "no ticket"},
    {"not there",
     [](JobRig &rig) {
         rig.refuse(500, u"Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"_s);
     },
     "Configuration file 'nodes/pve1/qemu-server/401.conf' does not exist"},
    {"locked", [](JobRig &rig) { rig.refuse(500, u"VM is locked (backup)"_s); }, "VM is locked (backup)"},
    {"no quorum", [](JobRig &rig) { rig.refuse(500, u"cluster not ready - no quorum?"_s); },
     "cluster not ready - no quorum?"},
    {"wrong input", [](JobRig &rig) { rig.refuse(400, u"this is invalid"_s); }, "this is invalid"},
    {"taken", [](JobRig &rig) { rig.taken(); }, "VM 401 already exists"},
    {"server", [](JobRig &rig) { rig.refuse(500, u"it is full"_s); }, "it is full"},
    {"lost", [](JobRig &rig) { rig.refuse(596, u"the connection is lost"_s); }, "the connection is lost"},
    {"not sent", [](JobRig &rig) { rig.refuse(595, u"no route to the host"_s); }, "no route to the host"},
    {"not as expected", [](JobRig &rig) { rig.reply("17"); }},
    {"another type", [](JobRig &rig) { rig.reply(R"([{"key":{}},{"type":[]},{"upid":"x"}])"); }},
    {"cut",
     [](JobRig &rig) {
         rig.feed(prov::Replied{rig.job.intent ? rig.job.intent->serial : 0,
                                pve::openEnvelope({200, u"OK"_s, {}, "{\"data\":[", {}})});
     }},
    {"no data",
     [](JobRig &rig) {
         rig.feed(prov::Replied{rig.job.intent ? rig.job.intent->serial : 0,
                                pve::openEnvelope({200, u"OK"_s, {}, "{}", {}})});
     }},
    {"asleep", [](JobRig &rig) { rig.feed(prov::Woke{}); }},
    {"task", [](JobRig &rig) { rig.job.task ? rig.endTask(u"it is broken"_s) : rig.reply(); },
     "it is broken"},
    {"worker", [](JobRig &rig) { rig.job.task ? rig.endTask(u"unexpected status"_s) : rig.reply(); },
     "unexpected status"},
    {"somebody else's", [](JobRig &rig) { rig.reply(rig.config(u"not mine"_s)); }, "not mine"},
    {"not a template", [](JobRig &rig) { rig.reply(R"({"name":"x"})"); }},
    {"cancelled", [](JobRig &rig) { rig.feed(prov::Cancel{}); }},
    {"not granted",
     [](JobRig &rig) {
         rig.reply(rig.upid(u"qmclone"_s));
         rig.reply();
     }},
};

/// One answer over and over, until the job ends or has been patient for long.
void insist(JobRig &rig, const Answer &answer, const std::function<void()> &look)
{
    for (int i = 0; i < 40 && !prov::isFinal(rig.job.step); ++i) {
        if (rig.job.waitsForSlot)
            rig.granted();
        else if (rig.job.intent || rig.job.task || QLatin1String(answer.name) == u"cancelled")
            answer.give(rig);
        if (!prov::isFinal(rig.job.step) && !rig.job.intent && rig.job.wakeAt)
            rig.tick();
        look();
    }
}

} // namespace

/// A window in German shows no English sentence but those of the server.
class TestGerman : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void jobsThatMeetTrouble_data();
    void jobsThatMeetTrouble();
    void survivesTheJournal();
    void errorsOfOurs_data();
    void errorsOfOurs();
    void preferencesThatAreWrong();
    void theServersWordsStay();
    void englishIsFound();

private:
    ui::Language m_language;
};

void TestGerman::initTestCase()
{
    m_language.choose(ui::Language::Choice::German);
}

void TestGerman::jobsThatMeetTrouble_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("particular");
    for (const Step step : prov::workingSteps) {
        int i = 0;
        for (const Answer &answer : answers) {
            const QByteArray name = prov::stepName(step).toLatin1() + ": " + answer.name;
            QTest::newRow(name.constData()) << static_cast<int>(step) << i << false;
            QTest::newRow(QByteArray(name + ", one VMID, an address").constData())
                << static_cast<int>(step) << i++ << true;
        }
    }
}

void TestGerman::jobsThatMeetTrouble()
{
    QFETCH(int, step);
    QFETCH(int, answer);
    QFETCH(bool, particular);
    auto spec = JobRig::plainSpec();
    if (particular) {
        spec.exactVmid = 401;
        spec.waitFor = prov::WaitFor::Address;
        spec.clone.full = false;
        spec.clone.modeGiven = true;
    }
    JobRig rig(spec);
    QStringList found;
    const auto look = [&] {
        const auto shown = shownOf(rig);
        for (const QString &text : shown)
            found.append(englishIn(text, {QString::fromLatin1(answers[answer].serverWords)}));
        found.removeAll(QString());
    };
    toStep(rig, static_cast<Step>(step));
    insist(rig, answers[answer], look);
    rig.feed(prov::DeleteVm{});
    for (int i = 0; i < 5 && rig.job.intent; ++i)
        answers[answer].give(rig);
    look();
    QCOMPARE(found.value(0), QString());
}

/// What was kept by one program is told by the next, in its language.
void TestGerman::survivesTheJournal()
{
    JobRig rig;
    rig.toVerify();
    rig.reply(rig.config(u"somebody"_s));
    rig.reply(R"([{"key":"description","value":"somebody else's"}])");
    const auto why = prov::explain(rig.job).why;
    QVERIFY(!why.isEmpty());
    const auto loaded = prov::jobFromJson(prov::toJson(rig.job, rig.context.now), rig.context.now);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->failure->error, rig.job.failure->error);
    QCOMPARE(prov::explain(*loaded).why, why);
}

void TestGerman::errorsOfOurs_data()
{
    QTest::addColumn<Error>("error");
    const auto row = [](const QByteArray &name, const auto &result) {
        QTest::newRow(name.constData()) << result.error();
    };
    QTemporaryDir dir;
    const QString file = dir.filePath(u"x.json"_s);
    const auto holding = [&file](const QByteArray &text) {
        QFile out(file);
        if (out.open(QIODevice::WriteOnly))
            out.write(text);
        return file;
    };
    row("no address", pve::serverUrl(u"::"_s));
    row("no https", pve::serverUrl(u"http://pve"_s));
    row("user in it", pve::serverUrl(u"https://a:b@pve"_s));
    row("path in it", pve::serverUrl(u"https://pve/x"_s));
    row("no token", pve::apiTokenFromText(u"x"_s));
    row("no UPID", pve::Upid::parse(u"x"_s));
    for (const QByteArray &body : {QByteArray("["), QByteArray("[]"), QByteArray("{}"),
                                   QByteArray(R"({"data":1,"total":"x"})"), QByteArray(100, '[')})
        row("body " + body.left(20), pve::openEnvelope({200, u"OK"_s, {}, body, {}}));
    row("redirect", pve::openEnvelope({302, u"Found"_s, {}, {}, {}}));
    QTest::newRow("untrusted") << pve::untrusted({}, {});
    QTest::newRow("another one") << pve::untrusted({}, {{}, "pin"});
    for (QByteArray password : {QByteArray(), QByteArray("a\0b", 3), QByteArray(600, 'x')})
        row("password " + QByteArray::number(password.size()), store::hashPassword(password));
    row("spec gone", store::readSpecFile(u"/nowhere/spec"_s));
    row("spec wrong", store::readSpecFile(holding("{}")));
    row("spec broken", store::specFromText("{", file));
    const store::Presets presets(dir.filePath(u"presets"_s));
    row("preset", presets.load(u"none"_s));
    row("preset without a name", presets.save({}, QJsonObject()));
    row("later profiles", store::ProfileFile(holding(R"({"slipway_profiles":9})")).load());
    row("later preferences", store::PreferencesFile(holding(R"({"slipway_preferences":9})")).load());
    row("profile", store::profileFromJson({}));
    row("profile's address",
        store::profileFromJson({{u"endpoints"_s, QJsonArray{QJsonObject{{u"url"_s, u"x:"_s}}}}}));
    row("no job", prov::jobFromJson({}, {}));
}

void TestGerman::errorsOfOurs()
{
    QFETCH(Error, error);
    const QString shown = base::shown(error);
    // What Qt says of files and of JSON is translated with Qt's own words, where they are installed.
    static const QStringList qt{u"No such file or directory"_s, u"unterminated object"_s,
                                u"unterminated array"_s, u"illegal value"_s, u"too deeply nested document"_s};
    QVERIFY2(englishIn(shown, qt).isEmpty(), qPrintable(shown));
    QVERIFY(shown != error.text);
    QCOMPARE(error.said.english(), error.text);
}

void TestGerman::preferencesThatAreWrong()
{
    for (const auto &preference : store::preferenceTable()) {
        const QString wants = base::shown(preference.wants());
        QVERIFY2(englishIn(wants).isEmpty(), qPrintable(wants));
    }
}

void TestGerman::theServersWordsStay()
{
    QCOMPARE(base::shown(Error{Error::Kind::Server, 500, u"not checked"_s, {}}), u"not checked"_s);
    const base::Sentence quoting{"VM %1 cannot be read: %2", {401, u"missing"_s}};
    QCOMPARE(base::shown(quoting), u"die VM 401 lässt sich nicht lesen: missing"_s);
    QCOMPARE(quoting.english(), u"VM 401 cannot be read: missing"_s);
    const base::Sentence nested{"VM %1 cannot be read: %2", {401, base::Sentence("missing")}};
    QCOMPARE(base::shown(nested), u"die VM 401 lässt sich nicht lesen: nicht vorhanden"_s);
    QCOMPARE(base::shown(base::Sentence("%1: %2", {u"%2"_s, u"%1"_s})), u"%2: %1"_s);
}

void TestGerman::englishIsFound()
{
    QVERIFY(!englishIn(u"Die VM: the guest agent is not configured"_s).isEmpty());
    QVERIFY(englishIn(u"Der Server sagt: „it is full“."_s).isEmpty());
    QVERIFY(englishIn(u"It is full."_s, {u"it is full"_s}).isEmpty());
    JobRig rig;
    rig.toPut();
    rig.refuse(403, u"no"_s);
    m_language.choose(ui::Language::Choice::English);
    const auto shown = shownOf(rig);
    m_language.choose(ui::Language::Choice::German);
    QVERIFY(std::ranges::count_if(shown, [](const QString &text) { return !englishIn(text).isEmpty(); }) >=
            2);
}

QTEST_MAIN(TestGerman)
#include "tst_german.moc"
