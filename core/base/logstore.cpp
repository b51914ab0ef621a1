// SPDX-License-Identifier: Apache-2.0
#include "core/base/logstore.h"

#include <QCborMap>
#include <QCborValue>

#include <cstring>

namespace base {

void LogStore::append(const LogRecord &record)
{
    const QByteArray text = record.text.toUtf8();
    const QByteArray fields =
        record.fields.isEmpty() ? QByteArray() : QCborValue(QCborMap::fromJsonObject(record.fields)).toCbor();
    const Head head{record.time.toMSecsSinceEpoch(),
                    record.vmid,
                    numberOf(record.job),
                    numberOf(record.step),
                    static_cast<quint32>(text.size()),
                    static_cast<quint32>(fields.size()),
                    record.level};
    if (m_chunks.empty() || m_chunks.back().starts.size() == chunkSize)
        m_chunks.emplace_back();
    Chunk &chunk = m_chunks.back();
    const auto before = chunk.bytes.size();
    chunk.starts.push_back(static_cast<quint32>(before));
    chunk.bytes.append(reinterpret_cast<const char *>(&head), sizeof head);
    chunk.bytes.append(text).append(fields);
    m_bytes += static_cast<std::size_t>(chunk.bytes.size() - before);
    ++m_size;
    while (m_size > m_capacity || (m_bytes > mostBytes && m_size > 1))
        dropOne();
}

void LogStore::dropOne()
{
    Chunk &oldest = m_chunks.front();
    const auto end = m_first + 1 < oldest.starts.size() ? oldest.starts[m_first + 1]
                                                        : static_cast<quint32>(oldest.bytes.size());
    m_bytes -= end - oldest.starts[m_first];
    ++m_first;
    --m_size;
    ++m_dropped;
    if (m_first == chunkSize) {
        m_chunks.pop_front();
        m_first = 0;
    }
}

quint32 LogStore::numberOf(const QString &name)
{
    const auto known = m_numbers.constFind(name);
    if (known != m_numbers.constEnd())
        return *known;
    const auto number = static_cast<quint32>(m_names.size());
    m_names.append(name);
    m_numbers.insert(name, number);
    return number;
}

const char *LogStore::find(std::size_t index) const
{
    Q_ASSERT(index < m_size);
    const std::size_t place = m_first + index;
    const Chunk &chunk = m_chunks[place / chunkSize];
    return chunk.bytes.constData() + chunk.starts[place % chunkSize];
}

LogStore::Head LogStore::headAt(const char *place)
{
    Head head;
    std::memcpy(&head, place, sizeof head);
    return head;
}

LogRecord LogStore::at(std::size_t index) const
{
    const char *place = find(index);
    const Head head = headAt(place);
    const char *text = place + sizeof head;
    LogRecord record{QDateTime::fromMSecsSinceEpoch(head.time, Qt::UTC),
                     head.level,
                     m_names.at(head.job),
                     head.vmid,
                     m_names.at(head.step),
                     QString::fromUtf8(text, head.textBytes),
                     {}};
    if (head.fieldBytes > 0)
        record.fields = QCborValue::fromCbor(QByteArray::fromRawData(text + head.textBytes, head.fieldBytes))
                            .toMap()
                            .toJsonObject();
    return record;
}

LogRecord::Level LogStore::level(std::size_t index) const
{
    return headAt(find(index)).level;
}

const QString &LogStore::job(std::size_t index) const
{
    return m_names.at(headAt(find(index)).job);
}

} // namespace base
