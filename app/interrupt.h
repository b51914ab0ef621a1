// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

/// Ctrl-C, SIGTERM and the end of the terminal (SIGHUP) as a signal of the event loop. A second one ends the
/// process at once, whatever it is doing. One per process.
class Interrupt final : public QObject
{
    Q_OBJECT
public:
    Interrupt();
    ~Interrupt() override;

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
