#include "widgets/overview/need_queue.h"

namespace overviewpage {

NeedQueue::Key NeedQueue::keyOf(const QString &source, const Need &need, int place) {
    return {static_cast<int>(need.gravity), need.rank, need.object, source, place};
}

bool NeedQueue::put(const QString &source, const QList<Need> &needs) {
    const auto found = bySource_.find(source);
    if (found == bySource_.end() ? needs.isEmpty() : found->second == needs)
        return false;
    if (found != bySource_.end()) {
        forget(source, found->second);
        bySource_.erase(found);
    }
    if (needs.isEmpty())
        return true;
    for (int place = 0; place < needs.size(); ++place) {
        ordered_.emplace(keyOf(source, needs[place], place), needs[place]);
        ++counts_[static_cast<std::size_t>(needs[place].gravity)];
    }
    bySource_.emplace(source, needs);
    return true;
}

void NeedQueue::forget(const QString &source, const QList<Need> &needs) {
    for (int place = 0; place < needs.size(); ++place) {
        ordered_.erase(keyOf(source, needs[place], place));
        --counts_[static_cast<std::size_t>(needs[place].gravity)];
    }
}

bool NeedQueue::clear() {
    const bool isChange = !bySource_.empty();
    bySource_.clear();
    ordered_.clear();
    counts_ = {};
    return isChange;
}

QList<Need> NeedQueue::first(int most) const {
    QList<Need> needs;
    for (auto at = ordered_.begin(); at != ordered_.end() && needs.size() < most; ++at)
        needs << at->second;
    return needs;
}

} // namespace overviewpage
