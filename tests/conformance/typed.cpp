// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/typed.h"

#include "tests/conformance/likeness.h"
#include "tests/sim/frontworld.h"

namespace test {

namespace {

struct Answer
{
    sim::Response response;
    QList<QByteArray> headers;
};

QList<QByteArray> settled(QList<QByteArray> headers)
{
    for (QByteArray &header : headers) {
        for (const char *name : {"Date:", "Expires:", "Content-Length:"}) {
            if (header.startsWith(name))
                header = name;
        }
    }
    return headers;
}

/// The answers that stand behind each other.
QList<Answer> answersIn(QByteArray bytes)
{
    QList<Answer> answers;
    while (!bytes.isEmpty()) {
        const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return {};
        QList<QByteArray> lines = bytes.left(headEnd).replace("\r", "").split('\n');
        const QByteArray status = lines.takeFirst();
        Answer answer;
        answer.response.status = status.mid(9, 3).toInt();
        answer.response.reason = status.mid(13);
        qsizetype length = 0;
        for (const QByteArray &line : lines) {
            if (line.startsWith("Content-Length: "))
                length = line.mid(16).toLongLong();
        }
        answer.headers = settled(lines);
        answer.response.body = bytes.mid(headEnd + 4, length);
        bytes.remove(0, headEnd + 4 + length);
        answers.append(answer);
    }
    return answers;
}

/// The first as it was recorded; those to pipelined requests stand behind its body.
QList<Answer> recordedAnswers(const Exchange &recorded)
{
    if (recorded.status == 0)
        return {};
    const qsizetype next = recorded.body.indexOf("HTTP/1.1 ");
    Answer first;
    first.response.status = recorded.status;
    first.response.reason = recorded.reason;
    first.response.body = next < 0 ? recorded.body : recorded.body.left(next);
    first.headers = settled(recorded.answerHeaders);
    return QList<Answer>{first} + answersIn(next < 0 ? QByteArray() : recorded.body.mid(next));
}

} // namespace

QString differenceOnSocket(const Exchange &recorded, const QByteArray &bytes, const sim::Handler &handler)
{
    FrontWorld world(1.0, shortIdle);
    QByteArray handed; // gzip's own test is in tst_simserver: here what was packed is what counts
    world.handler = [&handed, &handler](const sim::Request &request, sim::Millis now) {
        const sim::Response response = handler(request, now);
        handed = response.body;
        return response;
    };
    RawClient client(world.port(), !recorded.withoutTls);
    client.send(bytes);
    if (!QTest::qWaitFor([&client] { return client.isClosed(); }, 10'000))
        return QStringLiteral("not closed");

    const QList<Answer> wanted = recordedAnswers(recorded);
    const QList<Answer> got = answersIn(client.answer());
    if (wanted.size() != got.size())
        return QStringLiteral("%1 answers instead of %2").arg(got.size()).arg(wanted.size());
    for (qsizetype i = 0; i < got.size(); ++i) {
        if (got.at(i).headers != wanted.at(i).headers)
            return QString::fromLatin1(got.at(i).headers.join(", ") + " instead of " +
                                       wanted.at(i).headers.join(", "));
        Exchange one = recorded;
        one.status = wanted.at(i).response.status;
        one.reason = wanted.at(i).response.reason;
        one.body = wanted.at(i).response.body;
        sim::Response response = got.at(i).response;
        if (got.at(i).headers.contains("Content-Encoding: gzip"))
            response.body = handed;
        if (const QString text = difference(one, response); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace test
