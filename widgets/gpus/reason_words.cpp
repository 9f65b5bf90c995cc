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
        return tr("The driver wants the GPU to be reset.");
    if (recovery == QLatin1String("RESTART_NODE"))
        return tr("The driver wants the node to be restarted.");
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

QString ReasonWords::advice(const v1::HealthReason &reason) {
    switch (reason.sign()) {
    case v1::IDLE_ALLOCATED:
        return tr("Ask its team whether it is still needed, and scale the deployment down if not.");
    case v1::POWER_THROTTLED:
        return tr("Check the power supplies and power caps of the node and its rack.");
    case v1::THERMAL_THROTTLED:
        return tr("Check the fans, the air flow and the air that goes into the node.");
    case v1::NVLINK_ERRORS:
        return reason.arguments().contains("links")
                   ? tr("Drain the node and reset its GPUs. Ask the vendor if the links stay down.")
                   : tr("Watch whether they grow. If they do, drain the node and have its links checked.");
    case v1::PCIE_ERRORS:
        return tr("Watch whether they grow. If they do, drain the node and have the GPU's slot and riser checked.");
    case v1::ECC_ERRORS:
        return adviceOfMemory(reason);
    case v1::ROW_REMAP_FAILED:
        return tr("Drain the node, run NVIDIA's field diagnostic and ask the vendor for another GPU.");
    case v1::XID_REPORTED:
        return isOfDriver(reason) ? adviceOfDriver(argument(reason, "recovery"))
                                  : tr("NVIDIA's catalog of XIDs says for each what to do.");
    case v1::GPU_LOST:
        return tr("Drain the node and restart it. If the GPU stays away, have its seat and power checked.");
    default:
        return {};
    }
}

QString ReasonWords::adviceOfDriver(const QString &recovery) {
    if (recovery == QLatin1String("RESTART_NODE"))
        return tr("Drain the node and restart it.");
    if (recovery == QLatin1String("DRAIN_PEERS"))
        return tr("Drain the node.");
    return tr("Drain the node and reset the GPU.");
}

// Reset: rows are replaced when the GPU starts. Where only the severity is known, errors that were not corrected are
// the critical ones, and many that were are degraded (`fleet::findingsOf`).
QString ReasonWords::adviceOfMemory(const v1::HealthReason &reason) {
    const auto kind = argument(reason, "kind");
    if (kind == QLatin1String("uncorrected") || (kind.isEmpty() && reason.severity() == v1::CRITICAL))
        return tr("Drain the node and reset the GPU. If such errors come again, run NVIDIA's field diagnostic.");
    if (kind == QLatin1String("remap_pending"))
        return tr("Drain the node and reset the GPU when it suits.");
    if (reason.arguments().contains("growth") || reason.severity() == v1::DEGRADED)
        return tr("They were corrected. Watch whether they go on to grow.");
    return tr("Watch whether such errors come again.");
}

v1::HealthReason ReasonWords::reasonOf(const v1::GpuEvent &event,
                                       const google::protobuf::RepeatedPtrField<v1::HealthReason> &reasons) {
    const v1::HealthReason *found = nullptr;
    for (const auto &reason : reasons)
        if (reason.sign() == event.sign() && (!found || reason.severity() == event.severity()))
            found = &reason;
    if (found)
        return *found;
    v1::HealthReason reason;
    reason.set_sign(event.sign());
    reason.set_severity(event.severity());
    return reason;
}

} // namespace gpuspage
