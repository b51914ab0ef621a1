// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commandtable.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace app {

/// A value of the command line, or the sentence that says what is wrong with it.
template <typename T>
using Parsed = tl::expected<T, QString>;

/// The arguments of one command, sorted, not yet understood.
struct Given
{
    QHash<QString, QString> options; ///< "--parallel" → "3"; flags and left-out values are empty
    QStringList others;

    [[nodiscard]] bool has(const char *name) const { return options.contains(QString::fromLatin1(name)); }
    [[nodiscard]] QString value(const char *name) const { return options.value(QString::fromLatin1(name)); }
};

[[nodiscard]] Parsed<Given> sortArguments(const VerbRow &verb, const QStringList &arguments);
/// The value of an option that wants a whole number; `otherwise` where it is not given.
[[nodiscard]] Parsed<qint64> numberOf(const Given &given, const char *name, qint64 least, qint64 most,
                                      qint64 otherwise);
/// Why an argument is refused that looks like a secret, without its value.
[[nodiscard]] std::optional<QString> secretIn(const QString &argument);

} // namespace app
