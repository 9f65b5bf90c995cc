#include "app/ending.h"

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace {

constexpr std::array signals{SIGTERM, SIGINT, SIGHUP};

// A handler is handed nothing but the signal's number. Blocked signals that a descriptor tells of would be blocked in
// every program that is started from here, too.
volatile std::sig_atomic_t told = -1;

void tell(int) {
    const int before = errno;
    constexpr std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(told, &once, sizeof once);
    errno = before;
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : signals)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

Ending::Ending() : told_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), notifier_(told_, QSocketNotifier::Read) {
    QObject::connect(&notifier_, &QSocketNotifier::activated, &notifier_, [this] {
        notifier_.setEnabled(false);
        QCoreApplication::exit(0);
    });
    told = told_;
    handle(tell);
}

Ending::~Ending() {
    handle(SIG_DFL);
    told = -1;
    notifier_.setEnabled(false);
    ::close(told_);
}
