// SPDX-License-Identifier: Apache-2.0
#include "core/pve/jsonbody.h"

#include "core/pve/failures.h"

#include <QJsonDocument>

#include <utility>

namespace pve {

namespace {

constexpr int deepest = 64;
/// A list of 10,000 VMs has 250,000. In memory each takes many times the two bytes that it may have on the
/// wire.
constexpr int mostValues = 1'000'000;
constexpr int depthOfData = 2; ///< the object, and the list in it

} // namespace

/// Counts brackets and commas outside strings: the parser recurses, and keeps all that it has read.
bool JsonBody::goOn()
{
    const qsizetype stop = m_at + sliceBytes;
    for (; m_at < m_bytes.size(); ++m_at) {
        const char c = m_bytes.at(m_at);
        if (m_inString && c == '\\')
            ++m_at;
        else if (c == '"')
            m_inString = !m_inString;
        if (m_inString)
            continue;
        if (!take(c))
            return false;
        if (m_at >= stop && m_inData && m_depth == depthOfData && c == ',')
            return cut();
    }
    end();
    return false;
}

bool JsonBody::take(char c)
{
    const bool opens = c == '[' || c == '{';
    if (opens && ++m_depth > deepest)
        return breakWith({QT_TRANSLATE_NOOP("Wording", "JSON nested deeper than %1 levels"), {deepest}});
    if ((opens || c == ',') && ++m_values > mostValues)
        return breakWith({QT_TRANSLATE_NOOP("Wording", "JSON of more than %1 values"), {mostValues}});
    if (c == '[' && m_depth == depthOfData && m_dataBegin < 0 && beginsData()) {
        m_inData = true;
        m_dataBegin = m_parsed = m_at + 1;
    }
    if (c == ']' && m_depth == depthOfData && std::exchange(m_inData, false))
        m_dataEnd = m_at;
    if (c == ']' || c == '}')
        --m_depth;
    return true;
}

/// Whether the list that opens here is the value of `data`.
bool JsonBody::beginsData() const
{
    const auto before = QByteArrayView(m_bytes).first(m_at).trimmed();
    if (!before.endsWith(':'))
        return false;
    const auto key = before.chopped(1).trimmed();
    return key.endsWith("\"data\"") && !key.chopped(6).endsWith('\\');
}

/// At a comma of the list: what is before it is parsed.
bool JsonBody::cut()
{
    const bool done = parseElements(m_at++);
    m_parsed = m_at;
    return done;
}

bool JsonBody::parseElements(qsizetype end)
{
    QJsonParseError error;
    const auto elements =
        QJsonDocument::fromJson('[' + m_bytes.mid(m_parsed, end - m_parsed) + ']', &error).array();
    if (elements.isEmpty())
        return breakWith(malformed(error));
    for (const auto &element : elements)
        m_data.append(element);
    return true;
}

void JsonBody::end()
{
    const bool isCut = m_dataEnd >= 0 && m_parsed > m_dataBegin;
    if (isCut && !parseElements(m_dataEnd))
        return;
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(isCut ? m_bytes.left(m_dataBegin) + m_bytes.mid(m_dataEnd) : m_bytes, &error);
    if (!document.isObject())
        m_fault = malformed(error);
    m_object = document.object();
    if (isCut)
        m_object.insert(u"data", m_data);
}

base::Sentence JsonBody::malformed(const QJsonParseError &error) const
{
    const base::Sentence reason = error.error == QJsonParseError::NoError
                                      ? base::Sentence(QT_TRANSLATE_NOOP("Wording", "not an object"))
                                      : base::Sentence(error.errorString());
    return {QT_TRANSLATE_NOOP("Wording", "the answer is no JSON object (%1); it starts with: %2"),
            {reason, plainText(QString::fromUtf8(m_bytes.left(80)))}};
}

bool JsonBody::breakWith(const base::Sentence &fault)
{
    m_fault = fault;
    return false;
}

} // namespace pve
