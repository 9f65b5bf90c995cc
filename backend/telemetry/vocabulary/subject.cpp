#include "backend/telemetry/vocabulary/subject.h"

#include <algorithm>

#include "backend/core/text_safety.h"

namespace telemetry {

namespace {

constexpr std::size_t LongestValue = 512;
// Above all of the table.
constexpr int chosenRank = 100;

struct LabelMeaning {
    std::string_view label;
    std::string Subject::*field;
    // Of several labels that tell the host the one with the greatest rank holds.
    int hostRank = 0;
};

constexpr LabelMeaning Meanings[] = {
    {"hostname", &Subject::host, 4},
    {"Hostname", &Subject::host, 3},
    {"node", &Subject::host, 2},
    {"instance", &Subject::host, 1},
    {"UUID", &Subject::uuid},
    {"uuid", &Subject::uuid},
    {"gpu_uuid", &Subject::uuid},
    {"gpu", &Subject::index},
    {"gpu_id", &Subject::index},
    {"GPU_I_ID", &Subject::instance},
    {"gpu_partition_id", &Subject::instance},
    {"GPU_I_PROFILE", &Subject::profile},
    {"gpu_compute_partition_type", &Subject::profile},
    {"modelName", &Subject::product},
    {"card_model", &Subject::product},
    {"model_name", &Subject::model},
    {"engine", &Subject::engine},
    {"dp_rank", &Subject::engine},
    {"namespace", &Subject::nameSpace},
    {"pod", &Subject::pod},
    {"container", &Subject::container},
};

constexpr std::string_view Details[] = {"clock_type", "xid", "clock_event", "health_watch"};

const LabelMeaning *find(std::string_view label) {
    const auto *found = std::find_if(std::begin(Meanings), std::end(Meanings),
                                     [&](const auto &meaning) { return meaning.label == label; });
    return found == std::end(Meanings) ? nullptr : found;
}

bool isDetail(std::string_view label) {
    return std::find(std::begin(Details), std::end(Details), label) != std::end(Details);
}

// nvidia_gpu_exporter leaves NVIDIA's prefix out in its older versions; `uuid` is its label alone.
bool lacksPrefix(std::string_view label, std::string_view value) {
    return label == "uuid" && value.size() == 36 && !value.starts_with("GPU-") && value[8] == '-';
}

} // namespace

std::string Subject::key() const {
    std::string key;
    const auto &gpu = uuid.empty() ? index : uuid;
    for (const auto *part : {&host, &gpu, &instance}) {
        key += *part;
        key += '\n';
    }
    if (!isGpu())
        key += model + '\n' + engine;
    return key;
}

bool SubjectReader::isWanted(std::string_view label) const {
    return find(label) != nullptr || isDetail(label) || (!hostLabel_.empty() && label == hostLabel_);
}

void SubjectReader::takeHost(std::string value, int rank) {
    if (rank < hostRank_ || value.empty())
        return;
    hostRank_ = rank;
    subject_.host = std::move(value);
}

std::optional<ExpositionFault> SubjectReader::take(std::string_view label, std::string value) {
    const bool isOfInterest = isWanted(label);
    if (!isOfInterest)
        return std::nullopt;
    if (value.size() > LongestValue || core::findUnsafeText(value))
        return ExpositionFault::LabelUnsafe;
    if (!hostLabel_.empty() && label == hostLabel_)
        takeHost(value, chosenRank);
    if (isDetail(label)) {
        detail_ = std::move(value);
        return std::nullopt;
    }
    const auto *meaning = find(label);
    if (meaning == nullptr)
        return std::nullopt;
    if (meaning->hostRank != 0) {
        takeHost(std::move(value), meaning->hostRank);
        return std::nullopt;
    }
    subject_.*meaning->field = lacksPrefix(label, value) ? "GPU-" + value : std::move(value);
    return std::nullopt;
}

Subject SubjectReader::subject() && {
    // AMD's GPU that is not split is its own only partition.
    if (subject_.profile == "SPX" || subject_.profile == "spx" || subject_.instance == "NA")
        subject_.instance.clear();
    return std::move(subject_);
}

} // namespace telemetry
