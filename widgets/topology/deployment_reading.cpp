#include "widgets/topology/deployment_reading.h"

#include <algorithm>
#include <map>

#include "widgets/kit/plain_text.h"

namespace topologypage {

namespace {

State deploymentState(const v1::DeploymentStatus &status) {
    switch (status.state()) {
    case v1::DeploymentStatus::STOPPED:
        return State::Stopped;
    case v1::DeploymentStatus::STARTING:
        return State::Starting;
    case v1::DeploymentStatus::AVAILABLE:
        return State::Available;
    case v1::DeploymentStatus::DEGRADED:
        return State::Degraded;
    case v1::DeploymentStatus::UNAVAILABLE:
        return State::Unavailable;
    case v1::DeploymentStatus::ROLLING_OUT:
        return State::RollingOut;
    default:
        return State::Pending;
    }
}

// What reads one deployment, part by part.
class DeploymentReader {
public:
    explicit DeploymentReader(const v1::Resource &resource)
        : resource_(resource),
          spec_(resource.deployment()),
          status_(resource.deployment_status()),
          key_(QString::fromStdString(resource.meta().name())) {}

    Reading read() {
        addDeployment();
        countRevisions();
        for (const auto &[generation, count] : counts_)
            addRevision(generation, count);
        for (const auto &replica : status_.replicas())
            addReplica(replica);
        addMissing();
        return std::move(reading_);
    }

private:
    bool isUnderWay() const {
        const auto phase = status_.rollout().phase();
        return phase != v1::RolloutStatus::PHASE_UNSPECIFIED && phase != v1::RolloutStatus::COMPLETE &&
               phase != v1::RolloutStatus::ABORTED;
    }

    void addDeployment() {
        Object object;
        object.kind = Kind::Deployment;
        object.key = key_;
        object.label = kit::harmless(key_.section(QLatin1Char('/'), -1));
        object.state = deploymentState(status_);
        object.health = healthOf(object.state);
        object.ready = status_.ready_replicas();
        object.wanted = status_.desired_replicas();
        object.reserve = std::max(spec_.maximum_replicas(), status_.desired_replicas()) + spec_.rollout().max_surge();
        object.detail = QString::fromStdString(spec_.model_version());
        object.generation = resource_.meta().generation();
        const bool isOther =
            status_.serving_generation() != 0 && status_.serving_generation() != resource_.meta().generation();
        if (isOther && !isUnderWay())
            object.marks |= Drift;
        reading_.objects.push_back(std::move(object));
        if (!resource_.meta().team().empty())
            reading_.links.push_back({QString::fromStdString(resource_.meta().team()), key_, 0, LinkKind::Ownership});
    }

    void countRevisions() {
        for (const auto &replica : status_.replicas())
            ++counts_[replica.generation()];
        for (const auto &share : status_.traffic())
            counts_[share.generation()];
        if (status_.serving_generation() > 0)
            counts_[status_.serving_generation()];
        if (isUnderWay() && status_.rollout().to_generation() > 0)
            counts_[status_.rollout().to_generation()];
    }

    double shareOf(qint64 generation) const {
        const auto found = std::ranges::find_if(
            status_.traffic(), [generation](const auto &share) { return share.generation() == generation; });
        return found == status_.traffic().end() ? 0 : found->share_basis_points() / 10'000.0;
    }

    State revisionState(qint64 generation) const {
        const auto &rollout = status_.rollout();
        if (generation == rollout.to_generation() && generation != status_.serving_generation()) {
            if (rollout.phase() == v1::RolloutStatus::ABORTED)
                return State::Aborted;
            if (rollout.phase() == v1::RolloutStatus::WAITING || rollout.phase() == v1::RolloutStatus::PAUSED)
                return State::Waiting;
            if (isUnderWay())
                return rollout.phase() == v1::RolloutStatus::HOLDING && shareOf(generation) == 0 ? State::DarkLaunch
                       : shareOf(generation) > 0                                                 ? State::Canary
                                                                                                 : State::Starting;
        }
        if (generation != status_.serving_generation())
            return State::Leaving;
        // What has no ready replica serves nothing, whatever share it is meant to have.
        const bool serves = std::ranges::any_of(status_.replicas(), [generation](const auto &replica) {
            return replica.generation() == generation && replica.state() == v1::Replica::READY;
        });
        return serves ? State::Serving : deploymentState(status_);
    }

    void addRevision(qint64 generation, int replicas) {
        Object object;
        object.kind = Kind::Revision;
        object.key = revisionKey(key_, generation);
        object.parent = key_;
        object.generation = generation;
        object.label = QStringLiteral("r%1").arg(generation);
        object.state = revisionState(generation);
        object.health = healthOf(object.state);
        object.share = shareOf(generation);
        object.wanted = replicas;
        if (object.state == State::Leaving)
            object.marks |= IsLeaving;
        reading_.links.push_back({key_, object.key, object.share, LinkKind::Flow});
        reading_.objects.push_back(std::move(object));
    }

    void addReplica(const v1::Replica &replica) {
        Object object;
        object.kind = Kind::Replica;
        object.key = replicaKey(key_, replica.id());
        object.parent = key_;
        object.generation = replica.generation();
        object.label = kit::harmless(QString::fromStdString(replica.id()));
        object.state = stateOf(replica);
        object.health = healthOf(object.state);
        object.place = QString::fromStdString(replica.node());
        object.share = shareOf(replica.generation()) / std::max(1, counts_[replica.generation()]);
        object.wanted = replica.gpus_size();
        if (replica.is_leaving())
            object.marks |= IsLeaving;
        if (replica.is_given_up())
            object.marks |= GivenUp;
        reading_.links.push_back({revisionKey(key_, replica.generation()), object.key,
                                  object.state == State::Ready ? object.share : 0, LinkKind::Flow});
        for (const auto &gpu : replica.gpus()) {
            const auto id = DeviceId::of(gpu);
            reading_.links.push_back({object.key, {}, object.share, LinkKind::Use, id});
            reading_.claims.push_back({id, object.key});
        }
        if (replica.gpus().empty() && !replica.node().empty())
            reading_.links.push_back({object.key, object.place, object.share, LinkKind::Use});
        present_ += replica.is_leaving() ? 0 : 1;
        reading_.objects.push_back(std::move(object));
    }

    void addMissing() {
        // Those that are leaving fill no gap.
        for (int number = 1; number <= status_.desired_replicas() - present_; ++number) {
            Object object;
            object.kind = Kind::Replica;
            object.key = key_ + QStringLiteral("/missing/%1").arg(number);
            object.parent = key_;
            object.label = QString::number(number);
            object.state = State::Missing;
            object.health = Health::Warn;
            object.marks = Ghost;
            object.generation = resource_.meta().generation();
            reading_.objects.push_back(std::move(object));
        }
    }

    const v1::Resource &resource_;
    const v1::DeploymentSpec &spec_;
    const v1::DeploymentStatus &status_;
    const QString key_;
    // Replicas of each revision.
    std::map<qint64, int> counts_;
    int present_ = 0;
    Reading reading_;
};

} // namespace

State stateOf(const v1::Replica &replica) {
    switch (replica.state()) {
    case v1::Replica::SCHEDULED:
        return State::Scheduled;
    case v1::Replica::STARTING:
        return State::Starting;
    case v1::Replica::LOADING:
        return State::Loading;
    case v1::Replica::READY:
        return State::Ready;
    case v1::Replica::DRAINING:
        return State::Draining;
    case v1::Replica::STOPPED:
        return State::Stopped;
    case v1::Replica::FAILED:
        return State::Failed;
    case v1::Replica::UNREACHABLE:
        return State::Unreachable;
    default:
        return State::Pending;
    }
}

QString replicaKey(const QString &deployment, const std::string &id) {
    return deployment + QStringLiteral("/replicas/") + QString::fromStdString(id);
}

QString revisionKey(const QString &deployment, qint64 generation) {
    return deployment + QStringLiteral("/revisions/%1").arg(generation);
}

Reading readDeployment(const v1::Resource &resource) {
    return DeploymentReader(resource).read();
}

} // namespace topologypage
