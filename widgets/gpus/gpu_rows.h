#pragma once

#include <optional>

#include <QCoreApplication>

#include "widgets/gpus/gpu_past.h"
#include "widgets/kit/plain_table.h"

namespace kit {
class TimeText;
}

namespace gpuspage {

// What is known of one GPU as rows of tables, in the reader's language.
class GpuRows {
    Q_DECLARE_TR_FUNCTIONS(GpuRows)

public:
    using Row = kit::PlainTable::Row;
    using Reasons = google::protobuf::RepeatedPtrField<v1::HealthReason>;

    static QStringList valueTitles();
    static QList<Row> values(const v1::DescribeGpuResponse &description, const GpuPast &past, const kit::TimeSpan &span,
                             const std::optional<qint64> &cursor);
    static QStringList xidTitles(const kit::TimeText &times);
    static QList<Row> xids(const v1::DescribeGpuResponse &description, const kit::TimeText &times);
    static QStringList faultTitles(const kit::TimeText &times);
    // Each but XIDs from its begin to its end, the last begun first. Events of other GPUs are left out.
    // What goes on is told as the reasons of now tell it.
    static QList<Row> faults(const std::vector<v1::GpuEvent> &events, int gpu, const Reasons &reasons,
                             const kit::TimeText &times);
    static QStringList linkTitles();
    static QList<Row> links(const v1::DescribeGpuResponse &description);
    static QStringList processTitles();
    // Each known by the deployment that it is of, where it is of one. Whether all deployments may be seen decides what
    // is said of the others.
    static QList<Row> processes(const v1::DescribeGpuResponse &description, bool areAllSeen);
};

} // namespace gpuspage
