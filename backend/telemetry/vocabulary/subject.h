#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "backend/telemetry/exposition/exposition_fault.h"

namespace telemetry {

// Whom samples are about, as their labels say: a GPU, a part of one (MIG), or an engine. What is not said is empty.
struct Subject {
    // Of the node, or what Prometheus scraped (`instance`) where no label names the node.
    std::string host;
    // `GPU-5c7b...`; AMD's without the prefix.
    std::string uuid;
    // As the source counts on its node.
    std::string index;
    // MIG: number and profile of the instance (`1g.10gb`); AMD: the partition, where there are several.
    std::string instance;
    std::string profile;
    std::string product;
    // Of an engine: the model that it serves, and which of its engines.
    std::string model;
    std::string engine;
    // Kubernetes' names for whoever holds the GPU.
    std::string nameSpace;
    std::string pod;
    std::string container;

    // What tells one from another; two that are equal in it are the same, whoever holds it and whatever it serves.
    std::string key() const;
    bool isGpu() const { return !uuid.empty() || !index.empty(); }

    bool operator==(const Subject &) const = default;
};

// Takes what labels say of a subject, in whatever spelling: `Hostname` until May 2026, `hostname` since.
class SubjectReader {
public:
    // `hostLabel` names the host before all that are known; it may be empty, and outlives the reader.
    explicit SubjectReader(std::string_view hostLabel = {}) : hostLabel_(hostLabel) {}

    // Whether the label says anything of a subject; then its value is wanted.
    bool isWanted(std::string_view label) const;

    // Nothing where the value was taken or is of no interest.
    std::optional<ExpositionFault> take(std::string_view label, std::string value);
    Subject subject() &&;
    // Which of several samples of one name this is: the type of a clock, the number of an XID, a reason.
    std::string &detail() { return detail_; }

private:
    void takeHost(std::string value, int rank);

    const std::string_view hostLabel_;
    Subject subject_;
    std::string detail_;
    int hostRank_ = 0;
};

} // namespace telemetry
