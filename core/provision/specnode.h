// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/provision/spec.h"

#include <QJsonValue>
#include <QSet>

#include <functional>

namespace prov {

/// Problems in the order of discovery, each once: a mistake in the batch's part is met again for every VM.
class SpecProblems
{
public:
    void add(const QString &path, const Sentence &sentence);
    [[nodiscard]] const QList<SpecProblem> &list() const { return m_list; }
    [[nodiscard]] int met() const { return m_met; } ///< each as often as it was added

private:
    QList<SpecProblem> m_list;
    int m_met = 0;
    QSet<QString> m_seen;
};

/// One place in a spec as one VM sees it: the batch's value, and over it what `vms[i]` says about the same
/// place. Objects are merged key by key; null in `vms[i]` takes the batch's value away ("as the template").
/// Reading a value checks it, and a wrong one becomes a problem with the path of the layer it came from.
/// Patterns in texts are expanded: everywhere in `vms[i]`, in the batch's part only where `withPatterns` was
/// called.
class SpecNode
{
public:
    struct Layer
    {
        QJsonValue value{QJsonValue::Undefined};
        QString path;
        [[nodiscard]] Layer child(const QString &key) const;
    };
    /// Says what is wrong with a text; empty when nothing is.
    using Rule = std::function<Sentence(const QString &)>;

    SpecNode(Layer batch, Layer own, int n, SpecProblems &problems);

    [[nodiscard]] SpecNode child(const QString &key) const;
    [[nodiscard]] SpecNode withPatterns() const;
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] QString path() const; ///< with " (VM 3)" where the value depends on the VM's number

    [[nodiscard]] bool isMissing() const; ///< or null
    [[nodiscard]] bool isRemoval() const; ///< "" or []
    /// True when it is an object, all of whose keys are known; anything but a missing value or an object is a
    /// problem.
    bool isObject(const std::function<bool(const QString &)> &known, const QString &knownWords) const;
    bool isObject(const QStringList &known) const;
    void complain(const Sentence &sentence) const;

    [[nodiscard]] std::optional<int> integer(int min, int max) const;
    [[nodiscard]] std::optional<bool> flag() const;
    [[nodiscard]] QString text(const Rule &rule) const; ///< empty when missing or wrong
    [[nodiscard]] QString word(const QStringList &words) const;
    [[nodiscard]] Wish<int> wishedInteger(int min, int max) const;
    [[nodiscard]] Wish<QString> wishedText(const Rule &rule) const;
    [[nodiscard]] Wish<QStringList> wishedTexts(const Rule &rule) const;

private:
    [[nodiscard]] bool isOwn() const { return !m_own.value.isUndefined(); }
    [[nodiscard]] const Layer &layer() const { return isOwn() ? m_own : m_batch; }
    [[nodiscard]] std::optional<QString> expanded(const QString &text) const;

    Layer m_batch;
    Layer m_own;
    int m_n;
    bool m_patterns = false;
    SpecProblems *m_problems; ///< outlives the node
};

} // namespace prov
