// SPDX-License-Identifier: Apache-2.0
#include "app/profilecommand.h"

#include "app/doctorcommand.h"
#include "app/introduction.h"
#include "app/profileadd.h"
#include "app/profilelist.h"
#include "app/profileremove.h"

namespace app {

namespace {

Begun test(const ProfileOptions &options, Console &console)
{
    ConnectionOptions connection;
    connection.profile = options.name;
    return Introduction::begin(connection, console, [&console](const Target &target) -> Begun {
        auto examination = std::make_unique<Examination>(target, console, Examination::Extent::Connection);
        examination->start();
        return examination;
    });
}

} // namespace

Begun begin(const ProfileOptions &options, Console &console)
{
    switch (options.verb) {
    case ProfileOptions::Verb::List:
        return ProfileList::begin(console);
    case ProfileOptions::Verb::Add:
        return ProfileAdd::begin(options, console);
    case ProfileOptions::Verb::Test:
        return test(options, console);
    case ProfileOptions::Verb::Remove:
        return ProfileRemove::begin(options.name, options.yes, console);
    }
    Q_UNREACHABLE();
}

} // namespace app
