#include "tests/backend/fleet/past/past_stage.h"

#include <gtest/gtest.h>

namespace fleet::test {

void PastStage::addNode(const std::string &id, int gpus) {
    v1::Resource node;
    node.mutable_meta()->set_name(nameOf(id));
    node.mutable_node();
    for (int index = 0; index < gpus; ++index) {
        auto &gpu = *node.mutable_node_status()->add_gpus();
        gpu.set_index(index);
        gpu.set_uuid(id + "#" + std::to_string(index));
    }
    state_.put(node);
}

void PastStage::say(const std::string &id, v1::GpuMetric metric, const std::vector<float> &values) {
    const auto *place = look().ground->layout->find(nameOf(id));
    ASSERT_NE(place, nullptr) << id;
    columns_.put(static_cast<telemetry::Slot>(place->firstSlot), metric, values, now_);
}

const Picture &PastStage::look() {
    auto ground = std::make_shared<Ground>();
    ground->layout = book_.layoutOf(state_);
    const auto missing = ground->layout->slotCount() - static_cast<int>(columns_.slotCount());
    if (missing > 0) {
        EXPECT_TRUE(columns_.addSlots(static_cast<std::uint32_t>(missing)));
    }
    picture_.ground = ground;
    telemetry::StaleAges ages;
    ages.fill(std::chrono::seconds(30));
    picture_.values.take(columns_, now_, ages);
    return picture_;
}

} // namespace fleet::test
