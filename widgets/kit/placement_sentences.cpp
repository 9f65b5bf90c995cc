#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"

namespace kit {

QString Sentences::of(v1::PlacementReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (reason) {
    case v1::NODE_UNSCHEDULABLE:
        return tr("It is cordoned and gets no new replicas.");
    case v1::NODE_NOT_READY:
        return tr("It is not ready.");
    case v1::NODE_OF_OTHER_CLUSTER:
        return tr("It belongs to %1, and another cluster is asked for.").arg(given.text("cluster"));
    case v1::NODE_OF_OTHER_SITE:
        return given.has("site")
                   ? tr("It stands at %1, which is not among the sites asked for.").arg(given.text("site"))
                   : tr("It belongs to no site, and some are asked for.");
    case v1::NODE_REGION_NOT_PERMITTED:
        return given.has("region")
                   ? tr("Its region %1 is not permitted; these are: %2.")
                         .arg(given.text("region"), given.list("permitted"))
                   : tr("Its site names no region; these are permitted: %1.").arg(given.list("permitted"));
    case v1::NODE_FORBIDDEN_BY_POLICY:
        return given.has("rule") ? tr("The rule “%1” of %2 keeps it out of this cluster.")
                                       .arg(given.text("rule"), given.text("policy_set"))
                                 : tr("No rule permits it in this cluster, and what no rule permits is not allowed.");
    case v1::NODE_LABEL_MISSING:
        return tr("It lacks the label %1.").arg(given.text("label"));
    case v1::NODE_GPUS_MISSING:
        return given.has("product")
                   ? tr("%n GPU(s) of the product %2 wanted; free: %1.", nullptr,
                        static_cast<int>(given.number("wanted")))
                         .arg(given.count("free"), given.text("product"))
                   : tr("%n GPU(s) wanted; free: %1.", nullptr, static_cast<int>(given.number("wanted")))
                         .arg(given.count("free"));
    case v1::NODE_MEMORY_MISSING:
        return tr("%1 of memory are needed, and %2 are free.").arg(given.bytes("needed"), given.bytes("available"));
    case v1::NODE_GPU_MEMORY_MISSING:
        return tr("%1 of GPU memory are needed, and its GPUs (%3) have %2.")
            .arg(given.bytes("needed"), given.bytes("available"), given.text("product"));
    case v1::NODE_CPU_MISSING:
        return tr("%1 thousandths of a CPU are needed, and %2 are free.")
            .arg(given.count("needed"), given.count("available"));
    case v1::NODE_ENGINE_MISSING:
        return tr("The engine's program %1 is not there.").arg(given.text("program"));
    case v1::NODE_LESS_FIT:
        return given.number("count") > 0 ? tr("It has room, but runs %n replica(s) of this deployment already.",
                                              nullptr, static_cast<int>(given.number("count")))
                                         : tr("It has room, but another node fits better.");
    case v1::NODE_OF_SIMULATED_CLUSTER:
        return tr("It is simulated: only a deployment that names its cluster is placed there.");
    case v1::NODE_OF_EXTERNAL_CLUSTER:
        return tr("Its cluster is run by others: this service can start nothing there.");
    case v1::PLACEMENT_REASON_UNSPECIFIED:
    case v1::PlacementReason_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PlacementReason_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("The service names a reason that this console does not know.");
}

} // namespace kit
