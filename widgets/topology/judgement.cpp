#include "widgets/topology/judgement.h"

#include <algorithm>

namespace topologypage {

void judgeGpu(Object &gpu, const Object *node) {
    if (node && node->health == Health::Failed) {
        gpu.state = node->state;
        gpu.health = Health::Failed;
        return;
    }
    if (gpu.trouble == Trouble::None || gpu.health == Health::Failed)
        return;
    gpu.health = isCritical(gpu.trouble) ? Health::Failed : Health::Warn;
    gpu.state = isCritical(gpu.trouble) ? State::Failed : State::Degraded;
}

void judgeNode(Object &node) {
    if (node.kind != Kind::Node)
        return;
    if (node.state == State::Ready && node.trouble != Trouble::None) {
        node.state = State::Degraded;
        node.health = Health::Warn;
    } else if (node.state == State::Degraded && node.trouble == Trouble::None) {
        node.state = State::Ready;
        node.health = Health::Ok;
    }
}

} // namespace topologypage
