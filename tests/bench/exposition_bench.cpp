#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "backend/telemetry/exposition/exposition_reader.h"
#include "backend/telemetry/vocabulary/interpreter.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"

namespace bench {

namespace {

constexpr int gpuCount = 100'000;
constexpr int gpusOfNode = 8;

// What exporters say of these GPUs of eight metrics, all of them wanted: some 190 bytes a sample, as DCGM's
// exporter writes them.
std::string exposition(int from, int to) {
    constexpr std::array<const char *, 8> names{"DCGM_FI_PROF_SM_ACTIVE",   "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE",
                                                "DCGM_FI_PROF_DRAM_ACTIVE", "DCGM_FI_DEV_FB_USED",
                                                "DCGM_FI_DEV_GPU_TEMP",     "DCGM_FI_DEV_POWER_USAGE",
                                                "DCGM_FI_DEV_SM_CLOCK",     "DCGM_FI_DEV_GPU_UTIL"};
    std::string text;
    std::array<char, 512> line{};
    for (std::size_t metric = 0; metric < names.size(); ++metric) {
        text += std::string("# TYPE ") + names[metric] + " gauge\n";
        for (int gpu = from; gpu < to; ++gpu) {
            const int spread = gpu * 7919 % 100'000;
            const int size = std::snprintf(
                line.data(), line.size(),
                "%s{gpu=\"%d\",UUID=\"GPU-%08x-7c1f-2e56-9b3a-%012x\",pci_bus_id=\"00000000:%02X:00.0\","
                "device=\"nvidia%d\","
                "modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"node-%05d\"} ",
                names[metric], gpu % 8, static_cast<unsigned>(gpu) * 2654435u, gpu * 7, gpu % 8 * 16, gpu % 8, gpu / 8);
            text.append(line.data(), static_cast<std::size_t>(size));
            const bool isShare = metric < 3;
            const bool isPower = metric == 5;
            const double value = isShare ? spread / 1e5 : isPower ? spread / 140.0 : spread % 90;
            const int digits = std::snprintf(line.data(), line.size(),
                                             isShare   ? "%.6f\n"
                                             : isPower ? "%.3f\n"
                                                       : "%.0f\n",
                                             value);
            text.append(line.data(), static_cast<std::size_t>(digits));
        }
    }
    return text;
}

// The cheapest that anybody does who reads each sample: the end of its line, its last word, strtod.
double bareSum(const std::string &text, std::size_t *samples) {
    double sum = 0;
    const char *const end = text.data() + text.size();
    for (const char *line = text.data(); line != end;) {
        const auto *next = static_cast<const char *>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        if (*line != '#') {
            const auto *blank = static_cast<const char *>(::memrchr(line, ' ', static_cast<std::size_t>(next - line)));
            sum += std::strtod(blank + 1, nullptr);
            ++*samples;
        }
        line = next + 1;
    }
    return sum;
}

// Time of this thread's processor, in milliseconds.
Experiment reading() {
    const auto text = std::make_shared<std::string>(exposition(0, gpuCount));
    const auto vocabulary = std::make_shared<telemetry::Vocabulary>();
    const auto expected = std::make_shared<double>(0);
    Experiment experiment;
    experiment.gauges = {
        {"telemetry.exposition", "ms", "memchr and strtod, 800,000 samples", 0.5, Gauge::Budget::AtMost}};
    experiment.theirs = [text, expected] {
        std::size_t samples = 0;
        const double start = processorSeconds();
        const double sum = bareSum(*text, &samples);
        const double spent = processorSeconds() - start;
        return sum == *expected && samples == gpuCount * 8 ? Figures{spent * 1e3} : failed("the sums differ");
    };
    experiment.ours = [text, vocabulary, expected] {
        *expected = 0;
        const double start = processorSeconds();
        telemetry::ExpositionReader reader(*text, telemetry::ExpositionFormat::Text, *vocabulary);
        telemetry::Sample sample;
        while (reader.next(&sample))
            *expected += sample.value;
        const double spent = processorSeconds() - start;
        const auto &report = reader.report();
        return report.samples == gpuCount * 8 && report.broken == 0 ? Figures{spent * 1e3} : failed("not all was read");
    };
    return experiment;
}

// The same to its end, node by node: whose each sample is, in our units, folded.
Experiment interpreting() {
    struct Node {
        std::string text;
        telemetry::Interpreter interpreter;
    };
    const auto vocabulary = std::make_shared<telemetry::Vocabulary>();
    const auto nodes = std::make_shared<std::vector<Node>>();
    for (int gpu = 0; gpu < gpuCount; gpu += gpusOfNode)
        nodes->push_back({exposition(gpu, gpu + gpusOfNode), telemetry::Interpreter(*vocabulary)});
    Experiment experiment;
    experiment.gauges = {{"telemetry.readings", "ms", "memchr and strtod, of 12,500 nodes", {}, Gauge::Budget::AtMost}};
    experiment.theirs = [nodes] {
        std::size_t samples = 0;
        double sum = 0;
        const double start = processorSeconds();
        for (const auto &node : *nodes)
            sum += bareSum(node.text, &samples);
        const double spent = processorSeconds() - start;
        return sum > 0 && samples == gpuCount * 8 ? Figures{spent * 1e3} : failed("not all was read");
    };
    experiment.ours = [nodes, vocabulary] {
        std::size_t values = 0;
        const double start = processorSeconds();
        for (auto &node : *nodes)
            values += node.interpreter.read(node.text, telemetry::ExpositionFormat::Text, 1).values.size();
        const double spent = processorSeconds() - start;
        return values == gpuCount * 8 ? Figures{spent * 1e3} : failed("not all was read");
    };
    return experiment;
}

} // namespace

std::vector<Offer> expositionOffers() {
    return {{{"telemetry.exposition"}, reading}, {{"telemetry.readings"}, interpreting}};
}

} // namespace bench
