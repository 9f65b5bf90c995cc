#pragma once

#include <set>
#include <vector>

#include "widgets/gpus/gpu_reader.h"
#include "widgets/gpus/gpu_target.h"

namespace gpuspage {

// Reads all that is wrong with GPUs: the map knows the gravest sign of each alone. One GPU after the other, and only
// those that have a fault. Lives in the GUI thread.
class SignReader : public QObject {
    Q_OBJECT

public:
    // Of more GPUs nothing is read.
    static constexpr std::size_t Most = 64;

    explicit SignReader(client::Connection &connection, QObject *parent = nullptr);

    // Tells once of those that it could read, also where there are none. Not more than Most.
    void read(std::vector<GpuTarget::Faulty> gpus);

Q_SIGNALS:
    void finished(const std::set<pilothouse::v1::HealthSign> &signs);

private:
    void next();

    GpuReader reader_;
    std::vector<GpuTarget::Faulty> left_;
    std::set<v1::HealthSign> signs_;
};

} // namespace gpuspage
