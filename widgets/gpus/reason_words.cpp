#include "widgets/gpus/reason_words.h"

#include "widgets/gpus/gpu_words.h"

namespace gpuspage {

namespace {

QString argument(const v1::HealthReason &reason, const char *name) {
    const auto found = reason.arguments().find(name);
    return found == reason.arguments().end() ? QString() : QString::fromStdString(found->second);
}

} // namespace

QString ReasonWords::label(const v1::HealthReason &reason) {
    return isOfDriver(reason) ? tr("Driver") : GpuWords::sign(reason.sign());
}

QString ReasonWords::sentence(const v1::HealthReason &reason) {
    const auto recovery = argument(reason, "recovery");
    if (recovery == QLatin1String("RESET_GPU"))
        return tr("The driver wants the GPU to be reset. Drain the node first.");
    if (recovery == QLatin1String("RESTART_NODE"))
        return tr("The driver wants the node to be restarted. Drain it first.");
    if (recovery == QLatin1String("DRAIN_PEERS"))
        return tr("The driver wants what runs over its links to other GPUs to end.");
    if (recovery == QLatin1String("DRAIN_AND_RESET"))
        return tr("The driver wants what runs on the GPU to end, and a reset then.");
    if (const auto links = argument(reason, "links"); !links.isEmpty())
        return tr("%n link(s) to other GPUs are down.", nullptr, links.toInt());
    if (argument(reason, "kind") == QLatin1String("remap_pending"))
        return tr("Broken rows of its memory are replaced with its next reset.");
    return GpuWords::sentence(reason.sign());
}

} // namespace gpuspage
