#include "backend/catalog/inspect/child/answer.h"
#include "backend/catalog/inspect/child/sandbox.h"
#include "backend/catalog/inspect/parsers/inspection.h"
#include "backend/catalog/inspect/parsers/safetensors_parser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

// How the program ends; anything else is a crash or a kill.
constexpr int described = 0;
constexpr int refused = 1;
constexpr int misused = 64;
constexpr int notConfined = 71;

// What parsing needs besides the header of a safetensors file.
constexpr std::uint64_t workingBytes = 32u << 20;

struct Options {
    bool hasConfig = false;
    std::uint64_t headerLimit = inspect::usualSafetensorsHeader;
};

std::optional<Options> optionsFrom(int count, char **arguments) {
    Options options;
    for (int at = 1; at < count; ++at) {
        const std::string_view argument = arguments[at];
        if (argument == "--config")
            options.hasConfig = true;
        else if (argument == "--header-limit" && at + 1 < count)
            options.headerLimit =
                std::min(std::strtoull(arguments[++at], nullptr, 10), 1ull * inspect::largestSafetensorsHeader);
        else
            return std::nullopt;
    }
    return options;
}

bool writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

int inspectAndAnswer(const Options &options) {
    using namespace inspect;
    Parsed<Header> parsed = Fault{FaultCode::LimitExceeded, 0, "the header needs more memory than that of any model"};
    try {
        const auto config = options.hasConfig ? std::optional(configDescriptor) : std::nullopt;
        parsed = inspectModel(fileDescriptor, config, options.headerLimit);
    } catch (const std::bad_alloc &) {
    }
    const auto *header = std::get_if<Header>(&parsed);
    const auto answer = header ? answerOf(*header) : answerOf(std::get<Fault>(parsed));
    writeAll(answerDescriptor, answer);
    return header ? described : refused;
}

} // namespace

// Leaves by _exit alone: what libraries do at exit, the sandbox would kill.
int main(int count, char **arguments) {
    const auto options = optionsFrom(count, arguments);
    if (!options || ::fcntl(inspect::fileDescriptor, F_GETFD) < 0) {
        writeAll(STDERR_FILENO, "Usage: pilothouse-inspect [--config] [--header-limit BYTES]\n\n"
                                "Reads the header of the model file open as descriptor 3, and with --config the\n"
                                "config.json open as descriptor 4, and answers with one line of JSON. The limit is\n"
                                "that of the header of a safetensors file.\n");
        ::_exit(misused);
    }
    if (!inspect::enterSandbox(workingBytes + options->headerLimit))
        ::_exit(notConfined);
    ::_exit(inspectAndAnswer(*options));
}
