// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace app {

/// From now on regular expressions are not turned into machine code: ours are short and read little, and the
/// compiler of them and what it makes would be resident all day. Before the first of them is used; the
/// environment, which other programs inherit, stays as it is.
void spareMachineCode();

} // namespace app
