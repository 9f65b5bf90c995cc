#include "widgets/topology/topology_accessible.h"

#include <algorithm>

#include <QPointer>

#include "widgets/topology/topology_view.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

// More than a person would walk through; who looks for one of many has the table.
constexpr std::size_t MostInSight = 500;

// One object, as long as it is there.
class ObjectAccessible : public QAccessibleInterface {
public:
    ObjectAccessible(TopologyView *view, const QString &key) : view_(view), key_(key) {}

    const QString &key() const { return key_; }
    bool isValid() const override { return view_ && view_->graph().contains(key_); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect place = view_->rectOf(key_).toAlignedRect();
        return {view_->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        const auto &object = view_->graph().at(view_->graph().find(key_));
        return kind == QAccessible::Name          ? TopologyWords::name(object)
               : kind == QAccessible::Description ? TopologyWords::description(object)
                                                  : QString();
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.invalid = !isValid();
        state.selected = view_ && view_->current() == key_;
        state.focused = state.selected && view_->hasFocus();
        return state;
    }

private:
    QPointer<TopologyView> view_;
    const QString key_;
};

QAccessibleInterface *topologyAccessible(const QString &, QObject *object) {
    auto *view = qobject_cast<TopologyView *>(object);
    return view ? new TopologyAccessible(view) : nullptr;
}

} // namespace

void installTopologyAccessible() {
    // Qt keeps each factory once.
    QAccessible::installFactory(topologyAccessible);
}

void tellCurrentObject(TopologyView &view) {
    if (!QAccessible::isActive() || view.current().isEmpty() || !view.hasFocus())
        return;
    const auto inSight = view.objectsInSight(MostInSight);
    const auto found = std::ranges::find(inSight, view.graph().find(view.current()));
    if (found == inSight.end())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(found - inSight.begin()));
    QAccessible::updateAccessibility(&event);
}

TopologyAccessible::TopologyAccessible(TopologyView *view) : QAccessibleWidget(view, QAccessible::List) {}

TopologyView *TopologyAccessible::view() const {
    return static_cast<TopologyView *>(widget());
}

QAccessibleInterface *TopologyAccessible::interfaceOf(const QString &key) const {
    return objects_.of(key, [&] { return new ObjectAccessible(view(), key); });
}

int TopologyAccessible::childCount() const {
    return static_cast<int>(view()->objectsInSight(MostInSight).size());
}

QAccessibleInterface *TopologyAccessible::child(int index) const {
    const auto inSight = view()->objectsInSight(MostInSight);
    if (index < 0 || static_cast<std::size_t>(index) >= inSight.size())
        return nullptr;
    return interfaceOf(view()->graph().at(inSight[static_cast<std::size_t>(index)]).key);
}

int TopologyAccessible::indexOfChild(const QAccessibleInterface *child) const {
    const auto *object = dynamic_cast<const ObjectAccessible *>(child);
    if (!object)
        return -1;
    const auto inSight = view()->objectsInSight(MostInSight);
    const auto found = std::ranges::find(inSight, view()->graph().find(object->key()));
    return found == inSight.end() ? -1 : static_cast<int>(found - inSight.begin());
}

QAccessibleInterface *TopologyAccessible::childAt(int x, int y) const {
    const ObjectId id = view()->objectAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
    return id < 0 ? nullptr : interfaceOf(view()->graph().at(id).key);
}

QAccessibleInterface *TopologyAccessible::focusChild() const {
    return view()->hasFocus() && view()->graph().contains(view()->current()) ? interfaceOf(view()->current()) : nullptr;
}

} // namespace topologypage
