#include "widgets/kit/sentence_arguments.h"
#include "widgets/kit/sentences.h"

namespace kit {

namespace {

// Why nodes do not fit, in a few words each.
QString whyNodes(const SentenceArguments &given) {
    QStringList words;
    for (const auto &name : given.text("why").split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words << Sentences::word(SentenceArguments::named<v1::PlacementReason>(name));
    words.removeDuplicates();
    return words.join(QStringLiteral(", "));
}

// Of a replica's failure alone: a cause has no cause.
QString causeOf(const SentenceArguments &given, const core::Error::Arguments &arguments) {
    const auto cause = SentenceArguments::named<v1::ConditionReason>(given.text("cause"));
    return Sentences::of(cause == v1::CANARY_NOT_READY ? v1::CONDITION_REASON_UNSPECIFIED : cause, arguments);
}

} // namespace

QString Sentences::ofDeployment(v1::Reason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    if (reason == v1::MODEL_RETIRED)
        return tr("%1 is retired and must not be used any more. Choose another version.").arg(given.text("name"));
    if (reason == v1::MODEL_FORMAT_UNSUPPORTED)
        return tr("%2 does not load models in the format %1. Choose another engine, or another version of the model.")
            .arg(word(SentenceArguments::named<v1::ModelFormat>(given.text("format"))), given.text("engine"));
    if (reason == v1::SHARES_INCOMPLETE)
        return tr("The shares of priority %1 make %2 together; they must make 100 %.")
            .arg(given.text("priority"), given.percent("sum"));
    if (reason == v1::MODEL_NAME_TAKEN)
        return given.has("other")
                   ? tr("The model name %1 is taken by %2.").arg(given.text("value"), given.text("other"))
                   : tr("The model name %1 is taken by a route that you may not see.").arg(given.text("value"));
    if (reason == v1::DOES_NOT_FIT)
        return tr("One replica would need %1 of memory, and at most %2 can be had. Take a shorter context, fewer "
                  "requests at once, or more GPUs.")
            .arg(given.bytes("needed"), given.bytes("available"));
    return tr("%1 has no revision %2 in its history.").arg(given.text("name"), given.text("generation"));
}

QString Sentences::withLastLine(const QString &sentence, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    return given.has("line")
               ? tr("%1 It wrote last: %2", "a sentence, the last line of a log").arg(sentence, given.text("line"))
               : sentence;
}

QString Sentences::of(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    const auto path = given.text("path");
    const int number = reason;
    switch (number) {
    case v1::FILES_MATCH:
        return tr("All files are where they were imported from, with the sizes they had.");
    case v1::FILES_MISSING:
        return tr("%1 is missing or has another size than at the import.").arg(path);
    case v1::UNSAFE_SERIALIZATION:
        return tr("%1 is in a pickle format, which can run code when it is loaded.").arg(path);
    default:
        break;
    }
    const auto said = number >= v1::REQUEST_OBJECT_CHANGED ? ofPolicy(reason, arguments)
                      : number >= v1::FINDING_SEEN         ? ofFinding(reason, arguments)
                      : number >= v1::SOURCE_ANSWERS       ? ofSource(reason, arguments)
                      : number >= v1::NODE_READY           ? ofNode(reason, arguments)
                      : number >= v1::PROVIDER_REACHABLE   ? ofTarget(reason, arguments)
                      : number >= v1::REPLICAS_READY       ? ofRollout(reason, arguments)
                                                           : ofReplica(reason, arguments);
    return said.isEmpty() ? tr("The service reports a condition that this console does not know.") : said;
}

QString Sentences::ofNode(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::NODE_READY:
        return tr("The node is ready to run replicas.");
    case v1::NODE_LOST:
        return tr("Nothing was heard of the node since %1.").arg(given.instant("since"));
    case v1::GPUS_REPORTED:
        return given.has("driver") ? tr("The driver %1 tells of all GPUs of the node.").arg(given.text("driver"))
                                   : tr("The driver tells of all GPUs of the node.");
    case v1::GPU_LIBRARY_UNUSABLE:
        return tr("NVIDIA's management library cannot be loaded, so that little is known of the GPUs. The system "
                  "says: %1")
            .arg(given.text("system_error"));
    case v1::GPU_CALL_FAILED:
        return given.has("gpu")
                   ? tr("NVIDIA's management library answered %1 to %2 for GPU %3. A GPU that is lost is not used.")
                         .arg(given.text("error"), given.text("call"), given.text("gpu"))
                   : tr("NVIDIA's management library answered %1 to %2. Not all is known of the GPUs.")
                         .arg(given.text("error"), given.text("call"));
    case v1::GPU_DRIVER_SILENT:
        return tr("NVIDIA's driver does not answer. GPUs are shown as they were last known.");
    case v1::NODE_SIMULATED:
        if (given.has("cluster"))
            return tr("It is simulated in the cluster %1: no engine runs, and what is answered is made up.")
                .arg(given.text("cluster").section(QLatin1Char('/'), -1));
        return tr("The node is simulated by the scenario %1: it does not exist, and what it reports is made up.")
            .arg(given.text("scenario"));
    case v1::NODE_TOLD_OF:
        return tr("All that is known of the node comes from %1.").arg(given.text("source"));
    case v1::NODE_DRAINING:
        return tr("The node is being drained: %n replica(s) are still to leave it.", nullptr,
                  static_cast<int>(given.number("replicas")));
    case v1::NODE_DRAINED:
        return tr("The node is drained: nothing runs on it any more.");
    case v1::NODE_DRAIN_STUCK:
        return tr("The node cannot be drained: nowhere else is room for %1. Make room, or lower their replicas.")
            .arg(given.text("deployments"));
    default:
        return {};
    }
}

QString Sentences::ofReplica(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::NO_NODE_FITS:
        if (given.number("count") == 0)
            return tr("There is no node that it could run on.");
        return tr("None of %n node(s) fits: %1.", nullptr, static_cast<int>(given.number("count")))
            .arg(whyNodes(given));
    case v1::FILES_BEING_CHECKED:
        return tr("The model's files are compared with what was imported.");
    case v1::MODEL_FILE_CHANGED:
        return tr("%1 no longer has the content that was imported, so nothing loads it. Import it as a new version.")
            .arg(given.text("path"));
    case v1::MODEL_FILE_GONE:
        return tr("%1 is gone. Put it back, or deploy another version.").arg(given.text("path"));
    case v1::ENGINE_MISSING:
        return tr("The engine's program %1 was not found. Its template says how to get it.").arg(given.text("program"));
    case v1::ENGINE_NOT_EXECUTABLE:
        return tr("%1 cannot be run. The system says: %2").arg(given.text("program"), given.text("system_error"));
    case v1::ENGINE_EXITED:
        return withLastLine(tr("The engine ended by itself with code %1.").arg(given.text("code")), arguments);
    case v1::ENGINE_KILLED:
        return withLastLine(tr("The engine was ended by the signal %1.").arg(given.text("signal")), arguments);
    case v1::ENGINE_NEVER_READY:
        return withLastLine(tr("The engine was not ready after %1 s.").arg(given.count("seconds")), arguments);
    case v1::ENGINE_WRONG_MODEL:
        return tr("The engine serves %2 instead of %1.").arg(given.text("expected"), given.text("reported"));
    case v1::ENGINE_UNRESPONSIVE:
        return tr("%1 did not answer %2 times in a row.").arg(given.text("path"), given.count("failures"));
    case v1::PORT_TAKEN:
        return tr("Another process listens on port %1.").arg(given.text("port"));
    case v1::CRASH_LOOP:
        return withLastLine(tr("It failed %1 times in a row and is not started again until somebody restarts it.")
                                .arg(given.count("failures")),
                            arguments);
    case v1::SHIM_LOST:
        return tr("What held the engine was killed from outside. All of it was ended; it is started again.");
    case v1::HOST_REBOOTED:
        return tr("The host was restarted.");
    case v1::START_FAILED:
        return tr("It could not be started. The system says: %1").arg(given.text("system_error"));
    case v1::ENGINE_FOUND:
        return tr("The engine was found at %1.").arg(given.text("path"));
    case v1::ENGINE_NOT_FOUND:
        return tr("The program %1 is not on this machine.").arg(given.text("program"));
    case v1::LIMITS_ENFORCED:
        return tr("Memory and CPU of replicas are limited by the kernel.");
    case v1::LIMITS_NOT_ENFORCED:
        return tr("Memory and CPU of replicas are not limited: the kernel does not let the service do that. The system "
                  "says: %1")
            .arg(given.text("system_error"));
    case v1::REPLICA_REPLACED:
        return tr("Its revision is not the one that is to serve.");
    case v1::REPLICA_SURPLUS:
        return tr("Fewer replicas are wanted.");
    case v1::RESTART_REQUESTED:
        return tr("Somebody asked for a restart.");
    case v1::DEPLOYMENT_DELETED:
        return tr("The deployment is gone.");
    case v1::REPLICA_PLACED:
        return tr("The replica %1 was given the node %2.").arg(given.text("replica"), given.text("node"));
    case v1::REPLICA_FAILED:
        if (given.text("time").isEmpty())
            return tr("The replica %1 is not started again until somebody restarts it.").arg(given.text("replica"));
        return tr("The replica %1 is started again at %2.").arg(given.text("replica"), given.instant("time"));
    case v1::NODE_DRAINED_OF_REPLICA:
        return tr("Its node %1 is drained, and another replica takes its place.").arg(given.text("node"));
    default:
        return {};
    }
}

QString Sentences::ofRollout(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    const auto ready = static_cast<int>(given.number("ready"));
    const auto desired = static_cast<int>(given.number("desired"));
    switch (static_cast<int>(reason)) {
    case v1::REPLICAS_READY:
        return desired == 0 ? tr("No replica is wanted.") : tr("All %n replica(s) are ready.", nullptr, desired);
    case v1::REPLICAS_MISSING:
        return ready == 0 ? tr("None of %n replica(s) is ready.", nullptr, desired)
                          : tr("Only %n of %1 replicas are ready.", nullptr, ready).arg(given.count("desired"));
    case v1::SERVES_EARLIER_REVISION:
        return tr("It serves revision %1, wanted is revision %2.").arg(given.text("serving"), given.text("wanted"));
    case v1::SERVES_WANTED_REVISION:
        return tr("The revision that is wanted serves.");
    case v1::SCALED_BY_SCHEDULE:
        return tr("The schedule %1 wants %n replica(s).", nullptr, static_cast<int>(given.number("replicas")))
            .arg(given.text("cron"));
    case v1::SCALED_BY_INTENT:
        return tr("Its specification wants %n replica(s).", nullptr, static_cast<int>(given.number("replicas")));
    case v1::REVISION_WANTED:
        if (given.text("ready") == QLatin1String("0"))
            return tr("Revision %1 is wanted, and none serves: no replica is ready.").arg(given.text("generation"));
        return tr("Revision %1 is wanted.").arg(given.text("generation"));
    case v1::STEP_BEGUN:
        return given.number("share") == 0
                   ? tr("Step %1 is a dark launch: it runs and gets no traffic.").arg(given.text("step"))
                   : tr("Step %1 gives the new revision %2 of the traffic.")
                         .arg(given.text("step"), given.percent("share"));
    case v1::GUARD_ERROR_RATE:
        return tr("The guard of the error rate broke: %1 of %3 requests failed, %2 are allowed.")
            .arg(given.percent("measured"), given.percent("limit"), given.count("requests"));
    case v1::GUARD_TIME_TO_FIRST_TOKEN:
        return tr("The guard of the time to first token broke: %1 over %3 requests, %2 are allowed.")
            .arg(given.microseconds("measured"), given.microseconds("limit"), given.count("requests"));
    case v1::GUARD_INTER_TOKEN_LATENCY:
        return tr("The guard of the inter-token latency broke: %1 over %3 requests, %2 are allowed.")
            .arg(given.microseconds("measured"), given.microseconds("limit"), given.count("requests"));
    case v1::CANARY_NOT_READY:
        return tr("Replica %1 of the new revision does not become ready: %2", "id, why")
            .arg(given.text("replica"), causeOf(given, arguments));
    case v1::PAUSED_BY_PERSON:
        return tr("Somebody paused it.");
    case v1::ABORTED_BY_PERSON:
        // Neither stands in the cause of an event: its actor and its reason do, where they can be erased.
        if (!given.has("person"))
            return tr("Somebody aborted it.");
        return given.has("reason") ? tr("%1 aborted it: %2", "who, why").arg(given.text("person"), given.text("reason"))
                                   : tr("%1 aborted it.").arg(given.text("person"));
    case v1::PROMOTED_BY_PERSON:
        return tr("Somebody promoted it.");
    case v1::ROLLED_BACK:
        return tr("It was rolled back to revision %1.").arg(given.text("generation"));
    case v1::ROLLOUT_COMPLETE:
        return tr("Revision %1 serves everywhere.").arg(given.text("generation"));
    default:
        return {};
    }
}

QString Sentences::ofTarget(v1::ConditionReason reason, const core::Error::Arguments &arguments) {
    const SentenceArguments given(arguments);
    switch (static_cast<int>(reason)) {
    case v1::PROVIDER_REACHABLE:
        return tr("The provider answers.");
    case v1::PROVIDER_UNREACHABLE:
        return tr("The provider cannot be reached. The system says: %1").arg(given.text("system_error"));
    case v1::PROVIDER_REFUSES:
        return tr("The provider answers with status %1. Check its base URL and the value of its secret.")
            .arg(given.text("status"));
    case v1::PROVIDER_SECRET_MISSING:
        return tr("%1 has no value yet. Set it.").arg(given.text("secret"));
    case v1::PROVIDER_MODEL_MISSING:
        return tr("The provider does not list the model %1.").arg(given.text("model"));
    case v1::ROUTE_SERVING:
        return tr("Every target can serve.");
    case v1::ROUTE_TARGETS_NOT_READY:
        return tr("These targets cannot serve: %1.").arg(given.list("targets"));
    default:
        return {};
    }
}

} // namespace kit
