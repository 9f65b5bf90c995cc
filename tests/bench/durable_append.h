#pragma once

#include <filesystem>
#include <vector>

namespace bench {

// Appends pages of 4 KiB to a file, each durable before the next.
class DurableAppend {
public:
    static constexpr std::size_t PageBytes = 4096;

    explicit DurableAppend(const std::filesystem::path &file);
    DurableAppend(const DurableAppend &) = delete;
    DurableAppend &operator=(const DurableAppend &) = delete;
    ~DurableAppend();

    bool append();
    // The seconds that each of so many appends took; empty when one failed.
    std::vector<double> append(int count);

private:
    int descriptor_;
};

} // namespace bench
