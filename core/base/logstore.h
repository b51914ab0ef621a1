// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logrecord.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <cstddef>
#include <deque>
#include <vector>

namespace base {

/// The newest records of a log, packed so that a million of them fit: some 40 bytes and the UTF-8 of its text
/// each, names of jobs and steps once for all. Bounded in number and in bytes; the oldest go first. Records
/// come out as equal values, but made anew: keep them no longer than needed.
class LogStore
{
public:
    static constexpr std::size_t mostBytes = 256 * 1024 * 1024;

    explicit LogStore(std::size_t capacity) : m_capacity(capacity) {}

    void append(const LogRecord &record);
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    /// How many have been pushed out since the start.
    [[nodiscard]] quint64 dropped() const { return m_dropped; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; } ///< of the packed records

    /// From 0, oldest first.
    [[nodiscard]] LogRecord at(std::size_t index) const;
    [[nodiscard]] LogRecord front() const { return at(0); }
    [[nodiscard]] LogRecord back() const { return at(m_size - 1); }
    [[nodiscard]] LogRecord::Level level(std::size_t index) const; ///< without unpacking the rest
    [[nodiscard]] const QString &job(std::size_t index) const;     ///< likewise

private:
    /// What all records have; text and fields (as CBOR) follow it.
    struct Head
    {
        qint64 time = 0; ///< ms since the epoch
        qint32 vmid = 0;
        quint32 job = 0;  ///< in m_names
        quint32 step = 0; ///< in m_names
        quint32 textBytes = 0;
        quint32 fieldBytes = 0;
        LogRecord::Level level = LogRecord::Level::Info;
    };
    struct Chunk
    {
        QByteArray bytes;
        std::vector<quint32> starts;
    };
    static constexpr std::size_t chunkSize = 1024;

    [[nodiscard]] const char *find(std::size_t index) const;
    [[nodiscard]] static Head headAt(const char *place);
    [[nodiscard]] quint32 numberOf(const QString &name);
    void dropOne();

    std::size_t m_capacity;
    std::deque<Chunk> m_chunks; ///< all full but the last
    std::size_t m_first = 0;    ///< records of the first chunk that were dropped
    std::size_t m_size = 0;
    std::size_t m_bytes = 0;
    quint64 m_dropped = 0;
    QStringList m_names{QString()};
    QHash<QString, quint32> m_numbers{{QString(), 0}};
};

} // namespace base
