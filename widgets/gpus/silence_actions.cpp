#include "widgets/gpus/silence_actions.h"

#include <algorithm>
#include <chrono>

#include <QAction>
#include <QMenu>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/intent.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/kit/change_dialog.h"

namespace gpuspage {

namespace {

using State = v1::SilenceStatus;
using Silences = std::vector<std::shared_ptr<const v1::Resource>>;

constexpr std::size_t MostExpired = 8;

bool isExpired(const v1::Resource &silence) {
    return silence.silence_status().state() == State::EXPIRED;
}

// What ends next comes first; of what has ended, what ended last.
Silences sorted(const client::ResourceCache &cache) {
    Silences silences;
    for (const auto &name : cache.names("silences"))
        if (const auto found = cache.find(name))
            silences.push_back(found);
    std::ranges::stable_sort(silences, [](const auto &one, const auto &two) {
        if (isExpired(*one) != isExpired(*two))
            return isExpired(*two);
        const auto left = one->silence().end_time().seconds();
        const auto right = two->silence().end_time().seconds();
        return isExpired(*one) ? left > right : left < right;
    });
    const auto expired = std::ranges::find_if(silences, [](const auto &one) { return isExpired(*one); });
    if (static_cast<std::size_t>(silences.end() - expired) > MostExpired)
        silences.erase(expired + MostExpired, silences.end());
    return silences;
}

} // namespace

SilenceActions::SilenceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("silences"), make, host) {
    end_ = this->make(QStringLiteral("end"), tr("End silence now"), tr("End now"));
    connect(end_, &QAction::triggered, this, &SilenceActions::proposeEnd);
    judge();
}

void SilenceActions::judge() {
    ObjectActions::judge();
    if (!end_)
        return;
    const auto silence = resource();
    const auto state = silence ? silence->silence_status().state() : State::STATE_UNSPECIFIED;
    ObjectActions::judge(end_, QStringLiteral("silences.update"),
                         !notOne().isEmpty()       ? notOne()
                         : state == State::EXPIRED ? tr("It has ended already.")
                         : state == State::PENDING ? tr("It has not begun yet. Delete it instead.")
                                                   : QString());
}

int SilenceActions::activeCount() const {
    int count = 0;
    for (const auto &name : session().cache.names("silences"))
        if (const auto found = session().cache.find(name))
            count += found->silence_status().state() == State::ACTIVE ? 1 : 0;
    return count;
}

void SilenceActions::fill(QMenu *menu) {
    menu->setToolTipsVisible(true);
    const auto silences = sorted(session().cache);
    if (silences.empty())
        menu->addAction(tr("Nothing is silenced."))->setEnabled(false);
    for (const auto &silence : silences)
        addSilence(menu, *silence);
    menu->addSeparator();
    menu->addAction(create());
}

void SilenceActions::addSilence(QMenu *menu, const v1::Resource &silence) {
    const auto name = QString::fromStdString(silence.meta().name());
    auto *one =
        menu->addMenu(tr("%1, %2", "the id of a silence, how it is")
                          .arg(name.section(QLatin1Char('/'), -1), QuietFacts::state(silence, session().times)));
    one->setToolTipsVisible(true);
    for (const auto &sentence : QuietFacts::sentences(silence))
        one->addAction(sentence)->setEnabled(false);
    one->addSeparator();
    one->addActions({end_, edit(), remove()});
    // What is done is done to the one whose menu is open.
    connect(one, &QMenu::aboutToShow, this, [this, name] { choose(name, {name}); });
}

void SilenceActions::proposeEnd() {
    const auto silence = resource();
    if (!silence)
        return;
    const auto &spec = silence->silence();
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(session().clock.now().time_since_epoch()).count();
    const auto begin = spec.has_start_time() ? spec.start_time().seconds() : silence->meta().create_time().seconds();
    kit::ChangeDialog::Proposal proposal;
    auto &put = *proposal.changes.emplace_back().mutable_put();
    *put.mutable_resource() = core::intentOf(*silence);
    // Not before it began, whatever the clock here says.
    put.mutable_resource()->mutable_silence()->mutable_end_time()->set_seconds(std::max<std::int64_t>(now, begin + 1));
    put.mutable_resource()->mutable_silence()->mutable_end_time()->set_nanos(0);
    put.mutable_update_mask()->add_paths("spec.end_time");
    put.set_etag(silence->meta().etag());
    proposal.before.push_back(core::intentOf(*silence));
    proposal.title = tr("End the silence %1").arg(current().section(QLatin1Char('/'), -1));
    proposal.consequence = tr("What is wrong with its GPUs counts again and calls whoever is to be called.");
    proposal.verb = tr("End now");
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

} // namespace gpuspage
