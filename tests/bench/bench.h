#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

// What a figure is, what it stands beside, and how it is judged.
struct Gauge {
    enum class Budget { AtMost, AtLeast };

    // `area.what`
    std::string name;
    std::string unit;
    // The peer or limit that is measured in the same run.
    std::string reference;
    // Of value / reference; nothing where none is set.
    std::optional<double> budget;
    // Rates must reach their budget, all else must stay below it.
    Budget kind = Budget::AtMost;
};

// One figure for each gauge; none when the measuring failed.
using Figures = std::vector<double>;

// No figures; says why on standard error.
Figures failed(const std::string &why);

// What is measured together: ours and theirs in turns (A B A B ...) in one run, the median counts.
struct Experiment {
    std::vector<Gauge> gauges;
    std::function<Figures()> ours;
    std::function<Figures()> theirs;
    int rounds = 7;
};

// What a file of benchmarks offers; nothing is prepared before it is asked for.
struct Offer {
    std::vector<std::string> names;
    std::function<Experiment()> prepare;
};

// One line of the table.
struct Row {
    Gauge gauge;
    double value = 0;
    double referenceValue = 0;
    double ratio = 0;
    // Of the rounds' ratios.
    double lowest = 0;
    double highest = 0;
    // Cores that others kept busy meanwhile.
    double othersLoad = 0;
    bool hasFailed = false;

    // Others took so much of the machine that the row judges nothing.
    bool isBusy() const;
    bool isMet() const;
};

std::vector<Row> measure(const Experiment &experiment);

std::vector<Offer> rpcOffers();
std::vector<Offer> ledgerOffers();
std::vector<Offer> logOffers();
std::vector<Offer> catalogOffers();
std::vector<Offer> consoleOffers();
std::vector<Offer> deploymentOffers();
std::vector<Offer> gatewayOffers();
std::vector<Offer> topologyOffers();
std::vector<Offer> telemetryOffers();
std::vector<Offer> expositionOffers();
std::vector<Offer> simulatorOffers();
std::vector<Offer> heatmapOffers();
std::vector<Offer> chartOffers();
std::vector<Offer> nvmlOffers();
std::vector<Offer> pastOffers();
std::vector<Offer> demoOffers();
std::vector<Offer> editorOffers();
std::vector<Offer> pixelOffers();
std::vector<Offer> policyOffers();
std::vector<Offer> governedOffers();

} // namespace bench
