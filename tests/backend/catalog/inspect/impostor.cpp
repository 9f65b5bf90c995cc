// Stands in for a pilothouse-inspect that a hostile file has taken over: it does what the file tells it.

#include <csignal>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

void say(std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written <= 0)
            ::_exit(9);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string openDescriptors() {
    std::string list;
    DIR *directory = ::opendir("/proc/self/fd");
    for (int number = 0; number < 1'024; ++number) {
        if (number != ::dirfd(directory) && ::fcntl(number, F_GETFD) >= 0)
            list += (list.empty() ? "" : " ") + std::to_string(number);
    }
    ::closedir(directory);
    return list;
}

// What was inherited, as the name of a model.
std::string inheritance() {
    sigset_t mask;
    ::sigprocmask(SIG_SETMASK, nullptr, &mask);
    int blocked = 0;
    for (int signal = 1; signal < SIGRTMAX; ++signal)
        blocked += ::sigismember(&mask, signal) == 1;
    const bool isDefault = ::signal(SIGPIPE, SIG_DFL) == SIG_DFL;
    return R"({"spec":{"format":"GGUF"},"name":"descriptors )" + openDescriptors() + ", variables " +
           (environ[0] ? "some" : "none") + ", signals blocked " + std::to_string(blocked) +
           (isDefault ? "" : ", handlers kept") + "\"}";
}

} // namespace

int main() {
    char text[4'096];
    const auto length = ::read(3, text, sizeof text);
    const std::string_view order(text, length < 0 ? 0 : static_cast<std::size_t>(length));
    if (order == "hang")
        ::pause();
    if (order == "linger") {
        ::close(STDOUT_FILENO);
        ::pause();
    }
    while (order == "flood")
        say(std::string(4'096, 'x'));
    if (order == "crash") {
        // Sanitizers would catch it.
        ::signal(SIGSEGV, SIG_DFL);
        ::raise(SIGSEGV);
    }
    if (order == "leave")
        ::_exit(7);
    // The file becomes shorter while it is read.
    if (order.starts_with("refuse ") && order.ends_with(" shrink"))
        ::close(::open("/proc/self/fd/3", O_WRONLY | O_TRUNC));
    if (order == "inherit")
        say(inheritance());
    else if (order.starts_with("refuse "))
        say(order.substr(7, order.rfind('}') - 6));
    else
        say(order);
    ::_exit(order.starts_with("refuse ") ? 1 : 0);
}
