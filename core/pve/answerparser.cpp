// SPDX-License-Identifier: Apache-2.0
#include "core/pve/answerparser.h"

#include <QLocale>

#include <boost/beast/http/basic_parser.hpp>

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

/// Keeps what we want of an answer. Beast's own containers throw for a header of more than 64 KiB, and
/// trailers have no limit but that of the answer.
class AnswerParser::Reader final : public http::basic_parser<false>
{
    using Code = boost::system::error_code;
    using Text = boost::beast::string_view;

public:
    explicit Reader(const HttpLimits &limits)
    {
        eager(true);
        // Ours: Beast's counts only what it did not understand yet, and so lets short lines pass for ever.
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(static_cast<std::uint64_t>(limits.bodyBytes));
    }

    /// Takes from the front of `bytes` what it can use.
    Code read(QByteArray &bytes)
    {
        Code error;
        const auto size = static_cast<std::size_t>(bytes.size());
        const auto used = put(boost::asio::buffer(bytes.constData(), size), error);
        bytes.remove(0, static_cast<qsizetype>(used));
        return error;
    }
    [[nodiscard]] const RawAnswer &answer() const { return m_answer; }
    [[nodiscard]] bool isCompressed() const { return m_isCompressed; }

private:
    void on_request_impl(http::verb, Text, Text, int, Code &) override {}
    void on_response_impl(int status, Text reason, int, Code &) override
    {
        m_answer.status = status;
        m_answer.reason = QString::fromUtf8(toBytes(reason));
    }
    void on_field_impl(http::field name, Text, Text value, Code &) override
    {
        if (is_header_done()) // a trailer
            return;
        if (name == http::field::date)
            m_answer.date = httpDate(toBytes(value));
        m_isCompressed = m_isCompressed || name == http::field::content_encoding;
    }
    void on_header_impl(Code &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, Code &) override {}
    std::size_t on_body_impl(Text body, Code &) override
    {
        m_answer.body.append(body.data(), static_cast<qsizetype>(body.size()));
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, Text, Code &) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text body, Code &error) override
    {
        return on_body_impl(body, error);
    }
    void on_finish_impl(Code &) override {}

    RawAnswer m_answer;
    bool m_isCompressed = false;
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
        breakWith({QT_TRANSLATE_NOOP("Wording", "the answer is longer than %1 bytes"), {m_limits.bodyBytes}});
    return m_state;
}

AnswerParser::State AnswerParser::takeEnd()
{
    boost::system::error_code error;
    if (m_state == State::Incomplete && m_hasHead) {
        m_reader->put_eof(error);
        if (!error)
            m_state = State::Whole;
    }
    return m_state;
}

int AnswerParser::status() const
{
    return m_hasHead ? m_reader->answer().status : 0;
}

RawAnswer AnswerParser::answer() const
{
    auto answer = m_reader->answer();
    if (m_state != State::Whole || m_reader->isCompressed())
        answer.body.clear();
    return answer;
}

bool AnswerParser::leavesOpen() const
{
    return m_state == State::Whole && m_pending.isEmpty() && m_reader->keep_alive();
}

/// True when there is more to read. The head is shown to Beast in one piece.
bool AnswerParser::takeHead()
{
    const auto end = m_pending.indexOf(headEnd);
    const auto size = end < 0 ? m_pending.size() : end + headEnd.size();
    if (size > m_limits.headBytes)
        return breakWith({QT_TRANSLATE_NOOP("Wording", "the head of the answer is longer than %1 bytes"),
                          {m_limits.headBytes}});
    if (end < 0)
        return false;
    auto head = m_pending.left(size);
    m_pending.remove(0, size);
    blankControls(head);
    const auto error = m_reader->read(head);
    m_hasHead = m_reader->is_header_done();
    if (error == http::error::body_limit)
        return breakWith(
            {QT_TRANSLATE_NOOP("Wording", "the answer is longer than %1 bytes"), {m_limits.bodyBytes}});
    if (error || !m_hasHead)
        return breakWith(QT_TRANSLATE_NOOP("Wording", "the answer is not HTTP"));
    if (status() / 100 == 1) {
        if (++m_interim > mostInterim)
            return breakWith(QT_TRANSLATE_NOOP("Wording", "the answer begins again and again"));
        m_reader = std::make_unique<Reader>(m_limits);
        m_hasHead = false;
        return true;
    }
    if (!isRefusal() && m_reader->need_eof())
        return breakWith(QT_TRANSLATE_NOOP("Wording", "the answer has no length"));
    if (!isRefusal() && m_reader->isCompressed())
        return breakWith(QT_TRANSLATE_NOOP("Wording", "the answer is compressed though nobody asked for it"));
    if (m_reader->is_done())
        m_state = State::Whole;
    return true;
}

/// True when there may be more to read.
bool AnswerParser::takeBody()
{
    // Beast asserts that it sees all of the last chunk when it looks at it again. A rest that is shorter is
    // never the whole one.
    if (m_pending.isEmpty() || (m_reader->chunked() && m_pending.size() < shortestChunkEnd))
        return false;
    const auto error = m_reader->read(m_pending);
    if (error == http::error::body_limit)
        return breakWith(
            {QT_TRANSLATE_NOOP("Wording", "the answer is longer than %1 bytes"), {m_limits.bodyBytes}});
    if (error && error != http::error::need_more)
        return breakWith(QT_TRANSLATE_NOOP("Wording", "the answer is not HTTP"));
    if (m_reader->is_done())
        m_state = State::Whole;
    return !error;
}

bool AnswerParser::breakWith(const base::Sentence &fault)
{
    m_state = State::Broken;
    m_fault = fault;
    return false;
}

} // namespace pve
