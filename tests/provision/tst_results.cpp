// SPDX-License-Identifier: Apache-2.0
#include "core/provision/results.h"

#include <QTest>

using namespace prov;
using namespace Qt::StringLiterals;

namespace {

Job ready(const QString &name, const QStringList &addresses, const QString &user = u"ops"_s)
{
    Job job;
    job.batch = u"0123abcd-0000-4000-8000-000000000000"_s;
    job.spec.name = name;
    job.vmid = 401;
    job.node = u"pve1"_s;
    job.step = Step::Ready;
    job.vm = Presence::Present;
    job.addresses = addresses;
    if (!user.isEmpty())
        job.spec.cloudInit.user = Wish<QString>::set(user);
    return job;
}

QString text(const Job &job, ResultForm form)
{
    return resultsText({job}, form);
}

const QString plainAddress = u"10.0.20.21"_s;

} // namespace

class TestResults : public QObject
{
    Q_OBJECT
private slots:
    void namesOfForms();
    void eachForm_data();
    void eachForm();
    void hostileTextMakesNoLine_data();
    void hostileTextMakesNoLine();
    void whatIsLeftOutIsSaid_data();
    void whatIsLeftOutIsSaid();
    void sameNameStandsOnce();
    void groupForEachBatch();
    void csvIsQuotedAndGuarded_data();
    void csvIsQuotedAndGuarded();
    void sshCommandIsForAShell_data();
    void sshCommandIsForAShell();
    void sshCommandOfAnyVm_data();
    void sshCommandOfAnyVm();
};

void TestResults::namesOfForms()
{
    for (const auto form : allResultForms)
        QCOMPARE(resultFormFromName(resultFormName(form)), form);
    QVERIFY(!resultFormFromName(u"xml"_s));
}

void TestResults::eachForm_data()
{
    QTest::addColumn<ResultForm>("form");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("expected");
    const QStringList v4{plainAddress};
    const QStringList v6{u"2001:db8::21"_s};
    QTest::newRow("table") << ResultForm::Table << v4 << u"ops"_s
                           << u"name  vmid  node  state  user  addresses\n"
                              "web   401   pve1  ready  ops   10.0.20.21\n"_s;
    QTest::newRow("csv") << ResultForm::Csv << QStringList{plainAddress, u"2001:db8::21"_s} << u"ops"_s
                         << u"name,vmid,node,state,user,addresses\r\n"
                            "web,401,pve1,ready,ops,10.0.20.21 2001:db8::21\r\n"_s;
    QTest::newRow("hosts") << ResultForm::Hosts << v4 << u"ops"_s << u"10.0.20.21 web\n"_s;
    QTest::newRow("hosts, IPv6") << ResultForm::Hosts << v6 << u"ops"_s << u"2001:db8::21 web\n"_s;
    QTest::newRow("ssh") << ResultForm::Ssh << v4 << u"ops"_s
                         << u"Host web\n    HostName 10.0.20.21\n    User ops\n"_s;
    QTest::newRow("ssh, no user") << ResultForm::Ssh << v6 << QString()
                                  << u"Host web\n    HostName 2001:db8::21\n"_s;
    QTest::newRow("ansible") << ResultForm::Ansible << v6 << u"ops"_s
                             << u"[batch_0123abcd]\nweb ansible_host=2001:db8::21 ansible_user=ops\n"_s;
    QTest::newRow("ansible, no user")
        << ResultForm::Ansible << v4 << QString() << u"[batch_0123abcd]\nweb ansible_host=10.0.20.21\n"_s;
}

void TestResults::eachForm()
{
    QFETCH(ResultForm, form);
    QFETCH(QStringList, addresses);
    QFETCH(QString, user);
    QTEST(text(ready(u"web"_s, addresses, user), form), "expected");
}

void TestResults::hostileTextMakesNoLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("user");
    QTest::newRow("line in the name") << u"web\nEVIL"_s << plainAddress << u"ops"_s;
    QTest::newRow("line separator in the name") << u"web\u2028EVIL"_s << plainAddress << u"ops"_s;
    QTest::newRow("blank in the name") << u"web EVIL=1"_s << plainAddress << u"ops"_s;
    QTest::newRow("pattern as name") << u"EVIL*"_s << plainAddress << u"ops"_s;
    QTest::newRow("range as name") << u"EVIL[1:9]"_s << plainAddress << u"ops"_s;
    QTest::newRow("line in the address") << u"web"_s << u"10.0.0.1\nEVIL"_s << u"ops"_s;
    QTest::newRow("option as address") << u"web"_s << u"-oProxyCommand=EVIL"_s << u"ops"_s;
    QTest::newRow("zone in the address") << u"web"_s << u"fe80::1%EVIL"_s << u"ops"_s;
    QTest::newRow("line in the user") << u"web"_s << plainAddress << u"ops\nEVIL"_s;
    QTest::newRow("blank in the user") << u"web"_s << plainAddress << u"ops EVIL=1"_s;
    QTest::newRow("option as user") << u"web"_s << plainAddress << u"-oEVIL"_s;
    QTest::newRow("expansion as user") << u"web"_s << plainAddress << u"EVIL$"_s;
}

void TestResults::hostileTextMakesNoLine()
{
    QFETCH(QString, name);
    QFETCH(QString, address);
    QFETCH(QString, user);
    const auto job = ready(name, {address}, user);
    for (const auto form : {ResultForm::Hosts, ResultForm::Ssh, ResultForm::Ansible}) {
        for (const auto &line : text(job, form).split(u'\n'))
            QVERIFY2(line.startsWith(u"# left out: ") || !line.contains(u"EVIL"), qPrintable(line));
    }
    QCOMPARE(text(job, ResultForm::Table).count(u'\n'), 2);
    QCOMPARE(text(job, ResultForm::Csv).count(u'\n'), 2);
    QVERIFY(name.contains(u"EVIL") || !sshCommand(job).contains(u"EVIL"));
}

void TestResults::whatIsLeftOutIsSaid_data()
{
    QTest::addColumn<Job>("job");
    QTest::addColumn<QString>("line");
    auto failed = ready(u"web"_s, {plainAddress});
    failed.step = Step::Failed;
    QTest::newRow("failed") << failed << u"# left out: web: not ready (failed)\n"_s;
    auto working = failed;
    working.step = Step::AwaitingGuest;
    QTest::newRow("working") << working << u"# left out: web: not ready (awaiting_guest)\n"_s;
    auto gone = ready(u"web"_s, {plainAddress});
    gone.vm = Presence::None;
    QTest::newRow("deleted") << gone << u"# left out: web: its VM was deleted\n"_s;
    QTest::newRow("no address") << ready(u"web"_s, {}) << u"# left out: web: no address is known\n"_s;
    QTest::newRow("no name") << ready({}, {plainAddress})
                             << u"# left out: vm 401: that is not a host name\n"_s;
}

void TestResults::whatIsLeftOutIsSaid()
{
    QFETCH(Job, job);
    for (const auto form : {ResultForm::Hosts, ResultForm::Ssh, ResultForm::Ansible})
        QTEST(text(job, form), "line");
    QVERIFY(text(job, ResultForm::Csv).contains(job.label())); // needs no address
}

void TestResults::sameNameStandsOnce()
{
    const QList<Job> jobs{ready(u"web"_s, {plainAddress}), ready(u"WEB"_s, {u"10.0.20.22"_s})};
    QCOMPARE(resultsText(jobs, ResultForm::Hosts),
             u"10.0.20.21 web\n# left out: WEB: another one above has this name\n"_s);
}

void TestResults::groupForEachBatch()
{
    auto other = ready(u"db"_s, {u"10.0.20.31"_s}, {});
    other.batch = u"]\nEVI-4567"_s;
    const QList<Job> jobs{ready(u"web-1"_s, {plainAddress}, {}), other,
                          ready(u"web-2"_s, {u"10.0.20.22"_s}, {})};
    QCOMPARE(resultsText(jobs, ResultForm::Ansible),
             u"[batch_0123abcd]\nweb-1 ansible_host=10.0.20.21\nweb-2 ansible_host=10.0.20.22\n\n"
             "[batch___EVI_45]\ndb ansible_host=10.0.20.31\n"_s);
}

void TestResults::csvIsQuotedAndGuarded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("formula") << u"=cmd|' /C calc'!A0"_s << u"'=cmd|' /C calc'!A0"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("formula behind a tab") << u"\t=1"_s << u"' =1"_s;
    QTest::newRow("formula with a comma") << u"=A1,2"_s << u"\"'=A1,2\""_s;
}

void TestResults::csvIsQuotedAndGuarded()
{
    QFETCH(QString, name);
    const auto lines = text(ready(name, {plainAddress}), ResultForm::Csv).split(u"\r\n"_s);
    QTEST(lines.at(1).chopped(u",401,pve1,ready,ops,10.0.20.21"_s.size()), "cell");
}

void TestResults::sshCommandIsForAShell_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("command");
    QTest::newRow("user") << QStringList{plainAddress} << u"ops"_s << u"ssh ops@10.0.20.21"_s;
    QTest::newRow("no user") << QStringList{plainAddress} << QString() << u"ssh 10.0.20.21"_s;
    QTest::newRow("IPv6") << QStringList{u"2001:db8::21"_s} << u"ops"_s << u"ssh ops@2001:db8::21"_s;
    QTest::newRow("the first good one")
        << QStringList{u"$(id)"_s, plainAddress} << u"ops"_s << u"ssh ops@10.0.20.21"_s;
    QTest::newRow("user for a shell") << QStringList{plainAddress} << u"a;b"_s << u"ssh 10.0.20.21"_s;
    QTest::newRow("no address") << QStringList{} << u"ops"_s << QString();
}

void TestResults::sshCommandIsForAShell()
{
    QFETCH(QStringList, addresses);
    QFETCH(QString, user);
    QTEST(sshCommand(ready(u"web"_s, addresses, user)), "command");
}

void TestResults::sshCommandOfAnyVm_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("command");
    QTest::newRow("v4") << u"ops"_s << u"10.0.0.1"_s << u"ssh ops@10.0.0.1"_s;
    QTest::newRow("v6") << u"ops"_s << u"2001:db8::1"_s << u"ssh ops@2001:db8::1"_s;
    QTest::newRow("no user") << QString() << u"10.0.0.1"_s << u"ssh 10.0.0.1"_s;
    QTest::newRow("no address") << u"ops"_s << QString() << QString();
    QTest::newRow("not an address") << u"ops"_s << u"10.0.0.1;reboot"_s << QString();
    QTest::newRow("option") << u"-oProxyCommand=x"_s << u"10.0.0.1"_s << u"ssh 10.0.0.1"_s;
    QTest::newRow("line") << u"ops\n"_s << u"10.0.0.1"_s << u"ssh 10.0.0.1"_s;
}

void TestResults::sshCommandOfAnyVm()
{
    QFETCH(QString, user);
    QFETCH(QString, address);
    QTEST(sshCommand(user, address), "command");
}

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
