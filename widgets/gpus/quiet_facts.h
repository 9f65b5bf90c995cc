#pragma once

#include <QCoreApplication>

#include "widgets/gpus/gpu_cordon.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/fleet_service.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What is said of silences, and of a GPU that is silenced, cordoned or whose node is drained.
class QuietFacts {
    Q_DECLARE_TR_FUNCTIONS(QuietFacts)

public:
    // "until 23 Nov 2026 14:01:58 UTC", "ended ...", "from ...".
    static QString state(const v1::Resource &silence, const kit::TimeText &times);
    // What it holds for, what it keeps quiet, and why it is.
    static QStringList sentences(const v1::Resource &silence);
    // Of the GPU that the service has described, at a position of its node.
    static QList<kit::Fact> of(const kit::Session &session, const QString &node, int position,
                               const v1::DescribeGpuResponse &description);
    static QList<kit::Fact> ofSilences(const kit::Session &session, const v1::DescribeGpuResponse &description);
    // That it gets no new replicas, how that goes, and where it is known who wanted it, when and why; nothing where it
    // may get some.
    static QList<kit::Fact> ofCordon(const GpuCordon &cordon, const QDateTime &now);
    // Empty where there is none.
    static QString word(GpuCordon::Kind kind);
    // The same as whole sentences, for where there are no labels.
    static QStringList remarks(const kit::Session &session, const QString &node, int position,
                               const v1::DescribeGpuResponse &description);
};

} // namespace gpuspage
