#pragma once

#include <map>
#include <optional>
#include <string>

#include <QObject>

#include "widgets/kit/change_dialog.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// The policy set that is being written: the whole of it, beside what stands. Form and JSON edit the same one. Others
// that were begun are kept until they are published or discarded.
class Draft final : public QObject {
    Q_OBJECT

public:
    enum class Origin { Opened, Form, Json, Fix };

    using QObject::QObject;

    // What stands, or what was begun of it before.
    void open(const v1::Resource &standing);
    // A new one, not made yet: its etag is empty.
    void begin(v1::Resource fresh);
    // Nothing is written.
    void close();
    // It stands otherwise now. What was begun goes on from what it was begun from, so that nothing is overwritten
    // unseen.
    void standsAs(const v1::Resource &standing);
    void put(v1::Resource edited, Origin origin);
    // Forgets what was begun; a new one altogether.
    void discard();

    bool isOpen() const { return !current_.edited.meta().name().empty(); }
    bool isNew() const { return isOpen() && current_.base.meta().etag().empty(); }
    bool isEdited() const { return isOpen() && differs(current_); }
    const v1::Resource &edited() const { return current_.edited; }
    const v1::Resource &base() const { return current_.base; }
    QString name() const { return QString::fromStdString(current_.edited.meta().name()); }
    const v1::PolicyRule *rule(const std::string &id) const;
    // Of a set that was begun and is not the open one; null where there is none.
    const v1::Resource *kept(const std::string &name) const;
    const auto &allKept() const { return kept_; }

    // Into the common flow of changes.
    kit::ChangeDialog::Proposal proposal() const;

Q_SIGNALS:
    void changed(policiespage::Draft::Origin origin);

private:
    struct Kept {
        v1::Resource base;
        v1::Resource edited;
    };
    static bool differs(const Kept &one);
    void keep();
    void enter(Kept one);

    Kept current_;
    std::map<std::string, Kept> kept_;
};

} // namespace policiespage
