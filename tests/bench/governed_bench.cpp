#include <algorithm>
#include <chrono>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "backend/changes/change_gate.h"
#include "backend/policies/backtest.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/decision_record.h"
#include "backend/policies/placement_admission.h"
#include "backend/policies/set_check.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/bench/made_rules.h"
#include "tests/bench/stage.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

namespace v1 = pilothouse::v1;

constexpr int Changes = 1'000;
constexpr int ChangesOfMany = 20;
constexpr int Together = 500;
constexpr int Publications = 5;
constexpr int Decisions = 500'000;
constexpr const char *Principal = "principals/writer";
// Of madeRules().
constexpr const char *MadeSet = "policySets/many";

// A ledger with a gate, and a writer of its own who changes one model again and again.
class Governed {
public:
    explicit Governed(int rules) : gate_(clock_, random_), stage_(directory_.path() / "data", &gate_) {
        if (!stage_.isOpen())
            return;
        v1::Resource writer;
        writer.mutable_meta()->set_name(Principal);
        writer.mutable_principal()->set_type(v1::USER);
        put(writer);
        if (rules > 0)
            put(madeRules(rules));
        v1::Resource model;
        model.mutable_meta()->set_name("models/llama");
        model.mutable_model()->set_license("Apache-2.0");
        put(model);
        actor_.type = v1::ACTOR_USER;
        actor_.principal = Principal;
        if (const auto found = stage_.ledger().snapshot()->find(Principal))
            actor_.uid = found->meta().uid();
    }

    // The median of changes one after the other, in microseconds.
    Figures change() {
        std::vector<double> seconds;
        for (int i = 0; i < Changes; ++i) {
            const auto model = stage_.ledger().snapshot()->find("models/llama");
            if (model == nullptr || !fault_.empty())
                return failed("the stage is not set: " + fault_);
            ledger::Proposal proposal;
            proposal.actor = actor_;
            auto &put = *proposal.changes.emplace_back().mutable_put();
            *put.mutable_resource() = *model;
            put.mutable_resource()->mutable_model()->set_publisher("Publisher " + std::to_string(++editions_));
            put.set_etag(model->meta().etag());
            const double start = wallSeconds();
            if (const auto commit = stage_.ledger().commit(std::move(proposal)); !commit)
                return failed(commit.error().message());
            seconds.push_back(wallSeconds() - start);
        }
        return {percentile(seconds, 0.5) * 1e6};
    }

    // The median of changes of many objects in one, in milliseconds. They have been put before.
    Figures changeTogether(const std::vector<v1::Resource> &objects) {
        std::vector<double> seconds;
        for (int i = 0; i < ChangesOfMany && fault_.empty(); ++i) {
            ledger::Proposal proposal;
            proposal.actor = actor_;
            ++editions_;
            for (const auto &object : objects) {
                const auto standing = state().find(object.meta().name());
                if (standing == nullptr)
                    return failed("the stage is not set");
                auto &put = *proposal.changes.emplace_back().mutable_put();
                *put.mutable_resource() = *standing;
                (*put.mutable_resource()->mutable_meta()->mutable_labels())["edition"] = std::to_string(editions_);
                put.set_etag(standing->meta().etag());
            }
            const double start = wallSeconds();
            if (const auto commit = stage_.ledger().commit(std::move(proposal)); !commit)
                return failed(commit.error().message());
            seconds.push_back(wallSeconds() - start);
        }
        return fault_.empty() ? Figures{percentile(seconds, 0.5) * 1e3} : failed("the stage is not set: " + fault_);
    }

    // The median of what it takes until one rule of all counts as it was changed, in milliseconds.
    Figures publish() {
        std::vector<double> seconds;
        for (int i = 0; i < Publications && fault_.empty(); ++i) {
            const auto set = state().find(MadeSet);
            if (set == nullptr)
                return failed("the stage is not set");
            ledger::Proposal proposal;
            proposal.actor = actor_;
            auto &put = *proposal.changes.emplace_back().mutable_put();
            *put.mutable_resource() = *set;
            ++editions_;
            auto &rules = *put.mutable_resource()->mutable_policy_set()->mutable_rules();
            auto &team = *rules[editions_ % rules.size()].mutable_when(1);
            team.mutable_in()->set_values(0, "teams/edition" + std::to_string(editions_));
            put.set_etag(set->meta().etag());
            const double start = wallSeconds();
            if (const auto commit = stage_.ledger().commit(std::move(proposal)); !commit)
                return failed(commit.error().message());
            seconds.push_back(wallSeconds() - start);
        }
        return fault_.empty() ? Figures{percentile(seconds, 0.5) * 1e3} : failed("the stage is not set: " + fault_);
    }

    const ledger::Snapshot &state() {
        state_ = stage_.ledger().snapshot();
        return *state_;
    }

    // Some in a commit, also of kinds that only verbs make.
    void put(const std::vector<v1::Resource> &resources) {
        constexpr std::size_t mostInOne = 500;
        for (std::size_t i = 0; i < resources.size() && fault_.empty(); i += mostInOne) {
            ledger::Proposal proposal;
            proposal.byVerb = true;
            for (auto j = i; j < std::min(i + mostInOne, resources.size()); ++j)
                *proposal.changes.emplace_back().mutable_put()->mutable_resource() = resources[j];
            if (const auto commit = stage_.ledger().commit(std::move(proposal)); !commit)
                fault_ = commit.error().message();
        }
    }
    // Why it is not set; empty where it is.
    const std::string &fault() const { return fault_; }

private:
    void put(const v1::Resource &resource) { put(std::vector{resource}); }

    support::TemporaryDirectory directory_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    changes::ChangeGate gate_;
    Stage stage_;
    ledger::SnapshotPtr state_;
    ledger::Actor actor_;
    int editions_ = 0;
    std::string fault_;
};

Experiment governedChange() {
    Experiment experiment;
    experiment.gauges = {{"policy.change", "us", "the same change without rules", 1.1}};
    experiment.ours = [governed = std::make_shared<Governed>(500)] { return governed->change(); };
    experiment.theirs = [free = std::make_shared<Governed>(0)] { return free->change(); };
    return experiment;
}

// Nobody else's change is written meanwhile.
Experiment publishing() {
    Experiment experiment;
    experiment.gauges = {{"policy.publish", "ms", "limit, one of 10,000 rules changes", 1}};
    experiment.ours = [governed = std::make_shared<Governed>(10'000)] { return governed->publish(); };
    experiment.theirs = [] { return Figures{1'000}; };
    experiment.rounds = 3;
    return experiment;
}

// What an organisation asked for in some days, as it is kept.
std::string recordedDecisions() {
    std::string bytes;
    policies::DecisionWriter writer;
    std::mt19937 random(2);
    const auto &vocabulary = policies::changeVocabulary().vocabulary();
    std::vector<std::string> teams;
    std::vector<std::string> licenses;
    for (int i = 0; i < 200; ++i)
        teams.push_back("teams/t" + std::to_string(i));
    for (int i = 0; i < 40; ++i)
        licenses.push_back("License " + std::to_string(i));
    // As many facts as a change of a model has.
    const std::vector<std::string> more{"meta", "USER", "eu", "TEXT", "CHAT", "LIMITED", "Acme", "MONDAY"};
    for (int i = 0; i < Decisions; ++i) {
        policy::Facts facts(vocabulary.size());
        const auto set = [&](const char *attribute, std::string_view value) {
            facts.set(*vocabulary.find(attribute), value);
        };
        const auto &team = teams[random() % teams.size()];
        set("change.kind", "models");
        set("change.verb", "update");
        set("change.permission", "models.update");
        set("principal.name", Principal);
        set("principal.type", more[1]);
        set("resource.name", "models/llama");
        set("resource.team", team);
        set("time.weekday", more[7]);
        set("model.license", licenses[random() % licenses.size()]);
        set("model.publisher", more[6]);
        set("model.risk_tier", more[5]);
        facts.set(*vocabulary.find("principal.roles"), std::vector<std::string_view>{"operator", "viewer"});
        facts.set(*vocabulary.find("change.fields"), std::vector<std::string_view>{"spec.publisher"});
        facts.set(*vocabulary.find("model.modalities"), std::vector<std::string_view>{more[3]});
        facts.set(*vocabulary.find("time.minute"), std::int64_t{i % 1440});
        writer.append({i,
                       std::int64_t{i} * 1'000,
                       v1::ADMINISTRATION_STAGE,
                       Principal,
                       "models.update",
                       "models/llama",
                       team,
                       {},
                       true},
                      facts, &bytes);
    }
    return bytes;
}

Experiment backtesting() {
    Experiment experiment;
    experiment.gauges = {{"policy.backtest", "/s", "limit, two versions of 500 rules", 1, Gauge::Budget::AtLeast}};
    struct Desk {
        Desk() { std::ofstream(files.front(), std::ios::binary) << recordedDecisions(); }
        support::TemporaryDirectory directory;
        const policies::DecisionFiles files{directory.path() / "recorded"};
        const policies::PolicyTables before{{std::make_shared<const v1::Resource>(madeRules(500))}};
        const policies::PolicyTables after{{std::make_shared<const v1::Resource>(madeRules(520))}};
    };
    experiment.ours = [desk = std::make_shared<Desk>()] {
        const double start = wallSeconds();
        const auto found = policies::backtest(desk->files, ledger::Time(), desk->before, desk->after);
        if (found.total().decisions() != Decisions)
            return failed("decisions are missing");
        return Figures{Decisions / (wallSeconds() - start)};
    };
    experiment.theirs = [] { return Figures{500'000}; };
    return experiment;
}

// What the editor asks at each keystroke, of a set of 200 rules beside 500 others.
Experiment checking() {
    Experiment experiment;
    experiment.gauges = {{"policy.check", "ms", "limit, 200 rules beside 500", 1}};
    struct Desk {
        Governed governed{500};
        v1::Resource draft = madeRules(200);
    };
    experiment.ours = [desk = std::make_shared<Desk>()] {
        core::SystemClock clock;
        const double start = wallSeconds();
        const auto response = policies::checkSet(desk->draft, false, desk->governed.state(), clock,
                                                 [](const v1::Resource &) { return true; });
        if (!response.violations().empty())
            return failed(response.violations(0).description());
        return Figures{(wallSeconds() - start) * 1e3};
    };
    experiment.theirs = [] { return Figures{50}; };
    return experiment;
}

v1::Resource named(const std::string &name) {
    v1::Resource resource;
    resource.mutable_meta()->set_name(name);
    return resource;
}

// An organisation with many deployments, each of which may run in any of its clusters.
std::vector<v1::Resource> manyDeployments(int deployments, int clusters) {
    std::vector<v1::Resource> all{named("sites/eu"), named("sites/us"), named("engineTemplates/vllm"),
                                  named("models/chat"), named("models/chat/versions/1")};
    all[0].mutable_site()->set_region("eu");
    all[1].mutable_site()->set_region("us");
    all[2].mutable_engine_template()->set_program("engine");
    all[2].mutable_engine_template()->mutable_readiness()->set_path("/health");
    all[3].mutable_model()->set_license("Apache-2.0");
    all[4].mutable_model_version();
    for (int i = 0; i < clusters; ++i) {
        auto &cluster = all.emplace_back(named("clusters/c" + std::to_string(i)));
        cluster.mutable_meta()->set_site(i % 2 == 0 ? "sites/eu" : "sites/us");
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
    }
    for (int i = 0; i < deployments; ++i) {
        auto &deployment = all.emplace_back(named("deployments/d" + std::to_string(i)));
        (*deployment.mutable_meta()->mutable_labels())["stage"] = i % 3 == 0 ? "production" : "test";
        deployment.mutable_deployment()->set_model_version("models/chat/versions/1");
        deployment.mutable_deployment()->set_engine("engineTemplates/vllm");
        deployment.mutable_deployment()->set_maximum_replicas(1);
    }
    return all;
}

// One change of many deployments in twenty clusters: each is asked about as it stands and as it would be, and its
// admission to each cluster as all of them would be.
Experiment governedChangeOfMany() {
    Experiment experiment;
    experiment.gauges = {{"policy.change_500", "ms", "the same change of 500 deployments without rules", std::nullopt}};
    struct Desk {
        explicit Desk(int rules) : objects(manyDeployments(Together, 20)), governed(rules) {
            governed.put(objects);
            objects.erase(objects.begin(), objects.end() - Together);
        }
        std::vector<v1::Resource> objects;
        Governed governed;
    };
    experiment.ours = [desk = std::make_shared<Desk>(500)] { return desk->governed.changeTogether(desk->objects); };
    experiment.theirs = [desk = std::make_shared<Desk>(0)] { return desk->governed.changeTogether(desk->objects); };
    return experiment;
}

// What a preview tells of a set that is published: who of ten thousand deployments would be kept out of which of twenty
// clusters. Here of none, so that all are looked at.
Experiment foreseeing() {
    Experiment experiment;
    experiment.gauges = {{"policy.foresee", "ms", "limit, 10,000 deployments in 20 clusters", 1}};
    struct Desk {
        Desk() { governed.put(manyDeployments(10'000, 20)); }
        Governed governed{500};
        const policies::PolicyTables inForce{{std::make_shared<const v1::Resource>(madeRules(500))}};
    };
    experiment.ours = [desk = std::make_shared<Desk>()] {
        if (!desk->governed.fault().empty())
            return failed("the stage is not set: " + desk->governed.fault());
        ledger::Draft draft;
        draft.kind = v1::CREATED;
        draft.plural = "policySets";
        draft.after = named("policySets/more");
        auto &rule = *draft.after.mutable_policy_set()->add_rules();
        rule.set_id("nowhere");
        rule.set_stage(v1::ADMISSION_STAGE);
        rule.set_effect(v1::FORBID);
        rule.set_mode(v1::ENFORCE);
        rule.add_when()->set_attribute("target.region");
        rule.mutable_when(0)->mutable_in()->add_values("antarctica");
        const double start = wallSeconds();
        const auto shut = policies::shutOut({draft}, desk->governed.state(), desk->inForce, ledger::Time(), 100);
        if (!shut.empty())
            return failed("something is shut out");
        return Figures{(wallSeconds() - start) * 1e3};
    };
    experiment.theirs = [] { return Figures{250}; };
    return experiment;
}

} // namespace

std::vector<Offer> governedOffers() {
    return {{{"policy.change"}, governedChange}, {{"policy.change_500"}, governedChangeOfMany},
            {{"policy.publish"}, publishing},    {{"policy.backtest"}, backtesting},
            {{"policy.check"}, checking},        {{"policy.foresee"}, foreseeing}};
}

} // namespace bench
