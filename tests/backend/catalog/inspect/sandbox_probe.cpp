// Confines itself as pilothouse-inspect does and then tries one thing, named by its argument.

#include "backend/catalog/inspect/child/sandbox.h"

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::uint64_t memory = 64u << 20;

void writeAnswer(std::string_view text) {
    if (::write(inspect::answerDescriptor, text.data(), text.size()) < 0)
        ::_exit(9);
}

void readBothFiles() {
    char byte = 0;
    if (::pread(inspect::fileDescriptor, &byte, 1, 0) != 1 || ::lseek(inspect::fileDescriptor, 0, SEEK_END) < 1)
        ::_exit(8);
}

void allocate(std::size_t bytes) {
    try {
        std::vector<char> memory(bytes, 'x');
        writeAnswer(memory.back() == 'x' ? "got it" : "");
    } catch (const std::bad_alloc &) {
        writeAnswer("refused");
    }
}

void spin() {
    for (volatile bool on = true; on;) {
    }
}

const std::map<std::string_view, std::function<void()>> &deeds() {
    static char byte = 0;
    static const std::map<std::string_view, std::function<void()>> deeds{
        {"answer", [] { writeAnswer("answered"); }},
        {"is-whole", [] { writeAnswer(inspect::isSandboxWhole() ? "yes" : "no"); }},
        {"read", [] { readBothFiles(); }},
        {"allocate-little", [] { allocate(memory / 2); }},
        {"allocate-much", [] { allocate(std::size_t{1} << 30); }},
        {"spin", [] { spin(); }},
        {"open", [] { ::open("/etc/passwd", O_RDONLY); }},
        {"create", [] { ::open("/tmp/escaped", O_CREAT | O_WRONLY, 0600); }},
        {"unlink", [] { ::unlink("/tmp/escaped"); }},
        {"status",
         [] {
             struct stat status {};
             ::stat("/etc/passwd", &status);
         }},
        {"socket", [] { ::socket(AF_INET, SOCK_STREAM, 0); }},
        {"fork", [] { ::fork(); }},
        {"thread", [] { ::syscall(SYS_clone3, nullptr, 0); }},
        {"execute",
         [] {
             char *none[] = {nullptr};
             ::execve("/bin/true", none, none);
         }},
        {"kill", [] { ::kill(::getppid(), 0); }},
        {"trace", [] { ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
        {"duplicate", [] { ::dup(inspect::fileDescriptor); }},
        {"read-elsewhere", [] { (void)!::pread(0, &byte, 1, 0); }},
        {"write-elsewhere", [] { (void)!::write(2, &byte, 1); }},
        {"write-file", [] { (void)!::pwrite(inspect::fileDescriptor, &byte, 1, 0); }},
        {"map-file", [] { ::mmap(nullptr, 1, PROT_READ, MAP_PRIVATE, inspect::fileDescriptor, 0); }},
        {"map-code", [] { ::mmap(nullptr, 4'096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }},
        {"make-code", [] { ::mprotect(&byte, 1, PROT_READ | PROT_EXEC); }},
        {"privileges", [] { (void)!::setuid(0); }},
    };
    return deeds;
}

} // namespace

int main(int count, char **arguments) {
    const auto deed = deeds().find(count == 2 ? arguments[1] : "");
    if (deed == deeds().end() || !inspect::enterSandbox(memory))
        ::_exit(7);
    deed->second();
    ::_exit(0);
}
