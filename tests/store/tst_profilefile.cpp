// SPDX-License-Identifier: Apache-2.0
#include "core/store/profilefile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using base::Error;
using store::Profile;
using store::ProfileFile;

namespace {

Profile lab()
{
    const QByteArray pin(32, '\x5a');
    return {store::newProfileId(),
            QStringLiteral("lab"),
            {{QUrl(QStringLiteral("https://pve1.lab:8006")), pin},
             {QUrl(QStringLiteral("https://[fd00::2]:8006")), {}}},
            QStringLiteral("ops@pve"),
            QStringLiteral("ops@pve!slipway"),
            false};
}

} // namespace

Q_DECLARE_METATYPE(store::Profile)

class TestProfileFile : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void nothingThereIsNoProfiles();
    void whatIsSavedIsReadAgain();
    void isForItsOwnerAlone();
    void holdsNoSecret();
    void damagedFilesAreKeptAside_data();
    void damagedFilesAreKeptAside();
    void laterVersionsAreLeftAlone();
    void unreadableFilesAreLeftAlone();
    void refusedChangesSaveNothing_data();
    void refusedChangesSaveNothing();

private:
    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray text() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    base::Result<ProfileFile::Content> add(const Profile &profile)
    {
        return ProfileFile(m_path).change([&profile](QList<Profile> &profiles) -> base::Result<bool> {
            profiles.append(profile);
            return true;
        });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestProfileFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("slipway/profiles.json"));
}

void TestProfileFile::nothingThereIsNoProfiles()
{
    const auto content = ProfileFile(m_path).load();
    QVERIFY(content);
    QVERIFY(content->profiles.isEmpty());
    QVERIFY(content->keptAside.isEmpty());
}

void TestProfileFile::whatIsSavedIsReadAgain()
{
    auto byPassword = lab();
    byPassword.name = QStringLiteral("Büro");
    byPassword.tokenId.clear();
    byPassword.keepsPassword = true;
    QVERIFY(add(lab()));
    const auto changed = add(byPassword);
    QVERIFY(changed);
    const auto content = ProfileFile(m_path).load();
    QVERIFY(content);
    QCOMPARE(content->profiles.size(), 2);
    QCOMPARE(content->profiles, changed->profiles);
    QCOMPARE(content->profiles.last(), byPassword);
}

void TestProfileFile::isForItsOwnerAlone()
{
    QVERIFY(add(lab()));
    QCOMPARE(QFileInfo(m_path).permissions() & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(!(QFileInfo(QFileInfo(m_path).path()).permissions() & (QFile::ReadOther | QFile::ExeOther)));
}

void TestProfileFile::holdsNoSecret()
{
    QVERIFY(add(lab()));
    const auto file = QJsonDocument::fromJson(text()).object();
    const auto keys = file.value(QStringLiteral("profiles")).toArray().first().toObject().keys();
    QCOMPARE(keys, QStringList({QStringLiteral("endpoints"), QStringLiteral("id"), QStringLiteral("name"),
                                QStringLiteral("token"), QStringLiteral("user")}));
}

void TestProfileFile::damagedFilesAreKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray(R"({"slipway_profiles": 1, "profiles": [{"id)");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("something else") << QByteArray(R"({"version": 3})");
    QTest::newRow("no list") << QByteArray(R"({"slipway_profiles": 1})");
    QTest::newRow("a profile without a user")
        << QByteArray(R"({"slipway_profiles": 1, "profiles": [{"name": "lab"}]})");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
}

void TestProfileFile::damagedFilesAreKeptAside()
{
    QFETCH(QByteArray, content);
    write(content);
    const auto loaded = ProfileFile(m_path).load();
    QVERIFY(loaded);
    QVERIFY(loaded->profiles.isEmpty());
    QFile aside(loaded->keptAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
    QVERIFY(add(lab()));
    write(content);
    QVERIFY(add(lab())); // the second goes to another name
    QCOMPARE(QFileInfo(m_path).dir().entryList({QStringLiteral("*.damaged-*")}).size(), 2);
}

void TestProfileFile::laterVersionsAreLeftAlone()
{
    const QByteArray later = R"({"slipway_profiles": 2, "profiles": {}})";
    write(later);
    const auto loaded = ProfileFile(m_path).load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Invalid);
    QVERIFY(loaded.error().text.contains(QStringLiteral("later version")));
    QVERIFY(!add(lab()));
    QCOMPARE(text(), later);
}

void TestProfileFile::unreadableFilesAreLeftAlone()
{
    QVERIFY(QDir().mkpath(m_path)); // a folder of that name cannot be opened, whoever asks
    QVERIFY(!ProfileFile(m_path).load());
    QVERIFY(!add(lab()));
    QVERIFY(QFileInfo(m_path).isDir());
}

void TestProfileFile::refusedChangesSaveNothing_data()
{
    QTest::addColumn<Profile>("wrong");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *field, auto change) {
        auto profile = lab();
        profile.name = QStringLiteral("other");
        change(profile);
        QTest::newRow(name) << profile << QString::fromLatin1(field);
    };
    row("name taken", "name", [](Profile &p) { p.name = QStringLiteral("LAB"); });
    row("no name", "name", [](Profile &p) { p.name = QStringLiteral("  "); });
    row("two lines", "name", [](Profile &p) { p.name = QStringLiteral("a\nb"); });
    row("no address", "endpoints", [](Profile &p) { p.endpoints.clear(); });
    row("user without realm", "user", [](Profile &p) { p.user = QStringLiteral("ops"); });
    row("header in the user", "user", [](Profile &p) { p.user = QStringLiteral("ops@pve\r\nX: 1"); });
    row("token of another", "token", [](Profile &p) { p.tokenId = QStringLiteral("root@pam!x"); });
    row("token without name", "token", [](Profile &p) { p.tokenId = QStringLiteral("ops@pve!"); });
}

void TestProfileFile::refusedChangesSaveNothing()
{
    QFETCH(Profile, wrong);
    QFETCH(QString, field);
    QVERIFY(add(lab()));
    const auto before = text();
    const auto refused = add(wrong);
    QVERIFY(!refused);
    QVERIFY2(refused.error().fields.contains(field), qPrintable(refused.error().text));
    QCOMPARE(text(), before);
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profilefile.moc"
