// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdriver.h"

#include <QFile>
#include <QtTest>

using namespace test;

/// Every kind of answer has the fields, of the types, that the genuine server's answer has:
/// tests/data/sim/shapes.json holds one recorded object per call, taken from pve/transcripts.
class TestSimShapes : public QObject
{
    Q_OBJECT
private slots:
    void answersLookAsRecorded_data();
    void answersLookAsRecorded();
};

namespace {

QJsonObject firstObject(const QJsonValue &data)
{
    return data.isArray() ? data.toArray().first().toObject() : data.toObject();
}

/// What is wrong with `found`, empty when it looks like `wanted`.
QStringList differences(const QJsonObject &wanted, const QJsonObject &found)
{
    static const QStringList optional{QStringLiteral("tags"), QStringLiteral("template"),
                                      QStringLiteral("pool")};
    QStringList out;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        if (!found.contains(it.key()))
            out.append(QStringLiteral("no ") + it.key());
        else if (found.value(it.key()).type() != it.value().type())
            out.append(QStringLiteral("other type: ") + it.key());
    }
    for (auto it = found.begin(); it != found.end(); ++it) {
        if (!wanted.contains(it.key()) && !optional.contains(it.key()))
            out.append(QStringLiteral("unknown: ") + it.key());
    }
    return out;
}

} // namespace

void TestSimShapes::answersLookAsRecorded_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QJsonObject>("recorded");
    QFile file(QStringLiteral(TEST_DATA "/sim/shapes.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(all.size() > 10);
    for (auto it = all.begin(); it != all.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key().toLatin1() << it.value().toObject();
}

void TestSimShapes::answersLookAsRecorded()
{
    QFETCH(QByteArray, call);
    QFETCH(QJsonObject, recorded);
    SimDriver sim;
    QCOMPARE(sim.waitFor(sim.clone(300, {{"name", "web"}})), QStringLiteral("OK"));
    QCOMPARE(sim.waitFor(sim.post("/nodes/pve1/qemu/300/status/start").text()), QStringLiteral("OK"));
    sim.wait(Millis(15'000));
    QVERIFY(!sim.clone(301, {{"full", "1"}}).isEmpty()); // one that runs
    const Got got = sim.get(call.mid(4));
    QCOMPARE(got.status(), 200);
    const QJsonObject found = firstObject(got.data());
    QCOMPARE(differences(recorded, found), QStringList());
    for (auto it = recorded.begin(); it != recorded.end(); ++it) { // one level deeper, for the agent's answer
        if (it->isArray() && it->toArray().first().isObject()) {
            QCOMPARE(differences(it->toArray().first().toObject(), firstObject(found.value(it.key()))),
                     QStringList());
        }
    }
}

QTEST_GUILESS_MAIN(TestSimShapes)
#include "tst_simshapes.moc"
