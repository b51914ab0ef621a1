// SPDX-License-Identifier: Apache-2.0
// Run by keychain.py, each function in the session it is about.
#include "core/base/systemclock.h"
#include "core/store/keychainstore.h"
#include "core/store/memorystore.h"
#include "core/store/secretserviceprobe.h"
#include "core/store/sessionfallback.h"
#include "tests/support/manualclock.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using base::Error;

namespace {

const QString key = QStringLiteral("profile/7f0b");
const QString secret = QStringLiteral("s3cret with ünïcode \"and quotes\"");

/// What a store answers, waited for.
class Waiting
{
public:
    explicit Waiting(store::SecretStore &store) : m_store(store) {}

    base::Result<QString> read()
    {
        return wait<QString>([this](auto done) { m_store.read(key, done); });
    }
    base::Result<bool> write(const QString &value)
    {
        return wait<bool>([&](auto done) { m_store.write(key, value, done); });
    }
    base::Result<bool> remove()
    {
        return wait<bool>([this](auto done) { m_store.remove(key, done); });
    }

private:
    template <typename T, typename Ask>
    base::Result<T> wait(const Ask &ask)
    {
        std::optional<base::Result<T>> answer;
        ask([&answer](const base::Result<T> &result) { answer = result; });
        if (answer)
            qFatal("answered inside the call");
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
            qFatal("no answer");
        return *answer;
    }

    store::SecretStore &m_store;
};

template <typename T>
std::optional<Error::Kind> kindOf(const base::Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().kind);
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT
private slots:
    void open();
    void locked();
    void missing();
    void silent();

private:
    base::SystemClock m_clock;
    store::SecretServiceProbe m_probe{m_clock};
    store::KeychainStore m_keychain{m_probe, m_clock, QStringLiteral("slipway-test")};
    store::MemoryStore m_memory{m_clock};
    store::SessionFallback m_both{m_keychain, m_memory};
};

void TestKeychain::open()
{
    Waiting keychain(m_keychain);
    QCOMPARE(kindOf(keychain.read()), Error::Kind::NotFound);
    QVERIFY(keychain.remove()); // of what is not there
    QVERIFY(keychain.write(secret));
    QCOMPARE(keychain.read(), secret);
    QVERIFY(keychain.write(QStringLiteral("another")));
    store::KeychainStore later(m_probe, m_clock, QStringLiteral("slipway-test"));
    QCOMPARE(Waiting(later).read(), QStringLiteral("another"));
    QVERIFY(keychain.remove());
    QCOMPARE(kindOf(keychain.read()), Error::Kind::NotFound);

    QSignalSpy degraded(&m_both, &store::SessionFallback::degraded);
    QVERIFY(Waiting(m_both).write(secret));
    QCOMPARE(keychain.read(), secret);
    QCOMPARE(kindOf(Waiting(m_memory).read()), Error::Kind::NotFound);
    QVERIFY(Waiting(m_both).remove());
    QVERIFY(degraded.isEmpty());
}

/// The library says that nothing is there, and that it was deleted: the truth is that it is locked.
void TestKeychain::locked()
{
    Waiting keychain(m_keychain);
    QCOMPARE(kindOf(keychain.read()), Error::Kind::Locked);
    QCOMPARE(kindOf(keychain.remove()), Error::Kind::Locked);
    QCOMPARE(kindOf(keychain.write(secret)), Error::Kind::Locked);

    QSignalSpy degraded(&m_both, &store::SessionFallback::degraded);
    QVERIFY(Waiting(m_both).write(secret));
    QCOMPARE(degraded.size(), 1);
    QCOMPARE(Waiting(m_both).read(), secret); // for this session
}

void TestKeychain::missing()
{
    Waiting keychain(m_keychain);
    QCOMPARE(kindOf(keychain.read()), Error::Kind::Unavailable);
    QCOMPARE(kindOf(keychain.write(secret)), Error::Kind::Unavailable);
    QCOMPARE(kindOf(keychain.remove()), Error::Kind::Unavailable);

    QSignalSpy degraded(&m_both, &store::SessionFallback::degraded);
    QVERIFY(Waiting(m_both).write(secret));
    QCOMPARE(Waiting(m_both).read(), secret);
    QCOMPARE(degraded.size(), 1);
    QVERIFY(!degraded.first().first().value<Error>().text.isEmpty());
}

/// A bus that takes connections and never says a word: after 15 s we go on, and until then only its own first
/// line was said to it, so that nothing waits for an answer inside the library.
void TestKeychain::silent()
{
    const QTemporaryDir folder;
    QLocalServer bus;
    QVERIFY(bus.listen(folder.filePath(QStringLiteral("bus"))));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.fullServerName().toLocal8Bit());
    test::ManualClock clock;
    store::KeychainStore keychain(m_probe, clock);
    std::optional<base::Result<QString>> answer;
    keychain.read(key, [&answer](const base::Result<QString> &result) { answer = result; });
    QTRY_VERIFY(bus.hasPendingConnections());
    QLocalSocket *caller = bus.nextPendingConnection();
    QTRY_VERIFY(caller->canReadLine());
    QVERIFY(caller->readLine().contains("AUTH EXTERNAL"));
    QVERIFY(!answer);
    clock.advance(store::KeychainStore::patience);
    QVERIFY(answer);
    QCOMPARE(kindOf(*answer), Error::Kind::Unavailable);
    QVERIFY(!bus.hasPendingConnections());
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
