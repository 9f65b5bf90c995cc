#include "widgets/topology/object_inspector.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "backend/client/resource_cache.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/host_view.h"
#include "widgets/kit/role_label.h"
#include "widgets/topology/object_facts.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

constexpr std::size_t MostLinks = 12;

} // namespace

ObjectInspector::ObjectInspector(const kit::Session &session, const TopologyGraph &graph, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      graph_(graph),
      facts_(new kit::FactList(session.theme)),
      host_(new kit::HostView(session)),
      links_(new QWidget),
      column_(new QVBoxLayout(links_)) {
    setObjectName(QStringLiteral("objectInspector"));
    facts_->setObjectName(QStringLiteral("objectFacts"));
    facts_->setAccessibleName(tr("Facts"));
    links_->setObjectName(QStringLiteral("objectLinks"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(session.theme.px(kit::Size::SpaceTiny));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(session.theme.px(kit::Size::SpaceMedium));
    layout->addWidget(facts_);
    layout->addWidget(host_);
    layout->addWidget(links_);
    layout->addStretch(1);
    addTab(page, tr("Summary"));
    show({}, {});
}

void ObjectInspector::show(const QString &key, const QString &remark) {
    key_ = key;
    const ObjectId id = graph_.find(key);
    links_->setVisible(id >= 0);
    host_->setNode(id >= 0 && graph_.at(id).kind == Kind::Node ? graph_.at(id).key : QString());
    if (id < 0) {
        setTitle(tr("Nothing is selected"));
        setSubtitle(tr("Select an object to see what it is."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &object = graph_.at(id);
    setTitle(TopologyWords::name(object));
    const auto line = TopologyWords::line(object);
    setSubtitle(line.isEmpty() || line == TopologyWords::word(object.state)
                    ? TopologyWords::word(object.kind)
                    : tr("%1: %2", "kind of object, a fact").arg(TopologyWords::word(object.kind), line));
    setStatus(TopologyWords::word(object.state), TopologyWords::tone(object.health));
    auto facts = wholeFacts(graph_, id, session_.cache, session_.times);
    // Title and subtitle have said it.
    facts.removeFirst();
    if (!remark.isEmpty())
        facts.prepend({tr("Plan"), remark});
    facts_->setFacts(facts);
    showLinks(id);
}

void ObjectInspector::showLinks(ObjectId id) {
    const auto relations = relationsOf(graph_, id);
    QStringList linked{key_};
    for (const auto &relation : relations)
        for (const ObjectId other : relation.objects)
            linked << graph_.at(other).key;
    if (linked == linked_)
        return;
    linked_ = linked;
    while (auto *item = column_->takeAt(0)) {
        // A click on it may have brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (const auto &object = graph_.at(id); object.kind == Kind::Deployment && !object.detail.isEmpty()) {
        addHeading(tr("Model version"));
        addLink(object.detail, object.detail);
    }
    for (const auto &relation : relations) {
        addHeading(relation.words);
        for (std::size_t place = 0; place < std::min(MostLinks, relation.objects.size()); ++place) {
            const auto &other = graph_.at(relation.objects[place]);
            addLink(TopologyWords::name(other), other.key);
        }
        if (relation.objects.size() > MostLinks)
            addHeading(tr("and %n more", nullptr, static_cast<int>(relation.objects.size() - MostLinks)));
    }
}

void ObjectInspector::addHeading(const QString &words) {
    auto *heading = new kit::RoleLabel(session_.theme, kit::TextRole::Label, words);
    heading->setColor(kit::Color::Text2);
    column_->addWidget(heading);
}

void ObjectInspector::addLink(const QString &words, const QString &key) {
    auto *link = new QPushButton(words);
    link->setObjectName(QStringLiteral("link:") + key);
    kit::setKind(*link, kit::ButtonKind::Quiet);
    connect(link, &QPushButton::clicked, this, [this, key] {
        if (graph_.contains(key))
            Q_EMIT linkActivated(key);
        else
            Q_EMIT revealRequested(key);
    });
    column_->addWidget(link, 0, Qt::AlignLeading);
}

} // namespace topologypage
