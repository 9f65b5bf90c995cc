#include "backend/catalog/inspect/parsers/inspection.h"
#include "backend/catalog/inspect/parsers/safetensors_parser.h"
#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/catalog/inspect/memory_file.h"
#include "tests/backend/catalog/inspect/safetensors_bytes.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>

// Files that are made to be expensive: what they may cost, in processor time of this thread.
namespace {

using Type = GgufBytes::Type;

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr double slack = 1;
#else
constexpr double slack = 30;
#endif

double processorSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Inspects the file and returns the seconds that it cost.
double cost(const MemoryFile &file, const char *expected) {
    const auto start = processorSeconds();
    const auto parsed = inspect::inspectModel(file.descriptor(), {}, inspect::usualSafetensorsHeader);
    const auto spent = processorSeconds() - start;
    const auto *fault = std::get_if<inspect::Fault>(&parsed);
    EXPECT_EQ(fault ? nameOf(fault->code) : "accepted", expected);
    ::testing::Test::RecordProperty("milliseconds", static_cast<int>(spent * 1'000));
    return spent / slack;
}

} // namespace

TEST(HostileCost, ManyRepeatedKeys) {
    GgufBytes file;
    for (int pair = 0; pair < 65'536; ++pair)
        file.pair("same", Type::Uint8, "x");
    EXPECT_LT(cost(MemoryFile(file.header()), "REPEATED"), 0.1);
    file.announce(0, 65'537);
    EXPECT_LT(cost(MemoryFile(file.header()), "LIMIT_EXCEEDED"), 0.1);
}

TEST(HostileCost, ManyArraysThatAreSkipped) {
    GgufBytes file;
    for (int pair = 0; pair < 2'000; ++pair)
        file.array("a" + std::to_string(pair), Type::Uint8, 1u << 16, std::string(1u << 16, '\0'));
    EXPECT_LT(cost(MemoryFile(file.header()), "LIMIT_EXCEEDED"), 0.1);
}

TEST(HostileCost, ManyEmptyTexts) {
    GgufBytes file;
    MemoryFile holes(file.array("a", Type::String, 1u << 30, "").announce(0, 1).header());
    holes.extend(64ull << 30);
    EXPECT_LT(cost(holes, "LIMIT_EXCEEDED"), 0.1);
    GgufBytes most;
    MemoryFile longest(most.array("a", Type::String, 4u << 20, "").announce(0, 1).header());
    longest.extend(64ull << 30);
    EXPECT_LT(cost(longest, "accepted"), 0.15);
}

TEST(HostileCost, LongTextsOfManyBytesACharacter) {
    std::string text;
    while (text.size() < (16u << 20) - 3)
        text += "\xE6\x97\xA5";
    GgufBytes file;
    for (int pair = 0; pair < 4; ++pair)
        file.pair("text" + std::to_string(pair), text);
    EXPECT_LT(cost(MemoryFile(file.file(4'096)), "LIMIT_EXCEEDED"), 0.25);
}

TEST(HostileCost, AMillionTensors) {
    GgufBytes file;
    for (int tensor = 0; tensor < 1'048'576; ++tensor)
        file.tensor(std::to_string(tensor), {}, 24, static_cast<std::uint64_t>(tensor) * 32);
    EXPECT_LT(cost(MemoryFile(file.file(32ull << 20)), "accepted"), 0.5);
}

TEST(HostileCost, TheLargestSafetensorsHeader) {
    std::string header = "{";
    for (std::uint64_t tensor = 0; header.size() < (32u << 20) - 100; ++tensor) {
        header += header.size() > 1 ? ",\"" : "\"";
        header += std::to_string(tensor) + R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
    }
    EXPECT_LT(cost(MemoryFile(safetensorsBytes(header + '}', 0)), "accepted"), 1.5);
}
