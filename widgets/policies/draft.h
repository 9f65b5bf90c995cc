#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "widgets/kit/change_dialog.h"
#include "widgets/policies/quick_fix.h"

#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

// The policy set that is being written: the whole of it, beside what stands. Form and JSON edit the same one. Others
// that were begun are kept until they are published or discarded.
class Draft final : public QObject {
    Q_OBJECT

public:
    enum class Origin { Opened, Form, Json, Fix };

    // What was begun of a set, from what.
    struct Begun {
        v1::Resource base;
        v1::Resource edited;
        // Written as JSON since then, where it is no set yet.
        std::optional<QString> text;
    };
    // Whether a set of that name stands.
    using IsStanding = std::function<bool(const std::string &name)>;

    Draft(IsStanding isStanding, QObject *parent);

    // What people write of a set, with its etag: since when a rule says what it says the service keeps by itself.
    static v1::Resource written(const v1::Resource &standing);

    // What stands, or what was begun of it before.
    void open(const v1::Resource &standing);
    // A new one, not made yet: its etag is empty.
    void begin(v1::Resource fresh);
    // Nothing is written.
    void close();
    // It stands otherwise now. What was begun goes on from what it was begun from, so that nothing is overwritten
    // unseen.
    void standsAs(const v1::Resource &standing);
    // Where another set has its name already, all but the name is taken over: nobody loses a draft to another.
    void put(v1::Resource edited, Origin origin);
    // Of before a restart. What is being written under the same name already goes on.
    void recall(Begun begun);
    // Forgets what was begun; a new one altogether.
    void discard();
    // Takes that back; false where something was written under this name since, which would be lost.
    bool restore(Begun begun);
    // The text that is being written where it is no set yet, why not and how to mend it; nothing where it is one.
    void setUnfinished(const std::optional<QString> &text, const QString &fault, const QList<QuickFix> &fixes = {});
    // A form holds an id for a rule that is none of its own: why not, in words; empty where it holds none such. The
    // rule keeps the id that it had.
    void refuseRuleId(const QString &why);
    const QString &ruleIdRefusal() const { return ruleIdRefusal_; }
    // Another text in its place, of which nobody has said yet whether it is a set.
    void rewrite(const QString &text);
    const std::optional<QString> &unfinished() const { return current_.text; }
    const QString &fault() const { return fault_; }
    const QList<QuickFix> &fixes() const { return fixes_; }

    bool isOpen() const { return !current_.edited.meta().name().empty(); }
    bool isNew() const { return isOpen() && current_.base.meta().etag().empty(); }
    bool isEdited() const { return isOpen() && differs(current_); }
    const v1::Resource &edited() const { return current_.edited; }
    const v1::Resource &base() const { return current_.base; }
    const Begun &begun() const { return current_; }
    QString name() const { return QString::fromStdString(current_.edited.meta().name()); }
    const v1::PolicyRule *rule(const std::string &id) const;
    // Of a set that was begun and is not the open one; null where there is none.
    const v1::Resource *kept(const std::string &name) const;
    const auto &allKept() const { return kept_; }
    // The open one too, where something was written.
    std::vector<Begun> allBegun() const;
    // Another set has this name, begun or standing.
    bool isTaken(const std::string &name) const;
    // The name that was put last is taken, and the one before stands.
    bool isNameRefused() const { return isNameRefused_; }

    // Into the common flow of changes.
    kit::ChangeDialog::Proposal proposal() const;

Q_SIGNALS:
    void changed(policiespage::Draft::Origin origin);
    // What is written beside the draft and is not in it: a text or an id.
    void unfinishedChanged();
    // One that is kept and not open has come, or is no longer needed.
    void keptChanged();

private:
    static bool differs(const Begun &one);
    void forgetReached(const v1::Resource &standing);
    void keep();
    void enter(Begun one);

    const IsStanding isStanding_;
    Begun current_;
    std::map<std::string, Begun> kept_;
    bool isNameRefused_ = false;
    QString ruleIdRefusal_;
    QString fault_;
    QList<QuickFix> fixes_;
};

} // namespace policiespage
