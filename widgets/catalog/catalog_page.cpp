#include "widgets/catalog/catalog_page.h"

#include <utility>

#include <QAction>
#include <QFocusEvent>
#include <QMenu>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/client/resource_calls.h"
#include "backend/core/intent.h"
#include "widgets/catalog/catalog_model.h"
#include "widgets/catalog/import_dialog.h"
#include "widgets/catalog/model_inspector.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"

namespace catalogpage {

kit::PageFacts CatalogPage::facts() {
    return {QStringLiteral("catalog"), tr("Catalog"), kit::Icon::Catalog};
}

CatalogPage::CatalogPage(const kit::Session &session, QWidget *parent) : Page(facts(), parent), session_(session) {
    setObjectName(QStringLiteral("catalogPage"));
    makeActions();
    build();
    follow();
    expectWhatIsMade(session.notices);
    showFact();
    showSelection();
}

void CatalogPage::follow() {
    connect(list_, &kit::ListPane::selectionChanged, this, &CatalogPage::showSelection);
    connect(list_, &kit::ListPane::countChanged, this, &CatalogPage::showFact);
    connect(list_, &kit::ListPane::settled, this, &Page::settled);
    connect(list_, &kit::ListPane::activated, edit_, &QAction::trigger);
    connect(list_, &kit::ListPane::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(pageActions());
        menu->popup(place);
    });
    connect(inspector_, &ModelInspector::settled, this, &Page::settled);
    connect(inspector_, &ModelInspector::versionChanged, this, &CatalogPage::judgeActions);
    // The first copy counts when it is whole.
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &Page::countChanged);
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("models") || changes.of("modelVersions")) {
            showFact();
            showSelection();
            Q_EMIT countChanged();
        }
    });
    connect(&session_.connection, &client::Connection::stateChanged, this, &CatalogPage::judgeActions);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &CatalogPage::judgeActions);
    connect(&session_.permissions, &client::Permissions::changed, this, &CatalogPage::judgeActions);
}

std::optional<qint64> CatalogPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    return static_cast<qint64>(session_.cache.count("models"));
}

bool CatalogPage::reveal(const QString &name) {
    if (!name.startsWith(QStringLiteral("models/")))
        return false;
    awaitedVersion_ = name;
    const bool isThere = list_->reveal(name.section(QLatin1Char('/'), 0, 1));
    showSelection();
    return isThere;
}

bool CatalogPage::isSettled() const {
    return list_->isSettled() && inspector_->isSettled();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void CatalogPage::focusInEvent(QFocusEvent *event) {
    passFocus(list_->grid(), event->reason());
}

void CatalogPage::makeActions() {
    import_ = makeAction("import", tr("Import model"), QKeySequence(tr("Ctrl+I")));
    connect(import_, &QAction::triggered, this, [this] { (new ImportDialog(session_, window()))->open(); });
    create_ = makeAction("create", tr("New model without files"), {});
    connect(create_, &QAction::triggered, this, [this] {
        v1::Resource blank;
        blank.mutable_meta()->set_name("models/");
        blank.mutable_model();
        kit::ChangeDialog::edit(session_, blank, window())->open();
    });
    edit_ = makeAction("edit", tr("Edit"), QKeySequence(tr("Ctrl+E")));
    connect(edit_, &QAction::triggered, this, [this] { edit(selected().toStdString()); });
    editVersion_ = makeAction("editVersion", tr("Edit version"), QKeySequence(tr("Ctrl+Shift+E")));
    connect(editVersion_, &QAction::triggered, this, &CatalogPage::editVersion);
    for (const auto verb : {Verb::Evaluate, Verb::Approve, Verb::Deprecate, Verb::Retire}) {
        static const char *const names[] = {"evaluate", "approve", "deprecate", "retire"};
        auto *action = makeAction(names[static_cast<int>(verb)], LifecycleVerb::word(verb), {});
        connect(action, &QAction::triggered, this, [this, verb] { move(verb); });
        verbs_.append({verb, action});
    }
    remove_ = makeAction("delete", tr("Delete"), QKeySequence(Qt::Key_Delete));
    connect(remove_, &QAction::triggered, this, &CatalogPage::remove);
    for (auto *action : {edit_, editVersion_, remove_})
        setNeedsSelection(action);
    for (const auto &verb : verbs_)
        setNeedsSelection(verb.second);
}

void CatalogPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    auto *import = new kit::ActionButton(*import_);
    kit::setKind(*import, kit::ButtonKind::Primary);
    header_->addAction(import);
    list_ = new kit::ListPane(
        session_, new CatalogModel(session_.cache, nullptr),
        {.memory = QStringLiteral("catalog/columns"),
         .name = tr("Models"),
         .failed = tr("The catalog could not be loaded"),
         .empty = tr("No model is in the catalog yet"),
         .emptyText = tr("Import a GGUF or safetensors file: its header is read, its bytes are hashed, and what it "
                         "is stands here from then on."),
         .noneMatches = tr("No model matches the filter"),
         .example = QStringLiteral("lifecycle = approved")},
        import_);
    inspector_ = new ModelInspector(session_);
    buildFoot();
    arrange(theme, {header_, list_->makeFilterRow(), list_, inspector_});
}

void CatalogPage::buildFoot() {
    inspector_->addVersionAction(editVersion_);
    connect(inspector_, &ModelInspector::versionActivated, editVersion_, &QAction::trigger);
    inspector_->addAction(new kit::ActionButton(*edit_));
    // Of the verbs only the ones that the version's state allows.
    for (const auto &[verb, action] : std::as_const(verbs_))
        inspector_->addAction(new kit::ActionButton(*action));
}

void CatalogPage::showFact() {
    const auto all = static_cast<int>(session_.cache.count("models"));
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        header_->setFact({});
    else if (!list_->isFiltered())
        header_->setFact(tr("%n model(s)", nullptr, all));
    else
        header_->setFact(tr("%L1 of %n model(s) match", nullptr, all).arg(list_->shownCount()));
}

void CatalogPage::showSelection() {
    const auto name = selected();
    inspector_->show(name);
    if (!name.isEmpty() && awaitedVersion_.section(QLatin1Char('/'), 0, 1) == name)
        inspector_->chooseVersion(std::exchange(awaitedVersion_, {}));
    judgeActions();
}

void CatalogPage::judgeActions() {
    const auto name = selected().toStdString();
    const auto *version = inspector_->version();
    const auto nothing = name.empty() ? tr("Select a model first.") : QString();
    judge(import_, "models.import", {}, {});
    judge(create_, "models.create", {}, {});
    judge(edit_, "models.update", name, nothing);
    judge(editVersion_, "modelVersions.update", version ? version->meta().name() : std::string(),
          version        ? QString()
          : name.empty() ? nothing
                         : tr("The model has no version yet."));
    judge(remove_, "models.delete", name, nothing);
    for (const auto &[verb, action] : std::as_const(verbs_)) {
        const bool isPossible = version && LifecycleVerb::isPossible(verb, version->model_version().lifecycle());
        judge(action, LifecycleVerb::permission(verb), version ? version->meta().name() : std::string(),
              isPossible ? QString() : tr("The version's present state does not allow this."));
        action->setVisible(isPossible);
    }
}

void CatalogPage::judge(QAction *action, const std::string &permission, const std::string &name,
                        const QString &obstacle) {
    kit::Obstacle::Words reason = kit::Obstacle::toChange(session_);
    if (reason.isEmpty())
        reason = obstacle;
    if (reason.isEmpty())
        reason = kit::Obstacle::to(session_, permission, name);
    kit::Obstacle::setLink(action, reason.link());
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? QString(action->text()).remove(QLatin1Char('&')) : reason);
}

void CatalogPage::editVersion() {
    if (const auto *version = inspector_->version())
        edit(version->meta().name());
}

void CatalogPage::edit(const std::string &name) {
    v1::GetRequest request;
    request.set_name(name);
    request.set_view(v1::FULL);
    client::deliver(session_.connection.resources().get(request), this,
                    [this](const core::Result<v1::GetResponse> &answer) {
                        if (answer)
                            kit::ChangeDialog::edit(session_, answer->resource(), window())->open();
                        else
                            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(answer.error()), {}, {}});
                    });
}

void CatalogPage::remove() {
    const auto model = session_.cache.find(selected().toStdString());
    if (!model)
        return;
    kit::ChangeDialog::Proposal proposal;
    proposal.title = tr("Delete %1").arg(selected());
    proposal.consequence = tr("The model leaves the catalog. Its history stays, and it can be brought back.");
    proposal.verb = tr("Delete");
    proposal.isDestructive = true;
    // Versions go with their model, before it.
    const auto prefix = model->meta().name() + "/versions/";
    for (const auto &name : session_.cache.names("modelVersions")) {
        const auto version = name.starts_with(prefix) ? session_.cache.find(name) : nullptr;
        if (!version)
            continue;
        auto &change = *proposal.changes.emplace_back().mutable_delete_();
        change.set_name(name);
        change.set_etag(version->meta().etag());
        proposal.before.push_back(core::intentOf(*version));
    }
    auto &change = *proposal.changes.emplace_back().mutable_delete_();
    change.set_name(model->meta().name());
    change.set_etag(model->meta().etag());
    proposal.before.push_back(core::intentOf(*model));
    kit::ChangeDialog::propose(session_, std::move(proposal), window())->open();
}

void CatalogPage::move(Verb verb) {
    if (const auto *version = inspector_->version())
        LifecycleVerb::ask(session_, verb, *version, window());
}

QString CatalogPage::selected() const {
    return list_->selected();
}

} // namespace catalogpage
