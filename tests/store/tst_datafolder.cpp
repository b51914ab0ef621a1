// SPDX-License-Identifier: Apache-2.0
#include "core/store/datafolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using store::DataFolder;

class TestDataFolder : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.isValid()); }

    void folderIsMadePrivate()
    {
        const QString path = m_dir.filePath(QStringLiteral("new/deep/slipway"));
        const auto folder = DataFolder::open(path);
        QVERIFY(folder);
        QCOMPARE((*folder)->path(), path);
        QCOMPARE(QFileInfo(path).permissions() & QFileDevice::Permissions(0x0077),
                 QFileDevice::Permissions());
        QVERIFY((*folder)->journalFile().startsWith(path));
    }

    void permissionsOfAFolderThatWasThereStay()
    {
        const QString path = m_dir.filePath(QStringLiteral("shared"));
        QVERIFY(QDir().mkdir(path));
        const auto before = QFileInfo(path).permissions();
        QVERIFY(DataFolder::open(path));
        QCOMPARE(QFileInfo(path).permissions(), before);
    }

    void secondHolderIsRefusedNamingTheFirst()
    {
        const auto path = m_dir.filePath(QStringLiteral("held"));
        QProcess holder;
        startHolder(holder, path);
        const auto refused = DataFolder::open(path, base::Millis{0});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Error::Kind::Locked);
        QCOMPARE(refused.error().fields[QStringLiteral("pid")], QString::number(holder.processId()));
        QVERIFY2(refused.error().text.contains(QString::number(holder.processId())),
                 qPrintable(refused.error().text));
        QVERIFY(refused.error().text.contains(QStringLiteral("tst_datafolder")));
        QVERIFY(refused.error().text.contains(path));
        holder.closeWriteChannel(); // ends it
        QVERIFY(holder.waitForFinished());
        QVERIFY(DataFolder::open(path));
    }

    void lockLeftByACrashIsTakenOver()
    {
        const auto path = m_dir.filePath(QStringLiteral("crashed"));
        QProcess holder;
        startHolder(holder, path);
        holder.kill();
        QVERIFY(holder.waitForFinished());
        QVERIFY(QFileInfo::exists(path + QStringLiteral("/lock")));
        QVERIFY(DataFolder::open(path, base::Millis{0}));
    }

    void holderThatEndsInTimeIsWaitedFor()
    {
        const auto path = m_dir.filePath(QStringLiteral("soon"));
        QProcess holder;
        startHolder(holder, path, QStringLiteral("300"));
        QVERIFY(!DataFolder::open(path, base::Millis{0}));
        QVERIFY(DataFolder::open(path, base::Millis{30'000}));
        holder.waitForFinished();
    }

    void folderThatCannotBeMadeIsAnError()
    {
        QFile file(m_dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto folder = DataFolder::open(file.fileName() + QStringLiteral("/sub"));
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, base::Error::Kind::Server);
        QVERIFY(folder.error().text.contains(file.fileName()));
    }

    void bothProgramsHaveTheSameFolder()
    {
        qputenv("XDG_DATA_HOME", "/tmp/somewhere");
        QCOMPARE(DataFolder::defaultPath(), QStringLiteral("/tmp/somewhere/slipway"));
        qunsetenv("XDG_DATA_HOME");
    }

private:
    static void startHolder(QProcess &holder, const QString &path, const QString &span = QStringLiteral("0"))
    {
        holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), path, span});
        QVERIFY(holder.waitForReadyRead());
        QCOMPARE(holder.readLine().trimmed(), QByteArray("held"));
    }

    QTemporaryDir m_dir;
};

namespace {

/// The other process: holds the folder until its input ends or `ms` are over.
int hold(QCoreApplication &app)
{
    const auto folder = DataFolder::open(app.arguments().at(2), base::Millis{0});
    if (!folder)
        return 1;
    std::puts("held");
    std::fflush(stdout);
    if (const int ms = app.arguments().at(3).toInt(); ms > 0) {
        QTimer::singleShot(ms, &app, &QCoreApplication::quit);
        return QCoreApplication::exec();
    }
    return std::getchar() == EOF ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--hold"))
        return hold(app);
    TestDataFolder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_datafolder.moc"
