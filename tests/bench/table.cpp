#include "tests/bench/table.h"

#include <cmath>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/bench/bench.h"

namespace bench {

namespace {

constexpr const char *Line = "%-26s %10s %-4s  %-44s %10s  %7s  %-14s  %-13s  %s\n";

// About four digits, and no exponent.
std::string number(double value) {
    const double size = std::abs(value);
    const int places = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", places, value);
    return text;
}

std::string twoPlaces(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string verdictOf(const Row &row) {
    if (row.hasFailed)
        return "FAILED";
    if (!row.gauge.budget)
        return "";
    if (row.isBusy())
        return "busy: judges nothing";
    return row.isMet() ? "met" : "NOT MET";
}

std::string budgetOf(const Gauge &gauge) {
    if (!gauge.budget)
        return "none";
    return (gauge.kind == Gauge::Budget::AtLeast ? "at least " : "at most ") + twoPlaces(*gauge.budget);
}

} // namespace

void printHeader() {
    std::printf(Line, "row", "value", "", "beside", "value", "ratio", "rounds", "budget", "");
}

void print(const Row &row) {
    const auto &gauge = row.gauge;
    const bool isWhole = !row.hasFailed;
    std::printf(Line, gauge.name.c_str(), isWhole ? number(row.value).c_str() : "-", gauge.unit.c_str(),
                gauge.reference.c_str(), isWhole ? number(row.referenceValue).c_str() : "-",
                isWhole ? twoPlaces(row.ratio).c_str() : "-",
                isWhole ? (twoPlaces(row.lowest) + " to " + twoPlaces(row.highest)).c_str() : "-",
                budgetOf(gauge).c_str(), verdictOf(row).c_str());
    std::fflush(stdout);
}

nlohmann::json toJson(const Row &row) {
    nlohmann::json json{{"name", row.gauge.name},
                        {"value", row.value},
                        {"unit", row.gauge.unit},
                        {"reference", row.gauge.reference},
                        {"reference_value", row.referenceValue},
                        {"ratio", row.ratio},
                        {"ratio_lowest", row.lowest},
                        {"ratio_highest", row.highest},
                        {"budget", nullptr},
                        {"met", row.isMet()},
                        {"busy", row.isBusy()},
                        {"others_load", row.othersLoad},
                        {"failed", row.hasFailed}};
    if (row.gauge.budget)
        json["budget"] = *row.gauge.budget;
    return json;
}

} // namespace bench
