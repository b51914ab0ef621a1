// SPDX-License-Identifier: Apache-2.0
#include "app/target.h"

#include <QTest>

using namespace app;

namespace {

const QString token = QStringLiteral("ops@pve!ci=5ec7e75ec7e7");
const QString pin = QString(64, u'a');

Environment environmentOf(const QString &endpoint, const QString &apiToken = token)
{
    Environment environment;
    environment.endpoint = endpoint;
    environment.token = apiToken;
    return environment;
}

ConnectionOptions serverOf(const QString &server, const QString &fingerprint = {})
{
    return {std::nullopt, server, fingerprint, {}};
}

store::Profile profileOf(const QString &name, const QString &tokenName = {})
{
    return {store::newProfileId(),
            name,
            {{QUrl(QStringLiteral("https://%1:8006").arg(name)), {}}},
            QStringLiteral("ops@pve"),
            tokenName.isEmpty() ? QString() : QStringLiteral("ops@pve!") + tokenName,
            false};
}

ConnectionOptions named(const QString &profile)
{
    return {std::nullopt, {}, {}, profile};
}

QString identity(const tl::expected<Whereabouts, QString> &whereabouts)
{
    return pve::identityOf(whereabouts->target.credential);
}

} // namespace

class TestTarget : public QObject
{
    Q_OBJECT

private slots:
    void optionGoesBeforeEnvironment();
    void bareHostsGetPort8006();
    void pinsAreInStepWithServers();
    void demoNeedsNothing();
    void passwordSignsInWithoutToken();
    void userWithoutPasswordIsToBeAsked();
    void profileBringsServerAndIdentity();
    void profilesAreFoundWhateverTheirCase();
    void onlyProfileIsUsedAndSaid();
    void environmentGoesBeforeSecretOfProfile();
    void passwordAloneIsThatOfTheProfilesUser();
    void namedServerNeedsNoProfiles();
    void insecureIsRefused_data();
    void insecureIsRefused();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
};

void TestTarget::optionGoesBeforeEnvironment()
{
    const auto found = whereaboutsOf(serverOf(QStringLiteral("https://a:1")),
                                     environmentOf(QStringLiteral("https://b:2")), {});
    QVERIFY(found && found->isWhole());
    QCOMPARE(found->target.endpoints.first().url, QUrl(QStringLiteral("https://a:1")));
    QCOMPARE(identity(found), QStringLiteral("ops@pve!ci"));
}

void TestTarget::bareHostsGetPort8006()
{
    const auto found = whereaboutsOf({}, environmentOf(QStringLiteral("pve1.lab")), {});
    QVERIFY(found);
    QCOMPARE(found->target.endpoints.first().url, QUrl(QStringLiteral("https://pve1.lab:8006")));
    QVERIFY(found->target.endpoints.first().pin.isEmpty());
}

void TestTarget::pinsAreInStepWithServers()
{
    const QByteArray bytes(32, '\xaa');
    const auto both = endpointsOf(QStringLiteral("a, b"), pin + u',' + pin);
    QVERIFY(both);
    QCOMPARE(*both, (QList<pve::Server>{{QUrl(QStringLiteral("https://a:8006")), bytes},
                                        {QUrl(QStringLiteral("https://b:8006")), bytes}}));
    const auto second = endpointsOf(QStringLiteral("a,b"), u',' + pin);
    QVERIFY(second);
    QVERIFY(second->first().pin.isEmpty());
    QCOMPARE(second->last().pin, bytes);
    QVERIFY(endpointsOf(QStringLiteral("a,b"), {}));
    const auto one = endpointsOf(QStringLiteral("a,b"), pin);
    QVERIFY(!one);
    QVERIFY2(one.error().contains(QStringLiteral("1 fingerprints for 2 servers")), qPrintable(one.error()));
}

void TestTarget::demoNeedsNothing()
{
    const auto found = whereaboutsOf({DemoOptions{}, {}, {}, {}}, {}, {});
    QVERIFY(found && found->isWhole());
}

void TestTarget::passwordSignsInWithoutToken()
{
    auto environment = environmentOf(QStringLiteral("a"), {});
    environment.username = QStringLiteral("ops@pve");
    environment.password = QStringLiteral("pässword");
    const auto found = whereaboutsOf({}, environment, {});
    QVERIFY(found && found->isWhole());
    QCOMPARE(identity(found), QStringLiteral("ops@pve"));
    QCOMPARE(pve::secretOf(found->target.credential), QByteArray("pässword"));
    environment.token = token;
    QCOMPARE(identity(whereaboutsOf({}, environment, {})), QStringLiteral("ops@pve!ci"));
}

void TestTarget::userWithoutPasswordIsToBeAsked()
{
    auto environment = environmentOf(QStringLiteral("a"), {});
    environment.username = QStringLiteral("ops@pve");
    const auto found = whereaboutsOf({}, environment, {});
    QVERIFY(found && !found->isWhole() && !found->profile);
    QCOMPARE(identity(found), QStringLiteral("ops@pve"));
}

void TestTarget::profileBringsServerAndIdentity()
{
    const auto profiles =
        QList{profileOf(QStringLiteral("lab"), QStringLiteral("ci")), profileOf(QStringLiteral("home"))};
    const auto found =
        whereaboutsOf(named(QStringLiteral("home")), environmentOf(QStringLiteral("b"), {}), profiles);
    QVERIFY(found && !found->isWhole());
    QCOMPARE(found->profile, std::optional(profiles.last()));
    QCOMPARE(found->target.endpoints, profiles.last().endpoints);
    QCOMPARE(identity(found), QStringLiteral("ops@pve"));
    QVERIFY(found->target.remarks.isEmpty());
}

void TestTarget::profilesAreFoundWhateverTheirCase()
{
    QVERIFY(whereaboutsOf(named(QStringLiteral("LAB")), {}, {profileOf(QStringLiteral("lab"))}));
}

void TestTarget::onlyProfileIsUsedAndSaid()
{
    const auto found = whereaboutsOf({}, {}, {profileOf(QStringLiteral("lab"), QStringLiteral("ci"))});
    QVERIFY(found);
    QCOMPARE(identity(found), QStringLiteral("ops@pve!ci"));
    QCOMPARE(found->target.remarks.size(), qsizetype{1});
    QCOMPARE(found->target.remarks.first().level, base::LogRecord::Level::Info);
    QVERIFY(found->target.remarks.first().text.contains(QStringLiteral("lab")));
}

void TestTarget::environmentGoesBeforeSecretOfProfile()
{
    const auto found = whereaboutsOf(named(QStringLiteral("lab")), environmentOf({}),
                                     {profileOf(QStringLiteral("lab"), QStringLiteral("other"))});
    QVERIFY(found && found->isWhole());
    QCOMPARE(identity(found), QStringLiteral("ops@pve!ci"));
    QCOMPARE(found->target.remarks.size(), qsizetype{1});
    QCOMPARE(found->target.remarks.first().level, base::LogRecord::Level::Debug);
}

void TestTarget::passwordAloneIsThatOfTheProfilesUser()
{
    Environment environment;
    environment.password = QStringLiteral("5ec7e7");
    const auto profiles =
        QList{profileOf(QStringLiteral("lab"), QStringLiteral("ci")), profileOf(QStringLiteral("home"))};
    QVERIFY(whereaboutsOf(named(QStringLiteral("home")), environment, profiles)->isWhole());
    QVERIFY(!whereaboutsOf(named(QStringLiteral("lab")), environment, profiles)->isWhole());
    environment.username = QStringLiteral("other@pve");
    const auto other = whereaboutsOf(named(QStringLiteral("home")), environment, profiles);
    QCOMPARE(identity(other), QStringLiteral("other@pve"));
}

void TestTarget::namedServerNeedsNoProfiles()
{
    QVERIFY(!wantsProfile(serverOf(QStringLiteral("a")), {}));
    QVERIFY(!wantsProfile({}, environmentOf(QStringLiteral("a"))));
    QVERIFY(!wantsProfile({DemoOptions{}, {}, {}, {}}, {}));
    QVERIFY(wantsProfile(named(QStringLiteral("lab")), environmentOf(QStringLiteral("a"))));
    QVERIFY(wantsProfile({}, {}));
}

void TestTarget::insecureIsRefused_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("refused");
    for (const char *value : {"1", "true", "TRUE", "yes", "on", "please"})
        QTest::newRow(value) << QString::fromLatin1(value) << true;
    for (const char *value : {"0", "false", "False", "no", "off", "f"})
        QTest::newRow(value) << QString::fromLatin1(value) << false;
    QTest::newRow("unset") << QString() << false;
}

void TestTarget::insecureIsRefused()
{
    QFETCH(QString, value);
    QFETCH(bool, refused);
    auto environment = environmentOf(QStringLiteral("a"));
    environment.insecure = value;
    const auto found = whereaboutsOf({}, environment, {});
    QCOMPARE(!found, refused);
    if (refused) {
        QVERIFY2(found.error().contains(QStringLiteral("--fingerprint")), qPrintable(found.error()));
        QVERIFY(whereaboutsOf({DemoOptions{}, {}, {}, {}}, environment, {}));
    }
}

void TestTarget::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("profiles");
    QTest::addColumn<QString>("part");
    QTest::newRow("no server") << QString() << token << QString() << QString() << 0
                               << QStringLiteral("PROXMOX_VE_ENDPOINT");
    QTest::newRow("http") << QStringLiteral("http://pve1:8006") << token << QString() << QString() << 0
                          << QStringLiteral("only https");
    QTest::newRow("no address") << QStringLiteral("https://") << token << QString() << QString() << 0
                                << QStringLiteral("not the address");
    QTest::newRow("no second address") << QStringLiteral("pve1,") << token << QString() << QString() << 0
                                       << QStringLiteral("not the address");
    QTest::newRow("no token") << QStringLiteral("pve1") << QString() << QString() << QString() << 0
                              << QStringLiteral("PROXMOX_VE_API_TOKEN is not set");
    QTest::newRow("half a token") << QStringLiteral("pve1") << QStringLiteral("5ec7e7") << QString()
                                  << QString() << 0 << QStringLiteral("user@realm!id=secret");
    QTest::newRow("no realm") << QStringLiteral("pve1") << QString() << QStringLiteral("root") << QString()
                              << 0 << QStringLiteral("name@realm");
    QTest::newRow("no such profile") << QString() << QString() << QString() << QStringLiteral("home") << 2
                                     << QStringLiteral("no profile \"home\"");
    QTest::newRow("several profiles")
        << QString() << QString() << QString() << QString() << 2 << QStringLiteral("--profile NAME");
}

void TestTarget::whatIsMissingIsNamed()
{
    QFETCH(QString, server);
    QFETCH(QString, secret);
    QFETCH(QString, user);
    QFETCH(QString, profile);
    QFETCH(int, profiles);
    QFETCH(QString, part);
    QList<store::Profile> known;
    for (int i = 0; i < profiles; ++i)
        known.append(profileOf(QStringLiteral("lab%1").arg(i)));
    auto environment = environmentOf(server, secret);
    environment.username = user;
    const auto found = whereaboutsOf(named(profile), environment, known);
    QVERIFY(!found);
    QVERIFY2(found.error().contains(part), qPrintable(found.error()));
    QVERIFY(!found.error().contains(QStringLiteral("5ec7e7")));
}

QTEST_APPLESS_MAIN(TestTarget)
#include "tst_target.moc"
