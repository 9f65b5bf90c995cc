#include "widgets/gpus/gpu_reader.h"

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"

namespace gpuspage {

void GpuReader::ask(const QString &node, int gpu) {
    pending_.cancel();
    v1::DescribeGpuRequest request;
    request.set_node(node.toStdString());
    request.set_gpu(gpu);
    pending_ = connection_.fleet().describeGpu(request);
    client::deliver(pending_, this, [this, node, gpu](const core::Result<v1::DescribeGpuResponse> &answer) {
        pending_ = {};
        if (answer)
            Q_EMIT described(*answer, node, gpu);
        else
            Q_EMIT failed();
    });
}

} // namespace gpuspage
