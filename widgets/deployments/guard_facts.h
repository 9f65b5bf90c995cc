#pragma once

#include <optional>

#include <QCoreApplication>

#include "widgets/kit/fact_list.h"

#include "pilothouse/v1/gateway_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// The guards of a canary in words: what was measured, the limit, of how many requests, and the verdict, judged as the
// controller judges them.
class GuardFacts {
    Q_DECLARE_TR_FUNCTIONS(GuardFacts)

public:
    // `measured` is what was measured of the new revision by all routes and probes since guards look back; nothing
    // while it is not known. Empty where nothing is guarded now.
    static QList<kit::Fact> of(const v1::CanaryGuards &guards, const v1::RolloutStatus &rollout,
                               const std::optional<v1::TrafficPoint> &measured);
    // Whether the phase is one in which guards are judged, now or as soon as the step holds.
    static bool areWatching(const v1::RolloutStatus &rollout);
};

} // namespace deploymentspage
