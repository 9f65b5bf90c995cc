#include "widgets/shell/search_words.h"

#include <QHash>

namespace shell {

namespace {

using Words = QHash<QString, const char *>;

// What a kind is called, of one and of several, then what others call it.
Words ofKinds() {
    return {
        {QStringLiteral("breakGlasses"), QT_TRANSLATE_NOOP("SearchWords", "emergencies, break-glass, suspended rules")},
        {QStringLiteral("changeRequests"), QT_TRANSLATE_NOOP("SearchWords", "change requests, approvals, four eyes")},
        {QStringLiteral("clusters"), QT_TRANSLATE_NOOP("SearchWords", "clusters")},
        {QStringLiteral("deployments"), QT_TRANSLATE_NOOP("SearchWords", "deployments, services, endpoints")},
        {QStringLiteral("engineTemplates"),
         QT_TRANSLATE_NOOP("SearchWords", "engine templates, engines, inference servers, runtimes")},
        {QStringLiteral("findings"),
         QT_TRANSLATE_NOOP("SearchWords", "findings, shadow AI, inference that nobody deployed")},
        {QStringLiteral("invitations"), QT_TRANSLATE_NOOP("SearchWords", "invitations, enrolment, one-time tokens")},
        {QStringLiteral("models"), QT_TRANSLATE_NOOP("SearchWords", "models, weights, LLM")},
        {QStringLiteral("modelVersions"), QT_TRANSLATE_NOOP("SearchWords", "model versions")},
        {QStringLiteral("nodes"), QT_TRANSLATE_NOOP("SearchWords", "nodes, hosts, servers, machines")},
        {QStringLiteral("policySets"), QT_TRANSLATE_NOOP("SearchWords", "policy sets, policies, rules, guardrails")},
        {QStringLiteral("principals"), QT_TRANSLATE_NOOP("SearchWords", "principals, people, users, accounts")},
        {QStringLiteral("providers"), QT_TRANSLATE_NOOP("SearchWords", "providers, vendors, external APIs")},
        {QStringLiteral("roleBindings"),
         QT_TRANSLATE_NOOP("SearchWords", "role bindings, roles, permissions, access rights")},
        {QStringLiteral("routes"), QT_TRANSLATE_NOOP("SearchWords", "routes, public model names, gateway")},
        {QStringLiteral("secrets"), QT_TRANSLATE_NOOP("SearchWords", "secrets, keys, passwords, tokens")},
        {QStringLiteral("silences"), QT_TRANSLATE_NOOP("SearchWords", "silences, muted alerts")},
        {QStringLiteral("sites"), QT_TRANSLATE_NOOP("SearchWords", "sites, locations, data centers")},
        {QStringLiteral("teams"), QT_TRANSLATE_NOOP("SearchWords", "teams, groups, departments")},
        {QStringLiteral("telemetrySources"),
         QT_TRANSLATE_NOOP("SearchWords",
                           "telemetry sources, metrics, monitoring, exporters, Prometheus, simulated fleet")},
    };
}

Words ofActions() {
    return {
        {QStringLiteral("go.overview"),
         QT_TRANSLATE_NOOP("SearchWords", "start, home, dashboard, capacity, health, costs")},
        {QStringLiteral("go.catalog"), QT_TRANSLATE_NOOP("SearchWords", "models, versions, registry")},
        {QStringLiteral("go.deployments"),
         QT_TRANSLATE_NOOP("SearchWords", "services, replicas, routes, providers, engines, rollouts, logs, traffic")},
        {QStringLiteral("go.topology"), QT_TRANSLATE_NOOP("SearchWords", "map, dependencies, sites, clusters, nodes")},
        {QStringLiteral("go.gpus"),
         QT_TRANSLATE_NOOP("SearchWords", "fleet, heatmap, graphics cards, hardware, nodes, telemetry sources")},
        {QStringLiteral("go.findings"), QT_TRANSLATE_NOOP("SearchWords", "shadow AI, inference that nobody deployed")},
        {QStringLiteral("go.policies"), QT_TRANSLATE_NOOP("SearchWords", "rules, guardrails, compliance, break-glass")},
        {QStringLiteral("go.changes"), QT_TRANSLATE_NOOP("SearchWords", "requests, approvals, four eyes, review")},
        {QStringLiteral("go.access"),
         QT_TRANSLATE_NOOP("SearchWords", "principals, people, teams, roles, permissions, certificates, invitations")},
        {QStringLiteral("go.audit"), QT_TRANSLATE_NOOP("SearchWords", "log, history, changes, events, compliance")},
        {QStringLiteral("access.whoMay"),
         QT_TRANSLATE_NOOP("SearchWords", "permissions, why not, explain access, who can do what")},
        {QStringLiteral("console.settings"),
         QT_TRANSLATE_NOOP("SearchWords", "preferences, options, language, theme, time zone")},
        {QStringLiteral("console.present"), QT_TRANSLATE_NOOP("SearchWords", "kiosk, presentation, large text")},
        {QStringLiteral("console.presentAs"), QT_TRANSLATE_NOOP("SearchWords", "kiosk, large text")},
        {QStringLiteral("console.keys"), QT_TRANSLATE_NOOP("SearchWords", "shortcuts, keyboard")},
        {QStringLiteral("console.help"), QT_TRANSLATE_NOOP("SearchWords", "manual, documentation")},
        {QStringLiteral("console.tasks"), QT_TRANSLATE_NOOP("SearchWords", "operations, jobs, progress")},
        {QStringLiteral("console.quit"), QT_TRANSLATE_NOOP("SearchWords", "exit, close, leave")},
        {QStringLiteral("demo.incident"), QT_TRANSLATE_NOOP("SearchWords", "outage, fault, failure, simulation")},
        {QStringLiteral("demo.tour"), QT_TRANSLATE_NOOP("SearchWords", "introduction, tutorial")},
        {QStringLiteral("theme.dark"), QT_TRANSLATE_NOOP("SearchWords", "night, colors")},
        {QStringLiteral("theme.light"), QT_TRANSLATE_NOOP("SearchWords", "day, colors")},
    };
}

} // namespace

QString SearchWords::of(const QString &id) {
    static const Words kinds = ofKinds();
    static const Words actions = ofActions();
    const auto *words = id.contains(QLatin1Char('.')) ? actions.value(id) : kinds.value(id);
    return words ? tr(words) : QString();
}

} // namespace shell
