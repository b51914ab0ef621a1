// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sentence.h"

#include <QJsonValue>

namespace prov {

/// The journal's form of a sentence: words that are not ours are a text, ours {"says": source, "facts": […]}.
/// The language is that of whoever reads it later; a source that no program knows any more is shown as it
/// stands.
[[nodiscard]] QJsonValue toJson(const base::Sentence &sentence);
/// A text is what earlier programs kept of all sentences.
[[nodiscard]] base::Sentence sentenceFromJson(const QJsonValue &json);

} // namespace prov
