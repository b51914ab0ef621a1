// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonParseError>

namespace pve {

/// The body of an answer, a JSON object. Read a slice at a time: the list of ten thousand VMs is megabytes of
/// `{"data":[…]}`, and parsing it at once would hold the event loop up. Refuses JSON that is nested deeper
/// than 64 levels or has more than a million values, and looks before it parses. A value.
class JsonBody
{
public:
    explicit JsonBody(const QByteArray &bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool goOn(); ///< false: it is at its end

    [[nodiscard]] const QJsonObject &object() const { return m_object; }  ///< when there is no fault
    [[nodiscard]] const base::Sentence &fault() const { return m_fault; } ///< empty: it is a JSON object

private:
    static constexpr qsizetype sliceBytes = 128 * 1024;

    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool beginsData() const;
    [[nodiscard]] bool cut();
    [[nodiscard]] bool parseElements(qsizetype end);
    void end();
    [[nodiscard]] base::Sentence malformed(const QJsonParseError &error) const;
    [[nodiscard]] bool breakWith(const base::Sentence &fault);

    QByteArray m_bytes;
    qsizetype m_at = 0; ///< looked at up to here
    int m_depth = 0;
    int m_values = 0;
    bool m_inString = false;

    bool m_inData = false;      ///< in the list that `data` is
    qsizetype m_dataBegin = -1; ///< behind its bracket; -1: not found yet
    qsizetype m_dataEnd = -1;   ///< at its other bracket
    qsizetype m_parsed = 0;     ///< of the list, up to here
    QJsonArray m_data;

    QJsonObject m_object;
    base::Sentence m_fault;
};

} // namespace pve
