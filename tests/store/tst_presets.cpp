// SPDX-License-Identifier: Apache-2.0
#include "core/store/presets.h"
#include "core/store/specfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using store::Presets;

namespace {

QJsonObject spec()
{
    return QJsonDocument::fromJson(R"({"slipway": 1, "template": {"vmid": 9000}, "name": "web-{n}",
        "cloud_init": {"password_env": "OPS"}})")
        .object();
}

} // namespace

/// Specs on disk: what is one, and those with names.
class TestPresets : public QObject
{
    Q_OBJECT
private slots:
    void noFolderIsNoPresets();
    void savedOnesAreThere_data();
    void savedOnesAreThere();
    void areForTheirOwnerAlone();
    void noNameIsRefused_data();
    void noNameIsRefused();
    void mistakesAreNotSaved();
    void damagedOnesAreSaidAndKept();
    void takenOnesCanBePutBack();
    void offersOnlyWhatCouldBePutBack();
    void areSorted();
    void filesThatAreNoSpecsAreRefused_data();
    void filesThatAreNoSpecsAreRefused();
    void mistakesOfAFieldAreNotTheFiles();
    void aMissingFileIsSaid();

private:
    QTemporaryDir m_dir;
    [[nodiscard]] Presets presets(const char *folder) const
    {
        return Presets(m_dir.filePath(QString::fromLatin1(folder)) + QStringLiteral("/presets"));
    }
};

void TestPresets::noFolderIsNoPresets()
{
    const Presets none = presets("none");
    QVERIFY(none.names().isEmpty());
    QVERIFY(!none.has(QStringLiteral("a")));
    QVERIFY(!none.load(QStringLiteral("a")));
    QVERIFY(!QFileInfo::exists(m_dir.filePath(QStringLiteral("none"))));
}

void TestPresets::savedOnesAreThere_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"k8s-node", "Größe XL", "a/b", "../up", ".hidden", "100%", "a.b.json"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestPresets::savedOnesAreThere()
{
    QFETCH(QString, name);
    const Presets some = presets(QTest::currentDataTag());
    QVERIFY(some.save(name, spec()));
    QCOMPARE(some.names(), QStringList{name});
    QVERIFY(some.has(name));
    QCOMPARE(*some.load(name), spec());
    QVERIFY(some.save(name, spec())); // over it
    QCOMPARE(some.names().size(), 1);
}

void TestPresets::areForTheirOwnerAlone()
{
    QVERIFY(presets("own").save(QStringLiteral("a"), spec()));
    const QFileInfo file(m_dir.filePath(QStringLiteral("own/presets/a.json")));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(file.exists());
    QCOMPARE(file.permissions() & others, QFile::Permissions());
    QCOMPARE(QFileInfo(file.path()).permissions() & others, QFile::Permissions());
}

void TestPresets::noNameIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral("  ");
    QTest::newRow("long") << QString(201, u'x');
    QTest::newRow("long in bytes") << QString(40, QChar(0x4e2d));
}

void TestPresets::noNameIsRefused()
{
    QFETCH(QString, name);
    const auto saved = presets("names").save(name, spec());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, base::Error::Kind::Invalid);
}

void TestPresets::mistakesAreNotSaved()
{
    QJsonObject wrong = spec();
    wrong.insert(QStringLiteral("passwort"), QStringLiteral("s3cret"));
    const Presets some = presets("mistakes");
    QVERIFY(!some.save(QStringLiteral("a"), wrong));
    QVERIFY(some.names().isEmpty());
}

void TestPresets::damagedOnesAreSaidAndKept()
{
    const Presets some = presets("damaged");
    QVERIFY(some.save(QStringLiteral("a"), spec()));
    QFile file(m_dir.filePath(QStringLiteral("damaged/presets/a.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"slipway\": 1,");
    file.close();
    const auto loaded = some.load(QStringLiteral("a"));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, base::Error::Kind::Malformed);
    QVERIFY(loaded.error().text.contains(file.fileName()));
    QVERIFY(file.exists());
    QCOMPARE(some.names().size(), 1);
}

void TestPresets::takenOnesCanBePutBack()
{
    const Presets some = presets("taken");
    const QString name = QStringLiteral("a");
    QVERIFY(some.save(name, spec()));
    const auto text = some.take(name);
    QVERIFY(text);
    QVERIFY(!some.has(name));
    QVERIFY(!some.take(name));
    QVERIFY(some.putBack(name, *text));
    QCOMPARE(*some.load(name), spec());
}

void TestPresets::offersOnlyWhatCouldBePutBack()
{
    const Presets some = presets("foreign");
    QVERIFY(some.save(QString(200, u'x'), spec()));
    for (const QString &name : {QString(201, u'x'), QString(250, u'x'), QStringLiteral(" ")}) {
        QFile file(m_dir.filePath(QStringLiteral("foreign/presets/%1.json").arg(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(some.names(), QStringList{QString(200, u'x')});
}

void TestPresets::areSorted()
{
    const Presets some = presets("sorted");
    for (const char *name : {"web", "node", "A"})
        QVERIFY(some.save(QString::fromLatin1(name), spec()));
    QCOMPARE(some.names(), (QStringList{QStringLiteral("A"), QStringLiteral("node"), QStringLiteral("web")}));
}

void TestPresets::filesThatAreNoSpecsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &text, const char *why) {
        QTest::newRow(name) << text << QString::fromLatin1(why);
    };
    row("empty", "", "cannot be read as JSON");
    row("list", "[1]", "must be an object");
    row("cut off", "{\"slipway\": 1", "cannot be read as JSON at line 1");
    row("no version", "{\"name\": \"a\"}", "$.slipway is missing");
    row("later version", "{\"slipway\": 2}", "$.slipway must be 1");
    row("twice", "{\"slipway\": 1, \"name\": \"a\", \"name\": \"b\"}", "$.name stands here more than once");
    row("count", "{\"slipway\": 1, \"count\": \"five\"}", "$.count must be a whole number");
    row("vms", "{\"slipway\": 1, \"vms\": {}}", "$.vms must be a list");
    row("a VM", "{\"slipway\": 1, \"vms\": [5]}", "$.vms[0] must be an object");
    row("password", "{\"slipway\": 1, \"cloud_init\": {\"password\": \"s3cret\"}}",
        "does not belong in a file");
    row("password of a VM", "{\"slipway\": 1, \"vms\": [{\"cloud_init\": {\"password\": \"s3cret\"}}]}",
        "does not belong in a file");
}

void TestPresets::filesThatAreNoSpecsAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, why);
    const auto read = store::specFromText(text, QStringLiteral("/x/spec.json"));
    QVERIFY(!read);
    QVERIFY2(read.error().text.startsWith(QStringLiteral("/x/spec.json cannot be used: ")),
             qPrintable(read.error().text));
    QVERIFY2(read.error().text.contains(why), qPrintable(read.error().text));
    QVERIFY(!read.error().text.contains(QStringLiteral("s3cret")));
}

void TestPresets::mistakesOfAFieldAreNotTheFiles()
{
    const auto read =
        store::specFromText(R"({"slipway": 1, "hardware": {"cores": 0}, "more": 1})", QStringLiteral("x"));
    QVERIFY(read);
    QCOMPARE(read->value(u"more").toInt(), 1);
}

void TestPresets::aMissingFileIsSaid()
{
    const auto read = store::readSpecFile(m_dir.filePath(QStringLiteral("nothing.json")));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, base::Error::Kind::Server);
    QVERIFY(read.error().text.contains(QStringLiteral("nothing.json cannot be read: No such file")));
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
