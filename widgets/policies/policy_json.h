#pragma once

#include <memory>
#include <optional>

#include "widgets/kit/json_editor.h"
#include "widgets/kit/session.h"
#include "widgets/policies/draft.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace policiespage {

namespace v1 = pilothouse::v1;

class JsonWords;
class Vocabulary;

// The whole set as JSON, as the API spells it, to be written in. Words are offered as one types and on Ctrl+Space; what
// is wrong is marked at its place. A text that is no set yet stands beside what the draft was before.
class PolicyJson final : public kit::JsonEditor {
    Q_OBJECT

public:
    PolicyJson(const kit::Session &session, Draft &draft, const Vocabulary &vocabulary, QWidget *parent = nullptr);
    ~PolicyJson() override;

    // Replaces what is marked.
    void showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations);
    // Brings the place of a violation, or of a rule, into sight with the cursor in it; of a text that is none, where it
    // breaks.
    void revealPath(const QString &path);

Q_SIGNALS:
    // Ways to mend what is wrong at this path are asked for.
    void fixRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    // Why a text is no set.
    struct Fault {
        QString words;
        // In bytes from the start.
        int position = 0;
        QList<QuickFix> fixes;
    };

    void fill();
    void follow();
    void take();
    void offerWords(bool isAsked);
    void markMistakes();
    static Fault unreadable(const core::Error &error, const QString &text);
    std::optional<Fault> faultOf(const QString &text, v1::Resource *set) const;

    Draft &draft_;
    std::unique_ptr<JsonWords> words_;
    google::protobuf::RepeatedPtrField<v1::FieldViolation> violations_;
    // Where the text breaks.
    std::optional<int> broken_;
    // The draft has changed while nobody looked.
    bool isOld_ = true;
};

} // namespace policiespage
