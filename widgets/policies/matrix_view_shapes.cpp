#include <algorithm>

#include <QComboBox>

#include "backend/client/resource_cache.h"
#include "backend/core/kinds.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/held_roles.h"
#include "widgets/policies/matrix_view.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace {

// Those that every kind has.
std::vector<std::string> usualVerbs() {
    return {"create", "update", "delete", "undelete"};
}

v1::PolicyFact *addFact(v1::PolicyQuestion *question, const char *attribute) {
    auto *fact = question->mutable_example()->add_facts();
    fact->set_attribute(attribute);
    return fact;
}

// As rules know a role, `policy-author`.
std::string roleName(v1::Role role) {
    auto name = QString::fromStdString(v1::Role_Name(role)).toLower();
    return name.replace(QLatin1Char('_'), QLatin1Char('-')).toStdString();
}

} // namespace

std::vector<std::string> MatrixView::kinds() {
    std::vector<std::string> all;
    for (const auto &kind : core::allKinds())
        if (kind.managedBy.empty())
            all.emplace_back(kind.plural);
    return all;
}

// A deployment of the newest version of each model, by each team.
DecisionMatrix::Shape MatrixView::teamsByModels() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Model");
    shape.subject = subject_->currentData().toString();
    QStringList teams;
    for (const auto &name : namesOf("teams")) {
        teams << name;
        shape.columns << kit::harmless(name.section(QLatin1Char('/'), 1));
    }
    const auto models = namesOf("models");
    for (const auto &name : models)
        shape.rows << kit::harmless(name.section(QLatin1Char('/'), 1));
    shape.question = [this, teams, models](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMISSION_STAGE);
        question.set_permission("deployments.create");
        const auto model = session_.cache.find(models[row].toStdString());
        if (!model)
            return question;
        const auto &version = model->model_status().latest_version();
        question.set_resource(session_.cache.contains(version) ? version : models[row].toStdString());
        addFact(&question, "resource.team")->set_text(teams[column].toStdString());
        // It is a deployment that would have some, and the version's are not those.
        addFact(&question, "resource.labels")->mutable_texts();
        addPlace(*model, &question);
        return question;
    };
    return shape;
}

void MatrixView::addPlace(const v1::Resource &model, v1::PolicyQuestion *question) const {
    const auto target = subject();
    const auto place = target.empty() ? nullptr : session_.cache.find(target);
    if (!place)
        return;
    question->set_target(target);
    const auto site = session_.cache.find(place->meta().site());
    const auto region = place->has_provider() ? place->provider().region()
                        : site                ? site->site().region()
                                              : std::string();
    if (region.empty())
        return;
    const auto &regions = model.model().permitted_regions();
    addFact(question, "target.in_permitted_region")
        ->set_flag(regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end());
}

DecisionMatrix::Shape MatrixView::rolesByVerbs() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Role");
    for (int role = v1::VIEWER; role <= v1::ADMIN; ++role)
        shape.rows << kit::Sentences::word(static_cast<v1::Role>(role));
    const auto kind = subject();
    const auto known = held_->verbs(kind);
    const auto verbs = known.empty() ? usualVerbs() : known;
    for (const auto &verb : verbs)
        shape.columns << QString::fromStdString(verb);
    shape.subject = QString::fromStdString(kind);
    shape.unheld = tr("not in the role");
    shape.question = [kind, verbs](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMINISTRATION_STAGE);
        question.set_permission(kind + '.' + verbs[static_cast<std::size_t>(column)]);
        addFact(&question, "principal.roles")
            ->mutable_texts()
            ->add_values(roleName(static_cast<v1::Role>(v1::VIEWER + row)));
        return question;
    };
    shape.isHeld = [this, kind, verbs](int row, int column) {
        return held_->isHeld(static_cast<v1::Role>(v1::VIEWER + row),
                             kind + '.' + verbs[static_cast<std::size_t>(column)]);
    };
    return shape;
}

DecisionMatrix::Shape MatrixView::onePrincipal() const {
    DecisionMatrix::Shape shape;
    shape.corner = tr("Kind");
    const auto all = kinds();
    const auto verbs = usualVerbs();
    for (const auto &kind : all)
        shape.rows << QString::fromStdString(kind);
    for (const auto &verb : verbs)
        shape.columns << QString::fromStdString(verb);
    const auto principal = subject();
    const auto permission = [all, verbs](int row, int column) {
        return all[static_cast<std::size_t>(row)] + '.' + verbs[static_cast<std::size_t>(column)];
    };
    shape.subject = QString::fromStdString(principal);
    shape.unheld = tr("allowed by no role");
    shape.question = [principal, permission](int row, int column) {
        v1::PolicyQuestion question;
        question.set_stage(v1::ADMINISTRATION_STAGE);
        question.set_principal(principal);
        question.set_permission(permission(row, column));
        return question;
    };
    shape.isHeld = [this, principal, permission](int row, int column) {
        return held_->isHeldBy(principal, permission(row, column));
    };
    return shape;
}

ToldFacts MatrixView::told() const {
    ToldFacts told;
    told.attributes = {"change.kind", "change.verb", "change.permission", "time."};
    auto &attributes = told.attributes;
    switch (shape()) {
    case TeamsByModels:
        told.stage = v1::ADMISSION_STAGE;
        told.kinds = {"deployments"};
        attributes.insert(attributes.end(), {"resource.team", "model.", "model_version."});
        if (!subject().empty())
            attributes.emplace_back("target.");
        break;
    case RolesByVerbs:
        told.kinds = {subject()};
        attributes.emplace_back("principal.roles");
        break;
    case OnePrincipal:
        told.kinds = kinds();
        attributes.emplace_back("principal.");
        break;
    }
    return told;
}

} // namespace policiespage
