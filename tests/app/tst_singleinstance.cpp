// SPDX-License-Identifier: Apache-2.0
#include "app/window/singleinstance.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using app::SingleInstance;

/// A second start, which is this program again: handing over waits for an answer of another process.
class TestSingleInstance : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void theFirstStartListensForItsUserAlone();
    void aSecondStartHandsItsFileOver();
    void whoStandsStillIsToldOnce();
    void otherDataFoldersHaveWindowsOfTheirOwn();
    void aSocketLeftBehindIsTakenOver();
    void nonsenseIsNotListenedTo_data();
    void nonsenseIsNotListenedTo();
    void withoutAPlaceEveryStartIsOnItsOwn();

private:
    [[nodiscard]] QString runtime() const { return m_dir->path(); }
    [[nodiscard]] QString socket() const
    {
        const auto found = QDir(runtime()).entryList({QStringLiteral("slipway-*")}, QDir::System);
        return found.isEmpty() ? QString() : m_dir->filePath(found.first());
    }
    /// What handOver() says in another process.
    [[nodiscard]] int start(const QString &dataDir, const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSingleInstance::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

int TestSingleInstance::start(const QString &dataDir, const QString &file) const
{
    QProcess second;
    QSignalSpy finished(&second, &QProcess::finished);
    second.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--start"), dataDir, runtime(), file});
    return finished.wait(20'000) ? second.exitCode() : -1;
}

void TestSingleInstance::theFirstStartListensForItsUserAlone()
{
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QVERIFY(!socket().isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(socket()).permissions() & others));
}

void TestSingleInstance::aSecondStartHandsItsFileOver()
{
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QSignalSpy wanted(&first, &SingleInstance::wanted);
    const QString odd = QStringLiteral("/tmp/zwölf\n\"rancher\".json");
    QCOMPARE(start(QStringLiteral("/data"), odd), 1);
    QCOMPARE(start(QStringLiteral("/data"), {}), 1);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted.at(0).first().toString(), odd);
    QCOMPARE(wanted.at(1).first().toString(), QString());
}

void TestSingleInstance::whoStandsStillIsToldOnce()
{
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QSignalSpy wanted(&first, &SingleInstance::wanted);
    QProcess second;
    second.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--start"), QStringLiteral("/data"), runtime(), QStringLiteral("/a.json")});
    QVERIFY(second.waitForFinished(20'000)); // meanwhile no event is served here
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(wanted.isEmpty());
    QCOMPARE(start(QStringLiteral("/data"), QStringLiteral("/b.json")), 1);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted.at(0).first().toString(), QStringLiteral("/a.json"));
}

void TestSingleInstance::otherDataFoldersHaveWindowsOfTheirOwn()
{
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QSignalSpy wanted(&first, &SingleInstance::wanted);
    QCOMPARE(start(QStringLiteral("/elsewhere"), {}), 0);
    QVERIFY(wanted.isEmpty());
}

void TestSingleInstance::aSocketLeftBehindIsTakenOver()
{
    QString name;
    {
        SingleInstance gone(QStringLiteral("/data"), runtime());
        QVERIFY(!gone.handOver({}));
        name = socket();
    }
    QFile::remove(name);
    QFile left(name);
    QVERIFY(left.open(QFile::WriteOnly));
    left.close();
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QSignalSpy wanted(&first, &SingleInstance::wanted);
    QCOMPARE(start(QStringLiteral("/data"), {}), 1);
    QCOMPARE(wanted.size(), 1);
}

void TestSingleInstance::nonsenseIsNotListenedTo_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("no wish") << QByteArray("{}\n");
    QTest::newRow("a relative path") << QByteArray("{\"file\":\"x.json\"}\n");
    QTest::newRow("without end") << QByteArray(2 * SingleInstance::mostBytes, 'x');
}

void TestSingleInstance::nonsenseIsNotListenedTo()
{
    QFETCH(const QByteArray, said);
    SingleInstance first(QStringLiteral("/data"), runtime());
    QVERIFY(!first.handOver({}));
    QSignalSpy wanted(&first, &SingleInstance::wanted);
    QLocalSocket peer;
    peer.connectToServer(socket());
    QVERIFY(peer.waitForConnected(5'000));
    peer.write(said);
    QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
    QVERIFY(wanted.isEmpty());
    QCOMPARE(start(QStringLiteral("/data"), {}), 1); // it still listens to others
}

void TestSingleInstance::withoutAPlaceEveryStartIsOnItsOwn()
{
    SingleInstance first(QStringLiteral("/data"), runtime() + QStringLiteral("/missing"));
    QVERIFY(!first.handOver({}));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--start"))
        return SingleInstance(arguments.value(2), arguments.value(3)).handOver(arguments.value(4)) ? 1 : 0;
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_singleinstance.moc"
