#include "widgets/gpus/hover_reader.h"

#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_reader.h"
#include "widgets/gpus/quiet_facts.h"

namespace gpuspage {

HoverReader::HoverReader(const kit::Session &session, const GpuFleet &fleet, GpuHover &hover)
    : QObject(&hover),
      session_(session),
      fleet_(fleet),
      hover_(hover),
      reader_(new GpuReader(session.connection, this)) {
    connect(&hover, &GpuHover::rested, this, &HoverReader::read);
    connect(
        reader_, &GpuReader::described, this, [this](const v1::DescribeGpuResponse &description, const QString &node) {
            description_ = description;
            node_ = node;
            hover_.card().setRemarks(QuietFacts::remarks(session_, node, description.device().index(), description));
            hover_.describe(description, node);
        });
    connect(&fleet, &GpuFleet::measured, this, [this] {
        if (!node_.isEmpty() && hover_.card().isVisible())
            hover_.describe(description_, node_);
    });
}

void HoverReader::read(const GpuRef &gpu) {
    description_.Clear();
    node_.clear();
    if (gpu.isValid())
        reader_->ask(fleet_.layout().name(gpu.node), gpu.gpu);
    else
        reader_->stop();
}

} // namespace gpuspage
