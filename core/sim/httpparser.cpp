// SPDX-License-Identifier: Apache-2.0
#include "core/sim/httpparser.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <limits>

namespace sim {

namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::empty_body>;

constexpr int maxLines = 64;            // the empty line counts, the request line does not
constexpr qsizetype maxSize = 8 * 1024; // without line ends and without the request line

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

bool isOverlong(const QByteArray &head)
{
    int lines = 0;
    qsizetype size = 0;
    for (qsizetype at = head.indexOf("\r\n") + 2; at < head.size();) {
        const qsizetype end = head.indexOf("\r\n", at);
        size += end - at;
        ++lines;
        at = end + 2;
    }
    return lines >= maxLines || size >= maxSize;
}

RequestHead headOf(const Parser &parser)
{
    const auto &message = parser.get();
    RequestHead head;
    head.request.method = toBytes(message.method_string());
    head.request.target = toBytes(message.target());
    for (const auto &field : message)
        head.request.headers.append({toBytes(field.name_string()), toBytes(field.value())});
    head.http10 = message.version() < 11;
    const QByteArray connection = head.request.header("Connection").toLower();
    head.keepAlive = connection.isEmpty() ? !head.http10 : !connection.contains("close");
    head.acceptsGzip = head.request.header("Accept-Encoding").contains("gzip");
    // Beast has refused what is not a number.
    head.contentLength = head.request.header("Content-Length").toLongLong();
    return head;
}

} // namespace

ParsedHead parseHead(const QByteArray &bytes)
{
    Parser parser;
    parser.eager(false);
    parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // ours are in isOverlong()
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());   // the body is not read here
    boost::system::error_code error;
    const auto used = static_cast<qsizetype>(
        parser.put(boost::asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())), error));
    if (error == http::error::need_more)
        return {};
    if (error || !parser.is_header_done())
        return {ParsedHead::State::Bad, 0, {}};
    if (isOverlong(bytes.left(used)))
        return {ParsedHead::State::Overlong, 0, {}};
    return {ParsedHead::State::Complete, used, headOf(parser)};
}

} // namespace sim
