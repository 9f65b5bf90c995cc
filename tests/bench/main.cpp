// Prints what is fast and what is not: each value beside a limit or peer of the same run, and the budget.
#include <cstdio>
#include <fstream>
#include <regex>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "tests/bench/bench.h"

namespace {

void print(const bench::Row &row) {
    std::printf("%-26s %12.4g %-6s %-46s %12.4g  %6.2f x (%.2f to %.2f)  budget %s %.2f x  %s\n", row.name.c_str(),
                row.value, row.unit.c_str(), row.reference.c_str(), row.referenceValue, row.ratio, row.lowest,
                row.highest, row.isRate ? "at least" : "at most", row.budget, row.isMet() ? "met" : "NOT MET");
    std::fflush(stdout);
}

nlohmann::json toJson(const bench::Row &row) {
    return {{"name", row.name},
            {"value", row.value},
            {"unit", row.unit},
            {"reference", row.reference},
            {"reference_value", row.referenceValue},
            {"ratio", row.ratio},
            {"budget", row.budget},
            {"met", row.isMet()}};
}

// Other work on the machine makes every figure a guess.
bool isBusy() {
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    if (load > 0.7)
        std::printf("The machine is busy (load %.1f): these figures judge nothing.\n", load);
    return load > 0.7;
}

} // namespace

int main(int argc, char **argv) {
    CLI::App app("Benchmarks of Pilothouse: value, limit or peer of the same run, ratio, budget.", "bench");
    std::string only = ".*";
    std::string file;
    app.add_option("--only", only, "Runs the rows whose name matches");
    app.add_option("--json", file, "Writes the rows to a file too");
    CLI11_PARSE(app, argc, argv);
    const std::regex wanted(only);
    isBusy();
    nlohmann::json rows = nlohmann::json::array();
    bool isAllMet = true;
    for (const auto &offers : {bench::logOffers, bench::catalogOffers, bench::ledgerOffers, bench::consoleOffers}) {
        for (const auto &offer : offers()) {
            if (!std::regex_search(offer.name, wanted))
                continue;
            const auto row = bench::measure(offer.make());
            print(row);
            rows.push_back(toJson(row));
            isAllMet = isAllMet && row.isMet();
        }
    }
    if (!file.empty())
        std::ofstream(file) << rows.dump(2) << '\n';
    return isAllMet ? 0 : 1;
}
