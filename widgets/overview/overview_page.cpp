#include "widgets/overview/overview_page.h"

#include <algorithm>

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/person.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/overview/capacity_card.h"
#include "widgets/overview/change_feed.h"
#include "widgets/overview/first_steps.h"
#include "widgets/overview/fleet_glance.h"
#include "widgets/overview/glance_grid.h"
#include "widgets/overview/health_card.h"
#include "widgets/overview/incident_banner.h"
#include "widgets/overview/lately_card.h"
#include "widgets/overview/need_words.h"
#include "widgets/overview/needs_card.h"
#include "widgets/overview/recent_changes.h"

namespace overviewpage {

namespace {

using CacheState = client::ResourceCache::State;

constexpr const char *requests = "changeRequests";

// Whose changes are shown beside those of which something can wait for a person.
const QList<const char *> &kindsOfChanges() {
    static const QList<const char *> kinds =
        NeedWords::kinds() + QList<const char *>{"models", "engineTemplates", "clusters",     "sites",
                                                 "teams",  "principals",      "roleBindings", "policySets"};
    return kinds;
}

QScrollArea *scrolled(QWidget *content) {
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setBackgroundRole(QPalette::Window);
    area->viewport()->setAutoFillBackground(true);
    content->setAutoFillBackground(false);
    area->setWidget(content);
    return area;
}

} // namespace

kit::PageFacts OverviewPage::facts() {
    return {QStringLiteral("overview"), tr("Overview"), kit::Icon::Overview};
}

OverviewPage::OverviewPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      fleet_(new FleetGlance(session.connection, this)),
      feed_(new ChangeFeed([this](const std::string &name) { takeChange(name); }, this)),
      recent_(new RecentChanges(session.connection, session.clock, this)),
      header_(new kit::PageHeader(session.theme, title())),
      simulated_(header_->addPill(tr("Simulated"), kit::Tone::Info)),
      incidents_(new IncidentBanner(session)),
      capacity_(new CapacityCard(session.theme)),
      health_(new HealthCard(session.theme)),
      needs_(new NeedsCard(session.theme)),
      lately_(new LatelyCard(session)),
      steps_(new FirstSteps(session.theme)),
      contents_(new QStackedWidget) {
    setObjectName(QStringLiteral("overviewPage"));
    build();
    follow();
    followFleet();
    showState();
}

OverviewPage::~OverviewPage() = default;

void OverviewPage::build() {
    const auto &theme = session_.theme;
    simulated_->setToolTip(tr("GPUs of simulated nodes do not exist."));
    simulated_->hide();
    buildGuestButtons();
    grid_ = new GlanceGrid({capacity_, health_, needs_, lately_}, theme.px(kit::Size::SpaceLarge));
    auto *area = scrolled(grid_);
    needs_->setSight(area->viewport());
    contents_->addWidget(area);
    auto *middle = new QWidget;
    auto *grid = new QGridLayout(middle);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(steps_, 1, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(2, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1'000);
    grid->setColumnStretch(2, 1);
    steps_->setMaximumWidth(2 * theme.px(kit::Size::TextColumn));
    contents_->addWidget(scrolled(middle));
    panel_ = new kit::StatePanel(theme, contents_);
    panel_->setObjectName(QStringLiteral("overviewState"));
    connect(panel_, &kit::StatePanel::retryRequested, this, &OverviewPage::retry);
    auto *rows = new QVBoxLayout(this);
    const int side = theme.px(kit::Size::SpaceWide);
    const int end = theme.px(kit::Size::SpaceLarge);
    rows->setContentsMargins(side, end, side, end);
    rows->setSpacing(theme.px(kit::Size::SpaceMedium));
    rows->addWidget(header_);
    rows->addWidget(incidents_);
    rows->addWidget(panel_, 1);
    connect(incidents_, &IncidentBanner::linkRequested, this, &Page::linkRequested);
    for (auto *card : std::initializer_list<GlanceCard *>{capacity_, health_, needs_, lately_, steps_})
        connect(card, &GlanceCard::linkRequested, this, &Page::linkRequested);
    connect(capacity_, &CapacityCard::retryRequested, this, &OverviewPage::retry);
}

void OverviewPage::present() {
    header_->hideActions();
    incidents_->present();
    grid_->present();
    for (auto *card : std::initializer_list<GlanceCard *>{capacity_, health_, needs_, lately_})
        card->present();
}

void OverviewPage::buildGuestButtons() {
    const auto add = [this](const QString &words, const char *action) {
        auto *button = new QPushButton(words);
        const auto target = QString::fromLatin1(action);
        button->setObjectName(target.section(QLatin1Char('.'), 1) + QStringLiteral("Button"));
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, target] { Q_EMIT linkRequested(target); });
        header_->addAction(button);
        guests_ << button;
    };
    add(tr("Guided tour"), "demo.tour");
    add(tr("Start an incident…"), "demo.incident");
}

bool OverviewPage::hasIncidents() const {
    bool hasSome = false;
    session_.cache.each("telemetrySources", [&](const v1::Resource &source) {
        hasSome = source.telemetry_source_status().incidents_size() > 0;
        return !hasSome;
    });
    return hasSome;
}

void OverviewPage::follow() {
    const auto &cache = session_.cache;
    connect(feed_, &ChangeFeed::taken, this, [this] {
        if (!feed_->isIdle())
            return;
        showNeeds();
        showState();
    });
    connect(&cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (!hasBegun_)
            return;
        for (const auto *kind : kindsOfChanges()) {
            const auto *of = changes.of(kind);
            if (!of)
                continue;
            for (const auto *names : {&of->added, &of->changed, &of->removed})
                for (const auto &name : *names)
                    feed_->add(name);
        }
        if (changes.of(requests) || changes.of("principals"))
            lookAtRequests();
        // What is missing of a secret depends on who uses it.
        if (changes.of("providers"))
            for (const auto &name : session_.cache.names("secrets"))
                feed_->add(name);
        if (changes.of("clusters") || changes.of("telemetrySources"))
            showFleet();
    });
    connect(&cache, &client::ResourceCache::stateChanged, this, [this] {
        // Another store is another house.
        if (session_.cache.state() == CacheState::Loading)
            hasBegun_ = false;
        showState();
    });
    connect(&session_.connection, &client::Connection::stateChanged, this, &OverviewPage::showState);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &OverviewPage::lookAtRequests);
    connect(&session_.permissions, &client::Permissions::changed, this, &OverviewPage::lookAtRequests);
    connect(recent_, &RecentChanges::changed, this, [this] {
        lately_->show(*recent_);
        Q_EMIT settled();
    });
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, lately_, &LatelyCard::showAges);
}

void OverviewPage::followFleet() {
    connect(&fleet_->feed(), &kit::UseFeed::received, this, [this] {
        showFleet();
        showNeeds();
        Q_EMIT settled();
    });
    connect(&fleet_->feed(), &kit::UseFeed::errorChanged, this, &OverviewPage::showFleet);
    connect(fleet_, &FleetGlance::graveChanged, this, [this](const std::string &node, const GraveGpus &gpus) {
        gpus_.put(node, fleet_->rackOf(node), gpus.kind(), NeedWords::ofGpus(node, gpus));
    });
}

void OverviewPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    showState();
}

void OverviewPage::hideEvent(QHideEvent *event) {
    Page::hideEvent(event);
    pause();
}

void OverviewPage::focusInEvent(QFocusEvent *event) {
    passFocus(contents_->currentIndex() == 1 ? steps_->first() : capacity_->first(), event->reason());
}

// How much waits for a person stands in the navigation, whatever page is shown; all else is followed in sight alone.
void OverviewPage::pause() {
    feed_->setPaused(!hasBegun_);
    fleet_->setInSight(isVisible());
    fleet_->feed().setPaused(!hasBegun_);
    recent_->setPaused(!isVisible() || !hasBegun_ || !feed_->isIdle());
}

bool OverviewPage::isLoaded() const {
    return session_.cache.state() != CacheState::Loading;
}

// After the first copy is whole.
void OverviewPage::begin() {
    hasBegun_ = true;
    feed_->clear();
    nodes_.clear();
    queue_.clear();
    gpus_.tellAgain();
    tally_.clear();
    recent_->clear();
    for (const auto *kind : kindsOfChanges())
        for (const auto &name : session_.cache.names(kind))
            feed_->add(name);
    lookAtRequests();
}

void OverviewPage::lookAtRequests() {
    if (!hasBegun_)
        return;
    QList<Need> needs;
    session_.cache.each(requests, [&](const v1::Resource &request) {
        if (kit::ChangeTurn::isMine(session_, request))
            needs << NeedWords::ofRequest(request, kit::personOf(session_, request.change_request().principal()));
        return true;
    });
    if (queue_.put(QString::fromLatin1(requests), needs))
        showNeeds();
}

void OverviewPage::takeChange(const std::string &name) {
    const auto source = QString::fromStdString(name);
    const auto resource = session_.cache.find(name);
    if (!resource) {
        queue_.remove(source);
        nodes_.put(name, {}, 0, {});
        tally_.remove(name);
        recent_->remove(name);
        return;
    }
    const auto needs = NeedWords::of(*resource, [this](const std::string &secret) { return userOf(secret); });
    if (resource->has_node())
        nodes_.put(name, resource->node().rack(), NeedWords::signOf(*resource), needs);
    else
        queue_.put(source, needs);
    tally_.put(*resource);
    recent_->put(*resource);
}

std::string OverviewPage::userOf(const std::string &secret) const {
    std::string user;
    session_.cache.each("providers", [&](const v1::Resource &provider) {
        if (provider.provider().secret() == secret)
            user = provider.meta().name();
        return user.empty();
    });
    return user;
}

void OverviewPage::retry() {
    session_.connection.retry();
    fleet_->feed().retry();
    showState();
}

bool OverviewPage::isNew() const {
    const auto &cache = session_.cache;
    if (cache.count("deployments") > 0 || cache.count("telemetrySources") > 0)
        return false;
    bool hasGpus = false;
    cache.each("clusters", [&](const v1::Resource &cluster) {
        hasGpus = cluster.cluster_status().gpu_count() > 0;
        return !hasGpus;
    });
    return !hasGpus;
}

void OverviewPage::showState() {
    if (!isLoaded()) {
        if (const auto &error = session_.connection.error())
            panel_->showFailed({tr("The overview could not be loaded"), kit::Sentences::of(*error)});
        else
            panel_->showLoading(2);
        pause();
        return showFact();
    }
    if (!hasBegun_)
        begin();
    pause();
    if (!hasBegun_)
        return;
    const bool isFirst = isNew();
    steps_->setHasModel(session_.cache.count("models") > 0);
    contents_->setCurrentIndex(isFirst ? 1 : 0);
    panel_->showFilled();
    showFleet();
    showNeeds();
    showFact();
    Q_EMIT settled();
}

void OverviewPage::showNeeds() {
    if (isVisible()) {
        needs_->show(queue_);
        health_->showServing(tally_);
        lately_->show(*recent_);
    }
    Q_EMIT countChanged();
}

void OverviewPage::showFleet() {
    const auto &error = fleet_->feed().error();
    const auto isSimulated = [this](const std::string &name) {
        const auto source = session_.cache.find(name);
        return source && source->telemetry_source().has_simulator();
    };
    simulated_->setVisible(std::ranges::any_of(session_.cache.names("telemetrySources"), isSimulated));
    for (auto *button : guests_)
        button->setVisible(hasIncidents());
    incidents_->tell();
    const bool isForbidden = error && error->code() == core::Code::PermissionDenied;
    if (isForbidden)
        capacity_->showFailed(tr("You may not see what is measured here"), kit::Sentences::of(*error));
    else if (fleet_->use().isKnown())
        capacity_->show(fleet_->use(), clusterWithoutRate());
    else if (error)
        capacity_->showFailed(tr("The figures of the fleet could not be loaded"), kit::Sentences::of(*error));
    else
        capacity_->showLoading();
    health_->showFleet(fleet_->use().isKnown() && !isForbidden ? &fleet_->use() : nullptr);
}

QString OverviewPage::clusterWithoutRate() const {
    QString found;
    session_.cache.each("clusters", [&](const v1::Resource &cluster) {
        if (cluster.cluster_status().gpu_count() > 0 && cluster.cluster().gpu_rates().empty())
            found = QString::fromStdString(cluster.meta().name());
        return found.isEmpty();
    });
    return found;
}

void OverviewPage::showFact() {
    if (!isLoaded() || isNew())
        return header_->setFact({});
    const auto deployments = tr("%Ln deployment(s)", nullptr, static_cast<int>(session_.cache.count("deployments")));
    const auto models = tr("%Ln model(s)", nullptr, static_cast<int>(session_.cache.count("models")));
    header_->setFact(tr("%1, %2", "deployments, models").arg(deployments, models));
}

std::optional<qint64> OverviewPage::count() const {
    return queue_.count() > 0 ? std::optional<qint64>(queue_.count()) : std::nullopt;
}

bool OverviewPage::isSettled() const {
    if (panel_->state() == kit::StatePanel::State::Loading || (isLoaded() && !hasBegun_))
        return false;
    if (panel_->state() != kit::StatePanel::State::Filled || contents_->currentIndex() == 1)
        return true;
    return feed_->isIdle() && recent_->isSettled() && (fleet_->feed().isFresh() || fleet_->feed().error());
}

} // namespace overviewpage
