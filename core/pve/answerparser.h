// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pve/envelope.h"
#include "core/pve/httplimits.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace pve {

/// Reads one answer of HTTP/1 from the bytes of a connection as they come; Boost.Beast does the reading. It
/// keeps no more than HttpLimits allows, and skips the few 1xx answers that may come first. A good answer
/// (below 300) has to say how long it is and must not be compressed: we never ask for that, and a genuine
/// server compresses only when asked (pve/FACTS.md 1). No IO.
class AnswerParser
{
public:
    enum class State {
        Incomplete,
        Whole,
        Broken, ///< no good answer will become of it: see fault()
    };

    explicit AnswerParser(const HttpLimits &limits);
    ~AnswerParser();
    AnswerParser(const AnswerParser &) = delete;
    AnswerParser &operator=(const AnswerParser &) = delete;

    /// The next bytes; only while Incomplete.
    State take(const QByteArray &bytes);
    /// The connection has ended. Whole where that ends the answer, too: a refusal that announces no length.
    State takeEnd();

    [[nodiscard]] const base::Sentence &fault() const { return m_fault; }
    [[nodiscard]] bool hasBegun() const { return m_taken > 0; }
    /// 0 until status line and headers are whole.
    [[nodiscard]] int status() const;
    /// Its head says what it means, even without its body.
    [[nodiscard]] bool isRefusal() const { return status() >= 300; }
    /// Once there is a status; with the body only when Whole and not compressed. `took` is left to others.
    [[nodiscard]] RawAnswer answer() const;
    /// Another request may follow on the connection: the server does not close it, and sent nothing that
    /// was not asked for.
    [[nodiscard]] bool leavesOpen() const;

private:
    class Reader;

    bool takeHead();
    bool takeBody();
    bool breakWith(const base::Sentence &fault);

    HttpLimits m_limits;
    std::unique_ptr<Reader> m_reader;
    State m_state = State::Incomplete;
    QByteArray m_pending; ///< not yet read: an unfinished head, or an unfinished line between chunks
    qint64 m_taken = 0;
    int m_interim = 0; ///< 1xx answers
    bool m_hasHead = false;
    base::Sentence m_fault;
};

} // namespace pve
