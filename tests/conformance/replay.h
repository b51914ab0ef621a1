// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

namespace test {

struct Recording;

/// What became of the requests of a recording when they were sent to a simulated server at their recorded
/// times.
struct Replayed
{
    QString error;                  ///< why there was no replay: the starting state cannot be read
    QMap<int, QString> differences; ///< place of the exchange → what is different
};

/// The starting state is tests/data/conformance/common.json with what NAME.json adds to it or replaces: the
/// parts of core/sim/worldfile.h, `arrivals` of requests that another one overtook on the way {place: ms},
/// `seed` (of the order in which PVE's hashes happen to be), and `genuine`, exchanges whose ticket and CSRF
/// token the server had signed for a user before: {place: user}.
[[nodiscard]] Replayed replay(Recording recording);

} // namespace test
