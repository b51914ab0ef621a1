// SPDX-License-Identifier: Apache-2.0
#include "app/commandline.h"

#include <QTest>

using namespace app;

namespace {

template <typename Options>
Options parsed(const QStringList &arguments)
{
    const auto line = parseCommandLine(arguments);
    if (!line)
        qWarning("%s", qPrintable(line.error()));
    return line && std::holds_alternative<Options>(*line) ? std::get<Options>(*line) : Options{};
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void provisionTakesEveryOption();
    void provisionHasDefaults();
    void demoMayNameItsScenario();
    void jobsWithoutVerbLists();
    void jobsVerbsTakeIds();
    void jobsExportTakesAFormat();
    void simulateTakesItsOptions();
    void connectionMayBeAProfile();
    void doctorTakesAPlace();
    void profileTakesItsOptions();
    void helpIsThereForEachCommand_data();
    void helpIsThereForEachCommand();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void secretsAreRefusedAndNotRepeated_data();
    void secretsAreRefusedAndNotRepeated();
};

void TestCommandLine::provisionTakesEveryOption()
{
    const auto options = parsed<ProvisionOptions>(
        words("provision lab.json --server pve1 --fingerprint "
              "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef "
              "--parallel=7 --data-dir /tmp/d --json --report r.json --require-address --wait --again"));
    QCOMPARE(options.specFile, QStringLiteral("lab.json"));
    QCOMPARE(options.run.connection.server, QStringLiteral("pve1"));
    QCOMPARE(options.run.connection.fingerprint.size(), 64);
    QVERIFY(options.run.parallel == 7);
    QCOMPARE(options.run.dataDir, QStringLiteral("/tmp/d"));
    QCOMPARE(options.run.reportFile, QStringLiteral("r.json"));
    QVERIFY(options.run.json && options.requireAddress && options.run.wait && options.again);
}

void TestCommandLine::provisionHasDefaults()
{
    const auto options = parsed<ProvisionOptions>(words("provision lab.json"));
    ProvisionOptions expected;
    expected.specFile = QStringLiteral("lab.json");
    QCOMPARE(options, expected);
    QVERIFY(!options.run.parallel);
}

void TestCommandLine::demoMayNameItsScenario()
{
    const auto plain = parsed<InventoryOptions>(words("inventory --demo"));
    QVERIFY(plain.connection.demo);
    QCOMPARE(plain.connection.demo->scenario, QStringLiteral("calm"));
    const auto locked = parsed<ProvisionOptions>(words("provision --demo=locked --speed 60 lab.json"));
    QCOMPARE(locked.specFile, QStringLiteral("lab.json"));
    QCOMPARE(locked.run.connection.demo->scenario, QStringLiteral("locked"));
    QCOMPARE(locked.run.connection.demo->speed, 60.0);
}

void TestCommandLine::jobsWithoutVerbLists()
{
    const auto options = parsed<JobsOptions>(words("jobs --json"));
    QCOMPARE(options.verb, JobsOptions::Verb::List);
    QCOMPARE(parsed<JobsOptions>(words("jobs list")).verb, JobsOptions::Verb::List);
    QVERIFY(options.run.json);
}

void TestCommandLine::jobsVerbsTakeIds()
{
    const auto options = parsed<JobsOptions>(words("jobs delete-vm 1a2b 3c4d --yes --server pve1"));
    QCOMPARE(options.verb, JobsOptions::Verb::DeleteVm);
    QCOMPARE(options.ids, words("1a2b 3c4d"));
    QVERIFY(options.yes);
}

void TestCommandLine::jobsExportTakesAFormat()
{
    const auto all = parsed<JobsOptions>(words("jobs export --format ansible"));
    QCOMPARE(all.verb, JobsOptions::Verb::Export);
    QCOMPARE(all.form, prov::ResultForm::Ansible);
    QVERIFY(all.ids.isEmpty());
    const auto some = parsed<JobsOptions>(words("jobs export 1a2b"));
    QCOMPARE(some.form, prov::ResultForm::Table);
    QCOMPARE(some.ids, words("1a2b"));
}

void TestCommandLine::simulateTakesItsOptions()
{
    const auto options = parsed<SimulateOptions>(
        words("simulate --port 8006 --scenario slow --seed 42 --speed 2.5 --faults my.json"));
    QCOMPARE(options,
             (SimulateOptions{8006, {QStringLiteral("slow"), 42, 2.5}, QStringLiteral("my.json"), false}));
    QVERIFY(parsed<SimulateOptions>(words("simulate --list")).list);
}

void TestCommandLine::connectionMayBeAProfile()
{
    QCOMPARE(parsed<ResumeOptions>(words("resume --profile lab")).run.connection.profile,
             QStringLiteral("lab"));
    QCOMPARE(parsed<InventoryOptions>(words("inventory --server a,b --fingerprint ,")).connection.server,
             QStringLiteral("a,b"));
}

void TestCommandLine::doctorTakesAPlace()
{
    const auto options = parsed<DoctorOptions>(words(
        "doctor --profile lab --template 9000 --storage local --bridge vmbr0 --tag 20 --pool lab --json"));
    prov::ExamWish wish;
    wish.templateId = 9000;
    wish.storage = QStringLiteral("local");
    wish.bridge = QStringLiteral("vmbr0");
    wish.vlan = 20;
    wish.pool = QStringLiteral("lab");
    QCOMPARE(options.wish, wish);
    QCOMPARE(options.connection.profile, QStringLiteral("lab"));
    QVERIFY(options.json);
    QCOMPARE(parsed<DoctorOptions>(words("doctor --demo")).wish, prov::ExamWish{});
}

void TestCommandLine::profileTakesItsOptions()
{
    using Verb = ProfileOptions::Verb;
    QCOMPARE(parsed<ProfileOptions>(words("profile")), ProfileOptions{});
    QVERIFY(parsed<ProfileOptions>(words("profile list --json")).json);
    const auto add = parsed<ProfileOptions>(
        words("profile add lab --server a,b --user ops@pve --keep-password --replace"));
    ProfileOptions expected;
    expected.verb = Verb::Add;
    expected.name = QStringLiteral("lab");
    expected.server.server = QStringLiteral("a,b");
    expected.user = QStringLiteral("ops@pve");
    expected.keepPassword = true;
    expected.replace = true;
    QCOMPARE(add, expected);
    QCOMPARE(parsed<ProfileOptions>(words("profile add lab --server a --token-id=ops@pve!ci")).tokenId,
             QStringLiteral("ops@pve!ci"));
    QVERIFY(parsed<ProfileOptions>(words("profile add lab --from-environment")).fromEnvironment);
    QCOMPARE(parsed<ProfileOptions>(words("profile test lab")).verb, Verb::Test);
    const auto remove = parsed<ProfileOptions>(words("profile remove lab --yes"));
    QVERIFY(remove.verb == Verb::Remove && remove.yes);
}

void TestCommandLine::helpIsThereForEachCommand_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("overview") << "--help"
                              << "usage: slipway-cli COMMAND";
    QTest::newRow("help") << "help"
                          << "Exit codes";
    QTest::newRow("provision") << "provision --help"
                               << "--require-address";
    QTest::newRow("resume") << "resume x -h"
                            << "usage: slipway-cli resume [OPTIONS]";
    QTest::newRow("jobs") << "jobs retry --help"
                          << "delete-vm ID";
    QTest::newRow("help of a command") << "help jobs"
                                       << "delete-vm ID";
    QTest::newRow("inventory") << "inventory --help"
                               << "--fingerprint SHA256";
    QTest::newRow("doctor") << "doctor --help"
                            << "--template VMID";
    QTest::newRow("profile") << "profile add --help"
                             << "--token-id ID";
    QTest::newRow("profile of a connection") << "jobs --help"
                                             << "--profile NAME";
    QTest::newRow("simulate") << "simulate --help"
                              << "--seed N";
    QTest::newRow("faults") << "simulate --help"
                            << "drop-after";
}

void TestCommandLine::helpIsThereForEachCommand()
{
    QFETCH(QString, arguments);
    QFETCH(QString, part);
    QVERIFY2(parsed<HelpOptions>(arguments.split(u' ')).text.contains(part), qPrintable(part));
}

void TestCommandLine::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << ""
                             << "a command is missing";
    QTest::newRow("unknown command") << "provison a.json"
                                     << "no command \"provison\"";
    QTest::newRow("unknown option") << "provision a.json --paralel 3"
                                    << "--paralel is not an option of provision";
    QTest::newRow("option of another command") << "inventory --again"
                                               << "--again is not an option of inventory";
    QTest::newRow("value of unknown option is not repeated") << "resume --x=y"
                                                             << "--x is not an option";
    QTest::newRow("no spec") << "provision --demo"
                             << "wants a spec file";
    QTest::newRow("two specs") << "provision a.json b.json"
                               << "\"b.json\" is one argument too many";
    QTest::newRow("scenario without =") << "provision a.json --demo slow"
                                        << "did you mean --demo=slow?";
    QTest::newRow("parallel 0") << "provision a.json --parallel 0"
                                << "from 1 to 64";
    QTest::newRow("parallel 65") << "provision a.json --parallel 65"
                                 << "from 1 to 64";
    QTest::newRow("parallel word") << "provision a.json --parallel many"
                                   << "from 1 to 64";
    QTest::newRow("value missing") << "provision a.json --report"
                                   << "--report wants a value";
    QTest::newRow("flag with value") << "provision a.json --json=yes"
                                     << "--json takes no value";
    QTest::newRow("twice") << "provision a.json --json --json"
                           << "--json is given twice";
    QTest::newRow("scenario") << "inventory --demo=stormy"
                              << "no scenario \"stormy\"; there are: ";
    QTest::newRow("demo and server") << "inventory --demo --server pve1"
                                     << "leave out --server";
    QTest::newRow("speed without demo") << "inventory --server pve1 --speed 2"
                                        << "--speed is for the demo";
    QTest::newRow("speed 0") << "inventory --demo --speed 0"
                             << "--speed wants a number";
    QTest::newRow("speed nan") << "inventory --demo --speed nan"
                               << "--speed wants a number";
    QTest::newRow("fingerprint") << "inventory --fingerprint 12:34"
                                 << "64 hex digits";
    QTest::newRow("verb") << "jobs remove 1"
                          << "not \"remove\"";
    QTest::newRow("unknown format") << "jobs export --format xml"
                                    << "\"xml\"";
    QTest::newRow("format of a list") << "jobs --format csv"
                                      << "jobs export";
    QTest::newRow("no ids") << "jobs retry"
                            << "wants the IDs";
    QTest::newRow("second fingerprint") << "inventory --server a,b --fingerprint ,12"
                                        << "64 hex digits";
    QTest::newRow("profile and server") << "inventory --profile lab --server pve1"
                                        << "leave out --server";
    QTest::newRow("demo and profile") << "inventory --demo --profile lab"
                                      << "leave out --server";
    QTest::newRow("profile verb") << "profile rename lab"
                                  << "not \"rename\"";
    QTest::newRow("profile without name") << "profile test"
                                          << "wants the name";
    QTest::newRow("profile with two names") << "profile test lab home"
                                            << "one argument too many";
    QTest::newRow("add without server") << "profile add lab --user ops@pve"
                                        << "wants --server";
    QTest::newRow("add with user and token") << "profile add lab --server a --user o@pve --token-id o@pve!ci"
                                             << "not both";
    QTest::newRow("user without realm") << "profile add lab --server a --user ops"
                                        << "name@realm";
    QTest::newRow("half a token id") << "profile add lab --server a --token-id ops@pve"
                                     << "user@realm!name";
    QTest::newRow("token that is to be kept")
        << "profile add lab --server a --token-id o@pve!ci --keep-password"
        << "--keep-password is for passwords";
    QTest::newRow("environment and server") << "profile add lab --from-environment --server a"
                                            << "leave out --server";
    QTest::newRow("option of add") << "profile list --server a"
                                   << "--server is for profile add";
    QTest::newRow("add in json") << "profile add lab --server a --user o@pve --json"
                                 << "--json is for profile list";
    QTest::newRow("tag") << "doctor --tag 4095"
                         << "from 1 to 4094";
    QTest::newRow("template") << "doctor --template debian"
                              << "--template wants a whole number";
    QTest::newRow("port") << "simulate --port 70000"
                          << "from 0 to 65535";
}

void TestCommandLine::mistakesAreNamed()
{
    QFETCH(QString, arguments);
    QFETCH(QString, part);
    const auto line = parseCommandLine(arguments.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(!line);
    QVERIFY2(line.error().contains(part), qPrintable(line.error()));
}

void TestCommandLine::secretsAreRefusedAndNotRepeated_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("token as argument") << "provision a.json ops@pve!ci=5ec7e7";
    QTest::newRow("token as value") << "inventory --server ops@pve!ci=5ec7e7";
    QTest::newRow("token instead of its id") << "profile add lab --server a --token-id ops@pve!ci=5ec7e7";
    QTest::newRow("token inside") << "inventory PVEAPIToken=ops@pve!ci=5ec7e7";
    QTest::newRow("token in help") << "--help ops@pve!ci=5ec7e7";
    QTest::newRow("--token") << "inventory --token 5ec7e7";
    QTest::newRow("--token=") << "inventory --token=5ec7e7";
    QTest::newRow("--api-token") << "inventory --api-token=5ec7e7";
    QTest::newRow("--password") << "provision a.json --password=5ec7e7";
    QTest::newRow("login in url") << "inventory --server https://root:5ec7e7@pve1:8006";
}

void TestCommandLine::secretsAreRefusedAndNotRepeated()
{
    QFETCH(QString, arguments);
    const auto line = parseCommandLine(arguments.split(u' '));
    QVERIFY(!line);
    QVERIFY(line.error().contains(QStringLiteral("PROXMOX_VE_API_TOKEN")));
    QVERIFY2(!line.error().contains(QStringLiteral("5ec7e7")), qPrintable(line.error()));
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
