// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/pve/envelope.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QRegularExpression>

#include <limits>
#include <optional>

namespace pve {

/// One value inside an answer, knowing where it stands. Decoders read straight through: a value that is not
/// what it should be gives a default and is noted once, in the reader, with its path ("data[3].vmid"); only
/// the first counts. Forgiving as pve/FACTS.md 1 "Types" asks: 1, "1" and true are the same, null is missing.
/// A node refers to the one it came from: use it within the same expression or block.
class JsonNode
{
public:
    JsonNode(const JsonNode &) = delete;
    JsonNode &operator=(const JsonNode &) = delete;

    [[nodiscard]] JsonNode operator[](QLatin1String key) const;
    [[nodiscard]] bool isMissing() const { return m_value.isUndefined() || m_value.isNull(); }
    [[nodiscard]] bool isObject() const { return m_value.isObject(); }

    [[nodiscard]] QString text() const;  ///< exactly as sent; numbers in decimal
    [[nodiscard]] QString label() const; ///< through plainText(): for showing
    [[nodiscard]] QString matching(const QRegularExpression &pattern) const; ///< text that goes into paths
    [[nodiscard]] qint64 integer(qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max()) const;
    [[nodiscard]] double real() const; ///< finite
    [[nodiscard]] bool flag() const;
    [[nodiscard]] QStringList words(const QRegularExpression &separator) const;

    [[nodiscard]] QString labelOr(const QString &fallback = {}) const
    {
        return isMissing() ? fallback : label();
    }
    [[nodiscard]] qint64 integerOr(qint64 fallback) const { return isMissing() ? fallback : integer(); }
    [[nodiscard]] double realOr(double fallback) const { return isMissing() ? fallback : real(); }
    [[nodiscard]] bool flagOr(bool fallback) const { return isMissing() ? fallback : flag(); }

    /// visit(const JsonNode &) for each element of an array.
    template <typename Visit>
    void eachElement(const Visit &visit) const
    {
        eachElement(0, std::numeric_limits<qsizetype>::max(), visit);
    }
    /// The same for those from `from` on, `most` at most. Returns how many there are in all.
    template <typename Visit>
    qsizetype eachElement(qsizetype from, qsizetype most, const Visit &visit) const
    {
        const auto elements = array();
        const qsizetype end = elements.size() - from < most ? elements.size() : from + most;
        for (qsizetype i = from; i < end; ++i)
            visit(JsonNode(m_problem, this, {}, i, elements.at(i)));
        return elements.size();
    }
    /// read(const JsonNode &) → T for each element of an array.
    template <typename T, typename Read>
    [[nodiscard]] QList<T> list(const Read &read) const
    {
        QList<T> result;
        eachElement([&result, &read](const JsonNode &element) { result.append(read(element)); });
        return result;
    }
    /// visit(const QString &key, const JsonNode &) for each member of an object, in order of the keys.
    template <typename Visit>
    void eachMember(const Visit &visit) const
    {
        const auto members = object();
        for (auto it = members.begin(); it != members.end(); ++it)
            visit(it.key(), JsonNode(m_problem, this, it.key(), -1, it.value()));
    }

    /// Notes that this value is wrong: "not a VMID".
    void refuse(const base::Sentence &why) const;

private:
    friend class JsonReader;
    using Problem = std::optional<base::Error>;
    JsonNode(Problem &problem, const JsonNode *parent, const QString &key, qsizetype index,
             const QJsonValue &value)
        : m_problem(problem), m_parent(parent), m_key(key), m_index(index), m_value(value)
    {
    }
    JsonNode(Problem &problem, const JsonNode &parent, QLatin1String name, const QJsonValue &value)
        : m_problem(problem), m_parent(&parent), m_name(name), m_index(-1), m_value(value)
    {
    }
    [[nodiscard]] QString path() const;
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QJsonObject object() const;

    Problem &m_problem;
    const JsonNode *m_parent;
    QLatin1String m_name; ///< the key, where a reader named it: it is needed for the path alone
    QString m_key;        ///< else
    qsizetype m_index;
    QJsonValue m_value;
};

/// The `data` of one answer and the first thing that was wrong in it.
class JsonReader
{
public:
    explicit JsonReader(const Response &response)
        : m_status(response.status), m_data(m_problem, nullptr, QStringLiteral("data"), -1, response.data)
    {
    }
    [[nodiscard]] const JsonNode &data() const { return m_data; }

    /// What was read, or Malformed with the path of the first wrong value.
    template <typename T>
    [[nodiscard]] base::Result<T> result(T value) const
    {
        if (!m_problem)
            return value;
        auto error = *m_problem;
        error.http = m_status;
        return base::failure(error);
    }

private:
    int m_status;
    JsonNode::Problem m_problem;
    JsonNode m_data;
};

} // namespace pve
