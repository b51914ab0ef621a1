// SPDX-License-Identifier: Apache-2.0
#include "core/pve/answerparser.h"

#include <QLocale>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <limits>

namespace pve {

namespace {

namespace http = boost::beast::http;

constexpr int mostInterim = 5;
constexpr QByteArrayView headEnd = "\r\n\r\n";
constexpr qsizetype shortestChunkEnd = 5; // "0", CRLF, CRLF

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QDateTime httpDate(const QByteArray &header)
{
    auto date = QLocale::c().toDateTime(QString::fromLatin1(header),
                                        QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

/// The reason phrase carries PVE's error texts, and these may hold what tools have printed. Beast would
/// refuse the whole answer for a control character that does not belong to a line end.
void blankControls(QByteArray &head)
{
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (head.at(i) == '\r' && i + 1 < head.size() && head.at(i + 1) == '\n')
            ++i;
        else if (static_cast<unsigned char>(head.at(i)) < ' ' || head.at(i) == '\x7f')
            head[i] = ' ';
    }
}

} // namespace

struct AnswerParser::Reader
{
    explicit Reader(const HttpLimits &limits)
    {
        parser.eager(true);
        // Ours: Beast's counts only what it did not understand yet, and so lets short lines pass for ever.
        parser.header_limit(std::numeric_limits<std::uint32_t>::max());
        parser.body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
    }

    /// Takes from the front of `bytes` what it can use.
    boost::system::error_code read(QByteArray &bytes)
    {
        boost::system::error_code error;
        const auto used =
            parser.put(boost::asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())), error);
        bytes.remove(0, static_cast<qsizetype>(used));
        return error;
    }

    [[nodiscard]] bool isCompressed() const { return parser.get().count(http::field::content_encoding) > 0; }

    http::response_parser<http::string_body> parser;
};

AnswerParser::AnswerParser(const HttpLimits &limits)
    : m_limits(limits), m_reader(std::make_unique<Reader>(limits))
{
}

AnswerParser::~AnswerParser() = default;

AnswerParser::State AnswerParser::take(const QByteArray &bytes)
{
    m_taken += bytes.size();
    m_pending += bytes;
    while (m_state == State::Incomplete && (m_hasHead ? takeBody() : takeHead())) {
    }
    // What stands between chunks is no body, and still must come to an end.
    if (m_state == State::Incomplete && m_taken > m_limits.headBytes + m_limits.bodyBytes)
        breakWith(QStringLiteral("the answer is longer than %1 bytes").arg(m_limits.bodyBytes));
    return m_state;
}

AnswerParser::State AnswerParser::takeEnd()
{
    boost::system::error_code error;
    if (m_state == State::Incomplete && m_hasHead) {
        m_reader->parser.put_eof(error);
        if (!error)
            m_state = State::Whole;
    }
    return m_state;
}

int AnswerParser::status() const
{
    return m_hasHead ? static_cast<int>(m_reader->parser.get().result_int()) : 0;
}

RawAnswer AnswerParser::answer() const
{
    const auto &message = m_reader->parser.get();
    RawAnswer answer;
    answer.status = status();
    answer.reason = QString::fromUtf8(toBytes(message.reason()));
    answer.date = httpDate(toBytes(message[http::field::date]));
    if (m_state == State::Whole && !m_reader->isCompressed())
        answer.body = toBytes(message.body());
    return answer;
}

bool AnswerParser::leavesOpen() const
{
    return m_state == State::Whole && m_pending.isEmpty() && m_reader->parser.keep_alive();
}

/// True when there is more to read. The head is shown to Beast in one piece.
bool AnswerParser::takeHead()
{
    const auto end = m_pending.indexOf(headEnd);
    const auto size = end < 0 ? m_pending.size() : end + headEnd.size();
    if (size > m_limits.headBytes)
        return breakWith(
            QStringLiteral("the head of the answer is longer than %1 bytes").arg(m_limits.headBytes));
    if (end < 0)
        return false;
    auto head = m_pending.left(size);
    m_pending.remove(0, size);
    blankControls(head);
    const auto error = m_reader->read(head);
    auto &parser = m_reader->parser;
    m_hasHead = parser.is_header_done();
    if (error == http::error::body_limit)
        return breakWith(QStringLiteral("the answer is longer than %1 bytes").arg(m_limits.bodyBytes));
    if (error || !m_hasHead)
        return breakWith(QStringLiteral("the answer is not HTTP"));
    if (status() / 100 == 1) {
        if (++m_interim > mostInterim)
            return breakWith(QStringLiteral("the answer begins again and again"));
        m_reader = std::make_unique<Reader>(m_limits);
        m_hasHead = false;
        return true;
    }
    if (!isRefusal() && parser.need_eof())
        return breakWith(QStringLiteral("the answer has no length"));
    if (!isRefusal() && m_reader->isCompressed())
        return breakWith(QStringLiteral("the answer is compressed though nobody asked for it"));
    if (parser.is_done())
        m_state = State::Whole;
    return true;
}

/// True when there may be more to read.
bool AnswerParser::takeBody()
{
    auto &parser = m_reader->parser;
    // Beast asserts that it sees all of the last chunk when it looks at it again. A rest that is shorter is
    // never the whole one.
    if (m_pending.isEmpty() || (parser.chunked() && m_pending.size() < shortestChunkEnd))
        return false;
    const auto error = m_reader->read(m_pending);
    if (error == http::error::body_limit)
        return breakWith(QStringLiteral("the answer is longer than %1 bytes").arg(m_limits.bodyBytes));
    if (error && error != http::error::need_more)
        return breakWith(QStringLiteral("the answer is not HTTP"));
    if (parser.is_done())
        m_state = State::Whole;
    return !error;
}

bool AnswerParser::breakWith(const QString &fault)
{
    m_state = State::Broken;
    m_fault = fault;
    return false;
}

} // namespace pve
