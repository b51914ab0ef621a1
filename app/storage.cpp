// SPDX-License-Identifier: Apache-2.0
#include "app/storage.h"

namespace app {

base::Result<Storage> openStorage(const QString &dir, bool throwAway, base::Millis patience)
{
    Storage storage;
    if (!dir.isEmpty() || !throwAway) {
        auto folder =
            store::DataFolder::open(dir.isEmpty() ? store::DataFolder::defaultPath() : dir, patience);
        if (!folder)
            return base::failure(folder.error());
        storage.folder = std::move(*folder);
    }
    auto journal =
        storage.folder ? store::Journal::open(storage.folder->journalFile()) : store::Journal::inMemory();
    if (!journal && storage.folder) {
        const auto &error = journal.error();
        return base::failure(
            base::Error::of(error.kind,
                            {QT_TRANSLATE_NOOP("Wording", "the journal %1 cannot be used: %2"),
                             {storage.folder->journalFile(), error.words()}},
                            error.fields));
    }
    if (!journal)
        return base::failure(journal.error());
    storage.journal = std::move(*journal);
    return storage;
}

} // namespace app
