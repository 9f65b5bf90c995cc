#include "widgets/gpus/sign_reader.h"

#include <utility>

namespace gpuspage {

SignReader::SignReader(client::Connection &connection, QObject *parent) : QObject(parent), reader_(connection) {
    connect(&reader_, &GpuReader::described, this, [this](const v1::DescribeGpuResponse &description) {
        for (const auto &reason : description.reasons())
            signs_.insert(reason.sign());
        next();
    });
    connect(&reader_, &GpuReader::failed, this, &SignReader::next);
}

void SignReader::read(std::vector<GpuTarget::Faulty> gpus) {
    signs_.clear();
    left_ = std::move(gpus);
    next();
}

void SignReader::next() {
    if (left_.empty()) {
        Q_EMIT finished(signs_);
        return;
    }
    const auto gpu = left_.back();
    left_.pop_back();
    reader_.ask(gpu.node, gpu.index);
}

} // namespace gpuspage
