#include "widgets/kit/object_words.h"

#include <array>
#include <map>

namespace kit {

namespace {

enum Part { Create, Edit, Clone, Remove, Nothing, Consequence, PartCount };

using Parts = std::array<const char *, PartCount>;

const std::map<QString, Parts> &table() {
    static const std::map<QString, Parts> parts{
        {QStringLiteral("breakGlasses"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New emergency"), QT_TRANSLATE_NOOP("ObjectWords", "Edit emergency"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone emergency"), QT_TRANSLATE_NOOP("ObjectWords", "Delete emergency"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select an emergency first."),
          QT_TRANSLATE_NOOP("ObjectWords", "The rules that it suspends count again. Its history stays.")}},
        {QStringLiteral("changeRequests"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New change request"),
          QT_TRANSLATE_NOOP("ObjectWords", "Edit change request"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone change request"),
          QT_TRANSLATE_NOOP("ObjectWords", "Delete change request"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a change request first."),
          QT_TRANSLATE_NOOP("ObjectWords", "What it asks for is not made. Its history stays.")}},
        {QStringLiteral("clusters"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New cluster"), QT_TRANSLATE_NOOP("ObjectWords", "Edit cluster"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone cluster"), QT_TRANSLATE_NOOP("ObjectWords", "Delete cluster"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a cluster first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "No replica is placed on it any more. Its history stays, and it can be brought back.")}},
        {QStringLiteral("deployments"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New deployment"), QT_TRANSLATE_NOOP("ObjectWords", "Edit deployment"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone deployment"), QT_TRANSLATE_NOOP("ObjectWords", "Delete deployment"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a deployment first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "Its replicas are drained and stopped. Its history stays, and it can be brought back.")}},
        {QStringLiteral("engineTemplates"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New engine template"),
          QT_TRANSLATE_NOOP("ObjectWords", "Edit engine template"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone engine template"),
          QT_TRANSLATE_NOOP("ObjectWords", "Delete engine template"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select an engine template first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "No deployment can choose it any more; one that came with the program comes back at the "
                            "next start of the service. Its history stays, and it can be brought back.")}},
        {QStringLiteral("findings"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New finding"), QT_TRANSLATE_NOOP("ObjectWords", "Edit finding"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone finding"), QT_TRANSLATE_NOOP("ObjectWords", "Delete finding"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a finding first."),
          QT_TRANSLATE_NOOP("ObjectWords", "What is still there is found again. Its history stays.")}},
        {QStringLiteral("invitations"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New invitation"), QT_TRANSLATE_NOOP("ObjectWords", "Edit invitation"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone invitation"), QT_TRANSLATE_NOOP("ObjectWords", "Delete invitation"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select an invitation first."),
          QT_TRANSLATE_NOOP("ObjectWords", "Nobody can be enrolled with it any more. Its history stays.")}},
        {QStringLiteral("models"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New model"), QT_TRANSLATE_NOOP("ObjectWords", "Edit model"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone model"), QT_TRANSLATE_NOOP("ObjectWords", "Delete model"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a model first."),
          QT_TRANSLATE_NOOP("ObjectWords", "Its history stays, and it can be brought back.")}},
        {QStringLiteral("modelVersions"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New model version"), QT_TRANSLATE_NOOP("ObjectWords", "Edit model version"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone model version"),
          QT_TRANSLATE_NOOP("ObjectWords", "Delete model version"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a model version first."),
          QT_TRANSLATE_NOOP("ObjectWords", "Its history stays, and it can be brought back.")}},
        {QStringLiteral("nodes"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New node"), QT_TRANSLATE_NOOP("ObjectWords", "Edit node"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone node"), QT_TRANSLATE_NOOP("ObjectWords", "Delete node"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a node first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "Nothing is placed on it any more; a host that is still there registers again at the next "
                            "start of the service. Its history stays, and it can be brought back.")}},
        {QStringLiteral("operations"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New operation"), QT_TRANSLATE_NOOP("ObjectWords", "Edit operation"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone operation"), QT_TRANSLATE_NOOP("ObjectWords", "Delete operation"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select an operation first."),
          QT_TRANSLATE_NOOP("ObjectWords", "Its history stays.")}},
        {QStringLiteral("policySets"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New policy set"), QT_TRANSLATE_NOOP("ObjectWords", "Edit policy set"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone policy set"), QT_TRANSLATE_NOOP("ObjectWords", "Delete policy set"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a policy set first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "Its rules decide nothing any more. Its history stays, and it can be brought back.")}},
        {QStringLiteral("principals"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New principal"), QT_TRANSLATE_NOOP("ObjectWords", "Edit principal"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone principal"), QT_TRANSLATE_NOOP("ObjectWords", "Delete principal"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a principal first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "It can do nothing any more. Its history stays, and it can be brought back.")}},
        {QStringLiteral("providers"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New provider"), QT_TRANSLATE_NOOP("ObjectWords", "Edit provider"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone provider"), QT_TRANSLATE_NOOP("ObjectWords", "Delete provider"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a provider first."),
          QT_TRANSLATE_NOOP(
              "ObjectWords",
              "Routes can no longer send requests there. Its history stays, and it can be brought back.")}},
        {QStringLiteral("roleBindings"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New role binding"), QT_TRANSLATE_NOOP("ObjectWords", "Edit role binding"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone role binding"),
          QT_TRANSLATE_NOOP("ObjectWords", "Delete role binding"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a role binding first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "What it allowed is no longer allowed. Its history stays, and it can be brought back.")}},
        {QStringLiteral("routes"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New route"), QT_TRANSLATE_NOOP("ObjectWords", "Edit route"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone route"), QT_TRANSLATE_NOOP("ObjectWords", "Delete route"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a route first."),
          QT_TRANSLATE_NOOP(
              "ObjectWords",
              "Requests for its public model name fail from then on. Its history stays, and it can be brought back.")}},
        {QStringLiteral("secrets"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New secret"), QT_TRANSLATE_NOOP("ObjectWords", "Edit secret"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone secret"), QT_TRANSLATE_NOOP("ObjectWords", "Delete secret"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a secret first."),
          QT_TRANSLATE_NOOP("ObjectWords", "What needs its value fails from then on. Its history stays, and it can be "
                                           "brought back; its value cannot.")}},
        {QStringLiteral("silences"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New silence"), QT_TRANSLATE_NOOP("ObjectWords", "Edit silence"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone silence"), QT_TRANSLATE_NOOP("ObjectWords", "Delete silence"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a silence first."),
          QT_TRANSLATE_NOOP("ObjectWords", "What is wrong with its GPUs counts again and calls whoever is to be "
                                           "called. Its history stays, and it can be brought back.")}},
        {QStringLiteral("sites"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New site"), QT_TRANSLATE_NOOP("ObjectWords", "Edit site"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone site"), QT_TRANSLATE_NOOP("ObjectWords", "Delete site"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a site first."),
          QT_TRANSLATE_NOOP(
              "ObjectWords",
              "Nothing can be placed there by name any more. Its history stays, and it can be brought back.")}},
        {QStringLiteral("teams"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New team"), QT_TRANSLATE_NOOP("ObjectWords", "Edit team"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone team"), QT_TRANSLATE_NOOP("ObjectWords", "Delete team"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a team first."),
          QT_TRANSLATE_NOOP("ObjectWords",
                            "Nothing can belong to it any more. Its history stays, and it can be brought back.")}},
        {QStringLiteral("telemetrySources"),
         {QT_TRANSLATE_NOOP("ObjectWords", "New telemetry source"),
          QT_TRANSLATE_NOOP("ObjectWords", "Edit telemetry source"),
          QT_TRANSLATE_NOOP("ObjectWords", "Clone telemetry source"),
          QT_TRANSLATE_NOOP("ObjectWords", "Delete telemetry source"),
          QT_TRANSLATE_NOOP("ObjectWords", "Select a telemetry source first."),
          QT_TRANSLATE_NOOP("ObjectWords", "It is not asked any more, and what it told of grows stale. Its history "
                                           "stays, and it can be brought back.")}},
    };
    return parts;
}

} // namespace

QString ObjectWords::create(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Create]) : tr("New object");
}

QString ObjectWords::edit(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Edit]) : tr("Edit object");
}

QString ObjectWords::clone(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Clone]) : tr("Clone object");
}

QString ObjectWords::remove(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Remove]) : tr("Delete object");
}

QString ObjectWords::remove(int count) {
    return tr("Delete %n object(s)", nullptr, count);
}

QString ObjectWords::nothing(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Nothing]) : tr("Select an object first.");
}

QString ObjectWords::consequence(const QString &plural) {
    return has(plural) ? tr(table().at(plural)[Consequence]) : tr("Its history stays, and it can be brought back.");
}

bool ObjectWords::has(const QString &plural) {
    return table().contains(plural);
}

} // namespace kit
