// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace app {

/// One question on the terminal that the program was started from (/dev/tty, whatever standard input is), and
/// a line as its answer. Without echo nothing that is typed shows, and the terminal is as it was before as
/// soon as the prompt is gone. One at a time, main thread.
class Prompt final : public QObject
{
    Q_OBJECT
public:
    enum class Echo { On, Off };

    /// Asks at once; null: there is no terminal. What was typed before the question does not count.
    [[nodiscard]] static std::unique_ptr<Prompt> ask(const QString &question, Echo echo);
    ~Prompt() override;

signals:
    void answered(const QString &line); ///< once, from the event loop; empty: nothing was typed, or Ctrl-D

private:
    explicit Prompt(int terminal);
    void read();

    int m_terminal;
    bool m_owesLineEnd = true;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// The terminal as it was before a prompt that has no echo, when there is one. For signal handlers that end
/// the process: calls nothing that may not be called there.
void restoreTerminal();

} // namespace app
