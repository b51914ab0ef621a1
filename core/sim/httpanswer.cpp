// SPDX-License-Identifier: Apache-2.0
#include "core/sim/httpanswer.h"

#include <QLocale>
#include <QtEndian>

#include <boost/crc.hpp>

namespace sim {

namespace {

constexpr qsizetype gzipAbove = 1024;

QByteArray littleEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

/// qCompress gives size (4) + zlib head (2) + deflate + Adler-32 (4): gzip wants the middle in another
/// wrapping.
QByteArray gzip(const QByteArray &plain)
{
    const QByteArray zlib = qCompress(plain);
    boost::crc_32_type crc;
    crc.process_bytes(plain.constData(), static_cast<std::size_t>(plain.size()));
    return QByteArray::fromHex("1f8b0800000000000003") + zlib.mid(6, zlib.size() - 10) +
           littleEndian(crc.checksum()) + littleEndian(static_cast<quint32>(plain.size()));
}

QByteArray httpDate(const QDateTime &date)
{
    return QLocale::c().toString(date.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
}

QByteArray oneLine(QByteArray text)
{
    return text.replace("\r", "").replace("\n", "");
}

QByteArray connectionHeader(const AnswerFrame &frame)
{
    if (!frame.keepAlive)
        return "Connection: close\r\n";
    return frame.daemon ? "Connection: close\r\nConnection: Keep-Alive\r\n" : "Connection: Keep-Alive\r\n";
}

} // namespace

AnswerBytes answerBytes(const Response &response, const AnswerFrame &frame)
{
    const bool endless = response.fate == Response::Fate::Endless;
    const bool zipped = frame.gzip && !endless && response.body.size() > gzipAbove;
    AnswerBytes answer{{}, zipped ? gzip(response.body) : response.body};
    const QByteArray date = httpDate(frame.date);

    QByteArray &head = answer.head;
    head = (frame.http10 ? "HTTP/1.0 " : "HTTP/1.1 ") + QByteArray::number(response.status) + ' ' +
           oneLine(response.reason) + "\r\nCache-Control: max-age=0\r\n" + connectionHeader(frame) +
           "Date: " + date + "\r\nPragma: no-cache\r\n";
    if (!response.location.isEmpty())
        head += "Location: " + oneLine(response.location) + "\r\n";
    head += "Server: pve-api-daemon/3.0\r\n";
    if (zipped)
        head += "Content-Encoding: gzip\r\n";
    if (!answer.body.isEmpty()) {
        if (!endless)
            head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        if (!response.contentType.isEmpty())
            head += "Content-Type: " + response.contentType + "\r\n";
    }
    head += "Expires: " + date + "\r\n\r\n";
    return answer;
}

} // namespace sim
