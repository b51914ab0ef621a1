// SPDX-License-Identifier: Apache-2.0
#include "core/pve/curl.h"

#include <QTest>

using namespace pve;

class TestCurl : public QObject
{
    Q_OBJECT
private slots:
    void secretsBecomeVariables();
    void queryStaysQuoted();
    void bodiesLoseOnlySecrets();
};

namespace {

Request settingAPassword()
{
    return putConfig(QStringLiteral("pve1"), 401,
                     {{QStringLiteral("cipassword"), QStringLiteral("$5$abc$def")},
                      {QStringLiteral("ciuser"), QStringLiteral("o'ps")}},
                     {}, {}, QStringLiteral("abc"));
}

} // namespace

void TestCurl::secretsBecomeVariables()
{
    const auto line = curlCommand(settingAPassword());
    QCOMPARE(line,
             QStringLiteral("curl --request PUT --header \"Authorization: $PVE_AUTHORIZATION\""
                            " --data-urlencode \"cipassword=$PVE_CIPASSWORD\" --data 'ciuser=o%27ps'"
                            " --data 'digest=abc' \"$PVE_URL\"'/api2/json/nodes/pve1/qemu/401/config'"));
}

void TestCurl::queryStaysQuoted()
{
    QCOMPARE(curlCommand(getResources(QStringLiteral("vm"))),
             QStringLiteral("curl --request GET --header \"Authorization: $PVE_AUTHORIZATION\""
                            " \"$PVE_URL\"'/api2/json/cluster/resources?type=vm'"));
}

void TestCurl::bodiesLoseOnlySecrets()
{
    QCOMPARE(withoutSecrets(settingAPassword()).body, QByteArray("cipassword=&ciuser=o%27ps&digest=abc"));
    QCOMPARE(withoutSecrets(getVersion()), getVersion());
}

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
