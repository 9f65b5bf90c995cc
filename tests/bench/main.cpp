// Prints what is fast and what is not: each value beside a limit or peer of the same run, and the budget.
#include <sys/prctl.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <string_view>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "tests/bench/bench.h"
#include "tests/bench/chart_stage.h"
#include "tests/bench/echo.h"
#include "tests/bench/first_copy.h"
#include "tests/bench/heatmap_stage.h"
#include "tests/bench/table.h"
#include "tests/bench/topology_stage.h"
#include "tests/bench/typing_stage.h"
#include "tests/bench/window_watch.h"

namespace {

std::vector<bench::Offer> allOffers() {
    std::vector<bench::Offer> all;
    for (const auto &offers :
         {bench::rpcOffers,        bench::ledgerOffers,     bench::logOffers,       bench::catalogOffers,
          bench::deploymentOffers, bench::gatewayOffers,    bench::consoleOffers,   bench::topologyOffers,
          bench::telemetryOffers,  bench::expositionOffers, bench::simulatorOffers, bench::heatmapOffers,
          bench::chartOffers,      bench::nvmlOffers,       bench::pastOffers,      bench::demoOffers,
          bench::pixelOffers,      bench::policyOffers,     bench::governedOffers,  bench::editorOffers}) {
        for (auto &offer : offers())
            all.push_back(std::move(offer));
    }
    return all;
}

int list() {
    for (const auto &offer : allOffers()) {
        for (const auto &name : offer.names)
            std::cout << name << '\n';
    }
    return 0;
}

// 1 when a row failed, or was judged and does not keep its budget.
int run(const std::regex &wanted, const std::string &file) {
    const auto isWanted = [&wanted](const std::string &name) { return std::regex_search(name, wanted); };
    nlohmann::json json = nlohmann::json::array();
    int code = 0;
    bench::printHeader();
    for (const auto &offer : allOffers()) {
        if (std::none_of(offer.names.begin(), offer.names.end(), isWanted))
            continue;
        for (const auto &row : bench::measure(offer.prepare())) {
            if (!isWanted(row.gauge.name))
                continue;
            bench::print(row);
            json.push_back(bench::toJson(row));
            if (row.hasFailed || (!row.isMet() && !row.isBusy()))
                code = 1;
        }
    }
    if (!file.empty() && !(std::ofstream(file) << json.dump(2) << '\n')) {
        std::cerr << "pilothouse-bench: " << file << " cannot be written\n";
        return 1;
    }
    return code;
}

} // namespace

int main(int argc, char **argv) {
    if (argc == 3 && std::string_view(argv[1]) == "echo")
        return bench::runEcho(argv[2]);
    if (argc == 3 && std::string_view(argv[1]) == "first-copy")
        return bench::runFirstCopy(argv[2]);
    if (argc == 4 && std::string_view(argv[1]) == "topology")
        return bench::runTopology(argv[2], std::atof(argv[3]));
    if (argc == 3 && std::string_view(argv[1]) == "heatmap")
        return bench::runHeatmap(argv[2]);
    if (argc == 3 && std::string_view(argv[1]) == "chart")
        return bench::runChart(argv[2]);
    if (argc == 4 && std::string_view(argv[1]) == "typing")
        return bench::runTyping(argv[2], argv[3]);
    if (argc == 4 && std::string_view(argv[1]) == "window")
        return bench::runWindowWatch(argv[2], argv[3]);
    CLI::App app("Benchmarks of Pilothouse: value, limit or peer of the same run, ratio, budget. A row during which "
                 "others use the machine judges nothing. Exit code 1 when a judged row misses its budget.",
                 "bench");
    std::string only = ".*";
    std::string file;
    bool isListing = false;
    app.add_option("--only", only, "Runs the rows whose name matches the regular expression");
    app.add_option("--json", file, "Writes the rows to a file too");
    app.add_flag("--list", isListing, "Prints the names of all rows");
    CLI11_PARSE(app, argc, argv);
    if (isListing)
        return list();
    ::setenv("PILOTHOUSE_BIN", std::filesystem::read_symlink("/proc/self/exe").parent_path().c_str(), 1);
    // Services that a console leaves behind are ours, not others'.
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    try {
        return run(std::regex(only), file);
    } catch (const std::regex_error &) {
        std::cerr << "bench: '" << only << "' is no regular expression\n";
        return 2;
    }
}
