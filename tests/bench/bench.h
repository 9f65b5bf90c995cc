#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

// One line of the table. A ratio is value / reference, so that smaller is better where `isRate` is false, and
// reference rates are beaten where it is true.
struct Row {
    std::string name;
    double value = 0;
    std::string unit;
    std::string reference;
    double referenceValue = 0;
    double ratio = 0;
    // Of the rounds' ratios, lowest and highest.
    double lowest = 0;
    double highest = 0;
    double budget = 0;
    bool isRate = false;

    bool isMet() const { return isRate ? ratio >= budget : ratio <= budget; }
};

// A measurement of ours beside its limit or peer, taken in turns (A B A B ...) in one run; the median counts.
struct Measurement {
    std::string name;
    std::string unit;
    std::string reference;
    double budget = 0;
    // Values are rates: more is better, and the ratio must reach the budget instead of staying below it.
    bool isRate = false;
    std::function<double()> ours;
    std::function<double()> theirs;
    int rounds = 7;
};

Row measure(const Measurement &measurement);

// What a file of benchmarks offers; nothing is prepared before it is asked for.
using Maker = std::function<Measurement()>;
struct Offer {
    std::string name;
    Maker make;
};

std::vector<Offer> logOffers();
std::vector<Offer> catalogOffers();
std::vector<Offer> ledgerOffers();
std::vector<Offer> consoleOffers();

// Seconds of processor time that this process has used.
double processorSeconds();
double wallSeconds();
double median(std::vector<double> values);

} // namespace bench
