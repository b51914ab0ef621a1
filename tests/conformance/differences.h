// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

namespace test {

/// The reviewed list of exchanges that the simulator answers otherwise than the recorded server, and why:
/// tests/data/conformance/differences.txt, a line "recording 3,5-7: reason" each.
class Differences
{
public:
    /// False when a line cannot be read; errorText() says which.
    [[nodiscard]] bool read();
    [[nodiscard]] QString errorText() const { return m_errorText; }
    /// Place of the exchange → reason.
    [[nodiscard]] QMap<int, QString> of(const QString &recording) const { return m_listed.value(recording); }

private:
    [[nodiscard]] bool readLine(const QString &line);

    QMap<QString, QMap<int, QString>> m_listed;
    QString m_errorText;
};

} // namespace test
