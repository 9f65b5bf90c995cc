#include "backend/client/completions.h"

#include <grpcpp/completion_queue.h>

#include <thread>

namespace client::detail {

grpc::CompletionQueue &completions() {
    static auto *const kept = [] {
        auto *const queue = new grpc::CompletionQueue;
        std::thread([queue] {
            void *step = nullptr;
            for (bool ok = false; queue->Next(&step, &ok);)
                static_cast<Step *>(step)->ended(ok);
        }).detach();
        return queue;
    }();
    return *kept;
}

} // namespace client::detail
